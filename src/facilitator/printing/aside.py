"""A heading with a few short lines at its right: day, time, place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Free, Headless, Whole
from facilitator.printing.items import Rule, place_line, place_stack
from facilitator.printing.style import HEADER_RULE, MM
from facilitator.printing.typesetting import set_plain, set_text, stack_height

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Stack

_ABOVE_RULE = 2.4 * MM
_BELOW_RULE = 2.0 * MM
_GAP = 8 * MM
_MOST_OF_THE_WIDTH = 0.55


@dataclass(frozen=True, slots=True)
class AsideHeading(Headless, Free, Whole):
    """Title and subtitle at the left, the aside at the right, both standing on the rule."""

    frame: Frame
    words: Stack
    aside: Stack

    @property
    def _text_height(self) -> float:
        return max(stack_height(self.words), stack_height(self.aside))

    @property
    def height(self) -> float:
        return self._text_height + _ABOVE_RULE + HEADER_RULE + _BELOW_RULE

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, bottom = self.frame, top + self._text_height
        yield from place_stack(self.words, frame.left, bottom - stack_height(self.words))
        y = bottom - stack_height(self.aside)
        for line in self.aside:
            yield from place_line(line, frame.right - line.width, y)
            y += line.style.leading
        rule = bottom + _ABOVE_RULE + HEADER_RULE / 2
        yield Rule(frame.left, rule, frame.right, rule, HEADER_RULE)


def heading_with_aside(
    frame: Frame, title: str, *, subtitle: str, aside: tuple[str, ...]
) -> tuple[Block, ...]:
    """The first line of the aside is bold; it wraps before it takes more than half the page."""
    first, *others = aside
    most = frame.width * _MOST_OF_THE_WIDTH
    beside = (
        *set_plain(first, frame.type.heading, most),
        *(line for words in others for line in set_plain(words, frame.type.text, most)),
    )
    widest = max((line.width for line in beside), default=0.0)
    room = frame.width - widest - _GAP
    words = (
        *set_text(title, frame.type.title, room),
        *set_text(subtitle, frame.type.text, room),
    )
    return (AsideHeading(frame, words, beside),)
