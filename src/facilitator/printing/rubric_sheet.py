"""The rubric sheet: criteria by levels, to be ticked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.paper import PLAIN_LOOK
from facilitator.domain.rubric_points import points
from facilitator.errors import UserError
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import Field, heading
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.labels import label
from facilitator.printing.render import render
from facilitator.printing.rubric_closing import Closing
from facilitator.printing.rubric_table import (
    Row,
    columns_of,
    row_of,
    scale_of,
    table_head,
    text_size,
)
from facilitator.printing.story import Bookmark
from facilitator.printing.stretch import heights_of, steps_into
from facilitator.printing.style import MM, frame_of
from facilitator.printing.wording import bookmark_title, lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.rubric import Criterion, Rubric
    from facilitator.printing.flow import Block, Flow
    from facilitator.printing.items import Item
    from facilitator.printing.rubric_table import Scale, TableHead, TextSize
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame

_HINT = "Rubric sheet. Tick one box in each row."
_GROUP_LINE = 34 * MM
_DATE_LINE = 24 * MM
_ASSESSOR_LINE = 37 * MM
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
_SIZES_FOR_SEVERAL_PAGES = (11.0, 10.5, 10.0)
_WORTH_SMALL_TYPE = 0.75
"""The share of pages that must be left for the smallest type to be used on several pages."""
_MORE_THAN_SOME_PAGES = 30_000
"""Letters at which it is no longer worth trying every size."""
_TALLEST_ROW = 40 * MM
_TALLEST_ROW_BEFORE_LAST_PAGE = 56 * MM
_MOST_LINES = 8


def rubric_sheet(
    rubric: Rubric,
    *,
    lesson: str,
    paper: Paper,
    groups: tuple[str, ...] = (),
    look: Look = PLAIN_LOOK,
) -> bytes:
    """A PDF with one sheet for each group, or a blank one when there are none.

    Raises UserError when the rubric has no criteria.
    """
    return render(story(rubric, lesson=lesson, paper=paper, groups=groups, look=look))


def story(
    rubric: Rubric,
    *,
    lesson: str,
    paper: Paper,
    groups: tuple[str, ...] = (),
    look: Look = PLAIN_LOOK,
) -> Story:
    """What the sheet consists of, before it is drawn."""
    if not rubric.criteria:
        raise UserError("This rubric has no criteria yet. Add one, then print it.")
    frame = frame_of(paper, landscape=True, look=look)
    short = lesson_in_short(lesson)
    top = _heading(rubric, frame, lesson=short, groups=groups)
    pages = tuple(_place(page, frame) for page in _fitting(rubric, frame, top).pages)
    return Assembly(
        title=plain(rubric.title),
        subject=plain(lesson),
        frame=frame,
        foot=Foot(label(frame, _HINT), short),
        pages=pages,
    ).story(groups)


def _heading(
    rubric: Rubric, frame: Frame, *, lesson: str, groups: tuple[str, ...]
) -> tuple[Block, ...]:
    fields = (
        Field(label(frame, "Group"), _GROUP_LINE, groups),
        Field(label(frame, "Date"), _DATE_LINE),
        Field(label(frame, "Assessor"), _ASSESSOR_LINE, grows=True),
    )
    subtitle = _sentences(lesson, rubric.task)
    return heading(frame, rubric.title, subtitle=subtitle, fields=fields)


def _sentences(*parts: str) -> str:
    """Each part as a sentence of its own."""
    ended = (part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part)
    return " ".join(ended)


def _fitting(rubric: Rubric, frame: Frame, top: tuple[Block, ...]) -> Flow:
    """In the largest type in which one page holds it all, or no further page is needed."""
    if _letters(rubric) > _MORE_THAN_SOME_PAGES or frame.look.large:
        return _flow(rubric, frame, top, _SIZES_FOR_SEVERAL_PAGES[-1])
    largest = _flow(rubric, frame, top, _SIZES[0])
    if len(largest.pages) == 1:
        return largest
    smallest = _flow(rubric, frame, top, _SIZES[-1])
    if len(smallest.pages) == len(largest.pages):
        return largest
    between = (_flow(rubric, frame, top, size) for size in _SIZES[1:-1])
    if len(smallest.pages) == 1:
        return next((found for found in between if len(found.pages) == 1), smallest)
    further = (_flow(rubric, frame, top, size) for size in _SIZES_FOR_SEVERAL_PAGES[1:])
    usual = min((largest, *further), key=lambda found: len(found.pages))
    is_worth_it = len(smallest.pages) <= len(usual.pages) * _WORTH_SMALL_TYPE
    return smallest if is_worth_it else usual


def _letters(rubric: Rubric) -> int:
    return sum(
        len(criterion.title) + len(criterion.description) + len(level.descriptor)
        for criterion in rubric.criteria
        for level in criterion.levels
    )


def _flow(rubric: Rubric, frame: Frame, top: tuple[Block, ...], size: float) -> Flow:
    return flow((*top, *_grid(rubric, frame, text_size(frame, size))), frame.height)


def _grid(rubric: Rubric, frame: Frame, size: TextSize) -> Iterator[Block]:
    """The rows, under a new head wherever the scale changes, and the closing."""
    worth = points(rubric)
    scale: Scale | None = None
    for criterion, most in zip(rubric.criteria, worth, strict=True):
        if scale_of(criterion) != scale:
            scale = scale_of(criterion)
            head = _head(criterion, frame)
        yield row_of(criterion, most, head=head, size=size)
    yield Closing(frame, str(sum(worth)), rubric.next_step, rubric.signature)


def _head(criterion: Criterion, frame: Frame) -> TableHead:
    return table_head(columns_of(frame, len(criterion.levels)), scale_of(criterion))


def _place(blocks: tuple[Block, ...], frame: Frame) -> PlacedPage:
    items: list[Item] = []
    marks: list[Bookmark] = []
    top = frame.top
    for block, height in zip(blocks, _heights(blocks, frame), strict=True):
        if isinstance(block, Closing):
            top = frame.bottom - height
        items.extend(block.place(top, height))
        if isinstance(block, Row) and block.is_first:
            marks.append(Bookmark(bookmark_title(block.title), top))
        top += height
    return PlacedPage(tuple(items), tuple(marks))


def _heights(blocks: tuple[Block, ...], frame: Frame) -> list[float]:
    """Rows of one height where that is possible, then more lines to write on."""
    is_last = isinstance(blocks[-1], Closing)
    most = _TALLEST_ROW if is_last else _TALLEST_ROW_BEFORE_LAST_PAGE
    heights = heights_of(blocks, Row, frame.height, most=most)
    if is_last:
        spare = frame.height - sum(heights)
        heights[-1] += steps_into(spare, frame.type.pitch, most=_MOST_LINES - 1) * frame.type.pitch
    return heights
