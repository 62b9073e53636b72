"""How a plan's row, its versions and its entry in the index are kept in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from facilitator.library import shelf
from facilitator.library.errors import PlanInUse
from facilitator.library.plan_rows import origin_row, plan_of, shown_columns, version_row
from facilitator.library.rows import OriginRow, PlanRow, SessionRow, TagRow, VersionRow
from facilitator.library.search import add_to_index, remove_from_index
from facilitator.library.search_text import plan_columns
from facilitator.library.values import StoredPlan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from facilitator.library.values import NewPlan


def next_key(connection: Connection) -> int:
    return (connection.scalar(select(func.max(PlanRow.key))) or 0) + 1


def key_of(connection: Connection, plan_id: str) -> int:
    """Raises LookupError when there is no such plan."""
    key = connection.scalar(select(PlanRow.key).where(PlanRow.id == plan_id))
    if key is None:
        raise LookupError(f"no plan {plan_id}")
    return key


def newest_version(connection: Connection, plan_id: str) -> int:
    """Raises LookupError when there is no such plan."""
    number = connection.scalar(select(PlanRow.version).where(PlanRow.id == plan_id))
    if number is None:
        raise LookupError(f"no plan {plan_id}")
    return number


def stored_plan(
    connection: Connection, plan_id: str, version: int | None = None
) -> StoredPlan | None:
    """The newest version, or the one asked for; raises DamagedLibrary for a changed text."""
    number = PlanRow.version if version is None else version
    row = connection.execute(
        select(PlanRow.title, PlanRow.updated_at, PlanRow.trashed_at)
        .add_columns(VersionRow.number, VersionRow.body, VersionRow.digest)
        .join(VersionRow, (VersionRow.plan_id == PlanRow.id) & (VersionRow.number == number))
        .where(PlanRow.id == plan_id)
    ).first()
    if row is None:
        return None
    return StoredPlan(
        id=plan_id,
        version=row.number,
        plan=plan_of(row.body, row.digest, row.title),
        tags=_tags_of(connection, plan_id),
        updated_at=row.updated_at,
        trashed_at=row.trashed_at,
    )


def insert_versions(
    connection: Connection,
    new: Sequence[tuple[str, int, NewPlan]],
    at: datetime,
    *,
    label: str = "",
) -> None:
    """Each is a plan's id, the version's number and the plan; with the documents behind them."""
    versions = [version_row(id_, n, number=number, at=at, label=label) for id_, number, n in new]
    connection.execute(insert(VersionRow), versions)
    origins = [origin_row(id_, n.origin, number=number) for id_, number, n in new if n.origin]
    if origins:
        connection.execute(insert(OriginRow), origins)


def replace_version(
    connection: Connection, plan_id: str, number: int, new: NewPlan, at: datetime
) -> None:
    """Another text for the newest version; the plan's row and the index follow at once."""
    row = version_row(plan_id, new, number=number, at=at, label="")
    changed = {name: row[name] for name in ("at", "open_checks", "digest", "body")}
    connection.execute(
        update(VersionRow)
        .where(VersionRow.plan_id == plan_id, VersionRow.number == number)
        .values(**changed)
    )
    key = key_of(connection, plan_id)
    shown = shown_columns(new.plan)
    connection.execute(
        update(PlanRow)
        .where(PlanRow.key == key)
        .values(open_checks=new.open_checks, updated_at=at, **shown)
    )
    if remove_from_index(connection, key):
        tags = _tags_of(connection, plan_id)
        add_to_index(connection, [(key, *plan_columns(new.plan, tags))])


def show_newest(connection: Connection, plan_id: str) -> None:
    """Make the plan's row and the index say what its newest version says."""
    key = key_of(connection, plan_id)
    row = connection.execute(
        select(VersionRow.number, VersionRow.at, VersionRow.open_checks)
        .add_columns(VersionRow.body, VersionRow.digest)
        .where(VersionRow.plan_id == plan_id)
        .order_by(VersionRow.number.desc())
        .limit(1)
    ).one()
    title = connection.scalars(select(PlanRow.title).where(PlanRow.key == key)).one()
    shown = shown_columns(plan_of(row.body, row.digest, title))
    connection.execute(
        update(PlanRow)
        .where(PlanRow.key == key)
        .values(open_checks=row.open_checks, version=row.number, updated_at=row.at, **shown)
    )
    index_again(connection, plan_id, key)


def set_trashed(connection: Connection, plan_id: str, at: datetime | None) -> None:
    key = key_of(connection, plan_id)
    connection.execute(update(PlanRow).where(PlanRow.key == key).values(trashed_at=at))
    index_again(connection, plan_id, key)


def index_again(connection: Connection, plan_id: str, key: int) -> None:
    """The index holds the plans on the shelf, so that search need not ask which those are."""
    remove_from_index(connection, key)
    stored = stored_plan(connection, plan_id)
    if stored is not None and stored.trashed_at is None:
        add_to_index(connection, [(key, *plan_columns(stored.plan, stored.tags))])


def refuse_if_used(connection: Connection, plan_id: str, *narrower: ColumnElement[bool]) -> None:
    """Raises PlanInUse when there are sessions with the plan."""
    if is_used(connection, plan_id, *narrower):
        raise PlanInUse(
            "There are sessions with this plan, and they need it. Delete those sessions first."
        )


def is_used(connection: Connection, plan_id: str, *narrower: ColumnElement[bool]) -> bool:
    of_plan = select(SessionRow.id).where(SessionRow.plan_id == plan_id, *narrower).limit(1)
    return connection.scalar(of_plan) is not None


def _tags_of(connection: Connection, plan_id: str) -> tuple[str, ...]:
    names = connection.scalars(select(TagRow.name).where(TagRow.plan_id == plan_id))
    return shelf.in_order(names)
