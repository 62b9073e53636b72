"""Libraries that a disk has damaged, each in a way of its own and the same at each run."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096


def zeroed(content: bytearray, chance: Random) -> None:
    for page in _pages(content, chance, 3):
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def scribbled(content: bytearray, chance: Random) -> None:
    for page in _pages(content, chance, 3):
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)


def written_by_halves(content: bytearray, chance: Random) -> None:
    """A disk that says yes after the first sector."""
    for page in _pages(content, chance, 5):
        content[page * PAGE + 512 : (page + 1) * PAGE] = bytes(PAGE - 512)


def flipped(content: bytearray, chance: Random) -> None:
    for _ in range(40):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)


def cut_off(content: bytearray, chance: Random) -> None:
    del content[chance.randrange(len(content) // 2, len(content)) :]


KINDS: tuple[Callable[[bytearray, Random], None], ...] = (
    zeroed,
    scribbled,
    written_by_halves,
    flipped,
    cut_off,
)


def damage(path: Path, number: int) -> None:
    """The damage of that number, of as many as one likes."""
    content = bytearray(path.read_bytes())
    KINDS[number % len(KINDS)](content, Random(number))
    path.write_bytes(content)


def _pages(content: bytearray, chance: Random, most: int) -> list[int]:
    """Never the first: what says what the file is goes in a damage of its own."""
    return chance.sample(range(1, len(content) // PAGE), chance.randint(1, most))
