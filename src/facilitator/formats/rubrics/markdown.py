"""A rubric as a table of pipes, below its title and its task."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.domain.text import clean_line
from facilitator.formats.rubrics.found import FoundRubrics
from facilitator.formats.rubrics.grid import grid_of, is_grid, read_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.rubric import Rubric
    from facilitator.formats.rubrics.found import Broken
    from facilitator.formats.rubrics.grid import Grid

_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*\s*$")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SECTION = re.compile(r"rubric", re.IGNORECASE)


def read_markdown(text: str, name: str) -> FoundRubrics:
    """Every table with a column of criteria, under the heading it stands below."""
    lines = text.splitlines()
    title, heading, said = "", "", ""
    rubrics: list[Rubric] = []
    broken: list[Broken] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        matched = _HEADING.match(line)
        if matched:
            heading, said = clean_line(matched.group(1)), ""
            title = title or heading
        elif _is_table(lines, at):
            end = _end(lines, at)
            grid = _grid(lines[at:end])
            if is_grid(grid[0]):
                named = title if _SECTION.fullmatch(heading) and title else heading
                found = read_grid(grid, named or name, said, first_row=at + 1)
                rubrics += found.rubrics
                broken += found.broken
            at, said = end, ""
            continue
        elif line:
            said = clean_line(line) if heading == title else ""
        at += 1
    return FoundRubrics(tuple(rubrics), tuple(broken))


def _is_table(lines: list[str], at: int) -> bool:
    following = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return "|" in lines[at] and "|" in following and bool(_RULE.fullmatch(following))


def _end(lines: list[str], at: int) -> int:
    return next((n for n in range(at, len(lines)) if "|" not in lines[n]), len(lines))


def _grid(lines: list[str]) -> Grid:
    """Without the rule below the head, so that rows count from the head's line on."""
    return [_cells(line) for n, line in enumerate(lines) if n != 1]


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    parts = _PIPE.split(inner)
    return [_BREAK.sub("\n", part.strip()).replace("\\|", "|") for part in parts]


def write_markdown(rubric: Rubric) -> str:
    return "\n".join(_lines(rubric)) + "\n"


def _lines(rubric: Rubric) -> Iterator[str]:
    grid = grid_of(rubric)
    yield from (f"# {rubric.title}", "")
    if rubric.task:
        yield from (rubric.task, "")
    yield _row(grid[0])
    yield "|" + " --- |" * len(grid[0])
    yield from map(_row, grid[1:])


def _row(cells: list[str]) -> str:
    inner = " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells)
    return f"| {inner} |"
