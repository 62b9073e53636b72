"""Plans with all their versions as records, out and in."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from facilitator.domain.exchange import DocumentRecord, PlanRecord, VersionRecord
from facilitator.domain.plan_data import plan_from_data
from facilitator.domain.soundness import misfit
from facilitator.library.exchange.values import UnsoundRecord
from facilitator.library.plan_keeping import next_key, show_newest
from facilitator.library.plan_rows import shown_columns
from facilitator.library.rows import OriginRow, PlanRow, SessionRow, TagRow, VersionRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from facilitator.domain.plan import LessonPlan

    Key = tuple[datetime, str]
    FindDocument = Callable[[str], bytes | None]

_FASTEST = 1


def plan_record(connection: Connection, plan_id: str) -> PlanRecord | None:
    rows = connection.execute(
        select(VersionRow.__table__, OriginRow.name, OriginRow.digest.label("document"))
        .outerjoin(
            OriginRow,
            (OriginRow.plan_id == VersionRow.plan_id) & (OriginRow.number == VersionRow.number),
        )
        .where(VersionRow.plan_id == plan_id)
    ).all()
    if not rows:
        return None
    versions = {(row.at, row.digest): _version(row) for row in rows}
    tags = connection.scalars(select(TagRow.name).where(TagRow.plan_id == plan_id))
    return PlanRecord(plan_id, frozenset(tags), tuple(versions[key] for key in sorted(versions)))


def _version(row: Any) -> VersionRecord:
    document = DocumentRecord(row.name, row.document) if row.document else None
    return VersionRecord(row.at, row.digest, row.body, row.label, row.open_checks, document)


def version_numbers(connection: Connection, plan_id: str) -> dict[Key, int]:
    """The number here of every version, by what it is known by everywhere."""
    rows = connection.execute(
        select(VersionRow.at, VersionRow.digest, VersionRow.number).where(
            VersionRow.plan_id == plan_id
        )
    )
    return {(row.at, row.digest): row.number for row in rows}


def store_plan(connection: Connection, plan: PlanRecord, document: FindDocument) -> None:
    newest = _sound_plan(plan.newest)
    if connection.scalar(select(PlanRow.key).where(PlanRow.id == plan.id)) is None:
        _add_row(connection, plan, newest)
    here = version_numbers(connection, plan.id)
    _remove_versions(connection, plan, here)
    _add_versions(connection, plan, here, document)
    _set_labels(connection, plan, here)
    _put_in_order(connection, plan.id)
    _set_tags(connection, plan)
    connection.execute(update(PlanRow).where(PlanRow.id == plan.id).values(trashed_at=None))
    show_newest(connection, plan.id)  # this puts it into the index, once


def _sound_plan(version: VersionRecord) -> LessonPlan:
    """The plan of a version, whose every field is what the program takes it for."""
    try:
        plan = plan_from_data(json.loads(version.body))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnsoundRecord("A version of it is no lesson plan.") from error
    found = misfit(plan)
    if found:
        raise UnsoundRecord(f"“{found}” in a version of it is not what belongs there.")
    return plan


def _add_row(connection: Connection, plan: PlanRecord, newest: LessonPlan) -> None:
    row = {
        "key": next_key(connection),
        "id": plan.id,
        **shown_columns(newest),
        "open_checks": plan.newest.open_checks,
        "version": len(plan.versions),
        "updated_at": plan.newest.at,
        "trashed_at": None,
    }
    connection.execute(insert(PlanRow), row)


def _remove_versions(connection: Connection, plan: PlanRecord, here: dict[Key, int]) -> None:
    """Versions that are not in the record go, but for those that a session runs."""
    wanted = {version.key for version in plan.versions}
    used = set(connection.scalars(select(SessionRow.version).where(SessionRow.plan_id == plan.id)))
    for key, number in here.items():
        if key not in wanted and number not in used:
            connection.execute(
                delete(VersionRow).where(VersionRow.plan_id == plan.id, VersionRow.number == number)
            )


def _add_versions(
    connection: Connection, plan: PlanRecord, here: dict[Key, int], document: FindDocument
) -> None:
    new = [version for version in plan.versions if version.key not in here]
    if not new:
        return
    for version in new:
        if version is not plan.newest:
            _sound_plan(version)
    numbered = list(enumerate(new, max(here.values(), default=0) + 1))
    connection.execute(insert(VersionRow), [_version_row(plan.id, *one) for one in numbered])
    origins = [
        _origin_row(plan.id, number, version.document, document)
        for number, version in numbered
        if version.document
    ]
    if origins:
        connection.execute(insert(OriginRow), origins)


def _version_row(plan_id: str, number: int, version: VersionRecord) -> dict[str, Any]:
    return {
        "plan_id": plan_id,
        "number": number,
        "at": version.at,
        "label": version.label,
        "open_checks": max(version.open_checks, 0),
        "digest": version.digest,
        "body": version.body,
    }


def _origin_row(
    plan_id: str, number: int, named: DocumentRecord, find: FindDocument
) -> dict[str, Any]:
    """Where the document lay on the other computer is nobody's business and not in the package."""
    content = find(named.digest)
    if content is None:
        raise UnsoundRecord(f"The document “{named.name}” that it was read from is missing.")
    return {
        "plan_id": plan_id,
        "number": number,
        "path": f"package:{named.digest}",
        "name": named.name,
        "digest": named.digest,
        "content": zlib.compress(content, _FASTEST),
    }


def _set_labels(connection: Connection, plan: PlanRecord, here: dict[Key, int]) -> None:
    for version in plan.versions:
        number = here.get(version.key)
        if number is not None:
            connection.execute(
                update(VersionRow)
                .where(VersionRow.plan_id == plan.id, VersionRow.number == number)
                .values(label=version.label, open_checks=version.open_checks)
            )


def _put_in_order(connection: Connection, plan_id: str) -> None:
    """Number the versions by when they were written: the last one is what the plan says now.

    Sessions and documents follow the number of their version.
    """
    here = version_numbers(connection, plan_id)
    moved = {here[key]: number for number, key in enumerate(sorted(here), 1) if here[key] != number}
    if moved:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        _renumber(connection, plan_id, {old: -new for old, new in moved.items()})
        _renumber(connection, plan_id, {-new: new for new in moved.values()})


def _renumber(connection: Connection, plan_id: str, moves: dict[int, int]) -> None:
    for old, new in moves.items():
        _set_number(connection, plan_id, old, new)


def _set_number(connection: Connection, plan_id: str, old: int, new: int) -> None:
    for statement in (
        update(VersionRow)
        .where(VersionRow.plan_id == plan_id, VersionRow.number == old)
        .values(number=new),
        update(OriginRow)
        .where(OriginRow.plan_id == plan_id, OriginRow.number == old)
        .values(number=new),
        update(SessionRow)
        .where(SessionRow.plan_id == plan_id, SessionRow.version == old)
        .values(version=new),
    ):
        connection.execute(statement)


def _set_tags(connection: Connection, plan: PlanRecord) -> None:
    connection.execute(delete(TagRow).where(TagRow.plan_id == plan.id))
    rows: Iterable[str] = sorted(plan.tags)
    if rows:
        connection.execute(insert(TagRow), [{"plan_id": plan.id, "name": tag} for tag in rows])
