"""Sharing out the room that is left on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.printing.flow import Block

_SLACK = 0.01


def level_out(heights: Sequence[float], spare: float, *, most: float) -> list[float]:
    """Raise the lowest until all are equal or `spare` is used up; none is raised above `most`."""
    level = _level(sorted(heights), max(spare, 0.0), most)
    return [max(height, level) for height in heights]


def heights_of(
    blocks: Sequence[Block],
    rows: type[Block] | tuple[type[Block], ...],
    room: float,
    *,
    most: float,
) -> list[float]:
    """Of all blocks of a page; its rows are of one height where that is possible, to write in."""
    heights = [block.height for block in blocks]
    places = [at for at, block in enumerate(blocks) if isinstance(block, rows)]
    raised = level_out([heights[at] for at in places], room - sum(heights), most=most)
    for at, height in zip(places, raised, strict=True):
        heights[at] = height
    return heights


def _level(rising: Sequence[float], spare: float, most: float) -> float:
    """The height up to which everything lower can be raised."""
    below = 0.0
    for count, height in enumerate(rising):
        if count * height - below > spare:
            return min((below + spare) / count, most)
        below += height
    return min((below + spare) / len(rising), most) if rising else 0.0


def steps_into(spare: float, step: float, *, most: int) -> int:
    """How many whole steps go into the spare room."""
    return max(0, min(int((spare + _SLACK) / step), most))
