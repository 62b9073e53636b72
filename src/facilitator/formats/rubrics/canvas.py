"""The lists of Canvas: one row a criterion, its ratings side by side, from the best down."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric
from facilitator.domain.text import clean_block, clean_line
from facilitator.formats.rubrics.found import Broken, FoundRubrics
from facilitator.formats.rubrics.points import read_points, write_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ABOUT = (
    "Rubric Name",
    "Criteria Name",
    "Criteria Description",
    "Criteria Enable Range",
)
_RATING = ("Rating Name", "Rating Description", "Rating Points")
_NUMBER = re.compile(r"\s*\d+$")
_YES = frozenset({"true", "yes", "1", "y", "t"})


def is_canvas(header: Sequence[str]) -> bool:
    names = _names(header)
    return "criteria name" in names and "rating name" in names


def _names(header: Sequence[str]) -> list[str]:
    """Both styles of header alike: Canvas numbers the ratings, or repeats their names."""
    return [_NUMBER.sub("", clean_line(cell).casefold()) for cell in header]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by the names of its columns; `ratings` are as they stand side by side."""

    number: int
    about: dict[str, str]
    ratings: tuple[tuple[str, str, str], ...]


def read_canvas(rows: Sequence[Sequence[str]]) -> FoundRubrics:
    """One rubric for each name, in the order in which they begin; bad rows are left out."""
    names = _names(rows[0]) if rows else []
    made: dict[str, list[Criterion]] = {}
    broken: list[Broken] = []
    for row in _filled(names, rows):
        problem = _problem(row)
        if problem:
            broken.append(Broken(row.number, problem))
            continue
        made.setdefault(row.about["rubric name"], []).append(_criterion(row))
    rubrics = tuple(Rubric(title, "", tuple(found)) for title, found in made.items())
    return FoundRubrics(rubrics, tuple(broken))


def _filled(names: list[str], rows: Sequence[Sequence[str]]) -> Iterator[_Row]:
    """Rows that hold anything; a row may end early, or go on behind the header's end."""
    for number, cells in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in cells):
            yield _Row(number, dict(_about(names, cells)), tuple(_ratings(names, cells)))


def _about(names: list[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in map(str.casefold, _ABOUT):
        at = names.index(name) if name in names else len(cells)
        yield name, clean_block(cells[at]) if at < len(cells) else ""


def _ratings(names: list[str], cells: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """As many as there are cells for, also where the header has names for fewer."""
    starts = [at for at, name in enumerate(names) if name == "rating name"]
    order = [names[at] for at in range(starts[0], min(starts[0] + 3, len(names)))] if starts else []
    beyond = range(starts[-1] + 3, len(cells), 3) if starts else ()
    for at in (*starts, *beyond):
        part = dict(zip(order, cells[at : at + 3], strict=False))
        name, words, points = (part.get(one.casefold(), "").strip() for one in _RATING)
        if name or words or points:
            yield clean_line(name), clean_block(words), points


def _problem(row: _Row) -> str:
    """Why the row cannot be a criterion; empty when it can."""
    if not row.about["rubric name"]:
        return "the rubric name is missing."
    if not row.about["criteria name"]:
        return "the criterion's name is missing."
    if not row.ratings:
        return f"“{row.about['criteria name']}” has no ratings."
    for place, (name, _, points) in enumerate(row.ratings, start=1):
        if read_points(points) is None:
            named = f"rating {place}" + (f" (“{name}”)" if name else "")
            return f"the points of {named} are “{points}”, which is no number."
    return ""


def _criterion(row: _Row) -> Criterion:
    levels = [
        CriterionLevel(read_points(points) or 0, name, words) for name, words, points in row.ratings
    ]
    levels.sort(key=lambda level: level.score)
    if row.about["criteria enable range"].casefold() in _YES:
        levels = list(_ranged(levels))
    name, about = row.about["criteria name"], row.about["criteria description"]
    return Criterion(clean_line(name), about, 0, tuple(levels))


def _ranged(levels: Sequence[CriterionLevel]) -> Iterator[CriterionLevel]:
    """In Canvas a range begins where the rating below it ends, and the lowest one at nothing."""
    below = min((0, *(level.score for level in levels)))
    for level in levels:
        yield replace(level, lowest=below)
        below = level.score


def write_canvas(rubric: Rubric) -> str:
    """In the repeated style of header, ratings from the best down, as Canvas sorts them."""
    out = io.StringIO(newline="")
    made = csv.writer(out, lineterminator="\n")
    most = max((len(criterion.levels) for criterion in rubric.criteria), default=0)
    made.writerow([*_ABOUT, *_RATING * most])
    made.writerows(_cells(rubric, rubric.criteria))
    return out.getvalue()


def _cells(rubric: Rubric, criteria: Iterable[Criterion]) -> Iterator[list[str]]:
    for criterion in criteria:
        has_range = any(level.lowest is not None for level in criterion.levels)
        row = [rubric.title, criterion.title, criterion.description, str(has_range).lower()]
        for level in sorted(criterion.levels, key=lambda level: level.score, reverse=True):
            row += [level.label, level.descriptor, write_points(level.score)]
        yield row
