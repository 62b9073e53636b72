"""The user guide as pages to show: their headings, and text that leads nowhere outside of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.resources import guide_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

FIRST = "guide.md"
PAGES = (FIRST, "import.md", "checks.md")
_ODD = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class GuidePage:
    """`html` names pictures by their path in the guide's folder."""

    name: str
    html: str
    headings: tuple[Heading, ...]


def guide_page(name: str = FIRST) -> GuidePage:
    """Raises OSError where the guide is not there."""
    from markdown_it import MarkdownIt

    text = (guide_folder() / name).read_text("utf-8")
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    headings = tuple(_headings(tokens))
    for token in tokens:
        if token.children:
            token.children = list(_without_ways_out(token.children))
    return GuidePage(name, reader.renderer.render(tokens, reader.options, {}), headings)


def picture(name: str) -> Path | None:
    """The file of a picture of the guide; None for whatever else is asked for."""
    folder = guide_folder().resolve()
    file = (folder / name).resolve()
    is_ours = file.is_relative_to(folder / "pictures") and file.suffix == ".png"
    return file if is_ours and file.is_file() else None


def _headings(tokens: list[Token]) -> Iterator[Heading]:
    """Each gets the anchor that links name it by."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            text = _plain(tokens[place + 1])
            anchor = _anchor(text)
            token.attrSet("id", anchor)
            yield Heading(int(token.tag[1:]), text, anchor)


def _plain(inline: Token) -> str:
    return "".join(one.content for one in inline.children or ())


def _anchor(text: str) -> str:
    return _ODD.sub("", text.lower()).replace(" ", "-")


def _without_ways_out(tokens: list[Token]) -> Iterator[Token]:
    """Links to what is not shipped become plain text: nothing here asks a browser or a network."""
    leads = True
    for token in tokens:
        if token.type == "link_open":
            leads = _is_inside(str(token.attrGet("href") or ""))
        if leads or token.type not in {"link_open", "link_close"}:
            yield token


def _is_inside(target: str) -> bool:
    page, _, _anchor = target.partition("#")
    return page in {"", *PAGES}
