"""What a file of rubrics held, and where it was broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that could not be used, counted from 1 with the header, as spreadsheets count."""

    row: int
    problem: str

    @property
    def sentence(self) -> str:
        return f"Row {self.row}: {self.problem}"


@dataclass(frozen=True, slots=True)
class FoundRubrics:
    """All that could be read; the rest is named."""

    rubrics: tuple[Rubric, ...] = ()
    broken: tuple[Broken, ...] = ()
