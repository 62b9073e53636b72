"""The observations of a session, thousands of them: read as the driver gives them, in one query."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.library.instants import from_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

_SELECT: Final = """
    SELECT o.id, o.session_id, o.at, o.phase, o.objective, o.level, o.tags, o.note, o.follow_up,
        o.participants, o.entered_at, g.group_id
    FROM observation AS o LEFT JOIN observation_group AS g ON g.observation_id = o.id
"""
_IN_TIME: Final = " ORDER BY o.at, o.id, g.position"
_OF_SESSION: Final = _SELECT + " WHERE o.session_id = ? AND o.removed_at IS NULL"
_WANTED: Final = "WHERE o.id IN (SELECT value FROM json_each(?))"
_LEVELS: Final = (None, *AttainmentLevel)


def observations_of(connection: Connection, session_id: str) -> tuple[Observation, ...]:
    """Those not removed, oldest first."""
    rows = connection.exec_driver_sql(_OF_SESSION + _IN_TIME, (session_id,)).all()
    return tuple(_observations(rows))


def some_of(connection: Connection, ids: Sequence[str]) -> tuple[Observation, ...]:
    """These, in this order, as far as they are still there, removed or not."""
    rows = connection.exec_driver_sql(_SELECT + _WANTED + _IN_TIME, (json.dumps(ids),)).all()
    found = {one.id: one for one in _observations(rows)}
    return tuple(found[id_] for id_ in ids if id_ in found)


def marked_of(connection: Connection, session_id: str) -> tuple[Observation, ...]:
    """Those to come back to, the oldest first."""
    rows = connection.exec_driver_sql(
        f"{_OF_SESSION} AND o.follow_up {_IN_TIME}", (session_id,)
    ).all()
    return tuple(_observations(rows))


def _observations(rows: Iterable[Sequence[Any]]) -> Iterator[Observation]:
    """A row for each group, those of one observation together."""
    for _, together in groupby(rows, itemgetter(0)):
        row, *others = together
        groups = () if row[11] is None else (row[11], *(other[11] for other in others))
        yield _observation(row, groups)


def _observation(row: Sequence[Any], groups: tuple[str, ...]) -> Observation:
    id_, session_id, at, phase, objective, level, tags, note, follow_up, people, entered, _ = row
    return Observation(
        id=id_,
        session_id=session_id,
        at=from_micros(at),
        phase=phase,
        groups=groups,
        objective=objective,
        level=_LEVELS[level or 0],
        tags=_texts(tags),
        note=note,
        follow_up=bool(follow_up),
        participants=_texts(people) if people else (),
        entered=None if entered is None else from_micros(entered),
    )


@lru_cache(maxsize=512)
def _texts(text: str) -> tuple[str, ...]:
    """The same few lists again and again."""
    return tuple(json.loads(text))
