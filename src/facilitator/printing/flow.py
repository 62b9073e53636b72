"""Blocks one below the other, onto as many pages as they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.items import Item

_SLACK = 0.01
# Below this share of a page it is not worth beginning a block that must be split anyway.
_WORTH_BEGINNING = 0.25


class Block(Protocol):
    """A part of a document, as wide as the page."""

    @property
    def height(self) -> float:
        """The least height it needs, space below it included."""
        ...

    @property
    def head(self) -> Block | None:
        """What stands above it at the top of a page and above the first of its kind."""
        ...

    @property
    def clings(self) -> bool:
        """True when it shall share its page with the block before it."""
        ...

    def split(self, first: float, later: float) -> Sequence[Block]:
        """Parts of which the first fits into `first` points and the others into `later`.

        Itself alone when it cannot be split.
        """
        ...

    def place(self, top: float, height: float) -> Iterator[Item]:
        """Its items when it is given `height`, which is its own height or more."""
        ...


@dataclass(frozen=True, slots=True)
class Flow:
    """The blocks of each page, heads included."""

    pages: tuple[tuple[Block, ...], ...]
    was_split: bool = False


def flow(blocks: Sequence[Block], room: float, *, title: int = 0) -> Flow:
    """On the fewest pages; all but the last are as full as the blocks allow.

    Where the first so many blocks are the `title`, no page holds that alone: what follows is
    parted, if it can be.
    """
    filling = _Filling(room, title)
    for block in blocks:
        filling.add(block)
    return Flow(tuple(map(tuple, filling.pages)), filling.was_split)


class _Filling:
    """Pages while they are being filled."""

    def __init__(self, room: float, title: int = 0) -> None:
        self._title = title
        self._room = room
        self._used = 0.0
        self.pages: list[list[Block]] = [[]]
        self.was_split = False

    def add(self, block: Block) -> None:
        if self._used + self._need(block) <= self._room + _SLACK:
            self._put(block)
        elif self._need(block, on_new_page=True) <= self._room + _SLACK and not (
            self._holds_the_title_alone and self._can_begin(block)
        ):
            self._put_on_new_page(block)
        else:
            self._put_in_parts(block)

    @property
    def _holds_the_title_alone(self) -> bool:
        """Nobody wants to turn such a page."""
        return len(self.pages) == 1 and len(self.pages[0]) == self._title

    def _can_begin(self, block: Block) -> bool:
        head = block.head.height if block.head else 0.0
        return len(block.split(self._free(block), self._room - head)) > 1

    def _need(self, block: Block, *, on_new_page: bool = False) -> float:
        head = block.head
        stands = not on_new_page and self._stands(head)
        return block.height + (head.height if head and not stands else 0.0)

    def _stands(self, head: Block | None) -> bool:
        """True when the last block of the page stands under the same head."""
        page = self.pages[-1]
        return bool(page) and (page[-1].head is head or page[-1] is head)

    def _put(self, block: Block) -> None:
        head = block.head
        if head is not None and not self._stands(head):
            self._append(head)
        self._append(block)

    def _append(self, block: Block) -> None:
        self.pages[-1].append(block)
        self._used += block.height

    def _put_on_new_page(self, block: Block) -> None:
        companions = self._companions(block)
        if self.pages[-1]:
            self._begin_page()
        for each in (*companions, block):
            self._put(each)

    def _companions(self, block: Block) -> list[Block]:
        """The blocks before, taken from their page: as many as shall and can be together."""
        page, together = self.pages[-1], [block]
        while together[0].clings and len(page) > 2:
            before = page[-1]
            whole = _height_with_heads((before, *together))
            if page[-2] is before.head or whole > self._room + _SLACK:
                break
            together.insert(0, page.pop())
        return together[:-1]

    def _put_in_parts(self, block: Block) -> None:
        """A block taller than a page: what fits here, the rest on the pages that follow."""
        self.was_split = True
        if self.pages[-1] and self._free(block) < self._room * _WORTH_BEGINNING:
            self._begin_page()
        head = block.head.height if block.head else 0.0
        first, *others = block.split(self._free(block), self._room - head)
        self._put(first)
        for part in others:
            self._begin_page()
            self._put(part)

    def _free(self, block: Block) -> float:
        """What the page has left for the block itself."""
        return self._room - self._used - (self._need(block) - block.height)

    def _begin_page(self) -> None:
        self.pages.append([])
        self._used = 0.0


def _height_with_heads(blocks: Sequence[Block]) -> float:
    """Of blocks at the top of a page; those of one table stand under the same head."""
    height, head = 0.0, None
    for block in blocks:
        if block.head is not None and block.head is not head:
            height += block.head.height
        head = block.head
        height += block.height
    return height
