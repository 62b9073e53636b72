"""Which phases give minutes and which get them: by their weight, and between fixed starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.phase import Priority
from facilitator.domain.pins import misfits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.plan import LessonPlan, Phase

_GIVING = (Priority.COULD, Priority.SHOULD, Priority.MUST)


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


def balanced(plan: LessonPlan, change: int, *, near: int | None = None) -> dict[int, int] | None:
    """New lengths by position that together are `change` longer; None when they cannot shrink so.

    Minutes move where they bring what follows to its fixed start: first in the stretch around
    `near`, then where phases overlap a fixed start or leave it free time, then behind the last
    one, and elsewhere only when all that is not enough.
    """
    lengths = {n: phase.minutes or 0 for n, phase in enumerate(plan.phases) if can_change(phase)}
    if -change > sum(minutes - plan.phases[n].least_minutes for n, minutes in lengths.items()):
        return None
    for places, most in _stretches(plan, change, near):
        if not change:
            break
        wanted = change if most is None else max(change, -most) if change < 0 else min(change, most)
        done = _change(plan, lengths, [n for n in places if n in lengths], wanted)
        change -= done
    return None if change else lengths


def _stretches(
    plan: LessonPlan, change: int, near: int | None
) -> Iterator[tuple[range, int | None]]:
    """Positions to change, in order, and by how much at most."""
    count = len(plan.phases)
    pins = [n for n in range(1, count) if plan.phases[n].pinned_start is not None]
    bounds = [0, *pins, count]
    if near is not None:
        begin = max((n for n in bounds if n < near), default=0)
        yield range(begin, min(n for n in bounds if n >= min(near, count))), None
    gaps = {slot.place: slot.gap for slot in misfits(plan)} if near is None else {}
    for begin, end in zip(bounds, pins, strict=False):
        gap = gaps.get(end, 0)
        if gap * change > 0:
            yield range(begin, end), abs(gap)
    yield range(bounds[-2], count), None
    yield range(count), None


def _change(plan: LessonPlan, lengths: dict[int, int], places: list[int], wanted: int) -> int:
    """Change `lengths` there by as much of it as they can give, and say by how much."""
    if wanted >= 0:
        return _share(plan, lengths, places, wanted)
    return sum(
        _share(plan, lengths, places_of, wanted_now)
        for places_of, wanted_now in _by_priority(plan, lengths, places, wanted)
    )


def _by_priority(
    plan: LessonPlan, lengths: dict[int, int], places: list[int], wanted: int
) -> Iterator[tuple[list[int], int]]:
    for priority in _GIVING:
        chosen = [n for n in places if (plan.phases[n].priority or Priority.SHOULD) is priority]
        spare = sum(lengths[n] - plan.phases[n].least_minutes for n in chosen)
        now = max(wanted, -spare)
        yield chosen, now
        wanted -= now


def _share(plan: LessonPlan, lengths: dict[int, int], places: list[int], by: int) -> int:
    shares = [Share(lengths[n], plan.phases[n].least_minutes) for n in places]
    found = shared_out(shares, sum(share.minutes for share in shares) + by)
    if not by or found is None:
        return 0
    lengths.update(zip(places, found, strict=True))
    return by
