"""The observation sheet: what the screen asks of each group, on paper, under the same numbers."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from facilitator.domain.inline import Span, plain, spans
from facilitator.errors import UserError
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import Field, heading
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.labels import label
from facilitator.printing.observation_rows import (
    Cells,
    FollowUp,
    GroupRow,
    ObjectivesHead,
    levels_line,
)
from facilitator.printing.render import render
from facilitator.printing.story import Bookmark
from facilitator.printing.stretch import heights_of
from facilitator.printing.style import MM, frame_of
from facilitator.printing.typesetting import at_most, set_plain, set_spans
from facilitator.printing.wording import bookmark_title, lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.session import Group
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame

_DATE_LINE = 22 * MM
_OBSERVER_LINE = 38 * MM
_MOST_LINES_OF_AN_OBJECTIVE = 5
_MOST_LINES_OF_A_NAME = 3
_TALLEST_ROW = 44 * MM
_BLANK_GROUPS = 4
"""Rows without a name for a plan that nobody has set up yet."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A quick tag of the observer and the letter it is noted by."""

    letter: str
    name: str


def lettered(names: tuple[str, ...]) -> tuple[Tag, ...]:
    """Tags under A, B, C …, as many as there are letters."""
    return tuple(map(Tag, ascii_uppercase, names))


def observation_sheet(
    plan: LessonPlan, occasion: Occasion, *, paper: Paper, look: Look, tags: tuple[Tag, ...] = ()
) -> bytes:
    """A PDF with a row for each group and a column for each objective.

    More objectives than a page is wide for go on further tables. Raises UserError when the plan
    has no objectives.
    """
    return render(story(plan, occasion, paper=paper, look=look, tags=tags))


def story(
    plan: LessonPlan, occasion: Occasion, *, paper: Paper, look: Look, tags: tuple[Tag, ...] = ()
) -> Story:
    if not plan.objectives:
        raise UserError("This plan has no objectives yet, so there is nothing to observe against.")
    frame = frame_of(paper, landscape=True, look=look)
    short = lesson_in_short(plan.title)
    blocks = (*_heading(frame, short), *_tables(plan, occasion, frame), _closing(frame, tags))
    return Assembly(
        title=f"{label(frame, 'Observation sheet')}: {short}",
        subject=plain(plan.title),
        frame=frame,
        foot=Foot(label(frame, "Copy into the app: group number, level, Enter."), short),
        pages=tuple(_place(page, frame) for page in flow(blocks, frame.height).pages),
    ).story(())


def _heading(frame: Frame, short: str) -> tuple[Block, ...]:
    task = label(frame, "Circle a level, write the time, note what you saw.")
    fields = (
        Field(label(frame, "Date"), _DATE_LINE),
        Field(label(frame, "Observer"), _OBSERVER_LINE, grows=True),
    )
    title = label(frame, "Observation sheet")
    return heading(frame, title, subtitle=f"{short}. {task}", fields=fields)


def _tables(plan: LessonPlan, occasion: Occasion, frame: Frame) -> Iterator[Block]:
    """One below the other, of as many objectives as stand side by side."""
    cells = Cells.fitting(frame, len(plan.objectives))
    for first in range(0, len(plan.objectives), cells.count):
        head = _head(plan, cells, first)
        here = min(cells.count, len(plan.objectives) - first)
        for number, group in enumerate(occasion.groups or (None,) * _BLANK_GROUPS, start=1):
            yield _row(cells, head, number, group, here)


def _head(plan: LessonPlan, cells: Cells, first: int) -> ObjectivesHead:
    frame = cells.frame
    style, width = frame.type.text, cells.inner_width
    stacks = tuple(
        at_most(
            _MOST_LINES_OF_AN_OBJECTIVE,
            set_spans((Span(f"O{first + at} ", strong=True), *spans(aim.text)), style, width),
            width,
        )
        for at, aim in enumerate(plan.objectives[first : first + cells.count], start=1)
    )
    return ObjectivesHead(cells, label(frame, "Group"), stacks)


def _row(
    cells: Cells, head: ObjectivesHead, number: int, group: Group | None, count: int
) -> GroupRow:
    frame = cells.frame
    name = set_plain(group.name if group else "", frame.type.style(11, bold=True), cells.name_width)
    about = [plain(group.profile)] if group and group.profile else []
    if group and group.people:
        about.append(label(frame, "{count} people", count=group.people))
    below = tuple(
        line for words in about for line in set_plain(words, frame.type.note, cells.name_width)
    )
    names = (*at_most(_MOST_LINES_OF_A_NAME, name, cells.name_width), *below)
    return GroupRow(cells, head, str(number), names, count)


def _closing(frame: Frame, tags: tuple[Tag, ...]) -> FollowUp:
    letters = tuple(
        part
        for tag in tags
        for part in (Span(tag.letter, strong=True), Span(f"\u00a0{tag.name}\u00a0\u00a0\u00a0 "))
    )
    legend = set_spans(letters, frame.type.note, frame.width) if letters else ()
    return FollowUp(frame, levels_line(frame), legend)


def _place(blocks: tuple[Block, ...], frame: Frame) -> PlacedPage:
    items: list[Item] = []
    marks: list[Bookmark] = []
    top = frame.top
    heights = heights_of(blocks, GroupRow, frame.height, most=_TALLEST_ROW)
    for block, height in zip(blocks, heights, strict=True):
        if isinstance(block, FollowUp):
            top = frame.bottom - height
        items.extend(block.place(top, height))
        if isinstance(block, GroupRow) and block.name:
            marks.append(Bookmark(bookmark_title(block.name[0].text), top))
        top += height
    return PlacedPage(tuple(items), tuple(marks))
