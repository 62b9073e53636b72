"""A certificate of attendance: who, what, how long, when, signed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.printing.items import Box, Rule, place_line
from facilitator.printing.labels import day_label, label, length_label
from facilitator.printing.letterhead import place_letterhead
from facilitator.printing.story import Copy, Page, Story
from facilitator.printing.style import FIELD_LINE, MM, OUTLINE, SMALLEST, frame_of
from facilitator.printing.typesetting import at_most, set_plain, set_text, single_line, stack_height
from facilitator.printing.wording import lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Stack, TextStyle

_PAD = 12 * MM
_MOST_TOPICS = 6
_MOST_LINES_OF_A_TITLE = 3
_MOST_LINES_OF_A_TOPIC = 2
_SIGNATURE = 62 * MM
_NAME_SIZES = (26.0, 22.0, 18.0, 15.0, 12.0)
_NAME_ROOM = 18 * MM
_NAME_WIDTH = 0.7
_GAP = 4 * MM
_SIGNING = 10 * MM
_SCALES = (1.0, 0.85, 0.7, 0.55, 0.4)


def story(
    plan: LessonPlan, occasion: Occasion, names: tuple[str, ...], *, paper: Paper, look: Look
) -> Story:
    """One for each name, or one with a line for it."""
    frame = frame_of(paper, landscape=True, look=look)
    title = label(frame, "Certificate of attendance")
    sheet = _fitting(frame, plan, occasion)
    copies = tuple(Copy(name or title, (tuple(sheet.name(name)),)) for name in names or ("",))
    return Story(
        title=f"{title}: {lesson_in_short(plan.title)}",
        subject=plain(plan.title),
        frame=frame,
        pages=(Page(tuple(sheet.items(title))),),
        copies=copies,
    )


def _fitting(frame: Frame, plan: LessonPlan, occasion: Occasion) -> _Sheet:
    """In the largest type that leaves the signatures their place."""
    for scale in _SCALES:
        sheet = _Sheet(frame, plan, occasion, scale)
        if sheet.fits:
            break
    return sheet


class _Sheet:
    """Everything in the middle of the page; only the name differs."""

    def __init__(self, frame: Frame, plan: LessonPlan, occasion: Occasion, scale: float) -> None:
        self._frame = frame
        self._scale = scale
        self._plan = plan
        self._occasion = occasion
        self._width = frame.width - 2 * _PAD
        self._name_top = frame.top + _PAD + self._style(28, bold=True).leading + _GAP

    def _style(self, size: float, *, bold: bool = False) -> TextStyle:
        return self._frame.type.style(max(size * self._scale, SMALLEST), bold=bold)

    @property
    def fits(self) -> bool:
        words = sum(stack_height(stack) + _GAP / 2 for stack in self._words())
        return self._name_top + _NAME_ROOM + _GAP / 2 + words <= self._signature_line - _SIGNING

    def items(self, title: str) -> Iterator[Item]:
        frame = self._frame
        edge = (frame.width - OUTLINE, frame.lower_edge - frame.top - OUTLINE)
        yield from place_letterhead(frame)
        yield Box(frame.left + OUTLINE / 2, frame.top + OUTLINE / 2, *edge, OUTLINE)
        yield from self._middle(self._set(title, self._style(28, bold=True), 1), frame.top + _PAD)
        top = self._name_top + _NAME_ROOM
        half = self._width * _NAME_WIDTH / 2
        middle = frame.page_width / 2
        yield Rule(middle - half, top, middle + half, top, FIELD_LINE)
        top += _GAP / 2
        for stack in self._words():
            yield from self._middle(stack, top)
            top += stack_height(stack) + _GAP / 2
        yield from self._topics(top + _GAP / 2)
        yield from self._signatures()

    def name(self, name: str) -> Iterator[Item]:
        width = self._width * _NAME_WIDTH
        for size in _NAME_SIZES:
            stack = set_plain(name, self._style(size, bold=True), width)
            if len(stack) <= 1:
                break
        stack = at_most(1, stack, width)
        bottom = self._name_top + _NAME_ROOM - MM
        yield from self._middle(stack, bottom - stack_height(stack))

    def _words(self) -> Iterator[Stack]:
        frame = self._frame
        yield self._set(label(frame, "took part in"), self._style(11), 1)
        bold = self._style(18, bold=True)
        yield self._set(plain(self._plan.title), bold, _MOST_LINES_OF_A_TITLE)
        about = self._about()
        if about:
            yield self._set(about, self._style(11), 2)

    def _about(self) -> str:
        occasion, frame, minutes = self._occasion, self._frame, self._plan.phase_minutes
        day = day_label(frame, occasion.begin) if occasion.begin and occasion.has_day else ""
        length = length_label(frame, minutes) if minutes else ""
        return " · ".join(filter(None, (day, plain(occasion.place), length)))

    def _set(self, text: str, style: TextStyle, lines: int) -> Stack:
        return at_most(lines, set_plain(text, style, self._width), self._width)

    def _middle(self, stack: Stack, top: float) -> Iterator[Item]:
        for line in stack:
            yield from place_line(line, (self._frame.page_width - line.width) / 2, top)
            top += line.style.leading

    @property
    def _signature_line(self) -> float:
        frame = self._frame
        return frame.lower_edge - _PAD - frame.type.note.leading - MM

    def _topics(self, top: float) -> Iterator[Item]:
        """What learners can do now, as many as there is room for."""
        style = self._style(10)
        room = self._signature_line - _SIGNING
        for objective in self._plan.objectives[:_MOST_TOPICS]:
            stack = set_text(objective.text, style, self._width)
            stack = at_most(_MOST_LINES_OF_A_TOPIC, stack, self._width)
            if top + stack_height(stack) > room:
                return
            yield from self._middle(stack, top)
            top += stack_height(stack)

    def _signatures(self) -> Iterator[Item]:
        frame, y = self._frame, self._signature_line
        left, right = frame.left + _PAD, frame.right - _PAD
        width = min(_SIGNATURE, (right - left) / 2 - _GAP)
        for x, words in ((left, "Place and date"), (right - width, "Facilitator")):
            yield Rule(x, y, x + width, y, FIELD_LINE)
            hint = single_line(label(frame, words), frame.type.note)
            yield from place_line(hint, x, y + MM)
