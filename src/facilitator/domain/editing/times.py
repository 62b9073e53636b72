"""Minutes taken from phases and given to them, in whole minutes and within their bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.length import length_of
from facilitator.domain.wording import hours_and_minutes
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import LessonPlan, Phase

_LONGEST = 24 * 60


@dataclass(frozen=True, slots=True)
class Share:
    """A length that may change, in minutes, and the least it may become."""

    minutes: int
    least: int


def shared_out(shares: Sequence[Share], total: int) -> list[int] | None:
    """Lengths that add up to `total`, changed in proportion; None when that goes below the least.

    Shares that would fall below their least stay there, and the others give more. Whole minutes
    go to the largest remainders, earlier shares first.
    """
    if not shares or total < sum(share.least for share in shares):
        return None
    at_least: set[int] = set()
    while True:
        free = [n for n in range(len(shares)) if n not in at_least]
        left = total - sum(shares[n].least for n in at_least)
        weight = sum(shares[n].minutes for n in free)
        low = {n for n in free if shares[n].minutes * left < shares[n].least * weight}
        if not low:
            return _in_whole_minutes(shares, at_least, left, weight)
        at_least |= low


def _in_whole_minutes(
    shares: Sequence[Share], at_least: set[int], left: int, weight: int
) -> list[int]:
    lengths = [share.least for share in shares]
    rests: list[tuple[int, int]] = []
    for n, share in enumerate(shares):
        if n not in at_least:
            lengths[n], rest = divmod(share.minutes * left, weight)
            rests.append((-rest, n))
    missing = left - sum(lengths[n] for _, n in rests)
    for _, n in sorted(rests)[:missing]:
        lengths[n] += 1
    return lengths


def can_change(phase: Phase) -> bool:
    """Whether rebalancing may touch it: a phase of known length, no break, not locked."""
    return bool(phase.minutes) and not phase.locked and not phase.is_break


def rebalance(plan: LessonPlan, minutes: int) -> LessonPlan:
    """Make the phases together that long, without breaks; locked ones stay as they are.

    Raises UserError when they cannot become so short or so long.
    """
    chosen = [n for n in range(len(plan.phases)) if can_change(plan.phases[n])]
    shares = [Share(plan.phases[n].minutes or 0, plan.phases[n].least_minutes) for n in chosen]
    fixed = plan.phase_minutes - sum(share.minutes for share in shares)
    if minutes > _LONGEST:
        raise UserError("A plan can be 24 hours long at most.")
    if not chosen:
        raise UserError("No phase may change: all are locked or have no length.")
    lengths = shared_out(shares, minutes - fixed)
    if lengths is None:
        least = fixed + sum(share.least for share in shares)
        raise UserError(
            f"The phases cannot become shorter than {hours_and_minutes(least)}. "
            "Unlock one, or let one be shorter."
        )
    return with_lengths(plan, dict(zip(chosen, lengths, strict=True)))


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


def make_room(plan: LessonPlan, minutes: int) -> LessonPlan:
    """Take that many minutes from the phases, so that something new moves nothing behind it.

    Raises UserError when they have not so much to give.
    """
    return rebalance(plan, plan.phase_minutes - minutes)


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
