"""Station sheets: what lies on each table of a phase in which groups move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import Span, plain
from facilitator.domain.plan import phase_numbers
from facilitator.domain.resource_list import resource_items
from facilitator.domain.rotation_table import visits_of
from facilitator.errors import UserError
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import TextBlock
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.items import Rule
from facilitator.printing.labels import label
from facilitator.printing.station_rows import BigHead, ThingBox, VisitRow
from facilitator.printing.story import Bookmark
from facilitator.printing.style import HAIRLINE, MM, WRITING_GRAY, frame_of
from facilitator.printing.typesetting import set_plain, set_spans, set_text
from facilitator.printing.wording import lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.phase import Phase, Rotation
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.rotation_table import Visit
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Stack

_GAP = 4 * MM
_LEAST_NOTES = 3


def story(plan: LessonPlan, occasion: Occasion, *, paper: Paper, look: Look) -> Story:
    """A sheet for each station of each phase that has some; raises UserError for a plan without."""
    turning = [(at, phase) for at, phase in enumerate(plan.phases) if phase.rotation is not None]
    if not turning:
        raise UserError("No phase of this plan has stations. Give one rounds, then print.")
    frame = frame_of(paper, look=look)
    short = lesson_in_short(plan.title)
    title = label(frame, "Station sheets")
    return Assembly(
        title=f"{title}: {short}",
        subject=plain(plan.title),
        frame=frame,
        foot=Foot(title, short),
        pages=tuple(
            page
            for at, phase in turning
            if phase.rotation is not None
            for station in range(1, phase.rotation.rounds + 1)
            for page in _station(plan, occasion, frame, (at, phase, phase.rotation, station))
        ),
    ).story(())


def _station(
    plan: LessonPlan,
    occasion: Occasion,
    frame: Frame,
    which: tuple[int, Phase, Rotation, int],
) -> Iterator[PlacedPage]:
    at, phase, rotation, station = which
    number = phase_numbers(plan.phases)[at]
    name = label(frame, "Station {number}", number=station)
    head = BigHead(frame, str(station), name, f"{number or ''} {plain(phase.label)}".strip())
    begin = occasion.times(plan)[at].begin
    visits = visits_of(rotation, station, len(occasion.groups), begin=begin)
    rows = (_visit(occasion, frame, visit) for visit in visits)
    who = set_plain(label(frame, "Who is here when"), frame.type.heading, frame.width)
    turns = (TextBlock((), frame.left, below=_GAP), TextBlock(who, frame.left), *rows)
    blocks = (head, *_task(phase, frame), *_things(phase, frame), *turns)
    for page_at, page in enumerate(flow(blocks, frame.height).pages):
        yield _place(page, frame, "" if page_at else f"{name}, {plain(phase.label)}")


def _task(phase: Phase, frame: Frame) -> Iterator[Block]:
    text = phase.learner_activities or phase.audience_text
    lines = [line for line in text.split("\n") if line.strip()]
    if lines:
        heading = set_plain(label(frame, "Your task"), frame.type.question, frame.width)
        stacks = [set_text(line, frame.type.style(12.5), frame.width) for line in lines]
        yield TextBlock((*heading, *_flat(stacks)), frame.left, below=_GAP)


def _flat(stacks: list[Stack]) -> Stack:
    return tuple(line for stack in stacks for line in stack)


def _things(phase: Phase, frame: Frame) -> Iterator[Block]:
    things = resource_items(phase.resources) or (phase.resources,)
    for thing in filter(None, things):
        yield ThingBox(frame, set_text(thing, frame.type.text, ThingBox.text_width(frame)))


def _visit(occasion: Occasion, frame: Frame, visit: Visit) -> Block:
    """When it is, and whose turn; a line to write on where no groups are known."""
    when = (
        f"{visit.begin:%H:%M}"
        if visit.begin
        else label(frame, "Round {number}", number=visit.round)
    )
    names = ", ".join(occasion.groups[at].name for at in visit.groups)
    parts = (Span(f"{when} ", strong=True), Span(names))
    words = set_spans(parts, frame.type.style(11), frame.width)
    return VisitRow(frame, words, is_open=not occasion.groups)


def _place(blocks: tuple[Block, ...], frame: Frame, title: str) -> PlacedPage:
    items: list[Item] = []
    top = frame.top
    for block in blocks:
        items.extend(block.place(top, block.height))
        top += block.height
    items.extend(_notes(frame, top + _GAP))
    marks = (Bookmark(title, frame.top),) if title else ()
    return PlacedPage(tuple(items), marks)


def _notes(frame: Frame, top: float) -> Iterator[Item]:
    """Lines for whoever works here, down to the foot."""
    lines = int((frame.bottom - top) / frame.type.pitch)
    if lines >= _LEAST_NOTES:
        for number in range(1, lines + 1):
            y = top + number * frame.type.pitch
            yield Rule(frame.left, y, frame.right, y, HAIRLINE, WRITING_GRAY)
