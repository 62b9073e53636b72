"""A document before it is drawn: pages, and what differs from copy to copy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place to jump to; `y` from the top of its page."""

    title: str
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """What every copy has on this page."""

    items: tuple[Item, ...]
    bookmarks: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of all pages; `additions` are its own items, a tuple for each page."""

    title: str
    additions: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Everything there is to draw."""

    title: str
    subject: str
    frame: Frame
    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]

    @property
    def page_count(self) -> int:
        return len(self.pages) * len(self.copies)

    def times(self, copies: int) -> Story:
        """Each copy so many times; those of one group lie together."""
        again = tuple(copy for copy in self.copies for _ in range(copies))
        return replace(self, copies=again)


def joined(stories: tuple[Story, ...]) -> Story:
    """Stories of one copy each, one behind the other as a single copy; one at least."""
    pages = tuple(
        Page((*page.items, *own), page.bookmarks)
        for story in stories
        for page, own in zip(story.pages, story.copies[0].additions, strict=True)
    )
    copy = Copy(stories[0].title, tuple(() for _ in pages))
    return replace(stories[0], pages=pages, copies=(copy,))
