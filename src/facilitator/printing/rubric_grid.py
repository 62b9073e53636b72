"""One grid for the whole room: criteria in rows, a column for each group, levels to be circled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.inline import Span, plain
from facilitator.domain.paper import PLAIN_LOOK
from facilitator.domain.rubric_points import points
from facilitator.errors import UserError
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import Field, heading
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.labels import day_label, label
from facilitator.printing.rubric_answers import NO_ANSWER, Filled
from facilitator.printing.rubric_closing import Closing
from facilitator.printing.rubric_grid_rows import (
    CriterionRow,
    GridColumns,
    GroupsHead,
    TotalRow,
)
from facilitator.printing.rubric_row import others_of
from facilitator.printing.rubric_table import scale_of
from facilitator.printing.story import Bookmark
from facilitator.printing.stretch import heights_of
from facilitator.printing.style import MM, frame_of
from facilitator.printing.typesetting import at_most, set_plain, set_spans, set_text
from facilitator.printing.wording import bookmark_title, lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.rubric import Criterion
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.rubric_answers import RubricSource
    from facilitator.printing.rubric_table import Scale
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Stack

_HINT = "Rubric grid. Circle one level for each group."
_FILLED = "Rubric grid"
_DATE_LINE = 24 * MM
_ASSESSOR_LINE = 37 * MM
_BLANK_GROUPS = 4
_MOST_LINES_OF_A_NAME = 3
_MOST_LINES_OF_A_CRITERION = 9
_TALLEST_ROW = 34 * MM


def story(
    source: RubricSource,
    *,
    paper: Paper,
    groups: tuple[str, ...] = (),
    filled: tuple[Filled, ...] = (),
    look: Look = PLAIN_LOOK,
) -> Story:
    """More groups than a page is wide for go on further grids; raises UserError without criteria.

    Without groups there are columns to be named by hand.
    """
    if not source.rubric.criteria:
        raise UserError("This rubric has no criteria yet. Add one, then print it.")
    frame = frame_of(paper, landscape=True, look=look)
    shown = filled or tuple(map(Filled, groups)) or (Filled(),) * _BLANK_GROUPS
    fields = _judged(frame, filled) if filled else _to_fill_in(frame)
    top = _heading(source, frame, fields)
    blocks = (*top, *_tables(source, frame, shown), *_closing(source, frame))
    short = lesson_in_short(source.lesson)
    return Assembly(
        title=plain(source.rubric.title),
        subject=plain(source.lesson),
        frame=frame,
        foot=Foot(_foot(source, frame, _FILLED if filled else _HINT), short),
        pages=tuple(_place(page, frame) for page in flow(blocks, frame.height).pages),
    ).story(())


def _foot(source: RubricSource, frame: Frame, hint: str) -> str:
    words = label(frame, hint)
    if not source.version:
        return words
    return f"{label(frame, 'Version {number}', number=source.version)} · {words}"


def _to_fill_in(frame: Frame) -> tuple[Field, ...]:
    return (
        Field(label(frame, "Date"), _DATE_LINE),
        Field(label(frame, "Assessor"), _ASSESSOR_LINE, grows=True),
    )


def _judged(frame: Frame, filled: tuple[Filled, ...]) -> tuple[Field, ...]:
    """When and by whom, where that is the same for all; several have their names in the columns."""
    days = {day_label(frame, one.at.date()) for one in filled if one.at}
    names = {one.by for one in filled}
    told = (("Date", _DATE_LINE, days), ("Assessor", _ASSESSOR_LINE, names))
    return tuple(
        Field(label(frame, words), width, value=value)
        for words, width, values in told
        for value in (values if len(values) == 1 else ())
        if value
    )


def _heading(source: RubricSource, frame: Frame, fields: tuple[Field, ...]) -> tuple[Block, ...]:
    parts = (lesson_in_short(source.lesson), source.rubric.task)
    subtitle = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return heading(frame, source.rubric.title, subtitle=subtitle, fields=fields)


def _tables(source: RubricSource, frame: Frame, shown: tuple[Filled, ...]) -> Iterator[Block]:
    """One below the other, of as many groups as stand side by side."""
    most = max(len(criterion.levels) for criterion in source.rubric.criteria)
    columns = GridColumns.fitting(frame, len(shown), most)
    for first in range(0, len(shown), columns.count):
        here = shown[first : first + columns.count]
        usual = scale_of(source.rubric.criteria[0])
        legend = set_spans(_legend(frame, usual), frame.type.note, frame.width)
        head = GroupsHead(columns, legend, tuple(_name(columns, one) for one in here))
        for criterion, worth in zip(source.rubric.criteria, points(source.rubric), strict=True):
            own = () if scale_of(criterion) == usual else _legend(frame, scale_of(criterion))
            yield _row(source, criterion, head, here, str(worth), own)
        if source.rubric.sheet.points:
            possible = str(sum(points(source.rubric)))
            totals = tuple((one.total, one.possible or possible) for one in here)
            yield TotalRow(columns, head, totals)


def _name(columns: GridColumns, one: Filled) -> Stack:
    style, width = columns.frame.type.heading, columns.inner_width
    return at_most(_MOST_LINES_OF_A_NAME, set_plain(one.who, style, width), width)


def _row(
    source: RubricSource,
    criterion: Criterion,
    head: GroupsHead,
    shown: tuple[Filled, ...],
    worth: str,
    legend: tuple[Span, ...],
) -> CriterionRow:
    columns, rubric = head.columns, source.rubric
    kind, width = columns.frame.type, columns.criterion_width
    answers = tuple(one.to(criterion.id) for one in shown)
    text = (
        *set_text(criterion.title, kind.style(10.5, bold=True), width),
        *set_text(criterion.description, kind.note, width),
        *(set_spans(legend, kind.note, width) if legend else ()),
    )
    offered = {
        other for answer in (NO_ANSWER, *answers) for other in others_of(criterion, rubric, answer)
    }
    return CriterionRow(
        columns=columns,
        table_head=head,
        title=criterion.title,
        text=at_most(_MOST_LINES_OF_A_CRITERION, text, width),
        levels=tuple(_short(score, at) for at, (score, _) in enumerate(scale_of(criterion), 1)),
        others=tuple(sorted(offered)),
        worth=worth if rubric.sheet.points else "",
        answers=answers,
    )


def _short(score: object, rank: int) -> str:
    """What fits into a circle."""
    return str(score) if len(str(score)) <= 2 else str(rank)


def _legend(frame: Frame, scale: Scale) -> tuple[Span, ...]:
    """What the circled numbers mean."""
    return tuple(
        span
        for rank, (score, name) in enumerate(scale, start=1)
        for span in (
            Span(f"{_short(score, rank)}\u00a0", strong=True),
            Span(f"{name or score}{'' if rank == len(scale) else ' · '}"),
        )
    )


def _closing(source: RubricSource, frame: Frame) -> Iterator[Block]:
    if source.rubric.sheet.signature:
        yield Closing(frame, "", replace(source.rubric.sheet, next_step=False, points=False))


def _place(blocks: tuple[Block, ...], frame: Frame) -> PlacedPage:
    items: list[Item] = []
    marks: list[Bookmark] = []
    top = frame.top
    heights = heights_of(blocks, CriterionRow, frame.height, most=_TALLEST_ROW)
    for block, height in zip(blocks, heights, strict=True):
        items.extend(block.place(top, height))
        if isinstance(block, CriterionRow):
            marks.append(Bookmark(bookmark_title(block.title), top))
        top += height
    return PlacedPage(tuple(items), tuple(marks))
