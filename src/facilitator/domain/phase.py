"""One step of a lesson plan, and what is settled about it beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.length import Length
    from facilitator.domain.plan_parts import KeptText

BREAK = "Break"
_BREAK_PREFIX = f"{BREAK}:"
_SMALLEST_SHARE = 0.6


class Priority(StrEnum):
    """What goes first when time runs short: `could`, then `should`; a `must` never does."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


@dataclass(frozen=True, slots=True)
class Rotation:
    """Stations or turns inside a phase: so many rounds of so many minutes for each group."""

    rounds: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of the lesson, or a break: a phase named "Break" or "Break: …"."""

    name: str
    duration: Length | None = None
    facilitator_actions: str = ""
    learner_activities: str = ""
    resources: str = ""
    differentiation: str = ""
    technology: str = ""
    offline_alternative: str = ""
    kept: tuple[KeptText, ...] = ()
    pinned_start: int | None = None
    """Minutes since local midnight at which this phase starts, whatever comes before it."""
    priority: Priority | None = None
    """None: not said, and treated as `should`."""
    locked: bool = False
    """Catching up and rebalancing never change its length."""
    shortest: int | None = None
    """Minutes it may be squeezed to; None: a share of the plan, see `least_minutes`."""
    warning: int | None = None
    """Minutes before its end at which to warn, 0 never; None: the standing rule."""
    auto_advance: bool = False
    """The clock moves on by itself when its time is up."""
    quiet: bool = False
    audience_text: str = ""
    """One line for the screen that the audience sees."""
    objectives: tuple[int, ...] | None = None
    """Positions, from 0, of the objectives it works on; None: not confirmed by the trainer."""
    rotation: Rotation | None = None

    @property
    def is_break(self) -> bool:
        return self.name == BREAK or self.name.startswith(_BREAK_PREFIX)

    @property
    def label(self) -> str:
        """The name to show: "Lunch" for "Break: Lunch"."""
        return (
            self.name.removeprefix(_BREAK_PREFIX).strip() or BREAK if self.is_break else self.name
        )

    @property
    def minutes(self) -> int | None:
        """Planned minutes, the upper end of a range; None when the length cannot be read."""
        return self.duration.minutes if self.duration else None

    @property
    def least_minutes(self) -> int:
        """What it may be squeezed to in whole minutes: all of it when it is locked."""
        planned = self.minutes or 0
        if self.locked:
            return planned
        if self.shortest is not None:
            return min(self.shortest, planned)
        return ceil(planned * _SMALLEST_SHARE)


def phase_numbers(phases: tuple[Phase, ...]) -> tuple[int | None, ...]:
    """The number shown for each phase, from 1; None for breaks, which do not count."""
    count = 0
    numbers: list[int | None] = []
    for phase in phases:
        count += not phase.is_break
        numbers.append(None if phase.is_break else count)
    return tuple(numbers)
