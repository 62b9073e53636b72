"""The run sheet: the whole session on paper, for a room where the screen stays dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import Span, plain, spans
from facilitator.domain.plan import BREAK, phase_numbers
from facilitator.domain.resource_list import resource_items
from facilitator.domain.session import groups_by_profile
from facilitator.errors import UserError
from facilitator.printing.aside import heading_with_aside
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.break_row import break_row
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.labels import day_label, label, length_label
from facilitator.printing.render import render
from facilitator.printing.run_sheet_look import RowLook, gap_line
from facilitator.printing.run_sheet_rows import (
    GroupsRow,
    NotesRow,
    PhaseRow,
    StrategiesRow,
)
from facilitator.printing.story import Bookmark
from facilitator.printing.stretch import heights_of
from facilitator.printing.style import MM, frame_of
from facilitator.printing.typesetting import set_plain, set_spans, set_text
from facilitator.printing.wording import bookmark_title, lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan, Phase
    from facilitator.printing.flow import Block, Flow
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Stack

_SIZES = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
_SIZE_FOR_SEVERAL_PAGES = 10.5
_TIED = "\u00a0"
_APART = "\u00a0\u00a0\u00a0 "
"""A wide gap, at whose end a line may break."""
_TALLEST_ROW = 52 * MM
_MANY_LETTERS = 12_000
"""Where no size brings it onto one page, so that not every size is tried."""


def run_sheet(plan: LessonPlan, occasion: Occasion, *, paper: Paper, look: Look) -> bytes:
    """A PDF of one page where that is possible.

    Raises UserError when the plan has no phases.
    """
    return render(story(plan, occasion, paper=paper, look=look))


def story(plan: LessonPlan, occasion: Occasion, *, paper: Paper, look: Look) -> Story:
    if not plan.phases:
        raise UserError("This plan has no phases yet, so there is nothing to put on a run sheet.")
    frame = frame_of(paper, look=look)
    short = lesson_in_short(plan.title)
    pages = _fitting(plan, occasion, frame).pages
    return Assembly(
        title=f"{label(frame, 'Run sheet')}: {short}",
        subject=plain(plan.title),
        frame=frame,
        foot=Foot(label(frame, "Run sheet. No screen needed."), short),
        pages=tuple(_place(page, frame) for page in pages),
    ).story(())


def _fitting(plan: LessonPlan, occasion: Occasion, frame: Frame) -> Flow:
    """In the largest type in which one page holds it all."""
    if not frame.look.large and _letters(plan) < _MANY_LETTERS:
        for size in _SIZES:
            found = _flow(plan, occasion, frame, size)
            if len(found.pages) == 1:
                return found
    return _flow(plan, occasion, frame, _SIZE_FOR_SEVERAL_PAGES)


def _letters(plan: LessonPlan) -> int:
    return sum(
        len(phase.facilitator_actions) + len(phase.learner_activities) + len(phase.differentiation)
        for phase in plan.phases
    )


def _flow(plan: LessonPlan, occasion: Occasion, frame: Frame, size: float) -> Flow:
    look = RowLook(frame, size)
    top = _heading(plan, occasion, frame)
    blocks = (
        *top,
        *_groups(occasion, look),
        *_rows(plan, occasion, look),
        *_strategies(plan, occasion, look),
        NotesRow(look),
    )
    return flow(blocks, frame.height, title=len(top))


def _heading(plan: LessonPlan, occasion: Occasion, frame: Frame) -> tuple[Block, ...]:
    when = _when(plan, occasion, frame)
    total = length_label(frame, plan.phase_minutes)
    if plan.break_minutes:
        total += f" + {length_label(frame, plan.break_minutes)} {label(frame, 'break')}"
    return heading_with_aside(
        frame,
        label(frame, "Run sheet"),
        subtitle=lesson_in_short(plan.title),
        aside=(when, ", ".join(filter(None, (plain(occasion.place), total)))),
    )


def _when(plan: LessonPlan, occasion: Occasion, frame: Frame) -> str:
    end = occasion.times(plan)[-1].end
    if occasion.begin is None or end is None:
        return ""
    span = f"{occasion.begin:%H:%M}–{end:%H:%M}"
    return f"{day_label(frame, occasion.begin)}, {span}" if occasion.has_day else span


def _groups(occasion: Occasion, look: RowLook) -> Iterator[Block]:
    if occasion.groups:
        parts: list[Span] = []
        for number, group in enumerate(occasion.groups, start=1):
            people = str(group.people or "")
            about = ", ".join(filter(None, (plain(group.profile), people)))
            parts.append(Span(f"{number}{_TIED}{group.name}", strong=True))
            parts.append(Span(f" {about}{_APART}"))
        width = look.frame.width - 2 * look.inset
        yield GroupsRow(look, set_spans(parts, look.frame.type.text, width))


def _rows(plan: LessonPlan, occasion: Occasion, look: RowLook) -> Iterator[Block]:
    numbers = phase_numbers(plan.phases)
    for phase, number, (begin, end) in zip(plan.phases, numbers, occasion.times(plan), strict=True):
        if number is None:
            yield _break(phase, begin, end, look)
        else:
            yield _phase(phase, number, begin, look)


def _break(phase: Phase, begin: datetime | None, end: datetime | None, look: RowLook) -> Block:
    frame = look.frame
    back = label(frame, "Back at {time}.", time=f"{end:%H:%M}") if end else ""
    words = " ".join(filter(None, (back, plain(phase.facilitator_actions))))
    return break_row(
        look,
        clock=_clock(begin),
        name=label(frame, BREAK) if phase.label == BREAK else plain(phase.label),
        minutes=_minutes(phase, frame),
        words=words,
    )


def _phase(phase: Phase, number: int, begin: datetime | None, look: RowLook) -> Block:
    frame = look.frame
    body = _joined(
        look,
        _paragraph(look, "You", phase.facilitator_actions),
        _paragraph(look, "Learners", phase.learner_activities),
        *_offline(phase, look),
    )
    side: Stack = ()
    if phase.differentiation:
        head = set_plain(label(frame, "For the groups"), look.side_head, look.side_width)
        side = (*head, *_text(phase.differentiation, look))
    things = resource_items(phase.resources) or (phase.resources,)
    name = set_plain(plain(phase.label), look.name, look.name_width)
    return PhaseRow(
        look,
        clock=_clock(begin),
        minutes=_minutes(phase, frame),
        number=str(number),
        name=name,
        body=body,
        side=side,
        things=tuple(
            stack for thing in things if (stack := set_text(thing, look.note, look.thing_width))
        ),
    )


def _clock(at: datetime | None) -> str:
    return f"{at:%H:%M}" if at else ""


def _minutes(phase: Phase, frame: Frame) -> str:
    return "" if phase.minutes is None else length_label(frame, phase.minutes)


def _text(text: str, look: RowLook) -> Stack:
    lines: list[Stack] = [
        set_text(line, look.side, look.side_width) for line in text.split("\n") if line.strip()
    ]
    return tuple(line for stack in lines for line in stack)


def _paragraph(look: RowLook, who: str, text: str) -> Stack:
    """Whose it is in bold, then what; items of a list each begin a line."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return ()
    first = (Span(f"{label(look.frame, who)} ", strong=True), *spans(lines[0]))
    stacks = [set_spans(first, look.body, look.body_width)]
    stacks += [set_text(line, look.body, look.body_width) for line in lines[1:]]
    return tuple(line for stack in stacks for line in stack)


def _offline(phase: Phase, look: RowLook) -> Iterator[Stack]:
    if phase.offline_alternative:
        yield _paragraph(look, "Without internet", phase.offline_alternative)


def _joined(look: RowLook, *paragraphs: Stack) -> Stack:
    found = [paragraph for paragraph in paragraphs if paragraph]
    lines: list[Stack] = []
    for position, paragraph in enumerate(found):
        lines.append(paragraph if position == 0 else (gap_line(look), *paragraph))
    return tuple(line for stack in lines for line in stack)


def _strategies(plan: LessonPlan, occasion: Occasion, look: RowLook) -> Iterator[Block]:
    """What helps a profile in every phase, with the groups in the room that have it."""
    present = groups_by_profile(occasion.groups)
    stacks: list[Stack] = []
    for strategy in plan.strategies:
        groups = present.get(strategy.audience, ())
        if occasion.groups and not groups:
            continue
        names = ", ".join(group.name for group in groups)
        whom = f"{names} ({plain(strategy.audience)})" if names else plain(strategy.audience)
        parts = (Span(f"{whom}: ", strong=True), *spans(strategy.text))
        stacks.append(set_spans(parts, look.side, look.strategy_width))
    if stacks:
        title = set_plain(label(look.frame, "In every phase"), look.side_head, look.time_width)
        yield StrategiesRow(look, title, _joined(look, *stacks))


def _place(blocks: tuple[Block, ...], frame: Frame) -> PlacedPage:
    items: list[Item] = []
    marks: list[Bookmark] = []
    top = frame.top
    heights = heights_of(blocks, PhaseRow, frame.height, most=_TALLEST_ROW)
    for block, height in zip(blocks, heights, strict=True):
        if isinstance(block, NotesRow):
            height = frame.bottom - top
        items.extend(block.place(top, height))
        if isinstance(block, PhaseRow) and block.is_first:
            title = " ".join(line.text for line in block.name)
            marks.append(Bookmark(bookmark_title(title), top))
        top += height
    return PlacedPage(tuple(items), tuple(marks))
