"""Pages of questions with room to write, filled to the foot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.printing.assembly import PlacedPage
from facilitator.printing.flow import flow
from facilitator.printing.labels import label
from facilitator.printing.self_check import SelfCheckHead
from facilitator.printing.story import Bookmark
from facilitator.printing.stretch import steps_into
from facilitator.printing.style import MM, ROOMY, SNUG
from facilitator.printing.wording import bookmark_title
from facilitator.printing.writing_space import LEAST_LINES, Notes, Promise, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.printing.flow import Block, Flow
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame, Spacing

_MOST_LINES = 20
_LEAST_NOTES = 3
_WIDEST_GAP = 4 * MM
_SPACED = (Question, Notes, Promise)


def written_pages(
    frame: Frame,
    blocks: Callable[[Spacing], tuple[Block, ...]],
    *,
    least: int = LEAST_LINES,
) -> tuple[PlacedPage, ...]:
    """Snug where that saves a page, else roomy; each page has as many lines as it holds.

    A question has `least` lines where that saves a page.
    """
    pages = _fitting(frame, blocks, least).pages
    return tuple(_place(_filled(page, frame), frame) for page in pages)


def _fitting(frame: Frame, blocks: Callable[[Spacing], tuple[Block, ...]], least: int) -> Flow:
    roomy, snug = blocks(ROOMY), blocks(SNUG)
    chosen, found = roomy, flow(roomy, frame.height)
    for tighter in (snug, _with_lines(snug, least)):
        if len(found.pages) == 1:
            return found
        tried = flow(tighter, frame.height)
        if len(tried.pages) < len(found.pages):
            chosen, found = tighter, tried
    return found if len(found.pages) == 1 or found.was_split else _spread(chosen, found, frame)


def _spread(blocks: tuple[Block, ...], found: Flow, frame: Frame) -> Flow:
    """No page more, but every question with as many lines as the others, wherever it stands."""
    for lines in range(LEAST_LINES, _MOST_LINES):
        tried = flow(_with_lines(blocks, lines), frame.height)
        as_many = len(tried.pages) == len(found.pages) and not tried.was_split
        if not as_many or _asking(tried) < _asking(found):
            break
        found = tried
    return found


def _asking(found: Flow) -> int:
    """How many pages have questions."""
    return sum(any(isinstance(block, Question) for block in page) for page in found.pages)


def _with_lines(blocks: tuple[Block, ...], lines: int) -> tuple[Block, ...]:
    return tuple(
        replace(block, lines=lines) if isinstance(block, Question) else block for block in blocks
    )


def _filled(blocks: tuple[Block, ...], frame: Frame) -> list[Block]:
    """The page with as many lines as it holds, shared out evenly; longer questions come first."""
    filled = list(blocks)
    for _ in range(
        steps_into(_spare(filled, frame), frame.type.pitch, most=_MOST_LINES * len(filled))
    ):
        needy = [b for b in filled if isinstance(b, Question) and 0 < b.lines < _MOST_LINES]
        if not needy:
            break
        chosen = min(needy, key=lambda asked: (asked.lines, -len(asked.text)))
        filled[filled.index(chosen)] = replace(chosen, lines=chosen.lines + 1)
    return _with_notes(filled, frame)


def _with_notes(blocks: list[Block], frame: Frame) -> list[Block]:
    """Room for notes below the questions, where a page would otherwise stay empty."""
    spare = _spare(blocks, frame) - Notes(frame, ROOMY, 0).height
    lines = steps_into(spare, frame.type.pitch, most=round(frame.height / frame.type.pitch))
    if lines < _LEAST_NOTES or not isinstance(blocks[-1], Question | Promise):
        return blocks
    end = len(blocks) - isinstance(blocks[-1], Promise)
    return [*blocks[:end], Notes(frame, ROOMY, lines), *blocks[end:]]


def _spare(blocks: list[Block], frame: Frame) -> float:
    return frame.height - sum(block.height for block in blocks)


def _place(blocks: list[Block], frame: Frame) -> PlacedPage:
    """The promise stands at the bottom; what is left over goes between the questions."""
    gaps = sum(isinstance(block, _SPACED) for block in blocks)
    extra = min(_spare(blocks, frame) / gaps, _WIDEST_GAP) if gaps else 0.0
    items: list[Item] = []
    marks: list[Bookmark] = []
    top = frame.top
    for block in blocks:
        height = block.height + (extra if isinstance(block, _SPACED) else 0.0)
        if isinstance(block, Promise):
            height = frame.bottom - top
        items.extend(block.place(top, height))
        marks.extend(_bookmarks(block, top, frame))
        top += height
    return PlacedPage(tuple(items), tuple(marks))


def _bookmarks(block: Block, top: float, frame: Frame) -> Iterator[Bookmark]:
    if isinstance(block, SelfCheckHead):
        yield Bookmark(label(frame, "Self-check"), top)
    elif isinstance(block, Question) and block.number:
        yield Bookmark(bookmark_title(block.text), top)
