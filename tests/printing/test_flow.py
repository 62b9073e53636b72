"""Blocks onto pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.printing.flow import Flow, flow
from facilitator.printing.stretch import level_out, steps_into

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item

ROOM = 100.0


@dataclass(frozen=True, eq=False)
class Brick:
    """A block that is nothing but high; it can be split anywhere."""

    height: float
    head: Block | None = None
    clings: bool = False
    part_of: Brick | None = None

    def split(self, first: float, later: float) -> Sequence[Block]:
        heights, rest = [min(first, self.height)], self.height - min(first, self.height)
        while rest > 0:
            heights.append(min(later, rest))
            rest -= heights[-1]
        return [replace(self, height=height, part_of=self) for height in heights]

    def place(self, top: float, height: float) -> Iterator[Item]:
        yield from ()


HEAD = Brick(10)
HEIGHTS = st.lists(st.floats(1, 90), min_size=1, max_size=30)


def heights(result: Flow) -> list[float]:
    return [sum(block.height for block in page) for page in result.pages]


@given(HEIGHTS, st.booleans())
def test_keeps_the_order_and_overflows_no_page(given: list[float], has_head: bool) -> None:
    blocks = [Brick(height, HEAD if has_head else None) for height in given]
    result = flow(blocks, ROOM)
    assert [b for page in result.pages for b in page if b is not HEAD] == blocks
    assert max(heights(result)) <= ROOM + 0.1
    if has_head:
        assert all(page[0] is HEAD and page.count(HEAD) == 1 for page in result.pages)


@given(st.floats(101, 900), st.floats(1, 60))
def test_a_block_taller_than_a_page_is_split_without_loss(tall: float, before: float) -> None:
    brick = Brick(tall, HEAD)
    result = flow([Brick(before), brick, Brick(20, HEAD)], ROOM)
    parts = [b for page in result.pages for b in page if getattr(b, "part_of", None) is brick]
    assert sum(part.height for part in parts) == pytest.approx(tall)
    assert max(heights(result)) <= ROOM + 0.1


def test_a_clinging_block_takes_the_one_before_along() -> None:
    blocks = [Brick(40, HEAD), Brick(40, HEAD), Brick(15, clings=True)]
    pages = flow(blocks, ROOM).pages
    assert pages == ((HEAD, blocks[0]), (HEAD, blocks[1], blocks[2]))


def test_blocks_that_cling_to_one_another_all_go_along() -> None:
    row, total, signature = Brick(40, HEAD), Brick(10, HEAD, clings=True), Brick(15, clings=True)
    result = flow([Brick(20), Brick(10, HEAD), row, total, signature], ROOM)
    assert result.pages[-1] == (HEAD, row, total, signature)


def test_a_clinging_block_stands_alone_rather_than_empty_a_page() -> None:
    blocks = [Brick(85, HEAD), Brick(15, clings=True)]
    assert flow(blocks, ROOM).pages == ((HEAD, blocks[0]), (blocks[1],))


@given(st.lists(st.floats(1, 50), max_size=10), st.floats(-10, 300), st.floats(1, 80))
def test_levelling_out_uses_no_more_than_there_is(
    rows: list[float], spare: float, most: float
) -> None:
    raised = level_out(rows, spare, most=most)
    assert sum(raised) - sum(rows) <= max(spare, 0) + 0.001
    assert all(after >= before for before, after in zip(rows, raised, strict=True))
    assert all(
        after <= max(before, most) + 0.001 for before, after in zip(rows, raised, strict=True)
    )


def test_levelling_out_makes_equal_what_can_be() -> None:
    assert level_out([10, 20, 40], 10, most=100) == [20, 20, 40]
    assert level_out([10, 20, 40], 200, most=60) == [60, 60, 60]


def test_whole_steps_only() -> None:
    assert [steps_into(spare, 8, most=3) for spare in (-1, 7.9, 8, 17, 99)] == [0, 0, 1, 2, 3]


class Stone(Brick):
    """It cannot be split."""

    def split(self, first: float, later: float) -> Sequence[Block]:
        return (self,)


def test_a_page_with_hardly_more_than_a_title_is_begun_with_a_part() -> None:
    """Where the next block can be parted; a page by itself would leave the first one empty."""
    assert heights(flow((Stone(10), Brick(95)), ROOM, title=1)) == [100, 5]
    assert heights(flow((Stone(10), Stone(95)), ROOM, title=1)) == [10, 95]
    assert heights(flow((Stone(10), Stone(20), Brick(95)), ROOM, title=1)) == [30, 95]
    assert heights(flow((Stone(10), Brick(95)), ROOM)) == [10, 95]
