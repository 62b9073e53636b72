"""Stretches without a break, and where one would divide them best."""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan

LONGEST_WITHOUT_BREAK = 90


class Stretch(NamedTuple):
    """Too long a time without a break: its minutes, and the phase before which one belongs."""

    minutes: int
    boundary: int
    is_one_phase: bool


def stretch_at(plan: LessonPlan) -> Stretch | None:
    """The first stretch of more than 90 minutes; it can only be broken between two phases."""
    so_far, begin = 0, 0
    for position, phase in enumerate(plan.phases):
        if phase.is_break:
            so_far, begin = 0, position + 1
            continue
        so_far += phase.minutes or 0
        if so_far > LONGEST_WITHOUT_BREAK:
            return _stretch(plan, begin, position)
    return None


def _stretch(plan: LessonPlan, begin: int, position: int) -> Stretch:
    following = takewhile(lambda phase: not phase.is_break, plan.phases[begin:])
    lengths = [phase.minutes or 0 for phase in following]
    if not any(lengths[: position - begin]):
        return Stretch(sum(lengths), position, is_one_phase=True)
    return Stretch(sum(lengths), begin + _best_part(lengths, position - begin), is_one_phase=False)


def _best_part(lengths: list[int], last: int) -> int:
    """How many phases to take together so that the parts become about equally long."""
    total = sum(lengths)
    ideal = total / -(-total // LONGEST_WITHOUT_BREAK)
    ends = list(accumulate(lengths))[:last]
    return min(range(1, last + 1), key=lambda count: abs(ends[count - 1] - ideal))
