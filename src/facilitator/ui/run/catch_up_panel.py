"""The Catch up panel: it stands below the clock, which it never covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.buttons import IconButton, button, font_within
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.paint import paint_badge, paint_frame, paint_line
from facilitator.ui.widgets.panes import Card, ScrollPane
from facilitator.ui.widgets.switching import Switchable

if TYPE_CHECKING:
    from facilitator.ui.run.catch_up_reading import CatchUpReading, OptionReading, PreviewRow

_TILE = 60
_WIDE_TILE = 300
_WIDE_PANEL = 640
_ROW = 36
_CENTRE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CatchUpPanel(Card):
    """Options side by side, below them what the chosen one would make of the rest."""

    applied = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("surface", edge="accent", width=2, parent=parent)
        self.setAccessibleName(self.tr("Catch up"))
        self._reading: CatchUpReading | None = None
        self._chosen = 0
        self._title = TextBlock("", 20, weight=600, wrap=False)
        self._hint = TextBlock(
            self.tr("The clock keeps running while you choose."), 13, tone="text2", wrap=False
        )
        self.close_button = IconButton("ph.x", self.tr("Close"))
        self.close_button.clicked.connect(self.cancelled)
        self._tiles: list[OptionTile] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._preview = Preview()
        self.cancel = button(self.tr("Cancel"), key_hint=self.tr("Esc"))
        self.apply = button(self.tr("Apply"), kind="primary", key_hint=self.tr("Enter"))
        self.cancel.clicked.connect(self.cancelled)
        self.apply.clicked.connect(self.applied)
        self._build()
        self.hide()

    @property
    def chosen(self) -> int:
        """Position of the option that Apply applies."""
        return self._chosen

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        if not self.isVisible():
            return ()
        return (self.close_button, *self._tiles, self.cancel, self.apply)

    def show_reading(self, reading: CatchUpReading) -> None:
        """The same option stays chosen while its numbers change."""
        if reading == self._reading:
            return
        self._reading = reading
        self._title.set_text(reading.title)
        self._match(len(reading.options))
        for tile, option in zip(self._tiles, reading.options, strict=True):
            tile.show_option(option)
        self.choose(min(self._chosen, len(reading.options) - 1))

    def open(self) -> None:
        self._chosen = 0
        self._reading = None
        self.show()
        self.raise_()

    def choose(self, position: int) -> None:
        self._chosen = position
        for place, tile in enumerate(self._tiles):
            tile.setChecked(place == position)
        if self._reading is not None and self._reading.options:
            option = self._reading.options[position]
            self._preview.show_option(option)
            self.setAccessibleDescription(option.spoken)

    def step(self, way: int) -> None:
        """To the next or the previous option, round and round."""
        if self._tiles:
            self.choose((self._chosen + way) % len(self._tiles))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= theme().px(_WIDE_PANEL))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 12, 22, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Glyph("ph.arrows-in-line-horizontal", "accent", 24))
        head.addWidget(self._title, 1)
        head.addWidget(self._hint)
        head.addWidget(self.close_button)
        body = ScrollPane(self.tr("What the option changes"), spacing=8)
        body.column.addLayout(self._grid)
        body.column.addWidget(self._preview)
        body.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(TextBlock(self.tr("You can undo this with Ctrl Z."), 13, tone="text2"), 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        column.addLayout(head)
        column.addWidget(body, 1)
        column.addLayout(foot)
        for one in (self.close_button, self.cancel, self.apply):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _match(self, count: int) -> None:
        while len(self._tiles) > count:
            old = self._tiles.pop()
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        while len(self._tiles) < count:
            place = len(self._tiles)
            tile = OptionTile(self)
            tile.clicked.connect(lambda _=False, at=place: self.choose(at))
            self._group.addButton(tile)
            self._grid.addWidget(tile, place // 2, place % 2)
            tile.show()  # a layout does that only later
            self._tiles.append(tile)


class OptionTile(Switchable, QRadioButton):
    """One way to catch up: what it does, how, and when all would be over."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._option: OptionReading | None = None
        self.listen_to_switching()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, 6)

    def show_option(self, option: OptionReading) -> None:
        if option != self._option:
            self._option = option
            self.setAccessibleName(option.spoken)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(_TILE))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().px(_TILE))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        fill = "accentt" if on else "sunken" if self.underMouse() else "surface"
        edge, width = ("accent", 2) if on else ("border", 1)
        paint_frame(painter, QRectF(self.rect()), radius=6, fill=fill, edge=edge, width=width)
        self._paint_mark(painter)
        if self._option is not None:
            self._paint_words(painter, self._option)

    def _paint_mark(self, painter: QPainter) -> None:
        side = theme().px(20)
        mark = QRectF(theme().px(14), (self.height() - side) / 2, side, side)
        edge = "accent" if self.isChecked() else "line"
        paint_frame(painter, mark, radius=side / 2, fill="surface", edge=edge, width=2)
        if self.isChecked():
            inner = side / 4
            dot = mark.adjusted(inner, inner, -inner, -inner)
            paint_frame(painter, dot, radius=dot.width() / 2, fill="accent")

    def _paint_words(self, painter: QPainter, option: OptionReading) -> None:
        left, pad, line = theme().px(46), theme().px(12), theme().px(21)
        top = (self.height() - 2 * line) / 2
        bold = theme().font_px(15, weight=600)
        ends = theme().font_px(15, weight=600, tabular=True)
        last = option.ends if self.width() >= theme().px(_WIDE_TILE) else option.finish
        right = QFontMetricsF(ends).horizontalAdvance(last) + pad
        room = QRectF(left, top, self.width() - left - right - pad, line)
        _write(painter, room, option.title, bold, "text")
        small, below = theme().font_px(13), room.translated(0, line)
        edge = QRectF(0, 0, self.width() - pad, self.height())
        if QFontMetricsF(small).horizontalAdvance(option.detail) > below.width():
            below.setRight(self.width() - pad)
            edge.setRect(0, top, edge.width(), line)
        _write(painter, below, option.detail, small, "text2")
        _write(painter, edge, last, ends, "text", align=_CENTRE_RIGHT)


class Preview(QWidget):
    """The rest of the session under one option, and below it what that costs."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option: OptionReading | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_option(self, option: OptionReading) -> None:
        if option != self._option:
            self._option = option
            self.setAccessibleName(option.spoken)
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        if self._option is None:
            return QSize(0, 0)
        count = len(self._option.costs)
        return QSize(0, len(self._option.rows) * theme().px(_ROW) + count * theme().px(22))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._option is None:
            return
        painter, row = QPainter(self), theme().px(_ROW)
        top = 0.0
        for cost in self._option.costs:
            self._paint_cost(painter, QRectF(0, top, self.width(), theme().px(22)), cost)
            top += theme().px(22)
        for one in self._option.rows:
            self._paint_row(painter, QRectF(0, top, self.width(), row), one)
            top += row

    def _paint_cost(self, painter: QPainter, line: QRectF, cost: str) -> None:
        side = theme().px(16)
        paint_icon(painter, QRectF(0, line.top(), side, line.height()), "ph.warning", "warn")
        room = line.adjusted(side + theme().px(8), 0, 0, 0)
        _write(painter, room, cost, theme().font_px(13, weight=600), "warn")

    def _paint_row(self, painter: QPainter, line: QRectF, row: PreviewRow) -> None:
        paint_line(painter, line.topLeft(), line.topRight())
        side = theme().px(24)
        badge = QRectF(0, line.top() + (line.height() - side) / 2, side, side)
        paint_badge(painter, badge, row.number)
        plain = theme().font_px(14, tabular=True)
        bold = theme().font_px(14, weight=600, tabular=True)
        times, after = theme().px(110), theme().px(76)
        right = line.width()
        _write(painter, _cell(line, right - times, times), row.times, plain, "text2", _CENTRE_RIGHT)
        right -= times + theme().px(12)
        if row.after:
            cell = _cell(line, right - after, after)
            _write(painter, cell, row.after, bold, "text", _CENTRE_RIGHT)
            arrow = _cell(line, right - after - theme().px(16), theme().px(16))
            paint_icon(painter, arrow, "ph.arrow-right", "text2")
        right -= after + theme().px(24)
        before = theme().px(64)
        _write(
            painter, _cell(line, right - before, before), row.before, plain, "text2", _CENTRE_RIGHT
        )
        name = line.adjusted(side + theme().px(10), 0, right - before - line.width(), 0)
        _write(painter, name, row.name, theme().font_px(14), "text")


def _cell(line: QRectF, left: float, width: float) -> QRectF:
    return QRectF(left, line.top(), width, line.height())


def _write(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    tone: str,
    align: Qt.AlignmentFlag = _CENTRE_LEFT,
) -> None:
    """In a smaller size if it must be; cut only when even that has no room."""
    font = font_within(font, text, room.width())
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.setFont(font)
    painter.setPen(theme().color(tone))
    painter.drawText(room, align, shown)
