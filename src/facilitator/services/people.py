"""Names of participants: what is kept about somebody, and forgetting them for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.person import Attendance, PersonFile
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.services.desk import Desk


def of_session(desk: Desk, session_id: str) -> tuple[Attendance, ...]:
    """Who took part, by name."""
    with desk.library.reading() as work:
        return work.people.attendances(session_id=session_id)


def find(desk: Desk, reference: str) -> tuple[Attendance, ...]:
    """By name, in whatever case, or by id: somebody may have been in many sessions.

    Raises UserError when nobody is meant.
    """
    wanted = " ".join(reference.split())
    with desk.library.reading() as work:
        everybody = work.people.attendances()
    found = tuple(one for one in everybody if one.participant_id == wanted)
    found = found or tuple(one for one in everybody if _same(one.name, wanted))
    if not found:
        raise UserError(f"Nobody is kept here under “{reference}”.")
    return tuple(one for one in everybody if one in found or _same(one.name, found[0].name))


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()


def file_of(desk: Desk, reference: str) -> PersonFile:
    """Everything that is kept about somebody.

    Raises UserError when nobody is meant.
    """
    found = find(desk, reference)
    with desk.library.reading() as work:
        mentions = work.people.mentions(found[0].name)
    return PersonFile(found[0].name, found, mentions)


def forget(desk: Desk, reference: str) -> tuple[PersonFile, Changes]:
    """Out of every session, every text and the bytes of the library file; says what was there.

    Backups and packages that were made before still hold the name. Raises UserError when nobody is
    meant.
    """
    known = file_of(desk, reference)
    return known, _forget(desk, known.attendances)


def forget_session(desk: Desk, session_id: str) -> Changes:
    """All names of one session, there and in its texts."""
    found = of_session(desk, session_id)
    return _forget(desk, found, within=session_id) if found else Changes()


def _forget(desk: Desk, gone: Sequence[Attendance], *, within: str | None = None) -> Changes:
    with desk.library.transaction() as work:
        work.people.forget(gone, within=within)
    desk.library.scrub()
    return Changes(sessions=frozenset(one.session_id for one in gone))


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
