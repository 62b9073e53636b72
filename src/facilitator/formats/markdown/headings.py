"""The text of a heading, which must not end as the closing marks of a heading do."""

from __future__ import annotations

import re

from facilitator.domain.text import clean_line

_CLOSING = re.compile(r"(^|[ \t])(\\*)(#+)$")


def clean_heading(text: str) -> str:
    """The name that a heading's text stands for."""
    name = clean_line(text)
    if name.endswith("#"):
        name = _CLOSING.sub(lambda found: f"{found[1]}{found[2][1:]}{found[3]}", name)
    return name


def heading_line(level: int, name: str) -> str:
    """The line of a heading; the inverse of `clean_heading`."""
    text = _CLOSING.sub(r"\1\\\2\3", name)
    return f"{'#' * level} {text}".rstrip()
