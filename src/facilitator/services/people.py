"""Names of participants: what is kept about somebody, and forgetting them for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.person import Attendance, PersonFile
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.services.desk import Desk


def of_session(desk: Desk, session_id: str) -> tuple[Attendance, ...]:
    """Who took part, by name."""
    with desk.library.reading() as work:
        return work.people.attendances(session_id=session_id)


def find(desk: Desk, reference: str) -> tuple[Attendance, ...]:
    """By name, in whatever case, or by id: somebody may have been in many sessions.

    Raises UserError when nobody is meant.
    """
    found = _attendances(desk, " ".join(reference.split()))
    if not found:
        raise UserError(f"Nobody is kept here under “{reference}”.")
    return found


def _attendances(desk: Desk, wanted: str) -> tuple[Attendance, ...]:
    with desk.library.reading() as work:
        everybody = work.people.attendances()
    found = tuple(one for one in everybody if one.participant_id == wanted)
    found = found or tuple(one for one in everybody if _same(one.name, wanted))
    return tuple(
        one for one in everybody if one in found or (found and _same(one.name, found[0].name))
    )


def _same(name: str, other: str) -> bool:
    return " ".join(name.split()).casefold() == " ".join(other.split()).casefold()


def file_of(desk: Desk, reference: str) -> PersonFile:
    """Everything that is kept about somebody, who need not be in a group any more.

    Raises UserError when nobody is meant.
    """
    wanted = " ".join(reference.split())
    found = _attendances(desk, wanted)
    name = found[0].name if found else wanted
    with desk.library.reading() as work:
        mentions = work.people.mentions(name)
        if not (found or mentions or work.people.is_told(name)):
            raise UserError(f"Nobody is kept here under “{reference}”.")
    return PersonFile(name, found, mentions)


def forget(desk: Desk, reference: str) -> tuple[PersonFile, Changes]:
    """Out of every session, every text, the journals and the bytes of the library; says what was.

    Backups and packages that were made before still hold the name; a package brings it back no
    more. Raises UserError when nobody is meant.
    """
    known = file_of(desk, reference)
    desk.library.forget_in_journals([known.name], known.attendances)
    with desk.library.transaction() as work:
        work.people.forget(known.name, known.attendances)
    desk.library.scrub()
    return known, _changed(known.sessions)


def forget_session(desk: Desk, session_id: str) -> Changes:
    """All names of one session, there and in its texts."""
    found = of_session(desk, session_id)
    if not found:
        return Changes()
    desk.library.forget_in_journals([one.name for one in found], found, within=session_id)
    with desk.library.transaction() as work:
        for one in found:
            work.people.forget(one.name, [one], within=session_id)
    desk.library.scrub()
    return _changed({session_id})


def _changed(sessions: Iterable[str]) -> Changes:
    touched = frozenset(sessions)
    return Changes(sessions=touched, runs=touched, scores=touched)


def keep_days(desk: Desk, session_id: str) -> int | None:
    """After how many days the session forgets its names; None for never."""
    with desk.library.reading() as work:
        return work.people.keep_days(session_id)


def set_keep_days(desk: Desk, session_id: str, days: int | None) -> Changes:
    """Zero days are the day of the session itself."""
    with desk.library.transaction() as work:
        work.people.set_keep_days(session_id, days)
    return Changes(sessions=frozenset({session_id}))


def forget_due(desk: Desk) -> Changes:
    """What sessions were told to forget by now; done whenever the app starts."""
    now = desk.clock.now()
    with desk.library.reading() as work:
        keepings = work.people.keepings()
    changes = Changes()
    for session_id, start, days in keepings:
        if now >= start + timedelta(days=days):
            changes |= forget_session(desk, session_id)
    return changes
