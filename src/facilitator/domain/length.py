"""A length of time as an author writes it, and the minutes it means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """A length as written, and what was read from it.

    `low` and `high` are minutes and equal unless the text gives a range; both are None when the
    text says no length ("variable"). `approximate` marks "about", "~" and "-ish".
    `open_ended` marks "120+".
    """

    text: str
    low: int | None
    high: int | None
    approximate: bool = False
    open_ended: bool = False

    @property
    def minutes(self) -> int | None:
        """The minutes to plan with: the upper end of a range, so that nobody runs out of time."""
        return self.high

    @property
    def is_range(self) -> bool:
        return self.low != self.high
