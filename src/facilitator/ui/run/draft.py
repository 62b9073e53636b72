"""An observation on its way: what is chosen and written, not yet saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.observation import AttainmentLevel


@dataclass(frozen=True, slots=True)
class Draft:
    """`whole_room` is chosen like a group: without either nothing can be saved.

    `participant` is one of the chosen groups, empty when it is about all of them.
    """

    groups: tuple[str, ...] = ()
    whole_room: bool = False
    objective: int | None = None
    level: AttainmentLevel | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    follow_up: bool = False
    participant: str = ""
    photo: bytes = b""
    photo_may_be_passed_on: bool = False

    @property
    def has_subject(self) -> bool:
        return self.whole_room or bool(self.groups)

    @property
    def says_something(self) -> bool:
        return bool(self.level or self.tags or self.note.strip() or self.photo)

    @property
    def can_save(self) -> bool:
        return self.has_subject and self.says_something

    @property
    def is_begun(self) -> bool:
        """Whether there is anything that Cancel would take away."""
        return self.has_subject or self.says_something or self.follow_up
