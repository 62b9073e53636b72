"""The list of all keys, over everything; any key closes it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import SCRIM, SCRIM_ALPHA, theme
from facilitator.ui.widgets.badges import KeyCap
from facilitator.ui.widgets.buttons import IconButton, button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.paint import paint_frame
from facilitator.ui.widgets.panes import ScrollPane, Separator

_WIDTH, _HEIGHT = 878, 640
_KEYS_WIDTH = 124


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Keys that do the same, and what that is; `before` is a word in front of them."""

    keys: tuple[str, ...]
    does: str
    before: str = ""


class KeyList(QWidget):
    """A dimmed page with a sheet in its middle."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys and clicker"))
        self._sheet = _Sheet(self)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addLayout(self._head())
        body = ScrollPane(self.tr("Keys"))
        body.column.addLayout(self._columns())
        body.column.addStretch(1)
        column.addWidget(body, 1)
        column.addWidget(Separator())
        column.addLayout(self._foot())
        self.hide()

    def open(self) -> None:
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close_list()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_list()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(theme().px(_WIDTH), self.width() - 24)
        height = min(theme().px(_HEIGHT), self.height() - 24)
        self._sheet.setGeometry(
            (self.width() - width) // 2, (self.height() - height) // 2, width, height
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(SCRIM)
        veil.setAlphaF(SCRIM_ALPHA)
        QPainter(self).fillRect(event.rect(), veil)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(TextBlock(self.tr("Keys and clicker"), 20, weight=600, wrap=False), 1)
        hint = self.tr("Letters and digits work when you are not typing in a field.")
        row.addWidget(TextBlock(hint, 13, tone="text2", wrap=False))
        corner = IconButton("ph.x", self.tr("Close"))
        corner.clicked.connect(self.close_list)
        row.addWidget(corner)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Glyph("ph.timer"))
        rule = self.tr(
            "Next and Back ignore a second press within 0.7 s. Every step can be undone."
        )
        row.addWidget(TextBlock(rule, 14), 1)
        self._close_button = button(self.tr("Close"), kind="primary", key_hint=self.tr("Esc"))
        self._close_button.clicked.connect(self.close_list)
        row.addWidget(self._close_button)
        return row

    def _columns(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(48)
        clock, phases, observe, screen = self._lines()
        row.addLayout(key_column((self.tr("Clock"), clock), (self.tr("Phases"), phases)), 1)
        row.addLayout(key_column((self.tr("Observe"), observe), (self.tr("Screen"), screen)), 1)
        return row

    def _lines(self) -> tuple[tuple[KeyLine, ...], ...]:
        """Only keys that do something."""
        ctrl, shift = self.tr("Ctrl"), self.tr("Shift")
        clock = (
            KeyLine((self.tr("Space"), "P"), self.tr("Pause or go on")),
            KeyLine(("↑",), self.tr("Add 1 min")),
            KeyLine((f"{shift} ↑",), self.tr("Add 5 min")),
            KeyLine(("↓",), self.tr("Take off 1 min")),
            KeyLine(("C",), self.tr("Catch up, then ↑ ↓ and Enter")),
        )
        phases = (
            KeyLine(("PgDn", "→"), self.tr("Next phase (clicker forward)")),
            KeyLine(("PgUp", "←"), self.tr("Back (clicker back)")),
            KeyLine((f"{ctrl} Z",), self.tr("Undo the last step")),
            KeyLine((f"{ctrl} {shift} Z",), self.tr("Redo")),
            KeyLine((f"{ctrl} E",), self.tr("End session")),
        )
        observe = (
            KeyLine(("1–9",), self.tr("Choose group, with Shift add it")),
            KeyLine(("0",), self.tr("Whole room")),
            KeyLine(("1–4",), self.tr("Choose level, within 5 s"), before=self.tr("then")),
            KeyLine(("O", f"{shift} O"), self.tr("Next or previous objective")),
            KeyLine(("V",), self.tr("Add a photo")),
            KeyLine(("N", f"{shift} N"), self.tr("Next or previous name in the group")),
            KeyLine((f"{ctrl} 1–6",), self.tr("Quick tag on or off")),
            KeyLine((self.tr("Enter"),), self.tr("Save observation")),
            KeyLine((self.tr("Esc"),), self.tr("Cancel, back to the clock")),
        )
        screen = (
            KeyLine(("F5", "A"), self.tr("Audience screen on or off")),
            KeyLine((".", "B"), self.tr("Audience screen black, or back")),
            KeyLine(("F",), self.tr("Freeze the audience screen")),
            KeyLine(("W",), self.tr("Audience screen in a window or whole")),
            KeyLine(("M",), self.tr("Mini timer")),
            KeyLine(("S",), self.tr("Sounds on or off")),
            KeyLine(("F11",), self.tr("Full screen")),
            KeyLine(("F1", "?"), self.tr("This list")),
            KeyLine((f"{shift} F1",), self.tr("The guide")),
            KeyLine((f"{ctrl} D",), self.tr("Light or dark")),
        )
        return clock, phases, observe, screen


class _Sheet(QFrame):
    """Nothing on it closes the list by accident."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(QPainter(self), QRectF(self.rect()), radius=8, fill="surface", edge="line")


def key_column(*parts: tuple[str, tuple[KeyLine, ...]]) -> QVBoxLayout:
    """Keys below each other, in parts with a title."""
    column = QVBoxLayout()
    column.setSpacing(18)
    for title, lines in parts:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, theme().px(_KEYS_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.addWidget(TextBlock(title, 15, weight=600, wrap=False), 0, 0, 1, 2)
        for place, line in enumerate(lines):
            rule = Separator()
            grid.addWidget(rule, 2 * place + 1, 0, 1, 2)
            grid.addWidget(_keys(line), 2 * place + 2, 0)
            grid.addWidget(TextBlock(line.does, 14), 2 * place + 2, 1)
        column.addLayout(grid)
    column.addStretch(1)
    return column


def _keys(line: KeyLine) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(6)
    if line.before:
        row.addWidget(TextBlock(line.before, 13, tone="text2", wrap=False))
    for key in line.keys:
        row.addWidget(KeyCap(key))
    row.addStretch(1)
    return made
