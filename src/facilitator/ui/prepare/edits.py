"""What a pane of the page wants done to the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from facilitator.domain.plan import LessonPlan


@dataclass(frozen=True, slots=True)
class Edit:
    """One step that can be undone; `name` is what stands behind "Undo".

    Edits in a row with one `key` are one step, as the letters typed into one field are.
    `place` is the phase to look at afterwards; None stays where one is.
    """

    name: str
    change: Callable[[LessonPlan], LessonPlan]
    key: Hashable = None
    place: int | None = None
