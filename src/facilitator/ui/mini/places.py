"""Where the mini timer stands: it snaps to edges and never leaves the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

REACH = 16


def snapped(corner: QPoint, size: QSize, area: QRect) -> QPoint:
    """The upper left corner, moved onto an edge of `area` that is within reach."""
    return QPoint(
        _snapped(corner.x(), size.width(), area.left(), area.left() + area.width()),
        _snapped(corner.y(), size.height(), area.top(), area.top() + area.height()),
    )


def _snapped(at: int, length: int, low: int, high: int) -> int:
    if abs(at - low) <= REACH:
        return low
    if abs(at + length - high) <= REACH:
        return high - length
    return at


def inside(corner: QPoint, size: QSize, area: QRect) -> QPoint:
    """The nearest corner at which all of it is on the screen."""
    right = max(area.left(), area.left() + area.width() - size.width())
    bottom = max(area.top(), area.top() + area.height() - size.height())
    return QPoint(
        min(max(corner.x(), area.left()), right), min(max(corner.y(), area.top()), bottom)
    )


def usual(size: QSize, area: QRect) -> QPoint:
    """The upper right corner, where slides have the least to say."""
    return QPoint(area.left() + area.width() - size.width(), area.top())
