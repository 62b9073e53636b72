"""Text that has to be read from the back of a room: it shrinks a little, then it is cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from facilitator.domain.text import steps
from facilitator.ui.theme import theme
from facilitator.ui.theme.fonts import sized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ELLIPSIS = "…"


class Setting(NamedTuple):
    """A size to try: px of the letters, px of a line, and the most lines."""

    px: int
    line: int
    lines: int


TASK = (Setting(60, 76, 5), Setting(52, 66, 6))


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines ready to be drawn one below the other."""

    setting: Setting
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


class Listed(NamedTuple):
    """Things on one line, and px of its letters."""

    text: str
    px: int


def font(px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Sizes of this screen are shares of its height: the text scale of the app has no say."""
    return _font(theme().family, px, weight, tabular)


@lru_cache(maxsize=64)
def _font(family: str, px: float, weight: int, tabular: bool) -> QFont:
    made = sized(family, px, weight=weight, tabular=tabular)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def width_of(text: str, px: float, weight: int = 400) -> float:
    return QFontMetricsF(font(px, weight)).horizontalAdvance(text)


def fitted(text: str, width: float, settings: Sequence[Setting], weight: int = 500) -> Fitted:
    """The whole text in the largest size that holds it, else as many of its sentences as fit."""
    return _fitted(text, width, tuple(settings), weight, theme().family)


@lru_cache(maxsize=32)
def _fitted(
    text: str, width: float, settings: tuple[Setting, ...], weight: int, _family: str
) -> Fitted:
    for setting in settings:
        found = _lines(text, width, font(setting.px, weight))
        if len(found) <= setting.lines:
            return Fitted(setting, found)
    smallest = settings[-1]
    for shorter in _shortened(text):
        found = _lines(shorter, width, font(smallest.px, weight))
        if len(found) <= smallest.lines:
            return Fitted(smallest, found)
    return _cut(text, width, smallest, weight)


def _shortened(text: str) -> Iterator[str]:
    """The text with one sentence less each time, down to its first."""
    paragraphs = [steps(line) for line in text.split("\n") if line.strip()]
    while sum(map(len, paragraphs)) > 1:
        paragraphs[-1] = paragraphs[-1][:-1]
        if not paragraphs[-1]:
            paragraphs.pop()
        yield "\n".join(" ".join(sentences) for sentences in paragraphs)


def _cut(text: str, width: float, setting: Setting, weight: int) -> Fitted:
    """Even the first sentence is too long: it ends in an ellipsis, between two words."""
    used = font(setting.px, weight)
    words = text.split()
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(_lines(_joined(words, middle), width, used)) <= setting.lines
        low, high = (middle, high) if fits else (low, middle - 1)
    return Fitted(setting, _lines(_joined(words, low), width, used)[: setting.lines])


def _joined(words: list[str], count: int) -> str:
    return " ".join(words[:count]).rstrip(".,;:") + ELLIPSIS


def _lines(text: str, width: float, used: QFont) -> tuple[str, ...]:
    return tuple(line for part in text.split("\n") for line in _broken(part, width, used))


def _broken(text: str, width: float, used: QFont) -> Iterator[str]:
    layout = QTextLayout(text, used)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width)
        yield text[row.textStart() : row.textStart() + row.textLength()].strip()
    layout.endLayout()


def elided(text: str, width: float, px: float, weight: int = 400) -> str:
    """One line, cut at the end where it must be."""
    metrics = QFontMetricsF(font(px, weight))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def listed(things: Sequence[str], width: float, sizes: Sequence[int], weight: int) -> Listed:
    """All things on one line if a size holds them, else as many as fit and an ellipsis."""
    for px in sizes:
        text = ", ".join(things)
        if width_of(text, px, weight) <= width:
            return Listed(text, px)
    smallest = sizes[-1]
    for count in range(len(things) - 1, 0, -1):
        text = ", ".join((*things[:count], ELLIPSIS))
        if width_of(text, smallest, weight) <= width:
            return Listed(text, smallest)
    return Listed(elided(things[0], width, smallest, weight), smallest)
