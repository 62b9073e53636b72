"""A strip of phases, as wide as they are long."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.labels import PaintedWords, plain_tooltip
from facilitator.ui.widgets.paint import phase_colors, rounded_path

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 44
_GAP = 2
_NARROW = 24
_SLIVER = 6


class StripPart(NamedTuple):
    """A phase at `position` from 1, or a break (None); `name` is its tooltip."""

    position: int | None
    minutes: int
    name: str = ""


class TimeStrip(PaintedWords):
    """Number over minutes in each part; under 24 px the number alone."""

    def __init__(self, parts: Sequence[StripPart] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: tuple[StripPart, ...] = ()
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[StripPart]) -> None:
        self._parts = tuple(part for part in parts if part.minutes > 0)
        self.setAccessibleName(self._spoken())
        self.update()

    def part_rects(self) -> list[tuple[StripPart, QRectF]]:
        """Each part and where it stands; none is narrower than a sliver."""
        total = sum(part.minutes for part in self._parts)
        room = self.width() - _GAP * max(0, len(self._parts) - 1)
        widths = [max(_SLIVER, room * part.minutes / total) for part in self._parts]
        shrink = min(1.0, room / sum(widths)) if widths else 1.0
        found, x = [], 0.0
        for part, width in zip(self._parts, widths, strict=True):
            found.append((part, QRectF(x, 0, width * shrink, self.height())))
            x += width * shrink + _GAP
        return found

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(HEIGHT))

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event.globalPos(), event.pos())
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = self.part_rects()
        for part, rect in placed:
            first, last = part is placed[0][0], part is placed[-1][0]
            fill, _ = phase_colors(part.position)
            painter.fillPath(rounded_path(rect, 4, left=first, right=last), fill)
            self._paint_words(painter, rect, part)

    def _paint_words(self, painter: QPainter, rect: QRectF, part: StripPart) -> None:
        ink = phase_colors(part.position)[1]
        if part.position is None:
            side = min(theme().px(18), rect.width() - 2)
            if side >= 10:
                box = QRectF(0, 0, side, side)
                box.moveCenter(rect.center())
                paint_icon(painter, box, "ph.coffee", ink.name())
            return
        painter.setPen(ink)
        painter.setFont(theme().font(Role.SMALL, weight=600))
        number, minutes = str(part.position), str(part.minutes)
        if rect.width() < max(_NARROW, text_width(painter.font(), minutes) + 4):
            if text_width(painter.font(), number) <= rect.width():
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number)
            return
        half = rect.height() / 2
        flags = Qt.AlignmentFlag.AlignHCenter
        upper, lower = rect.adjusted(0, 0, 0, -half), rect.adjusted(0, half, 0, 0)
        painter.drawText(upper, flags | Qt.AlignmentFlag.AlignBottom, number)
        painter.drawText(lower, flags | Qt.AlignmentFlag.AlignTop, minutes)

    def _show_tooltip(self, at: QPoint, within: QPoint) -> None:
        for part, rect in self.part_rects():
            if rect.contains(within):
                QToolTip.showText(at, plain_tooltip(self._words(part)), self)
                return
        QToolTip.hideText()

    def _words(self, part: StripPart) -> str:
        name = part.name or (self.tr("Break") if part.position is None else "")
        if part.position is not None:
            name = f"{part.position} {name}".strip()
        return self.tr("{name}: {minutes} min").format(name=name, minutes=part.minutes)

    def _spoken(self) -> str:
        parts = ", ".join(self._words(part) for part in self._parts)
        return self.tr("Phases: {parts}").format(parts=parts) if parts else self.tr("No phases")
