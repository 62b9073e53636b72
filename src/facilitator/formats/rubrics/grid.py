"""A rubric as a table of texts: criteria down, levels across. Markdown and Word share it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric
from facilitator.domain.text import clean_block, clean_line
from facilitator.formats.rubrics.found import Broken, FoundRubrics
from facilitator.formats.rubrics.points import read_spread, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.rubric import Points

_CORNER = "Criterion"
_WEIGHT = "Weight"
_CORNERS = re.compile(r"criteri(?:on|a)s?\b|crit[eè]r|kriteri|критери|标准|المعايير", re.IGNORECASE)
_WEIGHTS = re.compile(r"weight\b|gewicht", re.IGNORECASE)
_POINTS = re.compile(r"\s*\(([-−\d.,–\s]+)(?:\s*(?:points?|pts?))?\)\s*$", re.IGNORECASE)
_NO_LEVEL = "—"
"""Stands where a criterion has fewer levels than the head."""
_PERCENT = re.compile(r"(\d{1,3})\s*%?")

Grid: TypeAlias = list[list[str]]
_Ends: TypeAlias = "tuple[Points | None, Points] | None"


def grid_of(rubric: Rubric) -> Grid:
    """A head, then a row for each criterion; a level named otherwise than the head says so."""
    levels = max((one.levels for one in rubric.criteria), key=len, default=())
    weighted = bool(rubric.weight)
    head = [_CORNER, *(_named(level) for level in levels), *([_WEIGHT] if weighted else ())]
    return [head, *(_row(one, levels, weighted=weighted) for one in rubric.criteria)]


def _named(level: CriterionLevel) -> str:
    return f"{level.label} ({spread(level.lowest, level.score)})".strip()


def _row(criterion: Criterion, usual: Sequence[CriterionLevel], *, weighted: bool) -> list[str]:
    title = criterion.title
    if criterion.description:
        title += f"\n{criterion.description}"
    cells = [title, *_cells(criterion, usual)]
    cells += [_NO_LEVEL] * (1 + len(usual) - len(cells))
    return [*cells, f"{criterion.weight} %"] if weighted else cells


def _cells(criterion: Criterion, usual: Sequence[CriterionLevel]) -> Iterator[str]:
    for level, named in zip(criterion.levels, usual, strict=False):
        same = (level.label, level.score, level.lowest) == (named.label, named.score, named.lowest)
        yield level.descriptor if same else f"{_named(level)}: {level.descriptor}".strip()


def is_grid(head: Sequence[str]) -> bool:
    """Two levels at least, beside a corner that says what the rows are."""
    return len(head) > 2 and bool(_CORNERS.match(head[0].strip("*_ ")))


def read_grid(grid: Grid, title: str, task: str = "", *, first_row: int = 1) -> FoundRubrics:
    """The inverse of `grid_of`; levels without points count from 1 at the lowest.

    Tables in the wild begin with the best level: without points the first one earns most.
    """
    columns = _columns(grid[0])
    criteria: list[Criterion] = []
    broken: list[Broken] = []
    for number, row in enumerate(grid[1:], start=first_row + 1):
        if row[0].strip():
            criteria.append(_criterion([*row, *[""] * (len(grid[0]) - len(row))], columns))
        elif any(cell.strip() for cell in row):
            broken.append(Broken(number, "the criterion's name is missing."))
    rubrics = (Rubric(title, task, tuple(criteria)),) if criteria else ()
    return FoundRubrics(rubrics, tuple(broken))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the levels stand, each with its name and points, and where the weight does."""

    levels: dict[int, tuple[str, _Ends]]
    weight: int | None


def _columns(cells: Sequence[str]) -> _Columns:
    head = [_plain(cell) for cell in cells]
    weight = next((at for at, cell in enumerate(head) if at and _WEIGHTS.match(cell)), None)
    levels = [at for at in range(1, len(head)) if at != weight]
    return _Columns({at: _level_named(head[at]) for at in levels}, weight)


def _criterion(cells: Sequence[str], columns: _Columns) -> Criterion:
    name, _, about = clean_block(cells[0]).partition("\n")
    levels = [
        _level(cells[at], label, ends, len(columns.levels) - place)
        for place, (at, (label, ends)) in enumerate(columns.levels.items())
        if cells[at].strip() != _NO_LEVEL
    ]
    levels.sort(key=lambda level: level.score)
    weight = _PERCENT.search(cells[columns.weight]) if columns.weight else None
    share = int(weight.group(1)) if weight else 0
    return Criterion(_plain(name), clean_block(about), share, tuple(levels))


def _level_named(text: str) -> tuple[str, _Ends]:
    """ "Proficient (3)" is a name and its points."""
    found = _POINTS.search(text)
    ends = read_spread(found.group(1)) if found else None
    return _plain(text[: found.start()] if found and ends else text), ends


def _level(cell: str, label: str, ends: _Ends, otherwise: int) -> CriterionLevel:
    own, words = _own_name(cell)
    if own is not None:
        label, ends = own
    lowest, score = ends or (None, otherwise)
    return CriterionLevel(score, label, clean_block(words), lowest)


def _own_name(cell: str) -> tuple[tuple[str, _Ends] | None, str]:
    """ "Fair (2): Some of it" is a level that is named otherwise than its column."""
    name, colon, words = cell.partition("):")
    if colon:
        label, ends = _level_named(f"{name})")
        if ends and "\n" not in label and len(label) < 60:
            return (label, ends), words
    return None, cell


def _plain(text: str) -> str:
    return clean_line(text.strip().strip("*_").strip())
