"""The foot of a page: document, lesson, page number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.items import Rule, place_line
from facilitator.printing.labels import label
from facilitator.printing.style import COLUMN_GRAY, FOOT, HAIRLINE, MM
from facilitator.printing.typesetting import one_line, single_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Line

_SIDE_SHARE = 0.5
"""What the document may take: a hint is worth more than the whole name of the lesson."""
_PAGE_WIDTH = 27 * MM
"""Room for "Page 100 of 100"."""
_GAP = 3 * MM


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot says: the document at the left, the lesson in the middle."""

    document: str
    lesson: str

    def place(self, frame: Frame, number: int, count: int) -> Iterator[Item]:
        """All of it but the middle, which `place_middle` adds."""
        top = _top(frame)
        yield Rule(frame.left, frame.foot, frame.right, frame.foot, HAIRLINE, COLUMN_GRAY)
        yield from place_line(self._document(frame), frame.left, top)
        page = single_line(_page_label(frame, number, count), FOOT)
        yield from place_line(page, frame.right - page.width, top)

    def place_middle(self, frame: Frame, group: str = "") -> Iterator[Item]:
        """The lesson, and whose copy it is where nothing else on the page says so."""
        words = " · ".join(filter(None, (group, self.lesson)))
        left = frame.left + self._document(frame).width + _GAP
        right = frame.right - _PAGE_WIDTH - _GAP
        line = one_line(words, FOOT, right - left)
        centred = (frame.page_width - line.width) / 2
        yield from place_line(line, min(max(centred, left), right - line.width), _top(frame))

    def _document(self, frame: Frame) -> Line:
        return one_line(self.document, FOOT, frame.width * _SIDE_SHARE)


def _page_label(frame: Frame, number: int, count: int) -> str:
    return label(frame, "Page {number} of {count}", number=number, count=count)


def _top(frame: Frame) -> float:
    return frame.foot_line
