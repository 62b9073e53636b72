"""Name tents: a name that the room can read, on a sheet folded in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.cells import Sheet
from facilitator.printing.items import Rule, place_line
from facilitator.printing.labels import label
from facilitator.printing.render import render
from facilitator.printing.story import Bookmark
from facilitator.printing.style import (
    COLUMN_GRAY,
    FIELD_LINE,
    HAIRLINE,
    MM,
    NOTE,
    frame_of,
    text_style,
)
from facilitator.printing.typesetting import at_most, set_plain, single_line, stack_height
from facilitator.printing.wording import bookmark_title, lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan
    from facilitator.printing.cells import Cell
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story

_PAD = 12 * MM
_SIZES = (64.0, 52.0, 42.0, 34.0, 26.0)
_MOST_LINES = 2
_DOTS = (0.8, 2.4)


def name_tents(plan: LessonPlan, names: tuple[str, ...], *, paper: Paper, look: Look) -> bytes:
    """A PDF with two tents on each page; without names, two with a line to write on."""
    return render(story(plan, names, paper=paper, look=look))


def story(plan: LessonPlan, names: tuple[str, ...], *, paper: Paper, look: Look) -> Story:
    frame = frame_of(paper, look=look)
    sheet = Sheet(frame, columns=1, rows=2)
    wanted = names or ("",) * sheet.count
    pages = tuple(
        _page(sheet, wanted[first : first + sheet.count], lesson_in_short(plan.title))
        for first in range(0, len(wanted), sheet.count)
    )
    return Assembly(
        title=f"{label(frame, 'Name tents')}: {lesson_in_short(plan.title)}",
        subject=plain(plan.title),
        frame=frame,
        foot=None,
        pages=pages,
    ).story(())


def _page(sheet: Sheet, names: tuple[str, ...], lesson: str) -> PlacedPage:
    items: list[Item] = []
    marks: list[Bookmark] = []
    for name, cell in zip(names, sheet.cells(_PAD), strict=False):
        items.extend(_tent(cell, name, lesson))
        if name:
            marks.append(Bookmark(bookmark_title(name), cell.top))
    return PlacedPage((*items, *sheet.cut_lines()), tuple(marks))


def _tent(cell: Cell, name: str, lesson: str) -> Iterator[Item]:
    """The name on the lower half, as large as it goes; the fold is dotted."""
    fold = (cell.top + cell.bottom) / 2
    yield Rule(cell.x, fold, cell.x + cell.cell_width, fold, HAIRLINE, COLUMN_GRAY, _DOTS)
    hint = single_line(label(cell, "Fold here"), NOTE)
    yield from place_line(hint, cell.right - hint.width, fold - NOTE.leading - 1)
    foot = at_most(1, set_plain(lesson, NOTE, cell.width), cell.width)
    for line in foot:
        yield from place_line(line, cell.left + (cell.width - line.width) / 2,
                              cell.bottom - NOTE.leading)  # fmt: skip
    yield from _place_name(cell, name, fold, cell.bottom - NOTE.leading)


def _place_name(cell: Cell, name: str, top: float, bottom: float) -> Iterator[Item]:
    if not name:
        low = (top + bottom) / 2 + 8 * MM
        yield Rule(cell.left, low, cell.right, low, FIELD_LINE)
        return
    for size in _SIZES:
        stack = set_plain(name, text_style(size, bold=True), cell.width)
        if len(stack) <= 1:
            break
    stack = at_most(_MOST_LINES, stack, cell.width)
    y = (top + bottom - stack_height(stack)) / 2
    for line in stack:
        yield from place_line(line, cell.left + (cell.width - line.width) / 2, y)
        y += line.style.leading
