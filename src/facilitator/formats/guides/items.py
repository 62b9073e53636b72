"""Paragraphs as list items, where a section of our form holds items only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.plan import Section
from facilitator.formats.markdown.escaping import LIST_ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = (Section.OBJECTIVES, Section.MATERIALS, Section.PRIOR_KNOWLEDGE, Section.CONCEPTS)
_NO_PARAGRAPH = ("#", "```", "~~~", "|", ">", "!", ":::", "    ", "\t", "<", "---")


def as_items(section: Section, lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The lines, as items when they are nothing but paragraphs."""
    if section not in _LISTS or any(_is_other(text) for text, _ in lines):
        return lines
    return [*_paragraphs(lines)]


def _is_other(text: str) -> bool:
    return bool(LIST_ITEM.match(text)) or text.startswith(_NO_PARAGRAPH)


def _paragraphs(lines: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """A paragraph that only announces what follows is none of its own."""
    begins = True
    for text, number in lines:
        if text.strip():
            yield (f"* {text.strip()}" if begins else f"  {text.strip()}"), number
        begins = not text.strip()
