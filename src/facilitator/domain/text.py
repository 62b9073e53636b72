"""What counts as clean text: the form in which every text of the domain is kept."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ITEM = re.compile(r"^\s*(?:[*+-]|\d{1,9}[.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+(?=[^\Wa-z_]|\W)")


def clean_line(text: str) -> str:
    """One line: no line breaks, no control characters, no space at the ends."""
    return " ".join(_CONTROL.sub("", _BREAKS.sub("\n", text)).split())


def clean_lines(text: str) -> list[str]:
    """The lines of a text: no control characters, blank lines empty, space at line ends kept."""
    lines = _CONTROL.sub("", _BREAKS.sub("\n", text)).split("\n")
    return [line if line.strip() else "" for line in lines]


def clean_block(text: str) -> str:
    """Several lines: line feeds only, blank lines empty, no space around the whole.

    Markdown inside stays as it is; two spaces at a line's end are kept, they mean a line break.
    """
    return "\n".join(clean_lines(text)).strip()


def steps(text: str) -> tuple[str, ...]:
    """The single steps of a text: its list items, else its lines, else its sentences."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(_ITEM.match(line) for line in lines):
        return tuple(_ITEM.sub("", line) for line in lines)
    return tuple(part for line in lines for part in _SENTENCE_END.split(line))
