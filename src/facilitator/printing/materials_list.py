"""The materials checklist: what to bring, how many, and for which phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.packing import also_needed, packing_list
from facilitator.errors import UserError
from facilitator.printing.aside import heading_with_aside
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.labels import day_label, label
from facilitator.printing.materials_rows import ThingRow, ThingsHead, columns_of
from facilitator.printing.story import Bookmark
from facilitator.printing.stretch import steps_into
from facilitator.printing.style import frame_of
from facilitator.printing.typesetting import set_text, single_line
from facilitator.printing.wording import bookmark_title, lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.packing import Amount, Packed
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame

_MOST_BLANK_ROWS = 6


def story(plan: LessonPlan, occasion: Occasion, *, paper: Paper, look: Look) -> Story:
    """The plan's list, then what its phases use beside; raises UserError for neither."""
    listed, more = packing_list(plan, occasion), also_needed(plan, occasion)
    if not listed and not more:
        raise UserError("This plan names no materials yet, so there is nothing to pack.")
    frame = frame_of(paper, look=look)
    short = lesson_in_short(plan.title)
    title = label(frame, "Materials checklist")
    blocks = (
        *heading_with_aside(frame, title, subtitle=short, aside=_aside(occasion, frame)),
        *_rows(frame, label(frame, "From the plan"), listed),
        *_rows(frame, label(frame, "Also used in phases"), more),
    )
    return Assembly(
        title=f"{title}: {short}",
        subject=plain(plan.title),
        frame=frame,
        foot=Foot(label(frame, "Tick what is packed."), short),
        pages=tuple(_pages(flow(blocks, frame.height).pages, frame)),
    ).story(())


def _aside(occasion: Occasion, frame: Frame) -> tuple[str, str]:
    """The day and place, and for how many."""
    day = ""
    if occasion.begin is not None and occasion.has_day:
        day = day_label(frame, occasion.begin)
    groups, people = len(occasion.groups), occasion.people
    size = (
        label(frame, "{count} groups", count=groups) if groups > 1 else "",
        label(frame, "{count} people", count=people) if people > 1 else "",
    )
    where = ", ".join(filter(None, (day, plain(occasion.place))))
    return where, ", ".join(filter(None, size))


def _rows(frame: Frame, title: str, things: tuple[Packed, ...]) -> Iterator[Block]:
    head = ThingsHead(frame, title)
    width = columns_of(frame).text_width
    for thing in things:
        numbers = ", ".join(map(str, thing.phases))
        text = set_text(thing.text, frame.type.text, width)
        yield ThingRow(frame, head, text, _amount(thing.amount), numbers)


def _amount(amount: Amount | None) -> str:
    if amount is None:
        return ""
    return str(amount.total) if amount.total is not None else f"× {amount.times}"


def _pages(pages: tuple[tuple[Block, ...], ...], frame: Frame) -> Iterator[PlacedPage]:
    for number, blocks in enumerate(pages, start=1):
        yield _place(blocks, frame, is_last=number == len(pages))


def _place(blocks: tuple[Block, ...], frame: Frame, *, is_last: bool) -> PlacedPage:
    """What is left of the last page gets rows to add something by hand."""
    items: list[Item] = []
    marks: list[Bookmark] = []
    top = frame.top
    for block in (*blocks, *(_blank_rows(blocks, frame) if is_last else ())):
        items.extend(block.place(top, block.height))
        if isinstance(block, ThingsHead):
            marks.append(Bookmark(bookmark_title(block.title), top))
        top += block.height
    return PlacedPage(tuple(items), tuple(marks))


def _blank_rows(blocks: tuple[Block, ...], frame: Frame) -> Iterator[Block]:
    last = blocks[-1]
    if isinstance(last, ThingRow):
        blank = ThingRow(frame, last.table_head, (single_line("", frame.type.text),), "", "")
        spare = frame.height - sum(block.height for block in blocks)
        yield from [blank] * steps_into(spare, blank.height, most=_MOST_BLANK_ROWS)
