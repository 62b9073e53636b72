"""Groups that take turns inside a phase: which round it is, who is where, when all move on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.run import Run

_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)


def station_of(group: int, round_: int, stations: int) -> int:
    """Where a group is in a round, all counted from 0: each round everybody moves on by one."""
    return (group + round_) % stations


@dataclass(frozen=True, slots=True)
class Turns:
    """How the rounds of a phase stand; `round` counts from 0, and is `rounds` when all is over.

    `move_in` is the time to the next move, the last of which brings everybody together again;
    `regroup_in` is the time to that one.
    """

    rounds: int
    round: int
    length: timedelta
    move_in: timedelta
    regroup_in: timedelta

    @property
    def is_over(self) -> bool:
        return self.round >= self.rounds

    @property
    def is_last(self) -> bool:
        """The next move brings everybody together again."""
        return self.round == self.rounds - 1

    def station(self, group: int) -> int:
        """Where a group is in this round, from 0; groups are counted in room order."""
        return station_of(group, self.round, self.rounds)

    def next_station(self, group: int) -> int | None:
        """Where it goes next; None when everybody comes together."""
        if self.is_last or self.is_over:
            return None
        return station_of(group, self.round + 1, self.rounds)


def turns(run: Run, phase: int, at: datetime) -> Turns | None:
    """The turns of a phase; None when its groups take none.

    They are bound to the phase: when it gets too short for all rounds every round gets shorter,
    so that everybody is back before it ends. A pause stops them too.
    """
    rotation = run.rotation(phase)
    if rotation is None:
        return None
    rounds, minutes = rotation
    length = minutes * _MINUTE
    planned = run.planned(phase)
    if planned is not None:
        length = min(length, planned / rounds)
    if length <= _ZERO:
        return None
    used = run.used(phase, at)
    now = min(used // length, rounds)
    return Turns(
        rounds=rounds,
        round=now,
        length=length,
        move_in=max((now + 1) * length - used, _ZERO) if now < rounds else _ZERO,
        regroup_in=max(rounds * length - used, _ZERO),
    )


@dataclass(frozen=True, slots=True)
class GroupTurn:
    """How a group stands that was given more time; `round` is the one it is still in.

    `move_in` is the time to its own move. The others may have moved on already, and at the next
    move it is with them again.
    """

    round: int
    move_in: timedelta
    has_more: bool

    def station(self, group: int, rounds: int) -> int:
        return station_of(group, self.round, rounds)


def group_turn(run: Run, phase: int, group: str, now: Turns, at: datetime) -> GroupTurn:
    """Its own time is taken from its own next round: nobody comes back later than all others."""
    used = run.used(phase, at)
    if not now.is_over and now.round:
        late = _own_end(run, phase, group, now, now.round - 1)
        if used < late:
            return GroupTurn(now.round - 1, late - used, has_more=True)
    if now.is_over:
        return GroupTurn(now.round, _ZERO, has_more=False)
    end = _own_end(run, phase, group, now, now.round)
    return GroupTurn(now.round, end - used, has_more=end > (now.round + 1) * now.length)


def _own_end(run: Run, phase: int, group: str, now: Turns, round_: int) -> timedelta:
    """When its stay ends, counted as time used: before the round behind ends, and before all do."""
    usual = (round_ + 1) * now.length
    latest = min(usual + now.length, now.rounds * now.length)
    return min(usual + run.delay(phase, group, round_), latest)


def most_delay(run: Run, phase: int, group: str, now: Turns, at: datetime) -> timedelta:
    """What can still be given in the round it is in, a minute of the next one being left."""
    if now.is_over:
        return _ZERO
    turn = group_turn(run, phase, group, now, at)
    if turn.round >= now.rounds - 1:
        return _ZERO
    return max(now.length - run.delay(phase, group, turn.round) - _MINUTE, _ZERO)
