"""One row of the rundown, wide or narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.run.rundown_reading import RowState, RundownRow
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import (
    paint_badge,
    paint_frame,
    paint_spine,
    phase_colors,
    rounded_path,
)

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SPINE = 6
_ROW, _BREAK, _NOW = 64, 48, 88
_NARROW_ROW, _NARROW_NOW = 62, 76
_EDGE = 15
_TEXT_LEFT = 54
_MORE = 19
"""What a second line of the name adds."""


class RundownRowButton(QAbstractButton):
    """A phase in the rundown; pressing it looks ahead at it, its menu changes it."""

    menu_requested = Signal(int, QPoint)

    def __init__(self, row: RundownRow, *, narrow: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._looked_at = False
        self._row = row
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, 4, shape="inset")
        self._tell()

    @property
    def row(self) -> RundownRow:
        return self._row

    def set_row(self, row: RundownRow) -> None:
        """Show what changed; nothing is drawn when nothing did."""
        if row == self._row:
            return
        grows = (row.state, row.name) != (self._row.state, self._row.name)
        self._row = row
        self._tell()
        if grows:
            self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool, /) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._tell()
            self.updateGeometry()
            self.update()

    def set_looked_at(self, looked_at: bool, /) -> None:
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self.update()

    @override
    def sizeHint(self) -> QSize:
        now = self._row.state is RowState.NOW
        if self._narrow:
            height = _NARROW_NOW if now else _NARROW_ROW
        else:
            height = _NOW if now else _BREAK if self._row.is_break else _ROW
            height += _MORE if len(self._name_lines()) > 1 else 0
        return QSize(theme().px(104 if self._narrow else 288), theme().px(height))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(self._row.position, event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_ground(painter, box)
        paint_spine(painter, box.adjusted(0, 0, 0, -1), self._row.number, width=_SPINE)
        if self._narrow:
            self._paint_narrow(painter, box)
        else:
            self._paint_wide(painter, box)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        now = self._row.state is RowState.NOW
        fill = "surface" if now else "accentt" if self._looked_at else ""
        if not fill and self.underMouse():
            fill = "sunken"
        if fill:
            painter.fillRect(box, theme().color(fill))
        if now:
            paint_frame(painter, box.adjusted(0, 0, 0, 0), radius=0, edge="accent", width=2)
        else:
            line = QRectF(0, box.height() - 1, box.width(), 1)
            painter.fillRect(line, theme().color("border"))

    def _paint_wide(self, painter: QPainter, box: QRectF) -> None:
        now = self._row.state is RowState.NOW
        side = theme().px(28)
        badge = QRectF(theme().px(16), (box.height() - side) / 2, side, side)
        paint_badge(painter, badge, self._row.number)
        line, gap = theme().px(21), theme().px(20 if now else 19)
        bar = theme().px(18) if now else 0
        lines = self._name_lines()
        more = theme().px(_MORE) if len(lines) > 1 else 0
        top = (box.height() - line - more - gap - bar) / 2
        self._paint_first(painter, QRectF(0, top, box.width(), line), lines[0])
        if more:
            rest = QRectF(0, top + line - 2, box.width(), more)
            self._paint_text(painter, rest, lines[1], self._name_font(), "text", left=_text_left())
            top += more
        self._paint_second(painter, QRectF(0, top + line - 1, box.width(), gap))
        if now:
            self._paint_bar(painter, top + line + gap + theme().px(5), box.width())

    def _paint_first(self, painter: QPainter, line: QRectF, name: str) -> None:
        """Name, planned time, actual time."""
        right = line.right() - theme().px(_EDGE)
        self._paint_text(painter, line, self._row.actual, self._actual_font(), "text", right=right)
        right = self._plan_right(line.width())
        self._paint_text(painter, line, self._row.plan, _times(400, 14), "text2", right=right)
        self._paint_text(painter, line, name, self._name_font(), "text", left=_text_left())

    def _name_lines(self) -> tuple[str, ...]:
        """A name too long to stand beside the times goes on below them, where there is more room.

        What is too long even so is cut.
        """
        metrics, name = QFontMetricsF(self._name_font()), self._row.name
        beside = self._plan_right(self.width()) - _width(_times(400, 14), self._row.plan)
        beside -= 8 + _text_left()
        if metrics.horizontalAdvance(name) <= beside:
            return (name,)
        first, rest = _broken(name, metrics, beside)
        mode, below = Qt.TextElideMode.ElideRight, self.width() - _text_left() - theme().px(_EDGE)
        if not first:
            return (metrics.elidedText(name, mode, beside),)
        return (first, metrics.elidedText(rest, mode, below))

    def _plan_right(self, width: float) -> float:
        """Where the planned time ends."""
        actual = _width(self._actual_font(), self._row.actual) + 6
        return width - theme().px(_EDGE) - max(theme().px(60), actual)

    def _actual_font(self) -> QFont:
        return _times(600 if self._row.state is RowState.NOW else 500, 15)

    @staticmethod
    def _name_font() -> QFont:
        return theme().font_px(15, weight=600)

    def _paint_second(self, painter: QPainter, line: QRectF) -> None:
        """Where it stands, and what that is against the plan."""
        row, x = self._row, float(theme().px(_TEXT_LEFT))
        side = theme().px(16)
        ink = "ok" if row.state is RowState.DONE else row.tone
        if row.status:
            paint_icon(painter, QRectF(x, line.top(), side, line.height()), row.icon, ink)
        x += theme().px(20)
        plain = theme().font_px(13, weight=600 if row.state is RowState.NOW else 400)
        status = f"{row.status} · " if row.delta else row.status
        self._paint_text(painter, line, status, plain, row.tone, left=x)
        if row.delta:
            x += _width(plain, status)
            self._paint_delta(painter, line, x)

    def _paint_delta(self, painter: QPainter, line: QRectF, x: float) -> None:
        row = self._row
        bold = theme().font_px(13, weight=600 if row.delta_tone == "warn" else 400)
        if row.delta_icon:
            side = theme().px(13)
            box = QRectF(x, line.top(), side, line.height())
            paint_icon(painter, box, row.delta_icon, row.delta_tone)
            x += side + theme().px(3)
        self._paint_text(painter, line, row.delta, bold, row.delta_tone, left=x)

    def _paint_bar(self, painter: QPainter, top: float, width: float) -> None:
        left = theme().px(_TEXT_LEFT)
        bar = QRectF(left, top, width - left - theme().px(_EDGE), theme().px(8))
        radius = bar.height() / 2
        paint_frame(painter, bar, radius=radius, fill="sunken")
        painter.save()
        painter.setClipPath(rounded_path(bar, radius))
        used = QRectF(bar)
        used.setWidth(bar.width() * (1 if self._row.is_over else self._row.share))
        over = self._row.is_over
        painter.fillRect(used, theme().color("over") if over else phase_colors(self._row.number)[0])
        painter.restore()
        edge = "danger" if over else "line"
        paint_frame(painter, bar, radius=radius, edge=edge)

    def _paint_narrow(self, painter: QPainter, box: QRectF) -> None:
        """Badge, start and how it stands."""
        side = theme().px(24)
        badge = QRectF(theme().px(12), (box.height() - side) / 2, side, side)
        paint_badge(painter, badge, self._row.number)
        left, middle = theme().px(44), box.height() / 2
        high = theme().px(20)
        now = self._row.state is RowState.NOW
        first = QRectF(0, middle - high + 1, box.width(), high)
        second = QRectF(0, middle - 1, box.width(), high)
        self._paint_text(
            painter, first, self._row.actual, _times(600 if now else 500, 14), "text", left=left
        )
        self._paint_short(painter, second, left)

    def _paint_short(self, painter: QPainter, line: QRectF, left: float) -> None:
        row = self._row
        loud = row.state is RowState.NOW or row.delta_tone == "warn"
        tone = row.tone if row.state is RowState.NOW else row.delta_tone
        if row.delta_icon:
            side = theme().px(12)
            icon = QRectF(left, line.top(), side, line.height())
            paint_icon(painter, icon, row.delta_icon, tone)
            left += side + 2
        font = theme().font_px(12, weight=600 if loud else 400)
        self._paint_text(painter, line, row.short, font, tone, left=left)

    def _paint_text(
        self,
        painter: QPainter,
        line: QRectF,
        text: str,
        font: QFont,
        tone: str,
        *,
        left: float | None = None,
        right: float | None = None,
    ) -> None:
        painter.setFont(font)
        painter.setPen(theme().color(tone))
        room = QRectF(line)
        if left is not None:
            room.setLeft(left)
        if right is not None:
            room.setRight(right)
        painter.drawText(room, _LEFT if right is None else _RIGHT, text)

    def _tell(self) -> None:
        self.setAccessibleName(self._row.spoken)
        self.setToolTip(plain_tooltip(self._row.name))


def _text_left() -> int:
    return theme().px(_TEXT_LEFT)


def _broken(text: str, metrics: QFontMetricsF, room: float) -> tuple[str, str]:
    """As many whole words as have room, and the others; the first is empty where none has."""
    words = text.split()
    fitting = [
        n for n in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:n])) <= room
    ]
    count = max(fitting, default=0)
    return " ".join(words[:count]), " ".join(words[count:])


def _times(weight: int, px: int) -> QFont:
    return theme().font_px(px, weight=weight, tabular=True)


def _width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)
