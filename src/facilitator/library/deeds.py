"""Doing the deeds of a session, each at most once however often it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.deeds import BroughtBack, Happened, Removed, Reworded

if TYPE_CHECKING:
    from facilitator.domain.deeds import Deed
    from facilitator.library.work import Work


def do(work: Work, deed: Deed) -> None:
    """As it is recorded for the first time: the usual way, without a look at what is there."""
    if isinstance(deed, Happened):
        work.runs.append(deed.session_id, deed.event, deed.reading)
        if deed.ends is not None:
            work.sessions.mark(deed.session_id, started_at=deed.ends[0], ended_at=deed.ends[1])
    elif isinstance(deed, Reworded):
        work.observations.change(deed.seen, deed.at)
    elif isinstance(deed, Removed):
        work.observations.remove(deed.seen.id, deed.at)
    elif isinstance(deed, BroughtBack):
        work.observations.restore(deed.seen.id)
    else:
        work.observations.add(deed.seen)
        if deed.photo is not None:
            work.photos.put(deed.photo, deed.seen.at)


def do_again(work: Work, deed: Deed) -> bool:
    """After a failure, which may have come when it was on the disk already; False: it was."""
    if is_done(work, deed):
        return False
    do(work, deed)
    return True


def is_done(work: Work, deed: Deed) -> bool:
    if isinstance(deed, Happened):
        return work.runs.holds(deed.session_id, deed.event.id)
    state = work.observations.state(deed.seen.id)
    if isinstance(deed, Reworded):
        return state is not None and state[0] == deed.seen
    if isinstance(deed, Removed | BroughtBack):
        return state is not None and state[1] is isinstance(deed, Removed)
    return state is not None
