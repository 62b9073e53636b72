"""What stands above the form of an observation: whom it is about, and what to know or do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.run.groups_reading import joined_names
from facilitator.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.run.draft import Draft
    from facilitator.ui.run.groups_reading import GroupsReading, Tile


@dataclass(frozen=True, slots=True)
class FormHead:
    """Of the hints, from long to short, the first that leaves the title room is shown."""

    title: str
    hints: tuple[str, ...] = ()
    icon: str = ""
    tone: str = "text2"


def form_head(draft: Draft, reading: GroupsReading, message: str) -> FormHead:
    """`message` says what is missing, and goes before anything else.

    As long as no group is chosen it says where to look next, if anybody has waited.
    """
    chosen = [tile for tile in reading.tiles if tile.id in draft.groups]
    title = _title(draft, chosen)
    if message:
        return FormHead(title, (message,), "ph.info", "text")
    if not draft.has_subject:
        return FormHead(title, (*reading.next_looks, translate("Run", "Choose a group")))
    if len(chosen) == 1 and chosen[0].is_stale:
        return FormHead(title, _unseen(chosen[0].minutes), "ph.eye-slash", "warn")
    return FormHead(title)


def _title(draft: Draft, chosen: Sequence[Tile]) -> str:
    if chosen:
        names = joined_names([tile.name for tile in chosen])
        return translate("Run", "Observe {names}").format(names=names)
    if draft.whole_room:
        return translate("Run", "Observe the whole room")
    return translate("Run", "Observe")


def _unseen(minutes: str) -> tuple[str, str]:
    long, short = (
        translate("Run", "Not observed for {minutes}"),
        translate("Run", "{minutes} unseen"),
    )
    return long.format(minutes=minutes), short.format(minutes=minutes)
