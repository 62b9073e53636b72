"""The words that widgets paint themselves, as no label tells about them: each must have room."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WRAP = Qt.TextFlag.TextWordWrap.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value
_CENTRE = Qt.AlignmentFlag.AlignHCenter.value
_FIRST_ICON = 0xE000
_ROUNDING = 1.5


@dataclass(frozen=True)
class Words:
    """What was painted: in which widget, and what is wrong with it, if anything."""

    where: str
    text: str
    fault: str = ""


class PaintedWords:
    """Everything painted while it listens: what had no room, and what was cut with an ellipsis."""

    def __init__(self) -> None:
        self.faults: dict[Words, None] = {}
        self.cut: dict[Words, None] = {}
        self.painted: set[str] = set()
        self._whole: dict[str, str] = {}

    def forget(self) -> None:
        for told in (self.faults, self.cut, self.painted):
            told.clear()

    def elided(self, whole: str, shown: str) -> None:
        if shown != whole:
            self._whole[shown] = whole

    def drawn(self, painter: QPainter, arguments: tuple[Any, ...]) -> None:
        text = next(one for one in reversed(arguments) if isinstance(one, str))
        if not text.strip() or ord(text[0]) >= _FIRST_ICON:
            return
        self.painted.add(text)
        where = type(painter.device()).__name__
        if text in self._whole:
            self.cut[Words(where, self._whole[text], text)] = None
        elif fault := _fault(painter, arguments, text):
            self.faults[Words(where, text, fault)] = None


def _fault(painter: QPainter, arguments: tuple[Any, ...], text: str) -> str:
    metrics = QFontMetricsF(painter.font())
    room = arguments[0]
    if not hasattr(room, "width"):
        return _beyond(painter, QPointF(room).x(), metrics.horizontalAdvance(text))
    room, flags = QRectF(room), _flags(arguments[1])
    if flags & _WRAP:
        endless = QRectF(room.x(), room.y(), room.width(), 1e5)
        needed = metrics.boundingRect(endless, flags, text).height()
        return f"{needed:.0f} px high in {room.height():.0f}" if needed > room.height() + 2 else ""
    width = metrics.horizontalAdvance(text)
    if width > room.width() + _ROUNDING:
        return f"{width:.0f} px wide in {room.width():.0f}"
    return _beyond(painter, _left(room, width, flags), width)


def _flags(given: Any) -> int:
    return int(getattr(given, "value", given))


def _left(room: QRectF, width: float, flags: int) -> float:
    spare = room.width() - width
    return room.left() + (spare if flags & _RIGHT else spare / 2 if flags & _CENTRE else 0)


def _beyond(painter: QPainter, left: float, width: float) -> str:
    """Words that begin or end outside the widget they are painted on."""
    device = painter.device()
    if not isinstance(device, QWidget):
        return ""
    at = painter.worldTransform().mapRect(QRectF(left, 0, width, 1))
    if at.left() < -_ROUNDING or at.right() > device.width() + _ROUNDING:
        return f"from {at.left():.0f} to {at.right():.0f} in {device.width()}"
    return ""


@contextlib.contextmanager
def listening() -> Iterator[PaintedWords]:
    """Look over the shoulder of every painter for as long as it lasts."""
    words = PaintedWords()
    draw = QPainter.drawText

    def drawn(painter: QPainter, *arguments: Any) -> Any:
        words.drawn(painter, arguments)
        return draw(painter, *arguments)

    def cutting(elide: Callable[..., str]) -> Callable[..., str]:
        def elided(metrics: Any, text: str, *more: Any) -> str:
            shown = elide(metrics, text, *more)
            words.elided(text, shown)
            return shown

        return elided

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawText", drawn)
        for metrics in (QFontMetrics, QFontMetricsF):
            patch.setattr(metrics, "elidedText", cutting(metrics.elidedText))
        yield words
