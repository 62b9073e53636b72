"""The pages as they will be printed, sharp at any zoom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.paint import paint_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from facilitator.ui.print.pages import PageSize

GAP = 24
SCREEN_POINT = 96 / 72
"""Logical pixels for a point at 100 %."""
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True, slots=True)
class Want:
    """A picture of a page at so many device pixels for each point."""

    page: int
    scale: float


def fitting(sizes: Sequence[PageSize], room: QSize) -> float:
    """Logical pixels for a point so that all the pages side by side are seen whole."""
    if not sizes:
        return SCREEN_POINT
    width = sum(size.width for size in sizes)
    height = max(size.height for size in sizes)
    across = (room.width() - GAP * (len(sizes) + 1)) / width
    down = (room.height() - 2 * GAP) / height
    return max(0.1, min(across, down))


def next_zoom(scale: float, way: int) -> float:
    """The next step in or out from any scale, in logical pixels for a point."""
    steps = [zoom * SCREEN_POINT for zoom in ZOOMS]
    further = [step for step in steps if step > scale * 1.01] or steps[-1:]
    closer = [step for step in steps if step < scale * 0.99] or steps[:1]
    return further[0] if way > 0 else closer[-1]


class PageCanvas(QWidget):
    """White paper in both themes; a picture of another size is stretched until the right one comes.

    `scale` is logical pixels for a point.
    """

    pictures_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[PageSize, ...] = ()
        self._first = 0
        self._scale = SCREEN_POINT
        self._pictures: dict[int, tuple[float, QImage]] = {}

    def show_pages(self, sizes: Sequence[PageSize], first: int, scale: float) -> None:
        """The pages from `first` on, side by side."""
        self._sizes, self._first, self._scale = tuple(sizes), first, scale
        shown = range(first, first + len(sizes))
        self._pictures = {page: kept for page, kept in self._pictures.items() if page in shown}
        self.updateGeometry()
        self.update()

    def forget(self) -> None:
        """The pictures are of another document."""
        self._pictures.clear()

    def take_picture(self, want: Want, image: QImage) -> None:
        self._pictures[want.page] = (want.scale, image)
        self.update()

    def wants(self) -> tuple[Want, ...]:
        """The pictures that are missing or not of the right size."""
        scale = self._scale * self.devicePixelRatioF()
        shown = range(self._first, self._first + len(self._sizes))
        return tuple(
            Want(page, scale) for page in shown if self._pictures.get(page, (0,))[0] != scale
        )

    def page_rects(self) -> list[QRectF]:
        """Where each page lies, in the middle of the room."""
        sizes = [(size.width * self._scale, size.height * self._scale) for size in self._sizes]
        total = sum(width for width, _ in sizes) + GAP * (len(sizes) - 1)
        x, found = (self.width() - total) / 2, []
        for width, height in sizes:
            top = (self.height() - height) / 2
            found.append(QRectF(round(x), round(top), round(width), round(height)))
            x += width + GAP
        return found

    @override
    def sizeHint(self) -> QSize:
        width = sum(size.width * self._scale for size in self._sizes)
        height = max((size.height * self._scale for size in self._sizes), default=0)
        return QSize(round(width) + GAP * (len(self._sizes) + 1), round(height) + 2 * GAP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().color("sunken"))
        for page, rect in enumerate(self.page_rects(), start=self._first):
            painter.fillRect(rect, Qt.GlobalColor.white)
            picture = self._pictures.get(page)
            if picture is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(rect, picture[1])
            paint_frame(painter, rect.adjusted(-1, -1, 1, 1), radius=0, edge="line")
