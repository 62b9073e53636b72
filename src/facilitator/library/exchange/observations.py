"""Observations as values with all their states."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, insert, select, update

from facilitator.domain.person import data_without, without_marked
from facilitator.library.exchange.values import (
    UnsoundRecord,
    columns_but,
    data_of,
    plain,
    texts_of,
    typed,
)
from facilitator.library.rows import FormerObservationRow, ObservationRow, ObservedGroupRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from facilitator.domain.exchange import SessionRecord, Stamped

COLUMNS: Final = columns_but(ObservationRow, "id", "session_id")
_NOT_SHOWN = ("device", "owner", "removed_at")


def observation_values(
    connection: Connection, session_id: str
) -> dict[str, list[tuple[datetime, dict[str, Any]]]]:
    """What each said, the oldest first, and says now, removed ones too.

    With each value goes when it was written, as far as one can tell.
    """
    rows = connection.execute(
        select(ObservationRow.__table__).where(ObservationRow.session_id == session_id)
    )
    groups = _groups(connection, session_id)
    former = _former(connection, session_id)
    found = {}
    for row in rows.mappings():
        value = plain(COLUMNS, row)
        value |= {"tags": json.loads(row["tags"]), "groups": groups.get(row["id"], [])}
        if row["participants"]:
            value["participants"] = json.loads(row["participants"])
        found[row["id"]] = _in_time(row, former.get(row["id"], []), value)
    return found


def _in_time(
    row: RowMapping, former: list[tuple[datetime, dict[str, Any]]], value: dict[str, Any]
) -> list[tuple[datetime, dict[str, Any]]]:
    """A value was written when the one before it was changed, the first one when it was seen."""
    changes = [at for at, _ in former]
    begins = [row["at"], *changes]
    begins[-1] = max(begins[-1], row["removed_at"] or begins[-1])
    return list(zip(begins, [*(old for _, old in former), value], strict=True))


def store_observations(connection: Connection, session: SessionRecord) -> None:
    """Those that say something else now; those that are not in the session go."""
    here = observation_values(connection, session.id)
    for id_ in here.keys() - session.observations.keys():
        connection.execute(delete(ObservationRow).where(ObservationRow.id == id_))
    for id_, states in session.observations.items():
        value = data_of(states[-1].value)
        if id_ not in here or not _same(here[id_][-1][1], value):
            _store(connection, session, id_, value)
        _keep_former(connection, id_, states)
    if session.forgotten:
        _clean_former(connection, session)


def _clean_former(connection: Connection, session: SessionRecord) -> None:
    """Histories know what no package tells any more."""
    ids = frozenset(one.participant for one in session.forgotten if one.participant)
    clean = without_marked(session.id, session.forgotten)
    rows = connection.execute(
        select(FormerObservationRow.number, FormerObservationRow.value)
        .join(ObservationRow, ObservationRow.id == FormerObservationRow.observation_id)
        .where(ObservationRow.session_id == session.id)
    )
    for number, value in rows.all():
        data = data_of(value)
        new = data_without(data, ids, clean)
        if new != data:
            connection.execute(
                update(FormerObservationRow)
                .where(FormerObservationRow.number == number)
                .values(value=json.dumps(new, ensure_ascii=False))
            )


def _same(here: dict[str, Any], value: dict[str, Any]) -> bool:
    names = {column.name for column in COLUMNS} | {"groups"}
    return all(here.get(name) == value.get(name) for name in names)


def _store(connection: Connection, session: SessionRecord, id_: str, value: dict[str, Any]) -> None:
    tags = texts_of(value.get("tags", []), "tags")
    groups = texts_of(value.get("groups", []), "groups")
    if not session.groups.keys() >= {*groups} or len({*groups}) < len(groups):
        raise UnsoundRecord("An observation is about a group that is not there.")
    people = texts_of(value.get("participants") or [], "participants")
    written = {
        **value,
        "tags": json.dumps(tags, ensure_ascii=False),
        "participants": json.dumps(people, ensure_ascii=False) if people else None,
    }
    row = {"session_id": session.id, **typed(COLUMNS, written)}
    changed = connection.execute(
        update(ObservationRow)
        .where(ObservationRow.id == id_, ObservationRow.session_id == session.id)
        .values(row)
    )
    if not changed.rowcount:
        _refuse_twin(connection, id_)
        connection.execute(insert(ObservationRow), {"id": id_, **row})
    _store_groups(connection, session.id, id_, groups)


def _refuse_twin(connection: Connection, id_: str) -> None:
    if connection.scalar(select(ObservationRow.id).where(ObservationRow.id == id_)) is not None:
        raise UnsoundRecord("An observation of it belongs to another session.")


def _store_groups(
    connection: Connection, session_id: str, id_: str, groups: tuple[str, ...]
) -> None:
    connection.execute(delete(ObservedGroupRow).where(ObservedGroupRow.observation_id == id_))
    rows = [
        {"observation_id": id_, "position": position, "session_id": session_id, "group_id": group}
        for position, group in enumerate(groups)
    ]
    if rows:
        connection.execute(insert(ObservedGroupRow), rows)


def _keep_former(connection: Connection, id_: str, states: tuple[Stamped, ...]) -> None:
    """What it said before, here or elsewhere, stands in its history."""
    if len(states) < 2:
        return
    kept = connection.scalars(
        select(FormerObservationRow.value).where(FormerObservationRow.observation_id == id_)
    )
    known = {_shown(data_of(value)) for value in kept}
    for state, following in pairwise(states):
        value = _shown(data_of(state.value))
        if value not in known:
            known.add(value)
            connection.execute(
                insert(FormerObservationRow),
                {"observation_id": id_, "changed_at": following.at, "value": value},
            )


def _shown(value: dict[str, Any]) -> str:
    """A former value as the history keeps it."""
    names = {column.name for column in COLUMNS} | {"groups"}
    shown = {name: value.get(name) for name in sorted(names) if name not in _NOT_SHOWN}
    return json.dumps(shown, ensure_ascii=False)


def _groups(connection: Connection, session_id: str) -> dict[str, list[str]]:
    rows = connection.execute(
        select(ObservedGroupRow.observation_id, ObservedGroupRow.group_id)
        .where(ObservedGroupRow.session_id == session_id)
        .order_by(ObservedGroupRow.observation_id, ObservedGroupRow.position)
    )
    found: dict[str, list[str]] = {}
    for id_, group_id in rows:
        found.setdefault(id_, []).append(group_id)
    return found


def _former(
    connection: Connection, session_id: str
) -> dict[str, list[tuple[datetime, dict[str, Any]]]]:
    """What each said before, with the instant until which it did."""
    rows = connection.execute(
        select(FormerObservationRow.__table__)
        .join(ObservationRow, ObservationRow.id == FormerObservationRow.observation_id)
        .where(ObservationRow.session_id == session_id)
        .order_by(FormerObservationRow.changed_at, FormerObservationRow.number)
    )
    found: dict[str, list[tuple[datetime, dict[str, Any]]]] = {}
    for row in rows:
        value = data_of(row.value)
        found.setdefault(row.observation_id, []).append((row.changed_at, value))
    return found
