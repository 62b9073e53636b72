"""From a journal back into the library: what is there already is not there twice."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.agenda import agenda_of
from facilitator.domain.deeds import Happened, Observed, Removed
from facilitator.domain.run import fold
from facilitator.library.deeds import do, is_done
from facilitator.library.exchange.values import UnsoundRecord
from facilitator.library.journal_records import deed_of, set_up_of
from facilitator.library.runs import event_row
from facilitator.library.values import BroughtIn, NewPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from facilitator.domain.deeds import Deed
    from facilitator.library.journal import Journals
    from facilitator.library.journal_records import Record
    from facilitator.library.values import SetUp
    from facilitator.library.work import Work

_MAKES_NO_SENSE = (ValueError, KeyError, TypeError, AttributeError, UnsoundRecord)


def is_ahead(work: Work, journals: Journals, session_id: str) -> bool:
    """Whether the journal's last word is news to the library; quick."""
    last = journals.last(session_id)
    if last is None:
        return False
    if work.sessions.get(session_id) is None:
        return True
    with suppress(*_MAKES_NO_SENSE):
        deed = deed_of(session_id, last)
        return deed is not None and not is_done(work, deed)
    return False


def rebuild(work: Work, session_id: str, records: Iterable[Record]) -> BroughtIn:
    """Bring in whatever of the session the library does not hold."""
    set_ups, deeds = _sorted(session_id, records)
    is_new = work.sessions.get(session_id) is None
    if set_ups and (is_new or _lacks_groups(work, set_ups[-1])):
        _put_set_up(work, set_ups[-1])
    if work.sessions.get(session_id) is None:
        return BroughtIn()
    events = _bring_in_events(work, session_id, [one for one in deeds if isinstance(one, Happened)])
    seen = _bring_in_seen(work, session_id, [one for one in deeds if isinstance(one, Observed)])
    return BroughtIn(int(is_new), events, seen)


def _sorted(session_id: str, records: Iterable[Record]) -> tuple[list[SetUp], list[Deed]]:
    set_ups, deeds = [], []
    for record in records:
        with suppress(*_MAKES_NO_SENSE):
            set_up = set_up_of(record)
            deed = deed_of(session_id, record)
            set_ups += [] if set_up is None else [set_up]
            deeds += [] if deed is None else [deed]
    return set_ups, deeds


def _lacks_groups(work: Work, set_up: SetUp) -> bool:
    found = work.sessions.get(set_up.session.id)
    here = {group.id for group in found.session.groups} if found else set()
    return here < {group.id for group in set_up.session.groups}


def _put_set_up(work: Work, set_up: SetUp) -> None:
    session = replace(set_up.session, version=_pinned(work, set_up))
    work.sessions.save(session, set_up.written_at)


def _pinned(work: Work, set_up: SetUp) -> int:
    """The number that the plan's version has here; it is put there when it has none."""
    plan_id = set_up.session.plan_id
    new = NewPlan(plan_id, set_up.plan, set_up.open_checks)
    versions = work.plans.versions(plan_id)
    if not versions:
        work.plans.add([new], set_up.written_at)
        return 1
    for version in versions:
        stored = work.plans.get(plan_id, version.number)
        if stored is not None and stored.plan == set_up.plan:
            return version.number
    return work.plans.add_version(plan_id, new, set_up.written_at)


def _bring_in_events(work: Work, session_id: str, deeds: Sequence[Happened]) -> int:
    here = work.runs.rows(session_id)
    told = {one.event.id: event_row(session_id, one.event, one.reading) for one in deeds}
    known = {row["id"] for row in here}
    missing = [row for id_, row in told.items() if id_ not in known]
    if missing:
        work.runs.write_anew(session_id, _merged(list(told.values()), here))
        _follow_the_log(work, session_id)
    return len(missing)


def _merged(journal: list[dict[str, Any]], here: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the journal's order; what only the library knows stays behind what it followed there."""
    told = {row["id"] for row in journal}
    followers: dict[str, list[dict[str, Any]]] = {"": []}
    last = ""
    for row in here:
        if row["id"] in told:
            last = row["id"]
        else:
            followers.setdefault(last, []).append(row)
    merged = list(followers[""])
    for row in journal:
        merged += [row, *followers.get(row["id"], [])]
    return merged


def _follow_the_log(work: Work, session_id: str) -> None:
    """The session's start and end are what its log tells."""
    found = work.sessions.get(session_id)
    stored = found and work.plans.get(found.session.plan_id, found.session.version)
    if found and stored:
        agenda = agenda_of(stored.plan, found.session.planned_start)
        run = fold(agenda, work.runs.events(session_id))
        work.sessions.mark(session_id, started_at=run.started_at, ended_at=run.ended_at)


def _bring_in_seen(work: Work, session_id: str, deeds: Sequence[Observed]) -> int:
    found = work.sessions.get(session_id)
    groups = {group.id for group in found.session.groups} if found else set()
    stories: dict[str, list[Observed]] = {}
    for deed in deeds:
        stories.setdefault(deed.seen.id, []).append(deed)
    return sum(_bring_up_to_date(work, story, groups) for story in stories.values())


def _bring_up_to_date(work: Work, story: list[Observed], groups: set[str]) -> bool:
    """Whatever came after what the library knows; what it knows from elsewhere stays."""
    state = work.observations.state(story[0].seen.id)
    after = 0
    if state is not None:
        told = [(deed.seen, isinstance(deed, Removed)) for deed in story]
        same = [place for place, one in enumerate(told, 1) if one == state]
        after = same[-1] if same else len(story)
    elif type(story[0]) is not Observed:
        work.observations.add(_among(story[0], groups).seen)
    for deed in story[after:]:
        do(work, _among(deed, groups))
    return after < len(story)


def _among(deed: Observed, groups: set[str]) -> Observed:
    """Without groups that nobody knows any more."""
    kept = tuple(group for group in deed.seen.groups if group in groups)
    return deed if kept == deed.seen.groups else replace(deed, seen=replace(deed.seen, groups=kept))
