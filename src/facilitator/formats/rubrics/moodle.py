"""The lists of Moodle's plugin for grading forms: one row a level."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric
from facilitator.domain.text import clean_block, clean_line
from facilitator.formats.rubrics.found import Broken, FoundRubrics
from facilitator.formats.rubrics.points import read_points, write_points

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = ("criterion", "level", "level_description", "score")


def is_moodle(header: Sequence[str]) -> bool:
    return set(_HEADER) <= {clean_line(cell).casefold() for cell in header}


def read_moodle(rows: Sequence[Sequence[str]], title: str) -> FoundRubrics:
    """One rubric, since the list has no name for it; bad rows are left out.

    An empty criterion means the one above.
    """
    names = [clean_line(cell).casefold() for cell in rows[0]]
    places = [names.index(name) for name in _HEADER]
    made: dict[str, list[CriterionLevel]] = {}
    broken: list[Broken] = []
    current = ""
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        criterion, label, words, score = (row[at] if at < len(row) else "" for at in places)
        current = clean_line(criterion) or current
        level = _level(label, words, score)
        problem = _problem(current, level, score, made.get(current, ()))
        if problem or level is None:
            broken.append(Broken(number, problem))
        else:
            made.setdefault(current, []).append(level)
    if not made:
        return FoundRubrics(broken=tuple(broken))
    criteria = tuple(
        Criterion(name, "", 0, tuple(sorted(levels, key=lambda level: level.score)))
        for name, levels in made.items()
    )
    return FoundRubrics((Rubric(title, "", criteria),), tuple(broken))


def _level(label: str, words: str, score: str) -> CriterionLevel | None:
    points = read_points(score)
    if points is None:
        return None
    return CriterionLevel(points, clean_line(label), clean_block(words))


def _problem(
    criterion: str, level: CriterionLevel | None, score: str, known: Sequence[CriterionLevel]
) -> str:
    if not criterion:
        return "the criterion is missing."
    if level is None:
        return f"the score “{score.strip()}” is no number."
    if any(level.score == other.score for other in known):
        return f"“{criterion}” has two levels with the score {write_points(level.score)}."
    return ""


def write_moodle(rubric: Rubric) -> str:
    """Levels from the lowest up, as Moodle shows them."""
    out = io.StringIO(newline="")
    made = csv.writer(out, lineterminator="\n")
    made.writerow(_HEADER)
    for criterion in rubric.criteria:
        for level in sorted(criterion.levels, key=lambda level: level.score):
            points = write_points(level.score)
            made.writerow([criterion.title, level.label, level.descriptor, points])
    return out.getvalue()
