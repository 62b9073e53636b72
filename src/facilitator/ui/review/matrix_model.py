"""Groups against objectives: what was last seen of whom, and what was never looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.observation import AttainmentLevel
    from facilitator.domain.plan import LessonPlan, Objective
    from facilitator.domain.seen import Overview
    from facilitator.domain.session import Group, Session


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a group was observed on an objective, and the newest level among that."""

    count: int = 0
    level: AttainmentLevel | None = None

    @property
    def is_gap(self) -> bool:
        return not self.count


_NEVER = Cell()


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


def matrix(session: Session, plan: LessonPlan, seen: Overview) -> Matrix:
    """Only what names a group counts: what was seen of the whole room is nobody's level."""
    counts: Counter[tuple[str, int]] = Counter()
    levels: dict[tuple[str, int], AttainmentLevel] = {}
    for one in sorted(seen.by_group, key=lambda each: each.last):
        if one.objective is None:
            continue
        counts[one.group, one.objective] += one.count
        if one.level is not None:
            levels[one.group, one.objective] = one.level
    cells = {place: Cell(count, levels.get(place)) for place, count in counts.items()}
    columns = range(len(plan.objectives))
    return Matrix(
        groups=session.groups,
        objectives=plan.objectives,
        cells=tuple(
            tuple(cells.get((group.id, column), _NEVER) for column in columns)
            for group in session.groups
        ),
    )
