"""Blocks that every document has: its heading, and fields to fill in by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.printing.items import Rule, Slot, place_line, place_stack
from facilitator.printing.style import (
    ASCENT,
    FIELD_LINE,
    HEADER_RULE,
    LINE_HEIGHT,
    MM,
    PLAIN_TYPE,
)
from facilitator.printing.typesetting import (
    Line,
    Stack,
    at_most,
    cut_stack,
    set_plain,
    set_text,
    single_line,
    stack_height,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame, Type
    from facilitator.printing.typesetting import TextStyle

_LABEL_GAP = 1.8 * MM
_FIELD_GAP = 6 * MM
_SUBTITLE_GAP = 8 * MM
_LEAST_SUBTITLE = 0.34
_MOST_LINES_BESIDE = 4
_MOST_LINES_OF_A_NAME = 4
_ABOVE_RULE = 2.4 * MM
_BELOW_RULE = 2.0 * MM
_BETWEEN_ROWS = 2.5 * MM
_BELOW_BASELINE = 2.2
"""Points from the baseline of a label to the line beside it."""


class Headless:
    """A block that stands under no head."""

    __slots__ = ()

    @property
    def head(self) -> Block | None:
        return None


class Free:
    """A block that may stand on a page without the one before it."""

    __slots__ = ()

    @property
    def clings(self) -> bool:
        return False


class Clinging:
    """A block that belongs to the one before it."""

    __slots__ = ()

    @property
    def clings(self) -> bool:
        return True


class Whole:
    """A block that is never split."""

    __slots__ = ()

    def split(self: Block, first: float, later: float) -> Sequence[Block]:
        return (self,)


@dataclass(frozen=True, slots=True)
class TextBlock(Headless, Free):
    """Lines of text that may go on on the next page."""

    stack: Stack
    left: float
    below: float = 0.0

    @property
    def height(self) -> float:
        return stack_height(self.stack) + self.below

    def split(self, first: float, later: float) -> Sequence[Block]:
        *parts, last = cut_stack(self.stack, first - self.below, later - self.below)
        return [
            *(replace(self, stack=part, below=0.0) for part in parts),
            replace(self, stack=last),
        ]

    def place(self, top: float, height: float) -> Iterator[Item]:
        return place_stack(self.stack, self.left, top)


class Following(Clinging, TextBlock):
    """Text that stays with what is above it: a question's answer, a legend below its heading."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in: a label and a line of `width` points, or the name of the group.

    `names` are those of the copies, `value` is the same on all of them.
    """

    label: str
    width: float
    names: tuple[str, ...] = ()
    value: str = ""
    grows: bool = False
    type: Type = PLAIN_TYPE

    @property
    def _label(self) -> Line:
        return single_line(self.label, self.type.note)

    @property
    def whole_width(self) -> float:
        return self._label.width + _LABEL_GAP + self.width

    @property
    def words(self) -> tuple[str, ...]:
        """All that may stand on the line."""
        return (*self.names, self.value) if self.value else self.names

    @property
    def lines(self) -> int:
        """How many lines the longest name takes."""
        stacks = (name_stack(name, self.type.heading, self.width) for name in self.words)
        return max(map(len, stacks), default=1)

    def place(self, x: float, baseline: float) -> Iterator[Item]:
        words = self._label
        yield from place_line(words, x, baseline - baseline_of(words.style))
        start = x + words.width + _LABEL_GAP
        line = baseline + _BELOW_BASELINE
        yield Rule(start, line, start + self.width, line, FIELD_LINE)
        if self.value:
            yield from place_on_line(self.value, self.type.heading, start, baseline, self.width)
        if self.names:
            yield Slot(start, baseline, self.width, self.type.heading)


def place_on_line(
    name: str, style: TextStyle, x: float, baseline: float, width: float
) -> Iterator[Item]:
    """The last line of the name stands on the line that is there for it."""
    stack = name_stack(name, style, width)
    baseline_of_first = baseline - stack_height(stack[1:])
    yield from place_stack(stack, x, baseline_of_first - baseline_of(style))


def name_stack(name: str, style: TextStyle, width: float) -> Stack:
    """A group's name; one too long even for several lines ends in an ellipsis."""
    return at_most(_MOST_LINES_OF_A_NAME, set_plain(name, style, width), width)


def baseline_of(style: TextStyle) -> float:
    """Points from the top of a line to its baseline."""
    return (style.leading - style.size * LINE_HEIGHT) / 2 + style.size * ASCENT


@dataclass(frozen=True, slots=True)
class FieldsBlock(Headless, Free, Whole):
    """Fields at the right on the last line of the subtitle, and the rule below the heading."""

    subtitle: Stack
    fields: tuple[Field, ...]
    left: float
    right: float
    name: TextStyle
    has_rule: bool = True

    @property
    def _text_height(self) -> float:
        lines = max((field.lines for field in self.fields), default=1)
        return max(stack_height(self.subtitle), lines * self.name.leading)

    @property
    def height(self) -> float:
        below = _ABOVE_RULE + HEADER_RULE + _BELOW_RULE if self.has_rule else _BETWEEN_ROWS
        return self._text_height + below

    def place(self, top: float, height: float) -> Iterator[Item]:
        bottom = top + self._text_height
        yield from place_stack(self.subtitle, self.left, bottom - stack_height(self.subtitle))
        baseline = bottom - self.name.leading + baseline_of(self.name)
        x = self.right - _whole_width(self.fields)
        for field in self.fields:
            yield from field.place(x, baseline)
            x += field.whole_width + _FIELD_GAP
        if self.has_rule:
            yield from self._place_rule(bottom)

    def _place_rule(self, bottom: float) -> Iterator[Item]:
        rule = bottom + _ABOVE_RULE + HEADER_RULE / 2
        yield Rule(self.left, rule, self.right, rule, HEADER_RULE)


def _whole_width(fields: tuple[Field, ...]) -> float:
    gaps = _FIELD_GAP * (len(fields) - 1)
    return sum(field.whole_width for field in fields) + gaps


@dataclass(frozen=True, slots=True)
class TitleBlock(Headless, Free, Whole):
    """A title of one line with a field at its right."""

    title: Stack
    field: Field
    left: float
    right: float

    @property
    def height(self) -> float:
        return stack_height(self.title)

    def place(self, top: float, height: float) -> Iterator[Item]:
        yield from place_stack(self.title, self.left, top)
        baseline = top + baseline_of(self.title[0].style)
        yield from self.field.place(self.right - self.field.whole_width, baseline)


def heading(
    frame: Frame, title: str, *, subtitle: str, fields: tuple[Field, ...]
) -> tuple[Block, ...]:
    """Title, subtitle, fields and rule.

    The fields stand beside the subtitle; where there is no room, the first of them moves up beside
    the title, or else they get a row of their own.
    """
    stack = set_text(title, frame.type.title, frame.width)
    fields = tuple(_fitted(replace(field, type=frame.type)) for field in fields)
    alone = TextBlock(stack, frame.left)
    beside = _beside(frame, subtitle, fields)
    if beside is not None:
        return (alone, beside)
    if not fields:
        return (alone, *_in_rows(frame, subtitle, fields))
    first, *others = fields
    beside = _beside(frame, subtitle, tuple(others))
    if beside is not None and _fits(stack, first, frame):
        return (TitleBlock(stack, first, frame.left, frame.right), beside)
    return (alone, *_in_rows(frame, subtitle, fields))


def _fits(title: Stack, field: Field, frame: Frame) -> bool:
    if len(title) != 1 or field.lines > 1:
        return False
    return title[0].width + _SUBTITLE_GAP + field.whole_width <= frame.width


def _beside(frame: Frame, subtitle: str, fields: tuple[Field, ...]) -> Block | None:
    room = frame.width - _whole_width(fields) - _SUBTITLE_GAP
    if room < frame.width * _LEAST_SUBTITLE:
        return None
    stack = set_text(subtitle, frame.type.text, room)
    if len(stack) > _MOST_LINES_BESIDE:
        return None
    return FieldsBlock(stack, fields, frame.left, frame.right, frame.type.heading)


def _in_rows(frame: Frame, subtitle: str, fields: tuple[Field, ...]) -> tuple[Block, ...]:
    stack = set_text(subtitle, frame.type.text, frame.width)
    *above, last = _rows_of(fields, frame.width)
    place = (frame.left, frame.right, frame.type.heading)
    return (
        TextBlock(stack, frame.left, below=2 * MM),
        *(FieldsBlock((), row, *place, has_rule=False) for row in above),
        FieldsBlock((), last, *place),
    )


def _rows_of(fields: tuple[Field, ...], width: float) -> list[tuple[Field, ...]]:
    """In as many rows as they take at the widths that they want."""
    rows: list[tuple[Field, ...]] = []
    row: tuple[Field, ...] = ()
    for field in fields:
        longer = (*row, field)
        if row and _whole_width(longer) > width:
            rows.append(row)
            longer = (field,)
        row = longer
    return [_spread(each, width) for each in (*rows, row)]


def _fitted(field: Field) -> Field:
    """As wide as the longest name, and never less than asked for."""
    widest = max((text_width(name, field.type.heading) for name in field.words), default=0.0)
    return replace(field, width=max(field.width, widest + 1 * MM))


def _spread(fields: tuple[Field, ...], width: float) -> tuple[Field, ...]:
    """A row that is exactly `width` wide: one field grows, or the name wraps."""
    spare = width - _whole_width(fields)
    gives = next((at for at, field in enumerate(fields) if _gives(field, spare)), None)
    if gives is None:
        return fields
    changed = replace(fields[gives], width=fields[gives].width + spare)
    return (*fields[:gives], changed, *fields[gives + 1 :])


def _gives(field: Field, spare: float) -> bool:
    return field.grows if spare > 0 else bool(field.words)
