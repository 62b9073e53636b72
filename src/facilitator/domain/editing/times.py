"""Minutes taken from phases and given to them, in whole minutes and within their bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.editing.balance import balanced, can_change
from facilitator.domain.length import length_of
from facilitator.domain.wording import hours_and_minutes
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan, Phase

_LONGEST = 24 * 60


def rebalance(plan: LessonPlan, minutes: int, *, near: int | None = None) -> LessonPlan:
    """Make the phases together that long, without breaks; locked ones stay as they are.

    Phases that only could be held give first, those that must be held last, and fixed starts
    are reached as well as they can be; `near` is where room is wanted. Raises UserError when
    they cannot become so short or so long.
    """
    if minutes > _LONGEST:
        raise UserError("A plan can be 24 hours long at most.")
    if not any(can_change(phase) for phase in plan.phases):
        raise UserError("No phase may change: all are locked or have no length.")
    lengths = balanced(plan, minutes - plan.phase_minutes, near=near)
    if lengths is None:
        least = sum(
            phase.least_minutes if can_change(phase) else phase.minutes or 0
            for phase in plan.phases
            if not phase.is_break
        )
        raise UserError(
            f"The phases cannot become shorter than {hours_and_minutes(least)}. "
            "Unlock one, or let one be shorter."
        )
    return with_lengths(plan, lengths)


def trim_to_stated(plan: LessonPlan) -> LessonPlan:
    """Shorten the phases to what the plan says.

    Raises UserError when it says nothing, or when they are not too long or cannot be shortened.
    """
    stated = _stated(plan)
    if plan.phase_minutes <= stated:
        raise UserError("The phases are not longer than the plan says.")
    return rebalance(plan, stated)


def stretch_to_stated(plan: LessonPlan) -> LessonPlan:
    """The same the other way round."""
    stated = _stated(plan)
    if plan.phase_minutes >= stated:
        raise UserError("The phases are not shorter than the plan says.")
    return rebalance(plan, stated)


def state_sum(plan: LessonPlan) -> LessonPlan:
    """Let the plan say what its phases add up to."""
    return replace(plan, duration=length_of(plan.phase_minutes))


def make_room(plan: LessonPlan, minutes: int, near: int) -> LessonPlan:
    """Take that many minutes from the phases, so that something new moves nothing behind it.

    It comes in front of `near`: what lies between the same two fixed starts gives first.

    Raises UserError when they have not so much to give.
    """
    return rebalance(plan, plan.phase_minutes - minutes, near=near)


def lend(plan: LessonPlan, lender: int, borrower: int, minutes: int) -> LessonPlan:
    """Take minutes from one phase for another; raises UserError when it cannot spare them."""
    phase = plan.phases[lender]
    if spare_minutes(phase) < minutes:
        raise UserError(
            f"{phase.label} can spare {hours_and_minutes(spare_minutes(phase))} at most."
        )
    lengths = {
        lender: (phase.minutes or 0) - minutes,
        borrower: (plan.phases[borrower].minutes or 0) + minutes,
    }
    return with_lengths(plan, lengths)


def spare_minutes(phase: Phase) -> int:
    """How many minutes it can give."""
    return (phase.minutes or 0) - phase.least_minutes


def with_lengths(plan: LessonPlan, lengths: dict[int, int]) -> LessonPlan:
    """The phases at these positions that long; a length that stays keeps its words."""
    return replace(
        plan,
        phases=tuple(
            replace(phase, duration=length_of(lengths[position]))
            if position in lengths and lengths[position] != phase.minutes
            else phase
            for position, phase in enumerate(plan.phases)
        ),
    )


def _stated(plan: LessonPlan) -> int:
    if plan.stated_minutes is None:
        raise UserError("The plan does not say how long it takes.")
    return plan.stated_minutes
