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
        return (group + self.round) % self.rounds

    def next_station(self, group: int) -> int | None:
        """Where it goes next; None when everybody comes together."""
        return None if self.is_last or self.is_over else (group + self.round + 1) % self.rounds


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
