"""Where each phase stands on an axis that is true to scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.ui.wording import hours_and_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import Priority
    from facilitator.domain.schedule import Slot

SMALLEST_SCALE = 1.6
"""Pixels per minute below which the axis scrolls instead."""

LARGEST_FORCED_SCALE = 4.8
"""How far short phases may stretch the axis: five minutes then have 24 px."""

SMALLEST_CARD = 24
GAP = 4
translate = QCoreApplication.translate


def gap_words(gap: int) -> str:
    """What there is between a fixed start and the phase before it."""
    if not gap:
        return ""
    pattern = (
        translate("Prepare", "{minutes} free before")
        if gap > 0
        else translate("Prepare", "{minutes} overlap")
    )
    return pattern.format(minutes=hours_and_minutes(abs(gap)))


def priority_word(priority: Priority | None) -> str:
    """How much a phase counts, as its settings have it."""
    match priority:
        case "must":
            return translate("Prepare", "Must")
        case "should":
            return translate("Prepare", "Should")
        case "could":
            return translate("Prepare", "Could")
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Axis:
    """Tops and bottoms of the slots in px; a slot's card leaves a gap below it."""

    slots: tuple[Slot, ...]
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    scale: float = SMALLEST_SCALE

    @property
    def height(self) -> float:
        return self.bottoms[-1] if self.bottoms else 0.0

    def top(self, place: int) -> float:
        return self.tops[place]

    def gap_top(self, place: int) -> float:
        """Where the free time before a slot begins."""
        return self.bottoms[place - 1] if place else 0.0

    def card_height(self, place: int) -> float:
        return self.bottoms[place] - self.tops[place] - GAP

    def at(self, minute: int) -> float:
        """Where a time of day is, within a slot in proportion."""
        for slot, top, bottom in zip(self.slots, self.tops, self.bottoms, strict=True):
            if minute < slot.begin:
                return top
            if minute < slot.end:
                share = (minute - slot.begin) / slot.minutes
                return top + share * (bottom - top)
        return self.height


def lay_out(slots: Sequence[Slot], room: float, *, scale: float | None = None) -> Axis:
    """True to scale in `room` px if they fit; no card is lower than it can be read."""
    scale = scale or _scale(slots, room)
    tops, bottoms, at = [], [], 0.0
    for slot in slots:
        tops.append(at + max(slot.gap, 0) * scale)
        at = tops[-1] + max(slot.minutes * scale, SMALLEST_CARD + GAP)
        bottoms.append(at)
    return Axis(tuple(slots), tuple(tops), tuple(bottoms), scale)


def _scale(slots: Sequence[Slot], room: float) -> float:
    lengths = [slot.minutes for slot in slots]
    known = [length for length in lengths if length > 0]
    if not known:
        return SMALLEST_SCALE
    unknown = (len(lengths) - len(known)) * (SMALLEST_CARD + GAP)
    free = sum(max(slot.gap, 0) for slot in slots)
    fitting = (room - unknown) / (sum(known) + free)
    readable = min((SMALLEST_CARD + GAP) / min(known), LARGEST_FORCED_SCALE)
    return max(SMALLEST_SCALE, fitting, readable)
