"""From placed pages to a story: feet, and a copy for each group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.blocks import place_on_line
from facilitator.printing.items import Slot
from facilitator.printing.letterhead import place_letterhead
from facilitator.printing.story import Copy, Page, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.foot import Foot
    from facilitator.printing.items import Item
    from facilitator.printing.story import Bookmark
    from facilitator.printing.style import Frame


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """The body of a page."""

    items: tuple[Item, ...]
    bookmarks: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembly:
    """A document whose pages are placed; `subject` says what it belongs to.

    What is cut apart has no foot: it would stay on one of the parts. `about` is whose the document
    is where that is the same on all copies; the first page says so in its heading.
    """

    title: str
    subject: str
    frame: Frame
    foot: Foot | None
    pages: tuple[PlacedPage, ...]
    about: str = ""

    def story(self, groups: tuple[str, ...]) -> Story:
        """A copy for each group, or a blank one when there are none."""
        return Story(
            title=self.title,
            subject=self.subject,
            frame=self.frame,
            pages=tuple(self._common(number) for number in range(len(self.pages))),
            copies=tuple(map(self._copy, groups or ("",))),
        )

    def _common(self, number: int) -> Page:
        page = self.pages[number]
        if self.foot is None:
            return Page(page.items, page.bookmarks)
        foot = self.foot.place(self.frame, number + 1, len(self.pages))
        middle = self.foot.place_middle(self.frame) if _slots(page) else ()
        letterhead = place_letterhead(self.frame)
        return Page((*letterhead, *page.items, *foot, *middle), page.bookmarks)

    def _copy(self, group: str) -> Copy:
        additions = tuple(
            tuple(self._additions(page, group or (self.about if number else "")))
            for number, page in enumerate(self.pages)
        )
        return Copy(group or self.title, additions)

    def _additions(self, page: PlacedPage, group: str) -> Iterator[Item]:
        """The group's name where there is room for it, else at the foot."""
        slots = _slots(page)
        if self.foot is not None and not slots:
            yield from self.foot.place_middle(self.frame, group)
        for slot in slots:
            yield from place_on_line(group, slot.style, slot.x, slot.y, slot.width)


def _slots(page: PlacedPage) -> list[Slot]:
    return [item for item in page.items if isinstance(item, Slot)]
