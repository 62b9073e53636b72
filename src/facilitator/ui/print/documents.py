"""The list of documents: the box selects, the row previews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.services.printing import Document
from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import button, font_within, text_width
from facilitator.ui.widgets.checks import CheckBox
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, ScrollPane
from facilitator.ui.widgets.switching import Switchable

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW, _TALL_ROW = 56, 76
_MOST_LINES = 3
_BOX_ROOM = 52
_NARROW = 340
"""Below this width the sheets get a third line, so that nothing of a row is cut."""
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One row: what the document is called, holds and takes; `counts` when that adds to the sum."""

    document: Document
    icon: str
    title: str
    holds: str
    sheets: str
    counts: bool
    wanted: bool
    shown: bool


class _RowButton(Switchable, QAbstractButton):
    """The row without its box; ↑ and ↓ go to the neighbours."""

    step_wanted = Signal(int)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: DocumentLine | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)  # told as one of several; the box to tick stands before it
        self.listen_to_switching()
        set_focus_shape(self, 4, shape="inset")

    def show_line(self, line: DocumentLine) -> None:
        self._line = line
        self.setChecked(line.shown)
        self.setAccessibleName(f"{line.title}. {line.holds}. {line.sheets}")
        self.update()

    def lines_in(self, width: int) -> int:
        """Three where the sheets beside the other words would leave those too little room."""
        line = self._line
        if _is_narrow(width) or line is None:
            return _MOST_LINES
        room = width - _words_start() - 16 - 8 - text_width(self._sheets_font(line), line.sheets)
        wanted = ((line.title, self._title_font(line)), (line.holds, theme().font(Role.SMALL)))
        fits = (_fits(font_within(font, words, room), words, room) for words, font in wanted)
        return _MOST_LINES - 1 if all(fits) else _MOST_LINES

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.step_wanted.emit(way)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._line
        if line is None:
            return
        painter = QPainter(self)
        box, color = QRectF(self.rect()), theme().color
        hover = self.underMouse()
        fill = "accentt" if line.shown else "sunken" if hover else "surface"
        painter.fillRect(box, color(fill))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), color("border"))
        if line.shown:
            painter.fillRect(QRectF(0, 0, 4, box.height()), color("accent"))
        side, x = theme().px(22), _BOX_ROOM
        icon = QRectF(x, (box.height() - side) / 2, side, side)
        paint_icon(painter, icon, line.icon, "text2")
        left = _words_start()
        lines = self.lines_in(self.width())
        height = (box.height() - 16) / lines
        upper = QRectF(left, 8, box.right() - 16 - left, height)
        lower = upper.translated(0, height)
        if lines == _MOST_LINES:
            self._paint_sheets(painter, lower.translated(0, height), line, at_end=False)
        else:
            end = self._paint_sheets(painter, QRectF(upper).united(lower), line)
            upper.setRight(end)
            lower.setRight(end)
        self._paint_words(painter, upper, lower, line)

    def _paint_sheets(
        self, painter: QPainter, room: QRectF, line: DocumentLine, *, at_end: bool = True
    ) -> float:
        """Sheets at the right end of the room; where the room for other words ends."""
        font = self._sheets_font(line)
        width = text_width(font, line.sheets)
        left = room.right() - width if at_end else room.left()
        painter.setFont(font)
        painter.setPen(theme().color("text" if line.counts else "text2"))
        painter.drawText(QRectF(left, room.top(), width + 2, room.height()), _LINE, line.sheets)
        return left - 8

    def _paint_words(
        self, painter: QPainter, upper: QRectF, lower: QRectF, line: DocumentLine
    ) -> None:
        title, small = self._title_font(line), theme().font(Role.SMALL)
        for part, text, font, ink in (
            (upper, line.title, title, "text"),
            (lower, line.holds, small, "text2"),
        ):
            painter.setFont(font_within(font, text, part.width()))
            painter.setPen(theme().color(ink))
            painter.drawText(part, _LINE, text)

    @staticmethod
    def _sheets_font(line: DocumentLine) -> QFont:
        return theme().font(Role.BODY, weight=600 if line.counts else 400)

    @staticmethod
    def _title_font(line: DocumentLine) -> QFont:
        return theme().font(Role.BODY, weight=600 if line.shown else 400)


def _words_start() -> int:
    """Behind the box and the icon."""
    return _BOX_ROOM + theme().px(22) + 14


def _fits(font: QFont, words: str, room: float) -> bool:
    return text_width(font, words) <= room + 1


def _is_narrow(width: float) -> bool:
    return width < theme().px(_NARROW)


class DocumentRow(QWidget):
    """A document with its box; `wanted_changed` and `shown` come from the user only."""

    wanted_changed = Signal(bool)
    shown = Signal()
    step_wanted = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox("", parent=self)  # first, as Tab comes to it first
        self.button = _RowButton(parent=self)
        self.box.raise_()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.box.clicked.connect(self.wanted_changed)
        self.button.clicked.connect(self.shown)
        self.button.step_wanted.connect(self.step_wanted)

    def show_line(self, line: DocumentLine) -> None:
        self.button.show_line(line)
        self.updateGeometry()
        self.box.setChecked(line.wanted)
        self.box.setAccessibleName(self.tr("Print {title}").format(title=line.title))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(260), theme().px(_ROW))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return theme().px(_TALL_ROW if self.button.lines_in(width) == _MOST_LINES else _ROW)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.button.setGeometry(self.rect())
        self.box.setGeometry(6, (self.height() - 44) // 2, 44, 44)


class DocumentsPane(Pane):
    """`wanted_changed(document, bool)`, `all_wanted(bool)`, `document_shown(document)`."""

    wanted_changed = Signal(object, bool)
    all_wanted = Signal(bool)
    everything_requested = Signal()
    document_shown = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("right",), parent=parent)
        self._rows = {document: DocumentRow() for document in Document}
        self._count = label("", Role.BODY, tone="text2")
        self._everything = CheckBox("")
        self._everything.setTristate(True)
        self._everything.setAccessibleName(self.tr("Print all documents"))
        self._everything.clicked.connect(self._want_all)
        self._everything_for = button("", icon="ph.stack")
        self._everything_for.clicked.connect(self.everything_requested)
        self._hint = label("", Role.SMALL, tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._make_list(), 1)
        column.addWidget(self._make_foot())

    def show_lines(self, lines: Sequence[DocumentLine]) -> None:
        for line in lines:
            self._rows[line.document].show_line(line)
        wanted = sum(line.wanted for line in lines)
        count = self.tr("{wanted} of {all}").format(wanted=wanted, all=len(lines))
        self._count.setText(count)
        state = Qt.CheckState.PartiallyChecked
        if wanted in (0, len(lines)):
            state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        self._everything.setCheckState(state)

    def show_everything(self, words: str) -> None:
        """For which session everything can be had at once; empty when none is chosen."""
        self._everything_for.setText(words)
        self._everything_for.setVisible(bool(words))

    def show_hint(self, words: str) -> None:
        self._hint.setText(words)

    def _make_head(self) -> QWidget:
        head = Pane("surface", edges=("bottom",))
        head.setFixedHeight(theme().px(48))
        row = QHBoxLayout(head)
        row.setContentsMargins(6, 0, 16, 1)
        row.setSpacing(4)
        row.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(self.tr("Documents"), Role.STRONG))
        row.addStretch(1)
        row.addWidget(self._count)
        return head

    def _make_list(self) -> QWidget:
        area = ScrollPane(self.tr("Documents"), spacing=0)
        for document, made in self._rows.items():
            made.wanted_changed.connect(
                lambda on, document=document: self.wanted_changed.emit(document, on)
            )
            made.shown.connect(lambda document=document: self.document_shown.emit(document))
            made.step_wanted.connect(lambda way, document=document: self._step(document, way))
            area.column.addWidget(made)
        area.column.addStretch(1)
        return area

    def _make_foot(self) -> QWidget:
        foot = Pane("surface", edges=("top",))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Glyph("ph.lightbulb"))
        row.addWidget(self._hint, 1)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._everything_for)
        column.addLayout(row)
        return foot

    def _want_all(self) -> None:
        """A box that is half ticked becomes ticked, as everywhere."""
        self.all_wanted.emit(self._everything.checkState() != Qt.CheckState.Unchecked)

    def _step(self, document: Document, way: int) -> None:
        documents = list(self._rows)
        place = documents.index(document) + way
        if 0 <= place < len(documents):
            self._rows[documents[place]].button.setFocus()
            self.document_shown.emit(documents[place])
