"""Group cards: who we are, what we do, and where we are when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import Span, plain
from facilitator.domain.rotation_table import group_phase, stops_of
from facilitator.domain.session import Group
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.cells import Sheet
from facilitator.printing.items import Box, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import centred_line
from facilitator.printing.render import render
from facilitator.printing.story import Bookmark
from facilitator.printing.style import CORNER, MM, OUTLINE, frame_of, text_style
from facilitator.printing.typesetting import (
    at_most,
    set_plain,
    set_spans,
    set_text,
    single_line,
    stack_height,
)
from facilitator.printing.wording import bookmark_title, lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan, Phase
    from facilitator.printing.cells import Cell
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story

_EDGE = 10 * MM
_PAD = 7.5 * MM
_NUMBER_BOX = 12 * MM
_NUMBER_GAP = 4 * MM
_NAME_SIZES = (28.0, 22.0, 17.0, 13.0, 11.0)
_TASK_SIZES = (12.5, 11.5, 10.5, 10.0, 9.5, 9.0)
_MOST_LINES_OF_A_NAME = 3
_BELOW_NAME = 4 * MM
_BELOW_TASK = 4 * MM
_COLUMNS_OF_STOPS = 2
_BLANK_CARDS = 4


def group_cards(plan: LessonPlan, occasion: Occasion, *, paper: Paper, look: Look) -> bytes:
    """A PDF with four cards on each landscape page, in the order of the groups."""
    return render(story(plan, occasion, paper=paper, look=look))


def story(plan: LessonPlan, occasion: Occasion, *, paper: Paper, look: Look) -> Story:
    frame = frame_of(paper, landscape=True, look=look)
    sheet = Sheet(frame, columns=2, rows=2, edge=_EDGE)
    groups = occasion.groups or tuple(Group(str(at), "") for at in range(_BLANK_CARDS))
    cards = _Cards(plan, occasion)
    pages = tuple(cards.page(sheet, groups, first) for first in range(0, len(groups), sheet.count))
    return Assembly(
        title=f"{label(frame, 'Group cards')}: {lesson_in_short(plan.title)}",
        subject=plain(plan.title),
        frame=frame,
        foot=None,
        pages=pages,
    ).story(())


class _Cards:
    """The cards of one occasion: all tell of the same phase."""

    def __init__(self, plan: LessonPlan, occasion: Occasion) -> None:
        position = group_phase(plan)
        self._phase = None if position is None else plan.phases[position]
        self._begin = None if position is None else occasion.times(plan)[position].begin

    def page(self, sheet: Sheet, groups: tuple[Group, ...], first: int) -> PlacedPage:
        here = groups[first : first + sheet.count]
        items: list[Item] = []
        marks: list[Bookmark] = []
        for number, (group, cell) in enumerate(zip(here, sheet.cells(_PAD), strict=False)):
            items.extend(self._card(cell, group, first + number))
            if group.name:
                marks.append(Bookmark(bookmark_title(group.name), cell.top))
        return PlacedPage((*items, *sheet.cut_lines()), tuple(marks))

    def _card(self, cell: Cell, group: Group, number: int) -> Iterator[Item]:
        top = cell.top
        for item, bottom in _name(cell, group.name, str(number + 1)):
            top = max(top, bottom)
            yield item
        if self._phase is not None:
            yield from self._task(cell, self._phase, number, top + _BELOW_NAME)

    def _task(self, cell: Cell, phase: Phase, number: int, top: float) -> Iterator[Item]:
        """In the largest type that leaves room for all of it; the end of a long task is cut."""
        stops = self._stops(cell, phase, number)
        room = cell.bottom - top - _stops_height(cell, stops)
        words = phase.audience_text or phase.learner_activities
        head = set_text(_your_task(cell, phase), cell.type.style(12, bold=True), cell.width)
        for size in _TASK_SIZES:
            style = cell.type.style(size)
            task = tuple(
                line
                for part in words.split("\n")
                if part.strip()
                for line in set_text(part, style, cell.width)
            )
            if stack_height(head) + stack_height(task) <= room:
                break
        else:
            lines = int((room - stack_height(head)) / style.leading)
            task = at_most(lines, task, cell.width) if lines > 0 else ()
        yield from place_stack((*head, *task), cell.left, top)
        yield from _place_stops(cell, stops)

    def _stops(self, cell: Cell, phase: Phase, number: int) -> tuple[tuple[Span, ...], ...]:
        if phase.rotation is None:
            return ()
        return tuple(
            (
                Span(f"{stop.begin:%H:%M} " if stop.begin else f"{stop.round} ", strong=True),
                Span(label(cell, "Station {number}", number=stop.station)),
            )
            for stop in stops_of(phase.rotation, number, begin=self._begin)
        )


def _your_task(cell: Cell, phase: Phase) -> str:
    return label(cell, "Your task in {phase}", phase=plain(phase.label))


def _name(cell: Cell, name: str, number: str) -> Iterator[tuple[Item, float]]:
    """Items with the height at which the name ends."""
    width = cell.width - _NUMBER_BOX - _NUMBER_GAP
    for size in _NAME_SIZES:
        stack = set_plain(name, text_style(size, bold=True), width)
        if len(stack) <= 1:
            break
    stack = at_most(_MOST_LINES_OF_A_NAME, stack, width)
    height = max(_NUMBER_BOX, stack_height(stack))
    bottom = cell.top + height
    for item in _number(cell.left, cell.top, number):
        yield item, bottom
    first = stack[0].style.leading if stack else 0.0
    top = cell.top + max(0.0, (_NUMBER_BOX - first) / 2)
    for item in place_stack(stack, cell.left + _NUMBER_BOX + _NUMBER_GAP, top):
        yield item, top + stack_height(stack)


def _number(left: float, top: float, number: str) -> Iterator[Item]:
    size = _NUMBER_BOX - OUTLINE
    yield Box(left + OUTLINE / 2, top + OUTLINE / 2, size, size, OUTLINE, CORNER)
    words = single_line(number, text_style(18, bold=True))
    yield from centred_line(words, left + (_NUMBER_BOX - words.width) / 2, top + _NUMBER_BOX / 2)


def _stop_rows(cell: Cell, stops: tuple[tuple[Span, ...], ...]) -> int:
    return -(-len(stops) // _COLUMNS_OF_STOPS)


def _stops_height(cell: Cell, stops: tuple[tuple[Span, ...], ...]) -> float:
    if not stops:
        return 0.0
    return _BELOW_TASK + _stop_rows(cell, stops) * cell.type.style(11).leading


def _place_stops(cell: Cell, stops: tuple[tuple[Span, ...], ...]) -> Iterator[Item]:
    """Row by row, at the bottom of the card."""
    style = cell.type.style(11)
    width = cell.width / _COLUMNS_OF_STOPS
    top = cell.bottom - _stop_rows(cell, stops) * style.leading
    for at, parts in enumerate(stops):
        row, column = divmod(at, _COLUMNS_OF_STOPS)
        for line in set_spans(parts, style, width)[:1]:
            yield from place_line(line, cell.left + column * width, top + row * style.leading)
