"""Inline Markdown as the plain words it stands for.

Stricter than CommonMark where characters could get lost: marks inside a word or beside a space
("5*3", "snake_case", "2 * 3") are text, and an address is never dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every repetition is bounded, so that no text takes more than linear time.
_TOKEN = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
  | (?<!`)(?P<ticks>`{1,3})(?!`)(?P<code>[^`]{1,500}?)(?P=ticks)(?!`)
  | <(?P<address>(?:https?://|mailto:)[^\s<>]{1,2000})>
  | !?\[(?P<label>[^\[\]]{0,500})\]\(\s{0,9}<?(?P<target>[^\s<>()]{0,2000})>?
        (?:\s{1,9}(?:"[^"]{0,500}"|'[^']{0,500}'))?\s{0,9}\)
  | (?<![\w*])\*\*(?P<both>\*)?(?P<bold>[^\s*](?:.{0,300}?[^\s\\])??)(?(both)\*)\*\*(?![\w*])
  | (?<![\w_])__(?P<bold_>[^\s_](?:.{0,300}?[^\s\\])??)__(?![\w_])
  | (?<![\w*])\*(?P<em>[^\s*](?:[^*]{0,300}?[^\s*\\])??)\*(?![\w*])
  | (?<![\w_])_(?P<em_>[^\s_](?:[^_]{0,300}?[^\s_\\])??)_(?![\w_])
    """,
    re.VERBOSE | re.DOTALL,
)
_MARKS = re.compile(r"[\\`*_\[<]")
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of plain text; `strong` for what the author set in bold."""

    text: str
    strong: bool = False


def spans(text: str) -> tuple[Span, ...]:
    """The text without its marks; neighbours differ in weight."""
    if not _MARKS.search(text):
        return (Span(text),) if text else ()
    return tuple(_joined(_parts(text, strong=False, depth=0)))


def plain(text: str) -> str:
    """The words alone."""
    if not _MARKS.search(text):
        return text
    return "".join(span.text for span in spans(text))


def _joined(parts: Iterator[Span]) -> Iterator[Span]:
    held: list[str] = []
    strong = False
    for part in parts:
        if held and part.strong != strong:
            yield Span("".join(held), strong)
            held = []
        held.append(part.text)
        strong = part.strong
    if any(held):
        yield Span("".join(held), strong)


def _parts(text: str, *, strong: bool, depth: int) -> Iterator[Span]:
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            yield Span(text[at : match.start()], strong)
        yield from _of_token(match, strong=strong, depth=depth)
        at = match.end()
    if at < len(text):
        yield Span(text[at:], strong)


def _of_token(match: re.Match[str], *, strong: bool, depth: int) -> Iterator[Span]:
    found = match.groupdict()
    literal = found["escaped"] or found["code"] or found["address"]
    if literal is not None:
        yield Span(literal, strong)
        return
    if found["label"] is not None:
        yield Span(_link(plain(found["label"]), found["target"]), strong)
        return
    inner = found["bold"] or found["bold_"]
    bold = strong or inner is not None
    inner = inner or found["em"] or found["em_"] or ""
    if depth < _DEEPEST:
        yield from _parts(inner, strong=bold, depth=depth + 1)
    else:
        yield Span(inner, bold)


def _link(label: str, target: str) -> str:
    """On paper nobody can click: the address stands behind the words."""
    shown = target.removeprefix("mailto:")
    if not shown or shown == label:
        return label
    return f"{label} ({shown})" if label else shown
