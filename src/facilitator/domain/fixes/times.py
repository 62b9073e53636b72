"""Lengths that fit: the plan's own, those of phases, breaks, and starts fixed to the clock."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator.domain.checks.stretches import LONGEST_WITHOUT_BREAK, stretch_at
from facilitator.domain.checks.timing import LONGEST_ACTIVITY
from facilitator.domain.editing.phases import (
    change_phase,
    insert_break,
    set_length,
    split_phase,
)
from facilitator.domain.editing.times import (
    spare_minutes,
    state_sum,
    stretch_to_stated,
    trim_to_stated,
    with_lengths,
)
from facilitator.domain.fixes.fix import Fix
from facilitator.domain.length import length_of
from facilitator.domain.pins import clock, misfits
from facilitator.domain.wording import hours_and_minutes
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan

BREAK_MINUTES = 15


def for_sum(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    yield _state(plan)
    if plan.phase_minutes > (plan.stated_minutes or 0):
        yield Fix("trim-phases", "Trim phases", trim_to_stated, may_fail=True)
    else:
        yield Fix("stretch-phases", "Stretch phases", stretch_to_stated, may_fail=True)


def for_stated_length(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    if plan.phase_minutes:
        yield _state(plan)


def _state(plan: LessonPlan) -> Fix:
    minutes = hours_and_minutes(plan.phase_minutes)
    return Fix("state-sum", "Set plan to {minutes}", state_sum, {"minutes": minutes})


def for_unreadable_length(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    """The minutes that the plan still has for it."""
    position = finding.phase
    if position is None:
        yield from for_stated_length(plan, finding)
        return
    left = (plan.stated_minutes or 0) - plan.phase_minutes
    if left > 0 and not plan.phases[position].is_break:
        minutes = {"minutes": hours_and_minutes(left)}
        apply = partial(set_length, position=position, minutes=left)
        yield Fix("give-the-rest", "Give it the {minutes} that are left", apply, minutes)


def for_uncertain_length(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    """The minutes that are planned anyway, written down."""
    position = finding.phase
    length = plan.duration if position is None else plan.phases[position].duration
    if length is not None and length.minutes is not None:
        apply = partial(_settle, position=position, minutes=length.minutes)
        values = {"minutes": hours_and_minutes(length.minutes)}
        yield Fix("settle-length", "Set it to {minutes}", apply, values)


def _settle(plan: LessonPlan, *, position: int | None, minutes: int) -> LessonPlan:
    if position is None:
        return replace(plan, duration=length_of(minutes))
    return change_phase(plan, position, duration=length_of(minutes))


def for_break(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    found = stretch_at(plan)
    if found is None:
        return
    values = {"minutes": hours_and_minutes(BREAK_MINUTES)}
    if found.is_one_phase:
        apply = partial(_divided_by_breaks, position=found.boundary)
        yield Fix("divide-with-breaks", "Divide it with breaks of {minutes}", apply, values)
        return
    add = partial(insert_break, position=found.boundary, minutes=BREAK_MINUTES)
    later, same_end = partial(add, keep_end=False), partial(add, keep_end=True)
    yield Fix("add-break", "Add a break of {minutes}", later, values)
    yield Fix("add-break-same-end", "Add it, same end", same_end, values, may_fail=True)


def _divided_by_breaks(plan: LessonPlan, *, position: int) -> LessonPlan:
    parts = _divided(plan, position, LONGEST_WITHOUT_BREAK)
    for at in range(position + len(parts.phases) - len(plan.phases), position, -1):
        parts = insert_break(parts, at, BREAK_MINUTES, keep_end=False)
    return parts


def for_long_phase(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    if finding.phase is not None:
        apply = partial(_divided, position=finding.phase, longest=LONGEST_ACTIVITY)
        yield Fix("divide-phase", "Divide it", apply)


def _divided(plan: LessonPlan, position: int, longest: int) -> LessonPlan:
    """In equal parts, none of them longer than `longest`."""
    minutes = plan.phases[position].minutes or 0
    count = -(-minutes // longest)
    ends = [minutes * part // count for part in range(count + 1)]
    for at, (begin, end) in enumerate(pairwise(ends[:-1])):
        plan = split_phase(plan, position + at, end - begin)
    return plan


def for_pin(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    position = finding.phase
    slot = next((each for each in misfits(plan) if each.place == position), None)
    if position is None or slot is None:
        return
    if slot.gap < 0:
        minutes = {"minutes": hours_and_minutes(-slot.gap)}
        apply = partial(_shortened_before, position=position, minutes=-slot.gap)
        yield Fix(
            "shorten-before", "Shorten what is before by {minutes}", apply, minutes, may_fail=True
        )
    follows = slot.begin - slot.gap
    move = partial(change_phase, position=position, pinned_start=follows % (24 * 60))
    yield Fix("move-pin", "Fix it at {time}", move, {"time": clock(follows)})
    free = partial(change_phase, position=position, pinned_start=None)
    yield Fix("unpin", "Let it follow", free)


def _shortened_before(plan: LessonPlan, *, position: int, minutes: int) -> LessonPlan:
    """Taken from the phases since the last fixed start, the nearest first."""
    lengths: dict[int, int] = {}
    for at in range(position - 1, -1, -1):
        phase = plan.phases[at]
        give = min(minutes, 0 if phase.locked else max(spare_minutes(phase), 0))
        if give:
            lengths[at] = (phase.minutes or 0) - give
            minutes -= give
        if phase.pinned_start is not None:
            break
    if minutes:
        raise UserError("What is before cannot be made so short.")
    return with_lengths(plan, lengths)
