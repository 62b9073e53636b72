"""A rubric: criteria, each with levels of attainment (the words of 1EdTech CASE)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from facilitator.domain.bloom import BloomLevel

Points: TypeAlias = int | Decimal
"""Whole numbers stay whole, and others are exact: 1.75 points are no 1.7500000000000001."""


class RubricKind(StrEnum):
    """How work is judged: by all levels, against one standard, as a whole, or by yes and no."""

    ANALYTIC = "analytic"
    SINGLE_POINT = "single_point"
    HOLISTIC = "holistic"
    CHECKLIST = "checklist"


@dataclass(frozen=True, slots=True)
class Drafted:
    """Why a draft says what it says: the verb and the matter it read, and the level it wrote for.

    `stated` tells a level that the plan names from one that the verb stands for.
    """

    verb: str = ""
    matter: str = ""
    level: BloomLevel | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class CriterionLevel:
    """One cell of the grid: what work at this level looks like.

    `lowest` is the lower end of a range of points whose upper end is `score`. `id` and `uri` are
    as CASE has them, and kept as they came.
    """

    score: Points
    label: str
    descriptor: str
    lowest: Points | None = None
    feedback: str = ""
    id: str = ""
    uri: str = ""

    @property
    def span(self) -> tuple[int, int] | None:
        """The whole points from which one is chosen; None when the level has points of its own."""
        low, high = self.lowest, self.score
        if not isinstance(low, int) or not isinstance(high, int) or low >= high:
            return None
        return low, high


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the grid; `weight` is a percentage, `objective` a position in the plan.

    `may_not_apply` allows "N/A", which leaves the criterion out of the sum; "not seen" does not.
    `item_uri` is what CASE says the criterion is about.
    """

    title: str
    description: str
    weight: int
    levels: tuple[CriterionLevel, ...]
    objective: int | None = None
    bloom: BloomLevel | None = None
    may_not_apply: bool = False
    drafted: Drafted | None = None
    item_uri: str = ""
    id: str = ""
    uri: str = ""

    @property
    def most(self) -> Points:
        """The highest score of its levels; 0 without levels."""
        return max((level.score for level in self.levels), default=0)


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What the printed sheet has beside its grid.

    `other_answers` are boxes for "not seen", and for "N/A" where a criterion allows it; `evidence`
    is a line to write on below each criterion, `objective` what the plan wants of learners there.
    """

    next_step: bool = True
    signature: bool = False
    points: bool = True
    objective: bool = False
    other_answers: bool = False
    evidence: bool = False


USUAL_PARTS = SheetParts()


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole grid; `task` says which work it is for, in one line."""

    title: str
    task: str
    criteria: tuple[Criterion, ...]
    kind: RubricKind = RubricKind.ANALYTIC
    id: str = ""
    uri: str = ""
    sheet: SheetParts = USUAL_PARTS

    @property
    def weight(self) -> int:
        return sum(criterion.weight for criterion in self.criteria)

    def criterion(self, criterion_id: str) -> Criterion | None:
        return next((one for one in self.criteria if one.id == criterion_id), None)
