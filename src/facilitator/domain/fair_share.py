"""How attention is spread over the groups, and where to look next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from facilitator.domain.observation import Observation
    from facilitator.domain.session import Group, Participant


@dataclass(frozen=True, slots=True)
class Attention:
    """What one group got: `unseen` is how long ago it was looked at, or the session began.

    `missing` are the positions of objectives without evidence, from the lowest.
    """

    group: Group
    count: int
    share: float
    unseen: timedelta
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NextLook:
    """The group that has waited longest, with an objective on which nobody saw it yet."""

    group: Group
    unseen: timedelta
    objective: int | None


def attention(
    groups: Sequence[Group],
    objectives: int,
    observations: Iterable[Observation],
    *,
    since: datetime,
    at: datetime,
) -> tuple[Attention, ...]:
    """One for each group, in their order; what was seen of the whole room is nobody's share."""
    latest = {group.id: since for group in groups}
    counts = dict.fromkeys(latest, 0)
    evidence: dict[str, set[int]] = {group.id: set() for group in groups}
    for seen in observations:
        for group_id in seen.groups:
            if group_id in counts:
                counts[group_id] += 1
                latest[group_id] = max(latest[group_id], seen.at)
                if seen.objective is not None:
                    evidence[group_id].add(seen.objective)
    whole = sum(counts.values())
    return tuple(
        Attention(
            group,
            counts[group.id],
            counts[group.id] / whole if whole else 0.0,
            max(at - latest[group.id], timedelta()),
            tuple(one for one in range(objectives) if one not in evidence[group.id]),
        )
        for group in groups
    )


def unnamed(
    groups: Sequence[Group], observations: Iterable[Observation]
) -> tuple[Participant, ...]:
    """Participants of whom by themselves nothing was seen, once something was of others."""
    named = {one for seen in observations for one in seen.participants}
    if not named:
        return ()
    return tuple(one for group in groups for one in group.participants if one.id not in named)


def next_look(
    spread: Sequence[Attention], here: Sequence[int] = (), *, least: timedelta = timedelta()
) -> NextLook | None:
    """The group that waits longest; None when no group has waited for `least` yet.

    Of its missing objectives one of those that are assessed `here` comes first.
    """
    waiting = [one for one in spread if one.unseen >= least]
    if len(spread) < 2 or not waiting:
        return None
    longest = max(waiting, key=lambda one: (one.unseen, len(one.missing)))
    fitting = [one for one in longest.missing if one in here]
    objective = next(iter((*fitting, *longest.missing)), None)
    return NextLook(longest.group, longest.unseen, objective)


def is_uneven(spread: Sequence[Attention]) -> bool:
    """One group was looked at more than twice as often as another, and not by chance of a few."""
    counts = [one.count for one in spread]
    return len(counts) > 1 and sum(counts) >= 2 * len(counts) and max(counts) > 2 * min(counts)
