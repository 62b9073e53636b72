"""Sessions with all that happened in them as records, out and in.

A value gets its stamp when it first leaves: the instant at which it was written, but always later
than what it replaces, whatever the computer's clock did. From then on the stamp stays with it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, select, update

from facilitator.domain.exchange import SessionRecord, Stamped, canonical
from facilitator.library.exchange.afterwards import (
    NAMES,
    answer_values,
    follow_up_values,
    forgotten_in,
    keep_days,
    score_values,
    store_afterwards,
)
from facilitator.library.exchange.groups import GROUP_COLUMNS, drop_groups, store_groups
from facilitator.library.exchange.observations import (
    COLUMNS,
    observation_values,
    store_observations,
)
from facilitator.library.exchange.plans import version_numbers
from facilitator.library.exchange.values import (
    UnsoundRecord,
    columns_but,
    data_of,
    instant_of,
    plain,
    to_json,
    typed,
)
from facilitator.library.rows import (
    ExchangedRow,
    GroupRow,
    ParticipantRow,
    RunEventRow,
    SessionRow,
    VersionRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from facilitator.library.exchange import Identity

    Stamps = dict[tuple[str, str], tuple[Stamped, ...]]

SETUP, GROUP, EVENT, OBSERVATION = "setup", "group", "event", "observation"
FOLLOW_UP, ANSWER, SCORE = "follow_up", "answer", "score"
_TICK: Final = timedelta(microseconds=1)
_WRITER = ("device", "owner")
_NOT_IN_HISTORIES: Final = frozenset({"removed_at"})
"""Of what an observation said before, its history keeps no word on whether it was in sight."""
_SETUP: Final = columns_but(
    SessionRow, "id", "plan_id", "version", "saved_at", "started_at", "ended_at"
)
_EVENT: Final = columns_but(RunEventRow, "number", "session_id", "id")


def session_record(
    connection: Connection, session_id: str, identity: Identity
) -> SessionRecord | None:
    row = (
        connection.execute(select(SessionRow.__table__).where(SessionRow.id == session_id))
        .mappings()
        .one_or_none()
    )
    if row is None:
        return None
    known = _known(connection, session_id)
    writer = {"device": identity.id, "owner": identity.owner or None}
    told = _last(FOLLOW_UP, known)
    return SessionRecord(
        session_id,
        _stamped(
            known.get((SETUP, session_id), ()), _setup_value(connection, row), row["saved_at"]
        )[-1],
        _groups(connection, session_id, known, row["saved_at"]),
        _events(connection, session_id, known, writer),
        {
            id_: _states(known.get((OBSERVATION, id_), ()), values, writer)
            for id_, values in observation_values(connection, session_id).items()
        },
        _written(FOLLOW_UP, known, follow_up_values(connection, session_id, told), writer),
        _written(
            ANSWER,
            known,
            answer_values(connection, session_id, identity.id, _last(ANSWER, known)),
            writer,
        ),
        _scores(known, score_values(connection, session_id), writer),
        keep_days(connection, session_id),
        forgotten_in(connection, session_id),
    )


def new_stamps(connection: Connection, record: SessionRecord) -> list[dict[str, Any]]:
    """The rows that keep the stamps which are not kept yet."""
    known = _known(connection, record.id)
    return [row for row in _stamp_rows(record) if not _is_known(known, row)]


def store_stamps(connection: Connection, record: SessionRecord, rows: list[dict[str, Any]]) -> None:
    """Of observations all values are kept, of everything else only the last one."""
    replaced = {(row["kind"], row["id"]) for row in rows if row["kind"] != OBSERVATION}
    for kind, id_ in replaced:
        connection.execute(
            delete(ExchangedRow).where(
                ExchangedRow.session_id == record.id,
                ExchangedRow.kind == kind,
                ExchangedRow.id == id_,
            )
        )
    if rows:
        connection.execute(insert(ExchangedRow), rows)


def store_session(connection: Connection, session: SessionRecord, device: str) -> None:
    setup = data_of(session.setup.value)
    _store_setup(connection, session, setup)
    store_groups(connection, session)
    _store_events(connection, session)
    store_observations(connection, session)
    store_afterwards(connection, session, device)
    drop_groups(connection, session)
    connection.execute(delete(ExchangedRow).where(ExchangedRow.session_id == session.id))
    connection.execute(insert(ExchangedRow), list(_stamp_rows(session)))


# Out


def _known(connection: Connection, session_id: str) -> Stamps:
    rows = connection.execute(
        select(ExchangedRow.kind, ExchangedRow.id, ExchangedRow.at, ExchangedRow.value)
        .where(ExchangedRow.session_id == session_id)
        .order_by(ExchangedRow.at, ExchangedRow.value)
    )
    found: dict[tuple[str, str], list[Stamped]] = {}
    for kind, id_, at, value in rows:
        found.setdefault((kind, id_), []).append(Stamped(at, value))
    return {key: tuple(stamped) for key, stamped in found.items()}


def _stamped(
    known: tuple[Stamped, ...],
    value: dict[str, Any],
    at: datetime,
    writer: Mapping[str, Any] | None = None,
) -> tuple[Stamped, ...]:
    """The states that are known, and the one of now if it is another."""
    last = known[-1] if known else None
    if last is not None and _says(last, value):
        return known
    after = at if last is None else max(at, last.at + _TICK)
    return (*known, Stamped(after, canonical({**value, **(writer or {})})))


def _states(
    known: tuple[Stamped, ...],
    values: list[tuple[datetime, dict[str, Any]]],
    writer: Mapping[str, Any],
) -> tuple[Stamped, ...]:
    """Former values that nobody knows yet leave too, then the one of now."""
    *former, (at, now) = values
    for written, value in former:
        if not any(_says(state, value, but=_NOT_IN_HISTORIES) for state in known):
            known = _stamped(known, value, written, writer)
    return _stamped(known, now, at, writer)


def _says(stamped: Stamped, value: dict[str, Any], *, but: frozenset[str] = frozenset()) -> bool:
    """True when it holds this; a later version of the program may have written more into it."""
    held = data_of(stamped.value)
    names = {*value, *(held.keys() & _KNOWN_NAMES)} - {*_WRITER} - but
    return all(held.get(name) == value.get(name) for name in names)


_KNOWN_NAMES: Final = frozenset(
    {column.name for column in (*_SETUP, *GROUP_COLUMNS, *_EVENT, *COLUMNS)}
    | {"groups", "participants", "plan", "version"}
    | NAMES
)


def _setup_value(connection: Connection, row: RowMapping) -> dict[str, Any]:
    version = connection.execute(
        select(VersionRow.at, VersionRow.digest).where(
            VersionRow.plan_id == row["plan_id"], VersionRow.number == row["version"]
        )
    ).one()
    pinned = {"at": to_json(version.at), "sha256": version.digest}
    return {"plan": row["plan_id"], "version": pinned, **plain(_SETUP, row)}


def _groups(
    connection: Connection, session_id: str, known: Stamps, saved_at: datetime
) -> dict[str, Stamped]:
    rows = connection.execute(select(GroupRow.__table__).where(GroupRow.session_id == session_id))
    people = _people(connection, session_id)
    values = {
        row["id"]: {**plain(GROUP_COLUMNS, row), "participants": people.get(row["id"], [])}
        for row in rows.mappings()
    }
    for kind, id_ in known:
        if kind == GROUP and id_ not in values:
            values[id_] = _gone(known[GROUP, id_][-1])
    return {
        id_: _stamped(known.get((GROUP, id_), ()), value, saved_at)[-1]
        for id_, value in values.items()
    }


def _gone(last: Stamped) -> dict[str, Any]:
    """A group that was deleted here: to others it is one that left."""
    value = data_of(last.value)
    value.pop("position", None)
    return value


def _people(connection: Connection, session_id: str) -> dict[str, list[dict[str, str]]]:
    rows = connection.execute(
        select(ParticipantRow.group_id, ParticipantRow.id, ParticipantRow.name)
        .where(ParticipantRow.session_id == session_id)
        .order_by(ParticipantRow.group_id, ParticipantRow.position)
    )
    found: dict[str, list[dict[str, str]]] = {}
    for group_id, id_, name in rows:
        found.setdefault(group_id, []).append({"id": id_, "name": name})
    return found


def _events(
    connection: Connection, session_id: str, known: Stamps, writer: Mapping[str, Any]
) -> dict[str, Stamped]:
    """In order of writing each is later than the one before, even after the clock was set back."""
    rows = connection.execute(
        select(RunEventRow.__table__)
        .where(RunEventRow.session_id == session_id)
        .order_by(RunEventRow.number)
    )
    found: dict[str, Stamped] = {}
    last: datetime | None = None
    for row in rows.mappings():
        kept = known.get((EVENT, row["id"]))
        at = row["at"] if last is None else max(row["at"], last + _TICK)
        stamped = kept[-1] if kept else Stamped(at, canonical({**plain(_EVENT, row), **writer}))
        found[row["id"]] = stamped
        last = stamped.at if last is None else max(last, stamped.at)
    return found


def _last(kind: str, known: Stamps) -> dict[str, Stamped]:
    return {id_: states[-1] for (of, id_), states in known.items() if of == kind}


def _written(
    kind: str,
    known: Stamps,
    values: Mapping[str, tuple[datetime, dict[str, Any]]],
    writer: Mapping[str, Any],
) -> dict[str, Stamped]:
    """What others wrote is as they did, what changed here is this library's."""
    here = {
        id_: _stamped(known.get((kind, id_), ()), value, at, writer)[-1]
        for id_, (at, value) in values.items()
    }
    return {**_last(kind, known), **here}


def _scores(
    known: Stamps,
    values: Mapping[str, tuple[datetime, dict[str, Any]]],
    writer: Mapping[str, Any],
) -> dict[str, Stamped]:
    """They never change; one by a rubric that went since is still told."""
    new = {id_: Stamped(at, canonical({**writer, **value})) for id_, (at, value) in values.items()}
    return {**new, **_last(SCORE, known)}


def _stamp_rows(record: SessionRecord) -> list[dict[str, Any]]:
    values = [(SETUP, record.id, record.setup)]
    values += [(GROUP, id_, value) for id_, value in record.groups.items()]
    values += [(EVENT, id_, value) for id_, value in record.events.items()]
    values += [
        (OBSERVATION, id_, state) for id_, states in record.observations.items() for state in states
    ]
    values += [(FOLLOW_UP, id_, value) for id_, value in record.follow_ups.items()]
    values += [(ANSWER, id_, value) for id_, value in record.answers.items()]
    values += [(SCORE, id_, value) for id_, value in record.scores.items()]
    return [
        {"session_id": record.id, "kind": kind, "id": id_, "at": one.at, "value": one.value}
        for kind, id_, one in values
    ]


def _is_known(known: Stamps, row: Mapping[str, Any]) -> bool:
    return Stamped(row["at"], row["value"]) in known.get((row["kind"], row["id"]), ())


# In


def _store_setup(connection: Connection, session: SessionRecord, setup: dict[str, Any]) -> None:
    plan_id, number = _pinned(connection, setup)
    row = {
        "plan_id": plan_id,
        "version": number,
        "saved_at": session.setup.at,
        **typed(_SETUP, setup),
    }
    changed = connection.execute(update(SessionRow).where(SessionRow.id == session.id).values(row))
    if not changed.rowcount:
        connection.execute(insert(SessionRow), {"id": session.id, **row})


def _pinned(connection: Connection, setup: dict[str, Any]) -> tuple[str, int]:
    """The plan and the number that the version it runs has here."""
    plan_id, version = setup.get("plan"), setup.get("version")
    if not isinstance(plan_id, str) or not isinstance(version, dict):
        raise UnsoundRecord("It does not say which plan it runs.")
    at = instant_of(version.get("at"), "version")
    number = version_numbers(connection, plan_id).get((at, str(version.get("sha256"))))
    if number is None:
        raise UnsoundRecord("The version of the plan that it runs is not there.")
    return plan_id, number


def _store_events(connection: Connection, session: SessionRecord) -> None:
    """The log is read in order of writing, so it is written again when others come between."""
    of_session = RunEventRow.session_id == session.id
    log = session.log()
    here = connection.scalars(
        select(RunEventRow.id).where(of_session).order_by(RunEventRow.number)
    ).all()
    if list(log) == list(here):
        return
    connection.execute(delete(RunEventRow).where(of_session))
    first = (connection.scalar(select(func.max(RunEventRow.number))) or 0) + 1
    rows = [
        {
            "number": number,
            "session_id": session.id,
            "id": id_,
            **typed(_EVENT, data_of(session.events[id_].value)),
        }
        for number, id_ in enumerate(log, first)
    ]
    if rows:
        connection.execute(insert(RunEventRow), rows)
