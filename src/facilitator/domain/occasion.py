"""One time a plan is run, as far as paper needs to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.session import Group


@dataclass(frozen=True, slots=True)
class Occasion:
    """`begin` is the wall time in the room, naive; with no `has_day` only its time counts."""

    begin: datetime | None = None
    has_day: bool = False
    place: str = ""
    groups: tuple[Group, ...] = ()

    @property
    def people(self) -> int:
        return sum(group.people or len(group.participants) for group in self.groups)
