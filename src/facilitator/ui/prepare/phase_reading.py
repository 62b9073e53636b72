"""What the page shows of one phase."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.plan import Phase, Strategy


@dataclass(frozen=True, slots=True)
class PinReading:
    """What a pinned start does to the day; `tone` is a pill's."""

    text: str = ""
    tone: str = "neutral"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class PhaseReading:
    """A phase with what the plan says elsewhere about it; `covered` counts objectives from 0.

    `idea` is an offline alternative that is offered, `shortest` what counts while none is set.
    """

    phase: Phase
    place: int = 0
    strategies: tuple[Strategy, ...] = ()
    objectives: tuple[str, ...] = ()
    covered: tuple[int, ...] = ()
    confirmed: bool = False
    needs_internet: bool = False
    idea: str = ""
    pin: PinReading = field(default_factory=PinReading)
    shortest: int | None = None
