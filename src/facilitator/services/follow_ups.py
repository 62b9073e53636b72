"""What is to be done after a session: written down by hand, or marked while observing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.follow_up import FollowUp
from facilitator.errors import UserError
from facilitator.services import observations, seen
from facilitator.services.desk import new_id

if TYPE_CHECKING:
    from facilitator.services.desk import Desk


def of_session(desk: Desk, session_id: str) -> tuple[FollowUp, ...]:
    """Those of observations first, then those written by hand, each in the order of time."""
    with desk.library.reading() as work:
        kept = work.reviews.follow_ups(session_id)
    done = {observed: item.done_at for item, observed in kept if observed is not None}
    marked = (
        FollowUp(one.id, session_id, one.note, one.at, done.get(one.id), one)
        for one in seen.marked(desk, session_id)
    )
    return (*marked, *(item for item, observed in kept if observed is None))


def add(desk: Desk, session_id: str, text: str) -> tuple[FollowUp, Changes]:
    """Write one down; raises UserError when nothing is said."""
    item = FollowUp(new_id(), session_id, _said(text), desk.clock.now())
    return item, keep(desk, item)


def keep(desk: Desk, item: FollowUp) -> Changes:
    with desk.library.transaction() as work:
        work.reviews.keep_follow_up(item, desk.clock.now())
    return _changed(item)


def tick(desk: Desk, item: FollowUp, *, done: bool) -> Changes:
    """Done, with the time, or still to do."""
    return keep(desk, replace(item, done_at=desk.clock.now() if done else None))


def reword(desk: Desk, item: FollowUp, text: str) -> Changes:
    """Say it otherwise; what an observation says is changed there."""
    if item.observation is not None:
        return observations.change(desk, replace(item.observation, note=text))
    return keep(desk, replace(item, text=_said(text)))


def remove(desk: Desk, item: FollowUp) -> Changes:
    """Take it off the list; an observation stays and only loses its mark."""
    if item.observation is not None:
        return observations.change(desk, replace(item.observation, follow_up=False))
    with desk.library.transaction() as work:
        work.reviews.remove_follow_up(item, desk.clock.now())
    return _changed(item)


def bring_back(desk: Desk, item: FollowUp) -> Changes:
    """The inverse of `remove`."""
    if item.observation is not None:
        return observations.change(desk, item.observation)
    return keep(desk, item)


def _said(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise UserError("Write what is to be done.")
    return words


def _changed(item: FollowUp) -> Changes:
    return Changes(sessions=frozenset({item.session_id}))
