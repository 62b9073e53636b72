"""Formatted text from the clipboard as the Markdown that the texts of a plan are written in."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from typing_extensions import override

from facilitator.domain.text import clean_block, clean_line

_SILENT = frozenset({"head", "style", "script", "title", "template", "svg", "math", "object"})
_BOLD = frozenset({"b", "strong"})
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "blockquote"}
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_MOST = 2_000_000


def markdown_of(html: str) -> str:
    """Paragraphs, list items and bold; all else of the form is dropped, and nothing is loaded."""
    reader = _Reader()
    reader.feed(html[:_MOST])
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[str, str]] = []
        self._words: list[tuple[str, bool]] = []
        self._mark = ""
        self._lists: list[int | None] = []
        self._bold: list[tuple[str, bool]] = []
        self._silent = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in ("ul", "ol"):
            self._end_block()
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._end_block()
            self._mark = self._next_mark()
        elif tag == "br":
            self._words.append(("\n", False))
        elif tag in ("td", "th"):
            self._words.append((" ", False))
        elif tag in _BLOCKS:
            self._end_block()
        if tag not in _BLOCKS and tag not in ("br", "img", "meta", "link"):
            self._bold.append((tag, self._is_bold(tag, dict(attrs).get("style") or "")))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self._end_block()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
        for at in range(len(self._bold) - 1, -1, -1):
            if self._bold[at][0] == tag:
                del self._bold[at:]
                break

    @override
    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append((re.sub(r"\s+", " ", data), self._is_strong))

    @property
    def _is_strong(self) -> bool:
        return self._bold[-1][1] if self._bold else False

    def _is_bold(self, tag: str, style: str) -> bool:
        """A weight that is said counts more than the tag: some wrap all they copy in a plain b."""
        found = _WEIGHT.search(style)
        if found:
            said = found[1].casefold()
            return said in ("bold", "bolder") or (said.isdecimal() and int(said) >= 600)
        return tag in _BOLD or self._is_strong

    def _next_mark(self) -> str:
        if not self._lists:
            return "* "
        number = self._lists[-1]
        if number is None:
            return f"{'  ' * (len(self._lists) - 1)}* "
        self._lists[-1] = number + 1
        return f"{'  ' * (len(self._lists) - 1)}{number}. "

    def _end_block(self) -> None:
        text = _joined(self._words)
        self._words = []
        if text:
            self._blocks.append((self._mark, text))
            self._mark = ""

    def text(self) -> str:
        """Items of a list stand close together, paragraphs apart."""
        self._end_block()
        made: list[str] = []
        for at, (mark, text) in enumerate(self._blocks):
            close = at > 0 and mark and self._blocks[at - 1][0]
            gap = "" if not at else "\n" if close else "\n\n"
            below = "\n" + " " * len(mark)
            made.append(f"{gap}{mark}{text.replace(chr(10), below)}")
        return clean_block("".join(made))


def _joined(words: list[tuple[str, bool]]) -> str:
    """Neighbours of the same weight together, spaces outside the stars."""
    runs: list[tuple[str, bool]] = []
    for text, strong in words:
        strong = strong if text.strip() else bool(runs) and runs[-1][1]
        if runs and runs[-1][1] == strong and text != "\n":
            runs[-1] = (runs[-1][0] + text, strong)
        else:
            runs.append((text, strong and text != "\n"))
    lines = "".join(_run(text, strong=strong) for text, strong in runs).split("\n")
    return "\n".join(clean_line(line) for line in lines).strip()


def _run(text: str, *, strong: bool) -> str:
    words = text.strip()
    if not words:
        return text
    before = text[: len(text) - len(text.lstrip())]
    behind = text[len(text.rstrip()) :]
    return f"{before}**{words}**{behind}" if strong else f"{before}{words}{behind}"
