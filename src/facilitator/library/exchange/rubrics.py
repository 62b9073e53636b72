"""Rubrics with all their versions as records, out and in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from facilitator.domain.exchange import RubricRecord, VersionRecord
from facilitator.domain.rubric_data import rubric_from_data
from facilitator.domain.soundness import misfit
from facilitator.library.exchange.values import UnsoundRecord, instant_of
from facilitator.library.rows import PlanRow
from facilitator.library.rubric_rows import RubricRow, RubricVersionRow, ScoreRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from facilitator.domain.rubric import Rubric

    Key = tuple[datetime, str]


def rubric_record(connection: Connection, rubric_id: str) -> RubricRecord | None:
    row = connection.execute(
        select(RubricRow.plan_id, RubricRow.updated_at).where(RubricRow.id == rubric_id)
    ).one_or_none()
    if row is None:
        return None
    rows = connection.execute(
        select(RubricVersionRow.__table__).where(RubricVersionRow.rubric_id == rubric_id)
    )
    found = [VersionRecord(one.at, one.digest, one.body, one.label) for one in rows]
    versions = {version.key: version for version in found}
    return RubricRecord(
        rubric_id,
        row.plan_id or "",
        row.updated_at,
        tuple(versions[key] for key in sorted(versions)),
    )


def has_judged(connection: Connection, rubric_id: str, keys: Iterable[Key]) -> bool:
    """Whether work was judged by one of these versions."""
    here = version_numbers(connection, rubric_id)
    return bool({here[key] for key in keys if key in here} & _judged(connection, rubric_id))


def store_rubric(connection: Connection, rubric: RubricRecord) -> None:
    newest = _sound_rubric(rubric, rubric.newest)
    instant_of(rubric.chosen.isoformat(), "chosen")
    if connection.scalar(select(RubricRow.id).where(RubricRow.id == rubric.id)) is None:
        _add_row(connection, rubric, newest)
    here = version_numbers(connection, rubric.id)
    _remove_versions(connection, rubric, here)
    _add_versions(connection, rubric, here)
    _set_labels(connection, rubric, here)
    _put_in_order(connection, rubric.id)
    shown = {
        "title": newest.title,
        "version": max(version_numbers(connection, rubric.id).values()),
        "updated_at": rubric.chosen,
        "trashed_at": None,
    }
    connection.execute(update(RubricRow).where(RubricRow.id == rubric.id).values(shown))


def _sound_rubric(rubric: RubricRecord, version: VersionRecord) -> Rubric:
    """The rubric of a version, whose every field is what the program takes it for."""
    instant_of(version.at.isoformat(), "at")
    try:
        found = rubric_from_data(json.loads(version.body))
    except (
        ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
    ) as error:  # fmt: skip
        raise UnsoundRecord("A version of it is no rubric.") from error
    wrong = misfit(found) or ("id" if found.id != rubric.id else "")
    if wrong:
        raise UnsoundRecord(f"“{wrong}” in a version of it is not what belongs there.")
    return found


def _add_row(connection: Connection, rubric: RubricRecord, newest: Rubric) -> None:
    plan_id = rubric.plan or None
    if plan_id and connection.scalar(select(PlanRow.id).where(PlanRow.id == plan_id)) is None:
        raise UnsoundRecord("The plan that it belongs to is not there.")
    row = {
        "id": rubric.id,
        "plan_id": plan_id,
        "title": newest.title,
        "version": len(rubric.versions),
        "updated_at": rubric.chosen,
        "trashed_at": None,
    }
    connection.execute(insert(RubricRow), row)


def version_numbers(connection: Connection, rubric_id: str) -> dict[Key, int]:
    """The number here of every version, by what it is known by everywhere."""
    rows = connection.execute(
        select(RubricVersionRow.at, RubricVersionRow.digest, RubricVersionRow.number).where(
            RubricVersionRow.rubric_id == rubric_id
        )
    )
    return {(row.at, row.digest): row.number for row in rows}


def _judged(connection: Connection, rubric_id: str) -> set[int]:
    return set(connection.scalars(select(ScoreRow.version).where(ScoreRow.rubric_id == rubric_id)))


def _remove_versions(connection: Connection, rubric: RubricRecord, here: dict[Key, int]) -> None:
    """Versions that are not in the record go, but for those by which work was judged."""
    wanted = {version.key for version in rubric.versions}
    judged = _judged(connection, rubric.id)
    for key, number in here.items():
        if key not in wanted and number not in judged:
            connection.execute(
                delete(RubricVersionRow).where(
                    RubricVersionRow.rubric_id == rubric.id, RubricVersionRow.number == number
                )
            )


def _add_versions(connection: Connection, rubric: RubricRecord, here: dict[Key, int]) -> None:
    new = [version for version in rubric.versions if version.key not in here]
    for version in new:
        _sound_rubric(rubric, version)
    rows = [
        _version_row(rubric.id, number, version)
        for number, version in enumerate(new, max(here.values(), default=0) + 1)
    ]
    if rows:
        connection.execute(insert(RubricVersionRow), rows)


def _version_row(rubric_id: str, number: int, version: VersionRecord) -> dict[str, Any]:
    return {
        "rubric_id": rubric_id,
        "number": number,
        "at": version.at,
        "label": version.label,
        "digest": version.digest,
        "body": version.body,
    }


def _set_labels(connection: Connection, rubric: RubricRecord, here: dict[Key, int]) -> None:
    for version in rubric.versions:
        number = here.get(version.key)
        if number is not None:
            connection.execute(
                update(RubricVersionRow)
                .where(RubricVersionRow.rubric_id == rubric.id, RubricVersionRow.number == number)
                .values(label=version.label)
            )


def _put_in_order(connection: Connection, rubric_id: str) -> None:
    """Number the versions by when they were written; scores follow the number of theirs."""
    here = version_numbers(connection, rubric_id)
    moved = {here[key]: number for number, key in enumerate(sorted(here), 1) if here[key] != number}
    if moved:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for old, new in moved.items():
            _set_number(connection, rubric_id, old, -new)
        for new in moved.values():
            _set_number(connection, rubric_id, -new, new)


def _set_number(connection: Connection, rubric_id: str, old: int, new: int) -> None:
    connection.execute(
        update(RubricVersionRow)
        .where(RubricVersionRow.rubric_id == rubric_id, RubricVersionRow.number == old)
        .values(number=new)
    )
    connection.execute(
        update(ScoreRow)
        .where(ScoreRow.rubric_id == rubric_id, ScoreRow.version == old)
        .values(version=new)
    )
