"""Deeds and set-ups as lines of a journal, and back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.clock import Reading
from facilitator.domain.deeds import BroughtBack, Happened, Observed, Removed, Reworded
from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.domain.plan_data import plan_from_data, plan_to_data
from facilitator.domain.session import Group, Participant, Session
from facilitator.library.exchange.values import columns_but, to_json, typed
from facilitator.library.rows import RunEventRow
from facilitator.library.runs import event_of, event_row
from facilitator.library.values import SetUp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.deeds import Deed

Record = dict[str, Any]

_EVENT: Final = columns_but(RunEventRow, "number", "session_id")
# These words are in people's journals: kinds may be added, none may change.
_SEEN: Final[dict[str, type[Observed]]] = {
    "observed": Observed,
    "reworded": Reworded,
    "removed": Removed,
    "brought back": BroughtBack,
}
_NAMES: Final = {kind: name for name, kind in _SEEN.items()}
_ABOUT: Final = (
    "Session journal of Facilitator Companion: what happened and what was seen, a line each. "
    "The program reads it when the library cannot be read."
)


def record_of(deed: Deed) -> Record:
    if isinstance(deed, Happened):
        ends = {} if deed.ends is None else {"ends": [_text(at) for at in deed.ends]}
        return event_record(event_row(deed.session_id, deed.event, deed.reading)) | ends
    when = {"when": deed.at.isoformat()} if isinstance(deed, Reworded | Removed) else {}
    return {"deed": _NAMES[type(deed)], **when, **_seen_data(deed.seen)}


def deed_of(session_id: str, record: Record) -> Deed | None:
    """None for what a later version of the program wrote, or nobody did.

    Raises ValueError, KeyError, TypeError or UnsoundRecord for a record that makes no sense.
    """
    kind = str(record.get("deed"))
    if kind == "event":
        row = typed(_EVENT, record)
        ends = record.get("ends")
        told = None if ends is None else (_instant(ends[0]), _instant(ends[1]))
        return Happened(session_id, event_of(row), _reading(row), told)
    if kind not in _SEEN:
        return None
    seen, made = _seen(session_id, record), _SEEN[kind]
    if made in (Reworded, Removed):
        when = datetime.fromisoformat(record["when"])
        return Reworded(seen, when) if made is Reworded else Removed(seen, when)
    return made(seen)


def event_record(row: Mapping[str, Any]) -> Record:
    """Of a row that the library holds."""
    told = {column.name: to_json(row[column.name]) for column in _EVENT}
    return {"deed": "event", **{name: value for name, value in told.items() if value is not None}}


def set_up_record(set_up: SetUp) -> Record:
    session = set_up.session
    return {
        "deed": "session",
        "about": _ABOUT,
        "id": session.id,
        "title": session.title,
        "planned_start": session.planned_start.isoformat(),
        "place": session.place,
        "rehearsal": session.rehearsal,
        "learner_groups": [_group_data(group) for group in session.groups],
        "plan_id": session.plan_id,
        "version_at": set_up.written_at.isoformat(),
        "open_checks": set_up.open_checks,
        "plan": plan_to_data(set_up.plan),
    }


def set_up_of(record: Record) -> SetUp | None:
    """None for what is no set-up."""
    if record.get("deed") != "session":
        return None
    session = Session(
        id=record["id"],
        plan_id=record["plan_id"],
        version=1,
        title=record["title"],
        planned_start=datetime.fromisoformat(record["planned_start"]),
        place=record["place"],
        groups=tuple(_group(data) for data in record["learner_groups"]),
        rehearsal=bool(record["rehearsal"]),
    )
    written_at = datetime.fromisoformat(record["version_at"])
    return SetUp(session, plan_from_data(record["plan"]), written_at, record["open_checks"])


def _text(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _reading(row: Mapping[str, Any]) -> Reading | None:
    at = row["recorded_at"]
    if at is None:
        return None
    return Reading(at, row["boot_clock"], row["monotonic_clock"], row["boot_id"] or "")


def _seen_data(seen: Observation) -> Record:
    return {
        "id": seen.id,
        "at": seen.at.isoformat(),
        "phase": seen.phase,
        "groups": list(seen.groups),
        "objective": seen.objective,
        "level": None if seen.level is None else int(seen.level),
        "tags": list(seen.tags),
        "note": seen.note,
        "follow_up": seen.follow_up,
        "participants": list(seen.participants),
        "entered": _text(seen.entered),
    }


def _seen(session_id: str, data: Record) -> Observation:
    level = data["level"]
    return Observation(
        id=data["id"],
        session_id=session_id,
        at=datetime.fromisoformat(data["at"]),
        phase=data["phase"],
        groups=tuple(data["groups"]),
        objective=data["objective"],
        level=None if level is None else AttainmentLevel(level),
        tags=tuple(data["tags"]),
        note=data["note"],
        follow_up=data["follow_up"],
        participants=tuple(data["participants"]),
        entered=_instant(data["entered"]),
    )


def _group_data(group: Group) -> Record:
    people = [{"id": one.id, "name": one.name} for one in group.participants]
    return {
        "id": group.id,
        "name": group.name,
        "profile": group.profile,
        "people": group.people,
        "participants": people,
    }


def _group(data: Record) -> Group:
    people = tuple(Participant(one["id"], one["name"]) for one in data["participants"])
    return Group(data["id"], data["name"], data["profile"], data["people"], people)
