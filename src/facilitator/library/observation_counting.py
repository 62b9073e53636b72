"""The observations of a session counted and listed by SQLite, without reading what they say."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.seen import (
    GroupCount,
    Overview,
    in_order,
    levels_in_order,
    most_used_first,
)
from facilitator.library.instants import from_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from facilitator.domain.seen import SeenFilter

_LEVELS: Final = (None, *AttainmentLevel)
_BY_GROUP: Final = """
    SELECT g.group_id, o.objective, o.level, count(*), max(o.at)
    FROM observation AS o JOIN observation_group AS g ON g.observation_id = o.id
    WHERE o.session_id = ? AND o.removed_at IS NULL
    GROUP BY g.group_id, o.objective, o.level
"""
_ALIKE: Final = """
    SELECT objective, level, tags, follow_up, participants, count(*)
    FROM observation WHERE session_id = ? AND removed_at IS NULL
    GROUP BY objective, level, tags, follow_up, participants
"""
_IDS: Final = "SELECT o.id FROM observation AS o WHERE o.session_id = ? AND o.removed_at IS NULL"
_AS_ONE: Final = "SELECT json_group_array(id) FROM ({})"  # thousands of rows take twice as long
_IN_CELL: Final = (
    " AND o.objective = ? AND EXISTS (SELECT 1 FROM observation_group AS g"
    " WHERE g.observation_id = o.id AND g.group_id = ?)"
)
_TAGGED: Final = " AND EXISTS (SELECT 1 FROM json_each(o.tags) AS tag WHERE tag.value = ?)"


def overview(connection: Connection, session_id: str) -> Overview:
    """Equal to `overview_of` all observations of the session that are not removed."""
    by_group = connection.exec_driver_sql(_BY_GROUP, (session_id,)).all()
    total = follow_ups = 0
    levels: Counter[tuple[int | None, AttainmentLevel | None]] = Counter()
    tags: Counter[str] = Counter()
    people: set[str] = set()
    for row in connection.exec_driver_sql(_ALIKE, (session_id,)).all():
        objective, level, tagged, follow_up, participants, count = row
        total += count
        follow_ups += count if follow_up else 0
        levels[objective, _LEVELS[level or 0]] += count
        for tag in json.loads(tagged):
            tags[tag] += count
        people.update(json.loads(participants) if participants else ())
    return Overview(
        total,
        follow_ups,
        in_order(
            GroupCount(group, objective, _LEVELS[level or 0], count, from_micros(last))
            for group, objective, level, count, last in by_group
        ),
        levels_in_order(levels),
        most_used_first(tags),
        frozenset(people),
    )


def listed(connection: Connection, session_id: str, wanted: SeenFilter) -> tuple[str, ...]:
    """The ids of those that `wanted` admits, in its order."""
    query = _IDS
    asked: list[object] = [session_id]
    if wanted.follow_up:
        query += " AND o.follow_up"
    if wanted.tag:
        query, asked = query + _TAGGED, [*asked, wanted.tag]
    if wanted.cell is not None:
        group, objective = wanted.cell
        query, asked = query + _IN_CELL, [*asked, objective, group]
    way = "DESC" if wanted.newest_first else "ASC"
    ordered = f"{query} ORDER BY o.at {way}, o.id {way}"
    found = connection.exec_driver_sql(_AS_ONE.format(ordered), tuple(asked)).scalar_one()
    return tuple(json.loads(found))
