"""Learning objectives: a table with Bloom's level, or a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.bloom import recognize
from facilitator.domain.plan import Objective
from facilitator.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence


OBJECTIVE_COLUMN, LEVEL_COLUMN = "Objective", "Bloom's Taxonomy Level"
_COLUMN_RULES = (11, 25)
_OBJECTIVE = re.compile(r"objective|outcome|goal|aim|learners? (?:can|will)", re.IGNORECASE)
_LEVEL = re.compile(r"bloom|taxonomy|level", re.IGNORECASE)
_LEVEL_BEHIND = re.compile(
    r"[ \t]*[(\[](?:bloom'?s?(?: level)?:[ \t]*)?([^()\[\]]{3,30})[)\]]\.?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table is what; `level` is None when there is none."""

    objective: int
    level: int | None
    others: tuple[int, ...]


def columns_of(header: Sequence[str]) -> Columns:
    """The first column that is called so; without one, the first column holds the objectives."""
    objective = next((n for n, name in enumerate(header) if _OBJECTIVE.search(name)), 0)
    level = next(
        (n for n, name in enumerate(header) if n != objective and _LEVEL.search(name)), None
    )
    others = tuple(n for n in range(len(header)) if n not in (objective, level))
    return Columns(objective, level, others)


def objective_of_row(row: Sequence[str], columns: Columns) -> Objective | None:
    """None for a row that names no objective; empty cells at the end are left out."""
    text = clean_line(row[columns.objective])
    cells = [clean_line(row[n]) for n in columns.others]
    while cells and not cells[-1]:
        cells.pop()
    level = "" if columns.level is None else clean_line(row[columns.level])
    return Objective(text, level, tuple(cells)) if text else None


def objective_of_item(text: str) -> Objective:
    """A level of Bloom's in brackets at the end is not part of the objective."""
    line = clean_line(text)
    found = _LEVEL_BEHIND.search(line)
    if found and found.start() and recognize(found[1]):
        return Objective(line[: found.start()], found[1].strip())
    return Objective(line)


def objective_table(objectives: Sequence[Objective], others: Sequence[str]) -> str:
    header = _row((OBJECTIVE_COLUMN, LEVEL_COLUMN, *others))
    widths = (*_COLUMN_RULES, *(max(3, len(name) + 2) for name in others))
    rule = "|".join(["", *("-" * width for width in widths), ""])
    rows = [
        _row((aim.text, aim.level, *_filled(aim.other_cells, len(others)))) for aim in objectives
    ]
    return "\n".join([header, rule, *rows])


def _filled(cells: tuple[str, ...], count: int) -> tuple[str, ...]:
    return (*cells, *[""] * (count - len(cells)))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
