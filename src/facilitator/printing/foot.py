"""The foot of a page: document, lesson, page number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.items import Rule, place_line
from facilitator.printing.style import COLUMN_GRAY, FOOT, HAIRLINE, MARGIN
from facilitator.printing.typesetting import one_line, single_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame

_MIDDLE_SHARE = 0.4
_SIDE_SHARE = 0.29


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot says: the document at the left, the lesson in the middle."""

    document: str
    lesson: str

    def place(self, frame: Frame, number: int, count: int) -> Iterator[Item]:
        """All of it but the middle, which `place_middle` adds."""
        top = _top(frame)
        yield Rule(frame.left, frame.foot, frame.right, frame.foot, HAIRLINE, COLUMN_GRAY)
        document = one_line(self.document, FOOT, frame.width * _SIDE_SHARE)
        yield from place_line(document, frame.left, top)
        page = single_line(f"Page {number} of {count}", FOOT)
        yield from place_line(page, frame.right - page.width, top)

    def place_middle(self, frame: Frame, group: str = "") -> Iterator[Item]:
        """The lesson, and whose copy it is where nothing else on the page says so."""
        words = " · ".join(filter(None, (group, self.lesson)))
        line = one_line(words, FOOT, frame.width * _MIDDLE_SHARE)
        yield from place_line(line, (frame.page_width - line.width) / 2, _top(frame))


def _top(frame: Frame) -> float:
    """The foot stands on the lower margin."""
    return frame.page_height - MARGIN - FOOT.leading
