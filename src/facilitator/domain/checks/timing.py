"""Whether the lengths fit: each other, the plan, the clock, and people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.domain.activities import activities_in
from facilitator.domain.checks.rules import (
    APPROXIMATE,
    LENGTH_RANGE,
    LONG_PHASE,
    NO_BREAK,
    NO_BREAK_INSIDE,
    NO_LENGTH,
    NO_UNIT,
    OPEN_ENDED,
    PIN_GAP,
    PIN_TOO_EARLY,
    SUM_OVER,
    SUM_UNDER,
    UNREADABLE_LENGTH,
)
from facilitator.domain.checks.stretches import LONGEST_WITHOUT_BREAK, stretch_at
from facilitator.domain.checks.subjects import named, phase_name
from facilitator.domain.diagnostic import Place
from facilitator.domain.pins import clock, misfits
from facilitator.domain.plan import PhaseField, Section
from facilitator.domain.wording import hours_and_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.checks.rules import Rule
    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.length import Length
    from facilitator.domain.plan import LessonPlan, Phase

LONGEST_ACTIVITY = 60
_HAS_UNIT = re.compile(r"[^\W\d_]|['′:]")
_STATED = Place(Section.HEADER, None, PhaseField.DURATION)


def check(plan: LessonPlan) -> Iterator[Diagnostic]:
    if plan.duration is not None:
        yield from _sum(plan, plan.duration)
        yield from _length(plan.duration, "The plan", _STATED)
    for position, phase in enumerate(plan.phases):
        yield from _phase(phase, position)
    yield from _breaks(plan)
    yield from _pins(plan)


def _sum(plan: LessonPlan, stated: Length) -> Iterator[Diagnostic]:
    """The plan may count breaks or not; with ranges on either side any sum in them will do."""
    lengths = [phase.duration for phase in plan.phases if not phase.is_break]
    if not lengths or any(length is None or length.low is None for length in lengths):
        return
    low = sum(length.low or 0 for length in lengths if length)
    high = sum(length.high or 0 for length in lengths if length)
    if not any(_fits(stated, low + more, high + more) for more in (0, plan.break_minutes)):
        says = stated.high or 0
        yield (SUM_OVER if high > says else SUM_UNDER).found(
            _STATED,
            subject=f"{high} / {says}",
            phases=hours_and_minutes(high),
            stated=hours_and_minutes(says),
            difference=hours_and_minutes(abs(high - says)),
        )


def _fits(stated: Length, low: int, high: int) -> bool:
    if stated.low is None or stated.high is None:
        return True
    return high >= stated.low and (low <= stated.high or stated.open_ended)


def _length(length: Length, name: str, place: Place) -> Iterator[Diagnostic]:
    """`name` says whose length it is."""
    subject = named(name, length.text)
    if length.minutes is None:
        yield UNREADABLE_LENGTH.found(place, subject=subject, name=name, text=length.text)
        return
    minutes = hours_and_minutes(length.minutes)
    for rule in _how_read(length):
        yield rule.found(place, subject=subject, name=name, text=length.text, minutes=minutes)


def _how_read(length: Length) -> Iterator[Rule]:
    if length.is_range:
        yield LENGTH_RANGE
    if length.open_ended:
        yield OPEN_ENDED
    if length.approximate:
        yield APPROXIMATE
    if not _HAS_UNIT.search(length.text):
        yield NO_UNIT


def _phase(phase: Phase, position: int) -> Iterator[Diagnostic]:
    name = phase_name(phase, position)
    place = Place(Section.STRUCTURE, position, PhaseField.DURATION)
    if phase.duration is None:
        yield NO_LENGTH.found(place, subject=named(name), phase=name)
    else:
        yield from _length(phase.duration, name, place)
    if _drags_on(phase):
        yield LONG_PHASE.found(
            Place(Section.STRUCTURE, position, PhaseField.LEARNER_ACTIVITIES),
            subject=named(name, str(phase.minutes)),
            phase=name,
            minutes=hours_and_minutes(phase.minutes or 0),
        )


def _drags_on(phase: Phase) -> bool:
    """A phase that says nothing of what is done may well hold several activities."""
    minutes = phase.minutes or 0
    if phase.is_break or minutes <= LONGEST_ACTIVITY:
        return False
    count = activities_in(phase.facilitator_actions, phase.learner_activities)
    return count > 0 and minutes > LONGEST_ACTIVITY * count


def _breaks(plan: LessonPlan) -> Iterator[Diagnostic]:
    stretch = stretch_at(plan)
    if stretch is None:
        return
    minutes = hours_and_minutes(stretch.minutes)
    name = phase_name(plan.phases[stretch.boundary], stretch.boundary)
    rule = NO_BREAK_INSIDE if stretch.is_one_phase else NO_BREAK
    yield rule.found(
        Place(Section.STRUCTURE, stretch.boundary),
        subject=named(name, minutes),
        minutes=minutes,
        phase=name,
        longest=hours_and_minutes(LONGEST_WITHOUT_BREAK),
    )


def _pins(plan: LessonPlan) -> Iterator[Diagnostic]:
    for slot in misfits(plan):
        name, time = phase_name(slot.phase, slot.place), clock(slot.begin)
        minutes = hours_and_minutes(abs(slot.gap))
        yield (PIN_TOO_EARLY if slot.gap < 0 else PIN_GAP).found(
            Place(Section.STRUCTURE, slot.place, PhaseField.DURATION),
            subject=named(name, time, minutes),
            phase=name,
            time=time,
            until=clock(slot.begin - slot.gap),
            minutes=minutes,
        )
