"""How attention is spread over the groups, and where to look next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from facilitator.domain.observation import Observation
    from facilitator.domain.seen import Overview
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


class Tally:
    """What attention is made from, to be gone on with: a session has thousands of observations."""

    def __init__(self, observations: Iterable[Observation] = ()) -> None:
        self.counts: Counter[str] = Counter()
        self.people: Counter[str] = Counter()
        self.latest: dict[str, datetime] = {}
        self.evidence: dict[str, set[int]] = {}
        for seen in observations:
            self.add(seen)

    @classmethod
    def of(cls, seen: Overview) -> Tally:
        """Without the people: how often each was named, an overview does not know."""
        tally = cls()
        for one in seen.by_group:
            tally.counts[one.group] += one.count
            tally.latest[one.group] = max(tally.latest.get(one.group, one.last), one.last)
            if one.objective is not None:
                tally.evidence.setdefault(one.group, set()).add(one.objective)
        return tally

    def add(self, seen: Observation) -> None:
        at, objective = seen.at, seen.objective
        for group_id in seen.groups:
            self.counts[group_id] += 1
            former = self.latest.get(group_id)
            if former is None or former < at:
                self.latest[group_id] = at
            if objective is not None:
                self.evidence.setdefault(group_id, set()).add(objective)
        for participant in seen.participants:
            self.people[participant] += 1


def attention(
    groups: Sequence[Group],
    objectives: int,
    observations: Iterable[Observation] | Tally,
    *,
    since: datetime,
    at: datetime,
) -> tuple[Attention, ...]:
    """One for each group, in their order; what was seen of the whole room is nobody's share."""
    tally = observations if isinstance(observations, Tally) else Tally(observations)
    whole = sum(tally.counts[group.id] for group in groups)
    return tuple(
        Attention(
            group,
            tally.counts[group.id],
            tally.counts[group.id] / whole if whole else 0.0,
            max(at - max(tally.latest.get(group.id, since), since), timedelta()),
            tuple(one for one in range(objectives) if one not in tally.evidence.get(group.id, ())),
        )
        for group in groups
    )


def unnamed(groups: Sequence[Group], named: Collection[str]) -> tuple[Participant, ...]:
    """Participants who are not among those `named` by observations, once anybody is."""
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
