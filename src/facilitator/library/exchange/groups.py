"""The groups of a session and who is in them, into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, exists, insert, select, update

from facilitator.library.exchange.values import UnsoundRecord, columns_but, data_of, typed
from facilitator.library.rows import GroupRow, ObservedGroupRow, ParticipantRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from facilitator.domain.exchange import SessionRecord

GROUP_COLUMNS: Final = columns_but(GroupRow, "session_id", "id")


def store_groups(connection: Connection, session: SessionRecord) -> None:
    connection.execute(delete(ParticipantRow).where(ParticipantRow.session_id == session.id))
    here = set(connection.scalars(select(GroupRow.id).where(GroupRow.session_id == session.id)))
    for id_, stamped in session.groups.items():
        value = data_of(stamped.value)
        row = typed(GROUP_COLUMNS, value)
        if id_ in here:
            connection.execute(
                update(GroupRow)
                .where(GroupRow.session_id == session.id, GroupRow.id == id_)
                .values(row)
            )
        else:
            connection.execute(insert(GroupRow), {"session_id": session.id, "id": id_, **row})
        _store_people(connection, session.id, id_, value.get("participants", []))


def drop_groups(connection: Connection, session: SessionRecord) -> None:
    """Groups that are not in the record go; one that was observed is one that left."""
    of_session = GroupRow.session_id == session.id
    observed = exists().where(
        ObservedGroupRow.session_id == session.id, ObservedGroupRow.group_id == GroupRow.id
    )
    others = GroupRow.id.not_in(session.groups.keys())
    connection.execute(delete(GroupRow).where(of_session, others, ~observed))
    connection.execute(update(GroupRow).where(of_session, others).values(position=None))


def _store_people(connection: Connection, session_id: str, group_id: str, people: Any) -> None:
    if not isinstance(people, list) or not all(_is_person(person) for person in people):
        raise UnsoundRecord("The names in a group are not what belongs there.")
    rows = [
        {
            "session_id": session_id,
            "group_id": group_id,
            "position": position,
            "id": person["id"],
            "name": person["name"],
        }
        for position, person in enumerate(people)
    ]
    if rows:
        connection.execute(insert(ParticipantRow), rows)


def _is_person(person: Any) -> bool:
    return (
        isinstance(person, dict)
        and isinstance(person.get("id"), str)
        and isinstance(person.get("name"), str)
    )
