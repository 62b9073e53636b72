"""One phase on the axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent

from facilitator.domain.inline import plain
from facilitator.domain.text import steps
from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.prepare.drag_card import DragCard
from facilitator.ui.prepare.lines import broken, paint_lines
from facilitator.ui.prepare.schedule import gap_words, priority_word
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import font_within, text_width
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import paint_badge, paint_frame, phase_colors, rounded_path
from facilitator.ui.wording import DASH, hours_and_minutes, minute_of_day, minutes_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.domain.schedule import Slot

_SPINE = 8
_PADDING = 12
_LOW = 40
"""Below this height a card has one small line."""

_HEAD = 50
_NARROW = 190
_SIGNS = _SPINE + 8 + 24 + 26 + 8 + 8 + _PADDING
"""Beside name and minutes: spine, handle, badge, and what is between them."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class AxisCard(DragCard):
    """Handle, badge, name, pin, lock, warning and minutes; below them how much it counts and what
    happens, where there is room.

    In a narrow card the name has a line of its own, so that Explore is not taken for Explain.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoExclusive(True)  # told as one of several, not as a box to tick
        set_focus_shape(self, 6, shape="outside")
        self._slot: Slot | None = None
        self._checks = 0
        self._gist = ""
        self._weight = ""
        self._minutes: int | None = None

    @property
    def place(self) -> int:
        return self._slot.place if self._slot else -1

    def show_slot(self, slot: Slot, checks: int) -> None:
        if (slot, checks) == (self._slot, self._checks):
            return
        self._slot, self._checks = slot, checks
        told = steps(slot.phase.facilitator_actions or slot.phase.learner_activities)
        self._gist = plain(told[0]) if told else ""
        self._weight = priority_word(slot.phase.priority)
        self.setAccessibleName(self._spoken(slot))
        said = (slot.phase.label, self._weight, self._locked_word(slot), self._fixed_words(slot))
        self.setToolTip(plain_tooltip(", ".join(filter(None, said))))
        self.update()

    @property
    def shown_minutes(self) -> str:
        minutes = self._minutes or (self._slot.minutes if self._slot else 0)
        return minutes_text(minutes) if minutes else ""

    def show_minutes(self, minutes: int | None) -> None:
        """Other minutes than its own, while its edge is dragged."""
        self._minutes = minutes
        self.update()

    def _spoken(self, slot: Slot) -> str:
        number = self.tr("Phase {number}").format(number=slot.number) if slot.number else ""
        times = f"{minute_of_day(slot.begin)}{DASH}{minute_of_day(slot.end)}"
        length = hours_and_minutes(slot.minutes) if slot.minutes else self.tr("no length")
        checks = self.tr("has checks") if self._checks else ""
        fixed, gap, locked = self._fixed_words(slot), gap_words(slot.gap), self._locked_word(slot)
        parts = (number, slot.phase.label, times, length, fixed, gap, self._weight, locked, checks)
        return ", ".join(part for part in parts if part)

    def _locked_word(self, slot: Slot) -> str:
        return self.tr("length locked") if slot.phase.locked else ""

    def _fixed_words(self, slot: Slot) -> str:
        fixed = slot.phase.pinned_start
        told = self.tr("start fixed at {time}")
        return "" if fixed is None else told.format(time=minute_of_day(fixed))

    @property
    def _signs(self) -> tuple[tuple[str, str], ...]:
        """Icons with their tones, the last of them outermost."""
        phase = self._slot.phase if self._slot else None
        signs = (
            ("ph.push-pin", "text2", phase is not None and phase.pinned_start is not None),
            ("ph.lock-simple", "text2", phase is not None and phase.locked),
            ("ph.warning", "warn", self._checks > 0),
        )
        return tuple((name, tone) for name, tone, is_shown in signs if is_shown)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(_HEAD))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._slot is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        self._paint_ground(painter, box)
        small = box.height() < theme().px(_LOW) or self._slot.number is None
        gist = 0 if box.height() < theme().px(_LOW) else self._gist_lines(box)
        head = QRectF(box)
        head.setHeight(min(box.height(), self._head_height() if gist else theme().px(64)))
        self._paint_head(painter, head, small=small, weight="" if gist else self._weight)
        if gist:
            self._paint_gist(painter, box, gist)

    @property
    def _is_narrow(self) -> bool:
        """Too narrow for name and minutes on one line."""
        if self._slot is None or self.width() < theme().px(_NARROW):
            return True
        font = theme().font(Role.LIVE, weight=600)
        words = text_width(font, self._slot.phase.label) + text_width(font, self.shown_minutes)
        signs = theme().px(_SIGNS + 26 * len(self._signs))
        return self._slot.number is not None and self.width() < words + signs

    @property
    def _is_tight(self) -> bool:
        """Too narrow for a name on the one line of a low card: it gets the handle's room."""
        assert self._slot is not None
        font = theme().font(Role.BODY)
        words = text_width(font, self._slot.phase.label) + text_width(font, self.shown_minutes)
        return self.width() < words + theme().px(_SIGNS - 8 + 26 * len(self._signs))

    def _head_height(self) -> int:
        return theme().px(_HEAD + (14 if self._is_narrow else 0))

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        assert self._slot is not None
        chosen, rest = self.isChecked(), self._slot.number is None
        fill = "accentt" if chosen else "sunken" if rest or self.underMouse() else "surface"
        edge, width = ("accent", 2) if chosen else ("line", 1)
        paint_frame(painter, box, radius=6, fill=fill, edge=edge, width=width)
        spine = QPainterPath()
        inner = box.adjusted(width, width, -width, -width)
        spine.addRect(QRectF(inner.left(), inner.top(), _SPINE, inner.height()))
        shape = rounded_path(inner, 6 - width).intersected(spine)
        painter.fillPath(shape, phase_colors(self._slot.number)[0])

    def _paint_head(self, painter: QPainter, head: QRectF, *, small: bool, weight: str) -> None:
        assert self._slot is not None
        px = theme().px
        two_lines = self._is_narrow and not small
        side = px(18 if small else 26)
        x = head.left() + _SPINE + px(4 if self._is_narrow else 8)
        if self.is_editable and not (small and self._is_tight):
            grip = QRectF(x, mark_top(head, px(16)), px(16), px(16))
            paint_icon(painter, grip, "ph.dots-six-vertical", "text2")
            x += px(18 if self._is_narrow else 24)
        mark = QRectF(x, head.center().y() - side / 2, side, side)
        if self._slot.number is None:
            paint_icon(painter, mark, "ph.coffee", "text2")
        else:
            paint_badge(painter, mark, self._slot.number)
        left = x + side + px(8)
        upper = head.adjusted(0, 6, 0, -head.height() / 2 + 2) if two_lines else head
        right = head.right() - px(4 if two_lines else _PADDING)
        if two_lines:
            lower = head.adjusted(left - head.left(), head.height() / 2 - 2, -px(5), -6)
            self._paint_lower(painter, lower, weight)
        else:
            right = self._paint_minutes_at_right(painter, head, right, small=small)
        role, heavy = (Role.BODY, 400) if small else (Role.LIVE, 600)
        self._paint_name(
            painter, QRectF(left, upper.top(), right - left, upper.height()), role, heavy
        )

    def _paint_lower(self, painter: QPainter, room: QRectF, weight: str) -> None:
        """Minutes, how much it counts where that fits, and the signs at the right edge."""
        font = theme().font(Role.SMALL)
        least = room.left() + text_width(font, self.shown_minutes)
        end = self._paint_signs(painter, room, room.right(), side=16, gap=1, least=least)
        both = f"{self.shown_minutes} · {weight}" if weight else ""
        fits = both and text_width(font, both) <= end - room.left()
        painter.setFont(font)
        painter.setPen(theme().color("text2"))
        painter.drawText(room, _LEFT, both if fits else self.shown_minutes)

    def _paint_signs(
        self,
        painter: QPainter,
        room: QRectF,
        right: float,
        *,
        side: int,
        gap: int,
        least: float = 0.0,
    ) -> float:
        """From right to left, as many as have room; where what stands before them must end."""
        side = theme().px(side)
        for name, tone in reversed(self._signs):
            if right - side < least:
                break
            spot = QRectF(right - side, room.top(), side, room.height())
            paint_icon(painter, spot, name, tone)
            right -= side + theme().px(gap)
        return right

    def _paint_minutes_at_right(
        self, painter: QPainter, head: QRectF, right: float, *, small: bool
    ) -> float:
        """Minutes and, before them, the signs; where the name must end."""
        font = theme().font(Role.BODY if small else Role.LIVE, tabular=True)
        left = right - text_width(font, self.shown_minutes)
        room = QRectF(left, head.top(), right - left + 2, head.height())
        self._paint_minutes(painter, room, font, "text2" if small else "text")
        return self._paint_signs(painter, head, left - theme().px(8), side=18, gap=8)

    def _paint_minutes(self, painter: QPainter, room: QRectF, font: QFont, tone: str) -> None:
        painter.setFont(font)
        painter.setPen(theme().color(tone))
        painter.drawText(room, _LEFT, self.shown_minutes)

    def _paint_name(self, painter: QPainter, room: QRectF, role: Role, weight: int) -> None:
        """Whole if it can be: smaller before it is cut."""
        assert self._slot is not None
        font = theme().font(role, weight=weight)
        painter.setFont(font_within(font, self._slot.phase.label, room.width()))
        painter.setPen(theme().color("text"))
        mode = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(self._slot.phase.label, mode, int(room.width()) + 2)
        painter.drawText(room, _LEFT, name)

    @property
    def _words(self) -> str:
        return " · ".join(filter(None, (self._weight, self._gist)))

    def _gist_lines(self, box: QRectF) -> int:
        """How many lines of it there is room for."""
        if not self._words:
            return 0
        line = QFontMetricsF(theme().font(Role.SMALL)).lineSpacing()
        return max(0, min(6, int((box.height() - self._head_height() - theme().px(6)) // line)))

    def _paint_gist(self, painter: QPainter, box: QRectF, lines: int) -> None:
        px = theme().px
        painter.setFont(theme().font(Role.SMALL))
        painter.setPen(theme().color("text2"))
        grip = px(24) if self.is_editable else 0
        indent = _SPINE + px(8) if self._is_narrow else _SPINE + px(8 + 26 + 8) + grip
        left = box.left() + indent
        width = box.right() - px(8 if self._is_narrow else _PADDING) - left
        room = QRectF(left, box.top() + self._head_height() - px(4), width, box.height())
        paint_lines(painter, room, broken(self._words, painter.font(), width, lines))


def mark_top(head: QRectF, side: int) -> float:
    """Where something of that height begins to stand in the middle of the head."""
    return head.center().y() - side / 2
