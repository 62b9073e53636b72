"""Shapes that more than one widget paints: frames, hatching, badges, level marks, key caps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from facilitator.ui.icons import paint_icon
from facilitator.ui.theme import Role, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainterPath, QPolygonF

HUES = 5
RUN_HATCH = (4.0, 11.0)
DASHES = (4.0, 3.0)


def phase_colors(position: int | None) -> tuple[QColor, QColor]:
    """Fill and text on it for the phase at `position` (from 1); None is a break."""
    if position is None:
        return theme().color("brk"), theme().color("onbrk")
    hue = (position - 1) % HUES + 1
    return theme().color(f"p{hue}"), theme().color(f"o{hue}")


def color_of(name: str | QColor) -> QColor:
    """A token's colour; a colour stays what it is."""
    return theme().color(name) if isinstance(name, str) else name


def paint_frame(
    painter: QPainter,
    rect: QRectF,
    *,
    radius: float = 6,
    fill: str | QColor | None = None,
    edge: str | QColor | None = None,
    width: float = 1,
    dashes: Sequence[float] = (),
) -> None:
    """A rounded box whose edge lies wholly inside `rect`; dashes are in px, not pen widths."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_edge_pen(edge, width, dashes))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else color_of(fill))
    inset = width / 2 if edge is not None else 0
    inner = rect.adjusted(inset, inset, -inset, -inset)
    corner = max(0.0, radius - inset)
    painter.drawRoundedRect(inner, corner, corner)
    painter.restore()


def fill_rect(painter: QPainter, rect: QRect | QRectF, color: str | QColor) -> None:
    """A plain area.

    Qt's `fillRect` can also take a gradient, and PySide loads all about those to be sure that this
    is none: 1.6 ms of the first frame.
    """
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color_of(color))
    painter.drawRect(rect)
    painter.restore()


def rounded_path(
    rect: QRectF, radius: float, *, left: bool = True, right: bool = True
) -> QPainterPath:
    """A box rounded at one or both ends."""
    from PySide6.QtGui import QPainterPath

    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    half = rect.width() / 2
    if not left:
        path.addRect(rect.adjusted(0, 0, -half, 0))
    if not right:
        path.addRect(rect.adjusted(half, 0, 0, 0))
    return path.simplified()


def _edge_pen(edge: str | QColor | None, width: float, dashes: Sequence[float]) -> QPen:
    if edge is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(color_of(edge), width)
    if dashes:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([dash / width for dash in dashes])
    return pen


def paint_line(
    painter: QPainter, start: QPointF, end: QPointF, color: str = "border", width: float = 1
) -> None:
    """A straight line as a filled strip, so that it stays sharp at any scale factor."""
    half = width / 2
    if start.y() == end.y():
        strip = QRectF(start.x(), start.y() - half, end.x() - start.x(), width)
    else:
        strip = QRectF(start.x() - half, start.y(), width, end.y() - start.y())
    fill_rect(painter, strip, color)


def paint_hatch(
    painter: QPainter,
    area: QRectF | QPainterPath,
    color: str | QColor,
    *,
    pattern: tuple[float, float] = RUN_HATCH,
    opacity: float = 0.88,
) -> None:
    """Stripes at 45°, `pattern` being the stripe and the period across, measured along x."""
    stripe, period = pattern
    box = area if isinstance(area, QRectF) else area.boundingRect()
    ink = QColor(color_of(color))
    ink.setAlphaF(opacity)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(area, QRectF):
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    else:
        painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for polygon in _stripes(box, stripe * 2**0.5, period * 2**0.5):
        # One by one: filling all as one path inside a clip takes ten times as long.
        painter.drawConvexPolygon(polygon)
    painter.restore()


def _stripes(box: QRectF, stripe: float, period: float) -> list[QPolygonF]:
    from PySide6.QtGui import QPolygonF

    rise = box.height()
    x = box.left() - rise - (box.left() - rise) % period
    found = []
    while x < box.right():
        corners = ((0.0, rise), (rise, 0.0), (rise + stripe, 0.0), (stripe, rise))
        found.append(QPolygonF([QPointF(x + dx, box.top() + dy) for dx, dy in corners]))
        x += period
    return found


def paint_spine(painter: QPainter, rect: QRectF, position: int | None, *, width: float = 6) -> None:
    """The bar in the phase's hue at the left of a row (6 px) or of a card (8 px)."""
    spine = QRectF(rect)
    spine.setWidth(width)
    painter.fillRect(spine, phase_colors(position)[0])


def paint_badge(painter: QPainter, rect: QRectF, position: int | None) -> None:
    """The rounded square with the phase's number, or with the cup of a break."""
    fill, ink = phase_colors(position)
    paint_frame(painter, rect, radius=_badge_radius(rect), fill=fill)
    side = rect.width()
    if position is None:
        gap = side * 0.17
        paint_icon(painter, rect.adjusted(gap, gap, -gap, -gap), "ph.coffee", ink.name())
        return
    painter.save()
    painter.setFont(theme().font_px(_number_px(side, position), weight=700))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(position))
    painter.restore()


def _badge_radius(rect: QRectF) -> float:
    return 6 if rect.width() >= 36 else 4


def _number_px(side: float, position: int) -> float:
    """0.54 of the side; three digits shrink to fit. Not scaled twice: the side already is."""
    share = 0.54 if position < 100 else 0.4
    return side * share / theme().ui_scale


def paint_level(
    painter: QPainter, rect: QRectF, level: int, *, of: int = 4, color: str = "text"
) -> None:
    """A Harvey ball: `level` of `of` parts filled clockwise from 12; 0 is not observed, dashed."""
    ink = theme().color(color)
    side = min(rect.width(), rect.height())
    ring = QRectF(0, 0, side - 1.5, side - 1.5)
    ring.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_edge_pen(ink, 1.5, (2.4, 2.0) if level <= 0 else ()))
    painter.drawEllipse(ring)
    if level > 0:
        gap = 0.75 + 1.2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        pie = ring.adjusted(gap, gap, -gap, -gap)
        if level >= of:
            painter.drawEllipse(pie)
        else:
            painter.drawPie(pie, 90 * 16, -round(360 * 16 * level / of))
    painter.restore()


def key_cap_width(text: str) -> float:
    metrics = QFontMetricsF(theme().font(Role.CAPTION, weight=500))
    return max(theme().px(20), metrics.horizontalAdvance(text) + 12)


def key_cap_height() -> int:
    return theme().px(20)


def paint_key_cap(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    fill: str | None = "surface",
    edge: str = "line",
    ink: str = "text",
) -> None:
    """A key of the keyboard, as in `Ctrl F`."""
    paint_frame(painter, rect, radius=4, fill=fill, edge=edge)
    painter.save()
    painter.setFont(theme().font(Role.CAPTION, weight=500))
    painter.setPen(theme().color(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
