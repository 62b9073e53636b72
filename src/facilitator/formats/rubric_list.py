"""Rubrics as the lists that Canvas writes: one row a criterion, its ratings side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.run_sheet.cells import text_of
from facilitator.formats.word.tables import as_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.run_sheet.cells import Cell

_NUMBER = re.compile(r"\s*\d+$")


class _Rating(NamedTuple):
    name: str
    description: str
    points: str


def rubric_text(rows: Sequence[Sequence[Cell]]) -> str | None:
    """The rubric as a Markdown task, None when the list is no rubric."""
    names = [_NUMBER.sub("", text_of(cell).casefold()) for cell in rows[0]] if rows else []
    if "criteria name" not in names or "rating name" not in names:
        return None
    title = next((text for row in rows[1:] if (text := _value(names, row, "rubric name"))), "")
    lines = [f"# {title or 'Rubric'}", "", "## Assignment", "", "## Rubric", ""]
    return "\n".join([*lines, *_table(names, rows[1:])]) + "\n"


def _table(names: list[str], rows: Sequence[Sequence[Cell]]) -> list[str]:
    criteria = [(_criterion(names, row), [*_ratings(names, row)]) for row in rows if any(row)]
    most = max(criteria, key=lambda one: len(one[1]), default=None)
    if most is None:
        return []
    header = [["Criterion"], *([rating.name or "–"] for rating in most[1])]
    usual = [rating.name for rating in most[1]]
    made = [[[name], *_cells(ratings, usual)] for name, ratings in criteria]
    return as_markdown([header, *made])


def _cells(ratings: list[_Rating], usual: list[str]) -> Iterator[list[str]]:
    """A rating says its name where it is called otherwise than in the header."""
    for n, rating in enumerate(ratings):
        own = "" if n < len(usual) and rating.name == usual[n] else rating.name
        points = f"({rating.points})" if rating.points else ""
        said = ": ".join(part for part in (own, rating.description) if part)
        yield [" ".join(part for part in (said, points) if part)]


def _criterion(names: list[str], row: Sequence[Cell]) -> str:
    name, more = (_value(names, row, f"criteria {part}") for part in ("name", "description"))
    return f"{name}: {more}" if more and more != name else name


def _ratings(names: list[str], row: Sequence[Cell]) -> Iterator[_Rating]:
    for at, name in enumerate(names):
        if name != "rating name":
            continue
        following = {
            names[n]: text_of(row[n]) for n in range(at, min(at + 3, len(names), len(row)))
        }
        rating = _Rating(
            following.get("rating name", ""),
            following.get("rating description", ""),
            following.get("rating points", ""),
        )
        if any(rating):
            yield rating


def _value(names: list[str], row: Sequence[Cell], name: str) -> str:
    at = names.index(name) if name in names else len(row)
    return text_of(row[at]) if at < len(row) else ""
