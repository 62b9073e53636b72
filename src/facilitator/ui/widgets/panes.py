"""Flat areas, cards, lines between things, and areas that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.paint import fill_rect, paint_frame, paint_line, rounded_path

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Pane(QFrame):
    """A flat area filled with a token, with 1 px lines on the edges named."""

    def __init__(
        self,
        fill: str = "surface",
        *,
        edges: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._edges = frozenset(edges)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_rect(painter, event.rect(), self._fill)
        right, bottom = self.width() - 0.5, self.height() - 0.5
        lines = {
            "left": (QPointF(0.5, 0), QPointF(0.5, self.height())),
            "right": (QPointF(right, 0), QPointF(right, self.height())),
            "top": (QPointF(0, 0.5), QPointF(self.width(), 0.5)),
            "bottom": (QPointF(0, bottom), QPointF(self.width(), bottom)),
        }
        for edge in self._edges:
            paint_line(painter, *lines[edge])


class Card(QFrame):
    """A rounded box with an edge; `accent` is the token of a 4 px bar at its left."""

    def __init__(
        self,
        fill: str = "surface",
        *,
        edge: str = "border",
        width: float = 1,
        dashes: Sequence[float] = (),
        accent: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.set_look(fill, edge, width=width, dashes=dashes, accent=accent)

    def set_look(
        self,
        fill: str,
        edge: str,
        *,
        width: float = 1,
        dashes: Sequence[float] = (),
        accent: str = "",
    ) -> None:
        self._fill, self._edge, self._width = fill, edge, width
        self._dashes, self._accent = tuple(dashes), accent
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_frame(
            painter,
            box,
            radius=8,
            fill=self._fill,
            edge=self._edge,
            width=self._width,
            dashes=self._dashes,
        )
        if self._accent:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(QRectF(0, 0, 4, box.height()))
            painter.fillPath(rounded_path(box, 8), theme().color(self._accent))


class Separator(QWidget):
    """A 1 px line across or down."""

    def __init__(
        self, *, vertical: bool = False, color: str = "border", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._color = color
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if vertical else wide, wide if vertical else fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill_rect(QPainter(self), self.rect(), self._color)


class ScrollPane(QScrollArea):
    """Scrolls down only, with wheel or finger; put widgets into `column`.

    `takes_focus` lets the arrow keys scroll a pane in which nothing else can be reached by Tab.
    """

    def __init__(
        self,
        name: str = "",
        *,
        always_bar: bool = False,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        spacing: int = 12,
        takes_focus: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if always_bar:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if takes_focus else Qt.FocusPolicy.NoFocus)
        set_focus_shape(self, 6, shape="inset")
        self.body = QWidget(self.viewport())
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(spacing)
        self.set_body(self.body)
        scroll_by_touch(self)

    def set_body(self, body: QWidget) -> None:
        """Scroll this widget instead of the column."""
        self.body = body
        self.setWidget(body)
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.body.minimumSizeHint().width(), 48)


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give an area a viewport made here, before anything asks for it.

    To find out what Qt's own is, PySide loads every class of widgets there is: 15 ms.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    area.setViewport(viewport)


def scroll_by_touch(area: QScrollArea | QWidget) -> None:
    """Let a finger drag the content of a scroll area or item view; the mouse still selects."""
    viewport = area.viewport() if hasattr(area, "viewport") else area
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area around it there; Qt does so only while Tab stays within the area."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(widget, 0, 24)
