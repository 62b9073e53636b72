"""Recording what was seen: on disk when a function returns, unless the library says it waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from facilitator.domain.changes import Changes
from facilitator.domain.clock_shifts import told_by
from facilitator.domain.deeds import BroughtBack, Observed, Removed, Reworded, seen_after
from facilitator.domain.observation import Observation
from facilitator.errors import UserError
from facilitator.services.desk import new_id
from facilitator.services.photos import find, photo_of

if TYPE_CHECKING:
    from facilitator.domain.observation import AttainmentLevel, Revision
    from facilitator.domain.photo import Photo
    from facilitator.services.desk import Desk

_NONE: Final = timedelta()


def record(
    desk: Desk,
    session_id: str,
    *,
    phase: int | None,
    groups: tuple[str, ...] = (),
    objective: int | None = None,
    level: AttainmentLevel | None = None,
    tags: tuple[str, ...] = (),
    note: str = "",
    follow_up: bool = False,
    participants: tuple[str, ...] = (),
    photo: bytes = b"",
    photo_may_be_passed_on: bool = False,
) -> tuple[Observation, Changes]:
    """Keep one observation; no groups means the whole room.

    Raises UserError when it has neither a level nor a tag nor a note nor a photo.
    """
    seen = Observation(
        id=new_id(),
        session_id=session_id,
        at=desk.clock.now(),
        phase=phase,
        groups=groups,
        objective=objective,
        level=level,
        tags=tags,
        note=" ".join(note.split()),
        follow_up=follow_up,
        participants=participants,
    )
    kept = photo_of(seen, photo, may_be_passed_on=photo_may_be_passed_on) if photo else None
    return seen, add(desk, seen, kept)


def add(desk: Desk, seen: Observation, photo: Photo | None = None) -> Changes:
    """Keep one that was not recorded as it was seen; raises UserError as `record` does."""
    if photo is None:
        _require_something(seen)
    desk.library.keep(Observed(seen, photo=photo))
    return _changed(seen)


def change(desk: Desk, seen: Observation) -> Changes:
    """Keep the new value; the old one is remembered with the time of the change."""
    seen = replace(seen, note=" ".join(seen.note.split()))
    if not seen.says_something and find(desk, seen.id) is None:
        _require_something(seen)
    desk.library.keep(Reworded(_as_written(desk, seen), desk.clock.now()))
    return _changed(seen)


def remove(desk: Desk, seen: Observation) -> Changes:
    desk.library.keep(Removed(seen, desk.clock.now()))
    return _changed(seen)


def bring_back(desk: Desk, seen: Observation) -> Changes:
    desk.library.keep(BroughtBack(seen))
    return _changed(seen)


def of_session(desk: Desk, session_id: str) -> tuple[Observation, ...]:
    """What was seen and not removed, the oldest first; all by the clock of this computer."""
    with desk.library.reading() as work:
        seen = work.observations.of_session(session_id)
        shifts = work.runs.shifts_of_observations(session_id)
    found = seen_after(seen, desk.library.waiting, session_id)
    if not shifts:
        return found
    moved = (told_by(one, shifts.get(one.id, _NONE)) for one in found)
    return tuple(sorted(moved, key=lambda one: (one.at, one.id)))


def _as_written(desk: Desk, seen: Observation) -> Observation:
    """With the instants that whoever saw it wrote down, whose clock may have been off."""
    with desk.library.reading() as work:
        shifts = work.runs.shifts_of_observations(seen.session_id)
    return told_by(seen, -shifts.get(seen.id, _NONE))


def revisions(desk: Desk, session_id: str) -> tuple[Revision, ...]:
    """What was changed or deleted, and when, the oldest first."""
    with desk.library.reading() as work:
        found = work.observations.revisions(session_id)
        shifts = work.runs.shifts_of_observations(session_id)
    return tuple(_moved(one, shifts) for one in found) if shifts else found


def _moved(one: Revision, shifts: dict[str, timedelta]) -> Revision:
    ahead = shifts.get(one.before.id, _NONE)
    after = None if one.after is None else told_by(one.after, ahead)
    return replace(one, before=told_by(one.before, ahead), after=after)


def _require_something(seen: Observation) -> None:
    if not seen.says_something:
        raise UserError("Choose a level, a tag or write a note.")


def _changed(seen: Observation) -> Changes:
    return Changes(observations=frozenset({seen.id}), sessions=frozenset({seen.session_id}))
