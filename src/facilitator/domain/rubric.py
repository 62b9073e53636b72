"""A rubric: criteria, each with levels of attainment (the words of 1EdTech CASE)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.bloom import BloomLevel


@dataclass(frozen=True, slots=True)
class CriterionLevel:
    """One cell of the grid: what work at this level looks like."""

    score: int
    label: str
    descriptor: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the grid; `weight` is a percentage, `objective` a position in the plan."""

    title: str
    description: str
    weight: int
    levels: tuple[CriterionLevel, ...]
    objective: int | None = None
    bloom: BloomLevel | None = None


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole grid; `task` says which work it is for, in one line."""

    title: str
    task: str
    criteria: tuple[Criterion, ...]

    @property
    def weight(self) -> int:
        return sum(criterion.weight for criterion in self.criteria)
