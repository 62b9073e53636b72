"""What the page wants done to the rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from facilitator.domain.rubric import Rubric


@dataclass(frozen=True, slots=True)
class RubricEdit:
    """One step that can be undone; `name` is what stands behind "Undo".

    Edits in a row with one `key` are one step, as the letters typed into one cell are.
    """

    name: str
    change: Callable[[Rubric], Rubric]
    key: Hashable = None
