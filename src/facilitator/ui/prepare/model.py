"""What the page shows of a plan, worked out from domain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.assessed import assessed_in
from facilitator.domain.fixes.lists import offline_idea
from facilitator.domain.inline import plain
from facilitator.domain.offline import phase_needs
from facilitator.domain.schedule import Schedule, schedule
from facilitator.ui.counting import counted
from facilitator.ui.prepare.checks_model import CheckLine, check_lines, open_by_phase
from facilitator.ui.prepare.page_bar import BarReading
from facilitator.ui.prepare.phase_reading import PhaseReading, PinReading
from facilitator.ui.prepare.schedule import gap_words
from facilitator.ui.wording import (
    DASH,
    hours_and_minutes,
    minute_of_day,
    planned_length,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.length import Length
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.schedule import Slot

_LONGEST = 14
_NO_BREAK = "\u00a0"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A plan on its day with its checks; `notice` is said of a version that is not the newest."""

    plan: LessonPlan
    day: Schedule
    checks: tuple[CheckLine, ...]
    bar: BarReading
    notice: str = ""

    @property
    def is_old(self) -> bool:
        """An earlier version, which is only read."""
        return bool(self.notice)

    def open_by_phase(self) -> dict[int, int]:
        return dict(open_by_phase(self.checks))


def reading_of(
    plan: LessonPlan,
    findings: Sequence[Diagnostic],
    *,
    begin: int,
    notice: str = "",
) -> PlanReading:
    """`begin` in minutes since midnight."""
    day = schedule(plan, begin)
    checks = check_lines(findings)
    return PlanReading(plan, day, checks, _bar(plan, day, checks), notice)


def _bar(plan: LessonPlan, day: Schedule, checks: Sequence[CheckLine]) -> BarReading:
    open_ones = sum(check.is_open for check in checks)
    one, many = translate("Prepare", "1 check"), translate("Prepare", "{count} checks")
    return BarReading(
        ends=minute_of_day(day.end) if day.end > day.begin else "",
        plan_says=_stated(plan.duration),
        plan_says_all=planned_length(plan.duration),
        phases=hours_and_minutes(plan.phase_minutes) if plan.phase_minutes else "",
        differs=day.runs_over,
        breaks=hours_and_minutes(plan.break_minutes) if plan.break_minutes else "",
        checks=counted(open_ones, one, many) if open_ones else "",
    )


def phase_reading(reading: PlanReading, place: int) -> PhaseReading:
    """A phase with what the rest of the plan says about it."""
    plan = reading.plan
    phase = plan.phases[place]
    confirmed = phase.objectives is not None
    proposed = () if phase.is_break or confirmed else assessed_in(plan, place)
    return PhaseReading(
        phase=phase,
        place=place,
        strategies=() if phase.is_break else plan.strategies,
        objectives=tuple(plain(aim.text) for aim in plan.objectives),
        covered=phase.objectives or () if confirmed else proposed,
        confirmed=confirmed,
        needs_internet=bool(phase_needs(phase)),
        idea=offline_idea(plan, place),
        pin=_pin(reading.day.slots[place]),
        shortest=phase.least_minutes or None,
    )


def _pin(slot: Slot) -> PinReading:
    """What a fixed start does to the phase before it, with its size."""
    if slot.phase.pinned_start is None:
        return PinReading()
    if slot.gap < 0:
        return PinReading(gap_words(slot.gap), "warn", "ph.warning")
    if slot.gap:
        return PinReading(gap_words(slot.gap), "neutral", "ph.clock")
    return PinReading(translate("Prepare", "fits"), "ok", "ph.check")


def phase_about(day: Schedule, slot: Slot) -> str:
    """Which phase it is and when; its length where the author left something open about it."""
    count = sum(each.number is not None for each in day.slots)
    which = translate("Prepare", "Phase {number} of {count}")
    times = f"{minute_of_day(slot.begin)}{DASH}{minute_of_day(slot.end)}"
    fixed = slot.phase.pinned_start is not None
    how = translate("Prepare", "fixed") if fixed else translate("Prepare", "worked out for you")
    length = planned_length(slot.phase.duration) or translate("Prepare", "no length")
    is_plain = length == hours_and_minutes(slot.minutes)
    parts = [
        which.format(number=slot.number, count=count) if slot.number else "",
        f"{times}, {how}" if slot.minutes else "",
        "" if is_plain else length,
    ]
    # A line may end between the parts, never within a time.
    return " · ".join(part.replace(" ", _NO_BREAK) for part in parts if part)


def plan_about(plan: LessonPlan) -> str:
    """Of how much it consists."""
    phases = sum(not phase.is_break for phase in plan.phases)
    counts = (
        (phases, translate("Prepare", "1 phase"), translate("Prepare", "{count} phases")),
        (
            len(plan.objectives),
            translate("Prepare", "1 objective"),
            translate("Prepare", "{count} objectives"),
        ),
    )
    return " · ".join(counted(count, one, many) for count, one, many in counts if count)


def _stated(length: Length | None) -> str:
    """The stated length in few letters: ≈ where it is uncertain, cut where it is no time."""
    if length is None:
        return ""
    if length.minutes is None:
        return length.text if len(length.text) <= _LONGEST else f"{length.text[:_LONGEST]}…"
    exact = not (length.approximate or length.is_range or length.open_ended)
    text = hours_and_minutes(length.minutes)
    return text if exact else f"≈ {text}"
