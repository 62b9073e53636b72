"""The window on the second display: it paints what it is given and knows no rules."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from facilitator.ui.audience.parts import HEIGHT, WIDTH, parts_of
from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.countdown_reading import CountdownState
from facilitator.ui.widgets.paint import fill_rect

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QMouseEvent, QPaintEvent

    from facilitator.ui.audience.model import AudienceReading
    from facilitator.ui.audience.parts import Part

_BLACK = "#000000"
_STILL_TICKS = 2
"""Seconds without a movement until the pointer goes."""
_GROUND = {CountdownState.WARNING: "warnt", CountdownState.OVERTIME: "over"}


class AudienceWindow(QWidget):
    """Repaints the parts that changed; black covers all of them."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Audience screen"))
        self.setAccessibleName(self.tr("Audience screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 180)
        self._reading: AudienceReading | None = None
        self._parts: tuple[Part, ...] = ()
        self._is_blank = self._with_disc = False
        self._still = _STILL_TICKS
        self.setCursor(Qt.CursorShape.BlankCursor)
        theme().changed.connect(self.update)

    @property
    def reading(self) -> AudienceReading | None:
        return self._reading

    @property
    def is_blank(self) -> bool:
        return self._is_blank

    def show_reading(self, reading: AudienceReading) -> None:
        before, self._reading = self._reading, reading
        if before is None or before != reading:
            self.setAccessibleDescription(reading.spoken)
            self._take_parts()

    def set_blank(self, blank: bool, /) -> None:
        """Black on or off."""
        if blank != self._is_blank:
            self._is_blank = blank
            self.update()

    def set_disc(self, with_disc: bool, /) -> None:
        """A shrinking disc in the place of the bar."""
        if with_disc != self._with_disc:
            self._with_disc = with_disc
            self._take_parts()

    def tick(self) -> None:
        """A second has passed: a pointer that rests goes away."""
        self._still += 1
        if self._still == _STILL_TICKS:
            self.setCursor(Qt.CursorShape.BlankCursor)

    @property
    def stage(self) -> QRectF:
        """The 16:9 in the middle that the content fills."""
        scale = self._scale
        wide, high = WIDTH * scale, HEIGHT * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    @property
    def _scale(self) -> float:
        return min(self.width() / WIDTH, self.height() / HEIGHT)

    def _take_parts(self) -> None:
        """Mark what is to be painted anew."""
        if self._reading is None:
            return
        before, self._parts = self._parts, parts_of(self._reading, with_disc=self._with_disc)
        if self._is_blank:
            return
        for old, new in zip_longest(before, self._parts):
            if old is None or new is None or old.room != new.room:
                self.update()
                return
            if old.shows != new.shows:
                self.update(self._on_window(new.room).toAlignedRect())

    def _on_window(self, room: QRectF) -> QRectF:
        scale, stage = self._scale, self.stage
        return QRectF(
            stage.left() + room.left() * scale,
            stage.top() + room.top() * scale,
            room.width() * scale,
            room.height() * scale,
        ).adjusted(-1, -1, 1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dirty = QRectF(event.rect())
        if self._is_blank or self._reading is None:
            fill_rect(painter, dirty, _BLACK)
            return
        self._paint_around(painter)
        painter.translate(self.stage.topLeft())
        painter.scale(self._scale, self._scale)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for part in self._parts:
            if self._on_window(part.room).intersects(dirty):
                part.paint(painter, part.room)

    def _paint_around(self, painter: QPainter) -> None:
        """What a screen of another shape has beside the 16:9."""
        if self.stage.toAlignedRect() != self.rect():
            fill_rect(painter, self.rect(), "surface")

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._still = 0
        self.setCursor(Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
