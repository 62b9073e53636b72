"""Groups against objectives: what was last seen of whom, and what was never looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.domain.observation import AttainmentLevel, Observation
    from facilitator.domain.plan import LessonPlan, Objective
    from facilitator.domain.session import Group, Session


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a group was observed on an objective, and the newest level among that."""

    count: int = 0
    level: AttainmentLevel | None = None

    @property
    def is_gap(self) -> bool:
        return not self.count


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are groups in room order, columns are the plan's objectives."""

    groups: tuple[Group, ...]
    objectives: tuple[Objective, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def is_empty(self) -> bool:
        return not self.groups or not self.objectives

    def cell(self, row: int, column: int) -> Cell:
        return self.cells[row][column]

    @property
    def gaps(self) -> tuple[tuple[Group, int], ...]:
        """Each group with the position of an objective on which nobody observed it."""
        return tuple(
            (group, column)
            for group, row in zip(self.groups, self.cells, strict=True)
            for column, cell in enumerate(row)
            if cell.is_gap
        )


def matrix(session: Session, plan: LessonPlan, observations: Iterable[Observation]) -> Matrix:
    """Only what names a group counts: what was seen of the whole room is nobody's level."""
    seen = sorted(observations, key=lambda each: each.at)
    return Matrix(
        groups=session.groups,
        objectives=plan.objectives,
        cells=tuple(
            tuple(_cell(seen, group.id, column) for column in range(len(plan.objectives)))
            for group in session.groups
        ),
    )


def _cell(seen: Iterable[Observation], group_id: str, objective: int) -> Cell:
    own = [each for each in seen if each.objective == objective and group_id in each.groups]
    levels = [each.level for each in own if each.level is not None]
    return Cell(len(own), levels[-1] if levels else None)
