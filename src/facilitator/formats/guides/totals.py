"""Lengths of the whole that a document states in several places, side by side."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.diagnostic import Diagnostic, Place, Severity
from facilitator.domain.plan import PhaseField, Section
from facilitator.domain.wording import hours_and_minutes
from facilitator.formats.guides.times import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from facilitator.domain.plan import LessonPlan, Phase

_HALF_DAY = 12 * 60


class _Slot(NamedTuple):
    position: int
    begin: int
    end: int


def total_findings(plan: LessonPlan, lines: Mapping[Place, int]) -> tuple[Diagnostic, ...]:
    """Totals that disagree, and parts that begin before the one in front of them ends."""
    slots = _slots(plan)
    return (*_disagreement(plan, slots, lines), *_overlaps(plan, slots, lines))


def _slots(plan: LessonPlan) -> list[_Slot]:
    found = []
    for position, phase in enumerate(plan.phases):
        if (span := _span(phase)) is not None:
            found.append(_Slot(position, *span))
    return found


def _span(phase: Phase) -> tuple[int, int] | None:
    return (span_of(phase.duration.text) if phase.duration else None) or span_of(phase.name)


def _days(slots: list[_Slot]) -> list[list[_Slot]]:
    """A time of day that lies well before the last one begins a new day."""
    days: list[list[_Slot]] = []
    for slot in slots:
        last = days[-1][-1] if days else None
        if last and slot.begin < last.begin - 60 and slot.begin + _HALF_DAY >= last.begin:
            slot = _afternoon(slot, last)
        if last is None or slot.begin < last.begin - 60:
            days.append([])
        days[-1].append(slot)
    return days


def _afternoon(slot: _Slot, last: _Slot) -> _Slot:
    """Where am and pm are not said, 1:00 behind 12:30 is in the afternoon."""
    if last.begin >= 8 * 60 and slot.begin < 8 * 60:
        return slot._replace(begin=slot.begin + _HALF_DAY, end=slot.end + _HALF_DAY)
    return slot


def _disagreement(
    plan: LessonPlan, slots: list[_Slot], lines: Mapping[Place, int]
) -> Iterator[Diagnostic]:
    stated = plan.duration
    lengths = [phase.duration for phase in plan.phases]
    if stated is None or stated.low is None or stated.high is None or not lengths:
        return
    known = all(length is not None and length.high is not None for length in lengths)
    parts = plan.phase_minutes + plan.break_minutes if known else None
    days = _days(slots) if len(slots) == len(plan.phases) else []
    clock = max(s.end for s in days[0]) - days[0][0].begin if len(days) == 1 else None
    low = stated.low
    high = stated.high if not stated.open_ended else max(stated.high, parts or 0, clock or 0)
    sums = {parts, plan.phase_minutes} if parts is not None else set()
    parts_agree = not sums or any(low <= (total or 0) <= high for total in sums)
    if parts_agree and (clock is None or low <= clock <= high):
        return
    said = [f"stated {hours_and_minutes(stated.high)}"]
    said += [f"its parts {hours_and_minutes(parts)}"] if parts is not None else []
    said += [f"its times of day {hours_and_minutes(clock)}"] if clock is not None else []
    yield Diagnostic(
        Severity.WARNING,
        "totals-disagree",
        "The document gives more than one length for the whole: {totals}",
        {"totals": ", ".join(said)},
        line=lines.get(Place(Section.HEADER, None, PhaseField.DURATION)),
        place=Place(Section.HEADER, None, PhaseField.DURATION),
    )


def _overlaps(
    plan: LessonPlan, slots: list[_Slot], lines: Mapping[Place, int]
) -> Iterator[Diagnostic]:
    for day in _days(slots):
        for before, slot in pairwise(day):
            if slot.begin >= before.end:
                continue
            yield Diagnostic(
                Severity.WARNING,
                "times-overlap",
                "“{phase}” begins at {begin}, before “{before}” ends at {end}",
                {
                    "phase": plan.phases[slot.position].label,
                    "begin": _time(slot.begin),
                    "before": plan.phases[before.position].label,
                    "end": _time(before.end),
                },
                line=lines.get(Place(Section.STRUCTURE, slot.position)),
                phase=slot.position,
                place=Place(Section.STRUCTURE, slot.position, PhaseField.DURATION),
            )


def _time(minute: int) -> str:
    return f"{minute // 60 % 24}:{minute % 60:02}"
