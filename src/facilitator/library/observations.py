"""Formative observations, with the values they had before they were changed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, insert, select, update

from facilitator.domain.observation import AttainmentLevel, Observation, Revision
from facilitator.library import observation_counting
from facilitator.library.observation_reading import marked_of, observations_of, some_of
from facilitator.library.rows import FormerObservationRow, ObservationRow, ObservedGroupRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, RowMapping

    from facilitator.domain.seen import Overview, SeenFilter

_ADD: Final = insert(ObservationRow)
_ADD_GROUPS: Final = insert(ObservedGroupRow)
_OF_SESSION: Final = select(
    ObservationRow.id,
    ObservationRow.session_id,
    ObservationRow.at,
    ObservationRow.phase,
    ObservationRow.objective,
    ObservationRow.level,
    ObservationRow.tags,
    ObservationRow.note,
    ObservationRow.follow_up,
    ObservationRow.participants,
    ObservationRow.entered_at,
).order_by(ObservationRow.at, ObservationRow.id)


class Observations:
    """What was seen in sessions; nothing that was once saved is lost."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, observation: Observation) -> None:
        self._connection.execute(_ADD, _columns(observation))
        self._add_groups(observation)

    def change(self, observation: Observation, at: datetime) -> None:
        """Replace the one with the same id; the old value is kept with the time.

        Raises LookupError when there is none.
        """
        self._keep(observation.id, at)
        self._update(observation.id, _columns(observation))
        self._connection.execute(
            delete(ObservedGroupRow).where(ObservedGroupRow.observation_id == observation.id)
        )
        self._add_groups(observation)

    def remove(self, observation_id: str, at: datetime) -> None:
        """Out of sight; `restore` brings it back."""
        self._update(observation_id, {"removed_at": at})

    def restore(self, observation_id: str) -> None:
        self._update(observation_id, {"removed_at": None})

    def of_session(self, session_id: str) -> tuple[Observation, ...]:
        """Those not removed, oldest first."""
        return observations_of(self._connection, session_id)

    def overview(self, session_id: str) -> Overview:
        """Those not removed, counted."""
        return observation_counting.overview(self._connection, session_id)

    def listed(self, session_id: str, wanted: SeenFilter) -> tuple[str, ...]:
        """The ids of those not removed that `wanted` admits, in its order."""
        return observation_counting.listed(self._connection, session_id, wanted)

    def some(self, ids: Sequence[str]) -> tuple[Observation, ...]:
        """These in this order, removed or not, without those that are gone."""
        return some_of(self._connection, ids)

    def marked(self, session_id: str) -> tuple[Observation, ...]:
        """Those not removed that are to be followed up, oldest first."""
        return marked_of(self._connection, session_id)

    def state(self, observation_id: str) -> tuple[Observation, bool] | None:
        """What it says now and whether it is out of sight; None when it is not there."""
        row = self._connection.execute(
            _OF_SESSION.add_columns(ObservationRow.removed_at).where(
                ObservationRow.id == observation_id
            )
        ).first()
        if row is None:
            return None
        groups = self._groups(row[1]).get(observation_id, ())
        return _observation(row[:-1], groups), row[-1] is not None

    def revisions(self, session_id: str) -> tuple[Revision, ...]:
        """Every edit and deletion that still holds, the oldest first."""
        groups = self._groups(session_id)
        removed, now = {}, {}
        for row in self._connection.execute(
            _OF_SESSION.add_columns(ObservationRow.removed_at).where(
                ObservationRow.session_id == session_id
            )
        ):
            now[row[0]] = _observation(row[:-1], groups.get(row[0], ()))
            if row[-1] is not None:
                removed[row[0]] = row[-1]
        edits = self._edits(session_id, now)
        deletions = [Revision(at, now[id_], None) for id_, at in removed.items()]
        return tuple(sorted((*edits, *deletions), key=lambda one: one.at))

    def _edits(self, session_id: str, now: dict[str, Observation]) -> list[Revision]:
        """The newest first, so that each knows what was said after it."""
        rows = self._connection.execute(
            select(
                FormerObservationRow.observation_id,
                FormerObservationRow.changed_at,
                FormerObservationRow.value,
            )
            .join(ObservationRow, ObservationRow.id == FormerObservationRow.observation_id)
            .where(ObservationRow.session_id == session_id)
            .order_by(FormerObservationRow.changed_at.desc(), FormerObservationRow.number.desc())
        )
        after, found = dict(now), []
        for id_, at, value in rows:
            before = _former(id_, session_id, json.loads(value))
            found.append(Revision(at, before, after[id_]))
            after[id_] = before
        return found

    def _add_groups(self, observation: Observation) -> None:
        rows = [
            {
                "observation_id": observation.id,
                "position": position,
                "session_id": observation.session_id,
                "group_id": group_id,
            }
            for position, group_id in enumerate(observation.groups)
        ]
        if rows:
            self._connection.execute(_ADD_GROUPS, rows)

    def _keep(self, observation_id: str, at: datetime) -> None:
        rows = self._connection.execute(
            select(ObservationRow.__table__).where(ObservationRow.id == observation_id)
        )
        row = rows.mappings().one_or_none()
        if row is None:
            raise LookupError(f"no observation {observation_id}")
        groups = self._groups(row["session_id"]).get(observation_id, ())
        former = {"observation_id": observation_id, "changed_at": at, "value": _json(row, groups)}
        self._connection.execute(insert(FormerObservationRow), former)

    def _update(self, observation_id: str, columns: dict[str, Any]) -> None:
        changed = self._connection.execute(
            update(ObservationRow).where(ObservationRow.id == observation_id).values(columns)
        )
        if not changed.rowcount:
            raise LookupError(f"no observation {observation_id}")

    def _groups(self, session_id: str) -> dict[str, tuple[str, ...]]:
        """The groups of every observation of the session, in the order they were named."""
        rows = self._connection.execute(
            select(ObservedGroupRow.observation_id, ObservedGroupRow.group_id)
            .where(ObservedGroupRow.session_id == session_id)
            .order_by(ObservedGroupRow.observation_id, ObservedGroupRow.position)
        )
        found: dict[str, tuple[str, ...]] = {}
        for observation_id, group_id in rows:
            found[observation_id] = (*found.get(observation_id, ()), group_id)
        return found


def _columns(observation: Observation) -> dict[str, Any]:
    return {
        "id": observation.id,
        "session_id": observation.session_id,
        "at": observation.at,
        "phase": observation.phase,
        "objective": observation.objective,
        "level": None if observation.level is None else int(observation.level),
        "tags": _list(observation.tags),
        "note": observation.note,
        "follow_up": observation.follow_up,
        "participants": _list(observation.participants) if observation.participants else None,
        "entered_at": observation.entered,
    }


def _list(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False)


def _observation(row: Sequence[Any], groups: tuple[str, ...]) -> Observation:
    """By position: there are thousands, and looking columns up by name takes twice as long."""
    id_, session_id, at, phase, objective, level, tags, note, follow_up, people, entered = row
    return Observation(
        id=id_,
        session_id=session_id,
        at=at,
        phase=phase,
        groups=groups,
        objective=objective,
        level=None if level is None else AttainmentLevel(level),
        tags=() if tags == "[]" else tuple(json.loads(tags)),
        note=note,
        follow_up=follow_up,
        participants=tuple(json.loads(people)) if people else (),
        entered=entered,
    )


def _former(id_: str, session_id: str, value: dict[str, Any]) -> Observation:
    """As `_json` kept it; packages leave out what is empty."""
    level = value.get("level")
    return Observation(
        id=id_,
        session_id=session_id,
        at=datetime.fromisoformat(value["at"]),
        phase=value.get("phase"),
        groups=tuple(value.get("groups") or ()),
        objective=value.get("objective"),
        level=None if level is None else AttainmentLevel(level),
        tags=tuple(value.get("tags") or ()),
        note=value.get("note") or "",
        follow_up=bool(value.get("follow_up")),
        participants=tuple(value.get("participants") or ()),
        entered=datetime.fromisoformat(value["entered_at"]) if value.get("entered_at") else None,
    )


def _json(row: RowMapping, groups: Sequence[str]) -> str:
    value = {
        "at": row["at"].isoformat(),
        "phase": row["phase"],
        "groups": groups,
        "objective": row["objective"],
        "level": row["level"],
        "tags": json.loads(row["tags"]),
        "note": row["note"],
        "follow_up": row["follow_up"],
    }
    if row["participants"]:
        value["participants"] = json.loads(row["participants"])
    if row["entered_at"]:
        value["entered_at"] = row["entered_at"].isoformat()
    return json.dumps(value, ensure_ascii=False)
