"""Three panes side by side; in a small window the third is a drawer over the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.paint import paint_line

if TYPE_CHECKING:
    from facilitator.ui.prepare.checks_pane import ChecksPane

SMALL, LARGE = 1200, 1700
_WIDTHS = {"small": (232, 356), "medium": (316, 356), "large": (400, 456)}


class PanesRow(QWidget):
    """Places axis, centre and checks by the width of the window."""

    def __init__(
        self, axis: QWidget, centre: QWidget, checks: ChecksPane, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._axis, self._centre, self._checks = axis, centre, checks
        self._size = "medium"
        self._open = False
        for pane in (axis, centre, checks):
            pane.setParent(self)
        self.set_window_width(1366)

    @property
    def is_small(self) -> bool:
        return self._size == "small"

    @property
    def is_large(self) -> bool:
        return self._size == "large"

    def set_window_width(self, width: int) -> None:
        """Larger text makes a window smaller: it holds less."""
        px = theme().px
        self._size = "small" if width < px(SMALL) else "large" if width >= px(LARGE) else "medium"
        self._place()

    @property
    def is_open(self) -> bool:
        """Whether the drawer covers the centre."""
        return self.is_small and self._open

    def toggle_drawer(self) -> None:
        self._open = self.is_small and not self._open
        self._place()

    def close_drawer(self) -> None:
        self._open = False
        self._place()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(700, 300)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The axis lies on the window's ground, with a line at its right."""
        painter = QPainter(self)
        width = self._axis.width()
        painter.fillRect(0, 0, width, self.height(), theme().color("bg"))
        paint_line(painter, QPointF(width + 0.5, 0), QPointF(width + 0.5, self.height()))

    def _place(self) -> None:
        left, right = (theme().px(width) for width in _WIDTHS[self._size])
        width, height = self.width(), self.height()
        self._axis.setGeometry(0, 0, left - 1, height)
        shown = not self.is_small or self._open
        beside = 0 if self.is_small else right
        self._centre.setGeometry(left, 0, max(0, width - left - beside), height)
        self._checks.setGeometry(width - right, 0, right, height)
        self._checks.setVisible(shown)
        self._checks.raise_()
