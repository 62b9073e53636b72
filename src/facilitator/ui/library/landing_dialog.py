"""A document and what became of it, side by side: one points at the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.icons import icon
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.lists import row_list
from facilitator.ui.widgets.panes import Separator

if TYPE_CHECKING:
    from facilitator.ui.library.landing_model import LandingRow, LandingShown

_TYPED, _KEPT = ("ph.check-circle", "ok"), ("ph.text-align-left", "text2")


class LandingDialog(QDialog):
    """The document at the left with its lines, the texts of the plan at the right."""

    def __init__(self, shown: LandingShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = shown.rows
        self._leading = False
        self.setWindowTitle(self.tr("What was read"))
        self.setMinimumSize(820, 520)
        self.resize(1000, 660)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(shown.heading, Role.TITLE, wrap=True))
        column.addLayout(self._sureness(shown))
        column.addWidget(Separator())
        column.addLayout(self._both(shown), 1)
        column.addLayout(self._footer(shown))
        self.rows.currentRowChanged.connect(self._show_lines)
        self.source.cursorPositionChanged.connect(self._show_row)
        self.rows.setCurrentRow(0)
        self.rows.setFocus()

    def _sureness(self, shown: LandingShown) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Glyph(*shown.look, 22), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(shown.sureness, Role.BODY, bold=True))
        reasons = ". ".join(shown.reasons)
        words.addWidget(label(f"{reasons}." if reasons else "", tone="text2", wrap=True))
        row.addLayout(words, 1)
        return row

    def _both(self, shown: LandingShown) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._side(self.tr("The document"), self._source(shown)), 1)
        row.addLayout(self._side(self.tr("The plan"), self._list(shown)), 1)
        return row

    def _side(self, name: str, field: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(name, Role.CAPTION, tone="text2"))
        column.addWidget(field, 1)
        return column

    def _source(self, shown: LandingShown) -> QPlainTextEdit:
        self.source = QPlainTextEdit("\n".join(shown.source))
        self.source.setReadOnly(True)
        self.source.setTabChangesFocus(True)
        self.source.setAccessibleName(self.tr("The document"))
        # With a cursor, arrow keys go from line to line and the plan follows.
        self.source.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme().px(13))
        self.source.setFont(font)
        return self.source

    def _list(self, shown: LandingShown) -> QListWidget:
        self.rows = row_list(self.tr("The plan"), spacing=1)
        set_focus_shape(self.rows, 6, shape="inset")
        for row in shown.rows:
            self.rows.addItem(_item(row))
        return self.rows

    def _footer(self, shown: LandingShown) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(shown.counts, tone="text2", wrap=True), 1)
        done = button(self.tr("Done"), kind="primary", height=48)
        done.clicked.connect(self.accept)
        done.setDefault(True)
        row.addWidget(done)
        return row

    def _show_lines(self, place: int) -> None:
        """Mark the lines that a text comes from."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        self.source.setExtraSelections(
            [self._marked(line) for line in range(row.first, row.last + 1)]
            if row and row.first
            else []
        )
        if row and row.first and not self._leading:
            self._leading = True
            self.source.setTextCursor(self._cursor(row.first))
            self.source.centerCursor()
            self._leading = False

    def _show_row(self) -> None:
        """Select the narrowest text that the line under the cursor went to."""
        if self._leading:
            return
        line = self.source.textCursor().blockNumber() + 1
        holding = [n for n, row in enumerate(self._rows) if row.first <= line <= row.last]
        if holding:
            self._leading = True
            rows = self._rows
            self.rows.setCurrentRow(
                min(holding, key=lambda n: (rows[n].last - rows[n].first, rows[n].typed))
            )
            self._leading = False

    def _cursor(self, line: int) -> QTextCursor:
        return QTextCursor(self.source.document().findBlockByNumber(line - 1))

    def _marked(self, line: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self._cursor(line)
        look = QTextCharFormat()
        look.setBackground(theme().color("accentt"))
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)
        look.setFontWeight(QFont.Weight.Bold)
        made.format = look
        return made


def _item(row: LandingRow) -> QListWidgetItem:
    made = QListWidgetItem(icon(*(_TYPED if row.typed else _KEPT)), row.words)
    made.setToolTip("")
    return made
