"""What a countdown panel shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class CountdownState(Enum):
    """The states that look different."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    WARNING = "warning"
    OVERTIME = "overtime"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line beside the digits; the parts of `text` named in `bold` are set in bold."""

    icon: str
    text: str
    bold: tuple[str, ...] = ()

    def runs(self) -> list[tuple[str, bool]]:
        """The text cut into pieces, each with whether it is bold."""
        found: list[tuple[str, bool]] = []
        rest = self.text
        for part in self.bold:
            before, hit, after = rest.partition(part)
            if not hit:
                continue
            found += [(before, False), (hit, True)]
            rest = after
        return [run for run in [*found, (rest, False)] if run[0]]


@dataclass(frozen=True, slots=True)
class CountdownReading:
    """Everything at one instant, worded by the caller.

    `digits` is like `24:18` or `+4:10`; seconds count from the start of the phase, with added time
    in `planned_seconds`. `position` is the phase's place from 1, None for a break. Over time the
    bar carries `start_label` on the left, `planned_label` where the plan ended and `extra_label`
    at the right.
    """

    state: CountdownState
    digits: str
    heading: str
    facts: tuple[Fact, ...] = ()
    position: int | None = 1
    planned_seconds: int = 0
    used_seconds: int = 0
    warning_at_seconds: int | None = None
    start_label: str = ""
    planned_label: str = ""
    extra_label: str = ""
    spoken: str = ""

    @property
    def overtime_seconds(self) -> int:
        return max(0, self.used_seconds - self.planned_seconds)

    @property
    def span_seconds(self) -> int:
        """What the whole bar stands for."""
        return max(1, self.planned_seconds, self.used_seconds)
