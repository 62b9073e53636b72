"""Setting the texts of a plan into a document, piece by piece: nothing in them is ever markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextListFormat,
)

from facilitator.domain.inline import spans
from facilitator.ui.prepare.blocks import Block, Kind, blocks
from facilitator.ui.theme import Role, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


def letters(role: Role, *, tone: str = "text", weight: int | None = None) -> QTextCharFormat:
    """How letters of a role look."""
    made = QTextCharFormat()
    made.setFont(theme().font(role, weight=weight))
    made.setForeground(theme().color(tone))
    return made


def spacing(
    role: Role = Role.BODY, *, above: float = 0, below: float = 0, left: float = 0
) -> QTextBlockFormat:
    """Space around a paragraph in px at scale 1, and lines at least as high as the role's."""
    made = QTextBlockFormat()
    made.setTopMargin(theme().px(above))
    made.setBottomMargin(theme().px(below))
    made.setLeftMargin(theme().px(left))
    made.setLineHeight(theme().px(role.line + 1), _AT_LEAST)
    return made


class Writer:
    """Appends paragraphs at a cursor; the first one takes the block that is already there."""

    def __init__(self, cursor: QTextCursor, role: Role = Role.BODY, *, tone: str = "text") -> None:
        self._cursor = cursor
        self._role = role
        self._tone = tone
        self._fresh = True

    @property
    def cursor(self) -> QTextCursor:
        return self._cursor

    def paragraph(self, shape: QTextBlockFormat) -> None:
        """Begin a paragraph."""
        if self._fresh:
            self._cursor.setBlockFormat(shape)
            self._fresh = False
        else:
            self._cursor.insertBlock(shape, QTextCharFormat())

    def leave_table(self) -> None:
        """Behind a table stands an empty paragraph: the next text takes it."""
        self._cursor.movePosition(self._cursor.MoveOperation.End)
        self._fresh = True

    def inline(self, text: str, form: QTextCharFormat | None = None) -> None:
        """Words with what is strong in them set bold."""
        usual = form or letters(self._role, tone=self._tone)
        for span in spans(text):
            shown = QTextCharFormat(usual)
            if span.strong:
                shown.setFontWeight(QFont.Weight.DemiBold)
            self._cursor.insertText(span.text, shown)

    def line(self, text: str, form: QTextCharFormat, shape: QTextBlockFormat | None = None) -> None:
        """A paragraph in one form, such as a heading."""
        self.paragraph(shape or spacing())
        self._cursor.insertText(text, form)

    def text(self, text: str, *, gap: float = 6) -> None:
        """A text of the plan with its lists, quotes and code."""
        for place, block in enumerate(blocks(text)):
            self._block(block, gap if place else 0)

    def items(self, texts: tuple[str, ...]) -> None:
        """A list: one item for each text."""
        for text in texts:
            self.item(text)

    def item(self, text: str, *, lead: str = "") -> None:
        """A list item after its bold lead; its further blocks stand indented below it."""
        first, *more = blocks(text) or (Block(Kind.PARAGRAPH, text),)
        self._item(Block(Kind.ITEM, first.text, 0, "*"), 3, lead=lead)
        for block in more:
            self._block(block, 3, depth=1)

    def _shape(self, *, above: float = 0, left: float = 0) -> QTextBlockFormat:
        return spacing(self._role, above=above, left=left)

    def _block(self, block: Block, above: float, *, depth: int = 0) -> None:
        left = 20.0 * depth
        match block.kind:
            case Kind.ITEM:
                moved = Block(block.kind, block.text, block.depth + depth, block.mark)
                self._item(moved, min(above, 3))
            case Kind.HEADING:
                self.paragraph(self._shape(above=above + 4, left=left))
                self.inline(block.text, letters(self._role, weight=600))
            case Kind.QUOTE:
                self.paragraph(self._shape(above=above, left=left + 16))
                self.inline(block.text, letters(self._role, tone="text2"))
            case Kind.LITERAL:
                self._literal(block.text, self._shape(above=above, left=left))
            case Kind.RULE:
                self.paragraph(self._shape(above=above, left=left))
                self._cursor.insertText("⁂", letters(self._role, tone="text3"))
            case Kind.PARAGRAPH:
                self.paragraph(self._shape(above=above, left=left))
                self.inline(block.text)

    def _item(self, block: Block, above: float, *, lead: str = "") -> None:
        self.paragraph(self._shape(above=above))
        shape = QTextListFormat()
        shape.setIndent(1 + block.depth)
        if block.is_numbered:
            shape.setStyle(QTextListFormat.Style.ListDecimal)
            shape.setStart(int(block.mark[:-1]))
            shape.setNumberSuffix(block.mark[-1])
        else:
            shape.setStyle(_BULLETS[min(block.depth, 2)])
        self._cursor.createList(shape)
        if lead:
            self._cursor.insertText(lead, letters(self._role, tone=self._tone, weight=600))
        self.inline(block.text)

    def _literal(self, text: str, shape: QTextBlockFormat) -> None:
        form = letters(self._role)
        form.setFontFamilies([QFontDatabase.systemFont(_FIXED).family()])
        shape.setNonBreakableLines(False)
        for line in text.split("\n"):
            self.paragraph(shape)
            self._cursor.insertText(line, form)
            shape.setTopMargin(0)


_FIXED = QFontDatabase.SystemFont.FixedFont


def blank_document() -> QTextDocument:
    """A document that measures as its widget does, without margins of its own."""
    made = QTextDocument()
    made.setDocumentMargin(0)
    made.setIndentWidth(theme().px(20))
    made.setUndoRedoEnabled(False)
    made.setDefaultFont(theme().font(Role.BODY))
    return made
