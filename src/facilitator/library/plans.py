"""Lesson plans with their versions, origins and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from facilitator.domain.text import clean_line
from facilitator.library import shelf
from facilitator.library.plan_keeping import (
    index_again,
    insert_versions,
    is_used,
    key_of,
    newest_version,
    next_key,
    refuse_if_used,
    replace_version,
    set_trashed,
    show_newest,
    stored_plan,
)
from facilitator.library.plan_rows import content_of, plan_row
from facilitator.library.rows import OriginRow, PlanRow, SessionRow, TagRow, VersionRow
from facilitator.library.search import add_to_index, remove_from_index, search
from facilitator.library.search_text import plan_columns
from facilitator.library.values import Origin, PlanVersion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from facilitator.domain.shelf import PlanSummary, SearchHit
    from facilitator.library.values import NewPlan, StoredPlan

_NEWEST_ORIGIN = (OriginRow.plan_id == PlanRow.id) & (OriginRow.number == PlanRow.version)
_ON_THE_SHELF = PlanRow.trashed_at.is_(None)


class Plans:
    """The shelf of plans; `since` leaves sessions planned before it out of `next_session`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Sequence[NewPlan], at: datetime) -> None:
        """Many at once cost a fraction of one by one."""
        if not new:
            return
        keyed = list(enumerate(new, next_key(self._connection)))
        self._connection.execute(insert(PlanRow), [plan_row(n, key, at) for key, n in keyed])
        insert_versions(self._connection, [(n.id, 1, n) for n in new], at)
        add_to_index(self._connection, [(key, *plan_columns(n.plan, ())) for key, n in keyed])

    def add_version(self, plan_id: str, new: NewPlan, at: datetime, *, label: str = "") -> int:
        """The number of the new version, which is now the plan's newest."""
        number = newest_version(self._connection, plan_id) + 1
        insert_versions(self._connection, [(plan_id, number, new)], at, label=label)
        show_newest(self._connection, plan_id)
        return number

    def change_version(self, plan_id: str, version: int, new: NewPlan, at: datetime) -> None:
        """Write the newest version anew: what an editing session does until it is over.

        Raises ValueError when the version is not the newest: only that one may still change.
        """
        if version != newest_version(self._connection, plan_id):
            raise ValueError(f"version {version} of plan {plan_id} is not the newest")
        replace_version(self._connection, plan_id, version, new, at)

    def newest_version(self, plan_id: str) -> int:
        """Raises LookupError when there is no such plan."""
        return newest_version(self._connection, plan_id)

    def is_pinned(self, plan_id: str, version: int) -> bool:
        """Whether a session runs this version, which must then stay as it is."""
        return is_used(self._connection, plan_id, SessionRow.version == version)

    def label_version(self, plan_id: str, version: int, label: str) -> None:
        """What this version is called; an empty label takes the name away."""
        self._connection.execute(
            update(VersionRow)
            .where(VersionRow.plan_id == plan_id, VersionRow.number == version)
            .values(label=label)
        )

    def remove_version(self, plan_id: str, version: int) -> None:
        """Take back the newest version.

        Raises PlanInUse when a session runs it, ValueError when it is the only or not the newest.
        """
        if version == 1 or version != newest_version(self._connection, plan_id):
            raise ValueError(f"version {version} of plan {plan_id} cannot be taken back")
        refuse_if_used(self._connection, plan_id, SessionRow.version == version)
        self._connection.execute(
            delete(VersionRow).where(VersionRow.plan_id == plan_id, VersionRow.number == version)
        )
        show_newest(self._connection, plan_id)

    def get(self, plan_id: str, version: int | None = None) -> StoredPlan | None:
        """The newest version, or the one asked for; raises DamagedLibrary for a changed text."""
        return stored_plan(self._connection, plan_id, version)

    def versions(self, plan_id: str) -> tuple[PlanVersion, ...]:
        """Newest first."""
        rows = self._connection.execute(
            select(VersionRow.number, VersionRow.at, VersionRow.label, OriginRow.name)
            .outerjoin(
                OriginRow,
                (OriginRow.plan_id == VersionRow.plan_id) & (OriginRow.number == VersionRow.number),
            )
            .where(VersionRow.plan_id == plan_id)
            .order_by(VersionRow.number.desc())
        )
        return tuple(PlanVersion(number, at, label, name or "") for number, at, label, name in rows)

    def origin(self, plan_id: str, version: int) -> Origin | None:
        """The document that this version was read from, None when it was not read from one."""
        row = self._connection.execute(
            select(OriginRow.path, OriginRow.name, OriginRow.digest, OriginRow.content).where(
                OriginRow.plan_id == plan_id, OriginRow.number == version
            )
        ).first()
        return row and Origin(row.path, row.name, row.digest, content_of(row.content))

    def summary(self, plan_id: str, *, since: datetime | None = None) -> PlanSummary | None:
        """Of any plan, also one in the trash."""
        return next(iter(self._shelf(shelf.WITH_ID, since, plan_id)), None)

    def summaries(
        self, *, trashed: bool = False, since: datetime | None = None
    ) -> tuple[PlanSummary, ...]:
        """Last changed first."""
        statement = shelf.IN_THE_TRASH if trashed else shelf.ON_THE_SHELF
        return self._shelf(statement, since, shelf.ALL_OF_THEM)

    def matching(self, reference: str) -> tuple[PlanSummary, ...]:
        """The plan with this id, else those with this title, else those whose id begins so."""
        wanted = clean_line(reference)  # as titles are kept; others SQLite may not even take
        begun = self._shelf(shelf.ID_BEGINS, None, wanted, len(wanted)) if wanted else ()
        exact = tuple(plan for plan in begun if plan.id == wanted)
        return exact or self._shelf(shelf.TITLED, None, wanted) or begun

    def with_origins(self, paths: Collection[str]) -> dict[str, str]:
        """The plan last read from each of these absolute paths, but none in the trash."""
        rows = self._connection.execute(
            select(OriginRow.path, PlanRow.id)
            .select_from(PlanRow)
            .join(OriginRow, OriginRow.plan_id == PlanRow.id)
            .join(
                VersionRow,
                (VersionRow.plan_id == OriginRow.plan_id) & (VersionRow.number == OriginRow.number),
            )
            .where(OriginRow.path.in_(paths), _ON_THE_SHELF)
            .order_by(VersionRow.at, PlanRow.key)
        )
        return {path: plan_id for path, plan_id in rows}  # noqa: C416 - the last one counts

    def with_digests(self, digests: Collection[str]) -> dict[str, str]:
        """The first plan whose newest version came from each of these bytes; none in the trash."""
        rows = self._connection.execute(
            select(OriginRow.digest, PlanRow.id)
            .select_from(PlanRow)
            .join(OriginRow, _NEWEST_ORIGIN)
            .where(OriginRow.digest.in_(digests), _ON_THE_SHELF)
            .order_by(PlanRow.key.desc())
        )
        return {digest: plan_id for digest, plan_id in rows}  # noqa: C416 - the last one counts

    def titled(self, titles: Collection[str]) -> dict[str, list[str]]:
        """The plans with exactly one of these titles that are not in the trash, oldest first."""
        rows = self._connection.execute(
            select(PlanRow.title, PlanRow.id)
            .where(PlanRow.title.in_(titles), _ON_THE_SHELF)
            .order_by(PlanRow.key)
        )
        found: dict[str, list[str]] = {}
        for title, plan_id in rows:
            found.setdefault(title, []).append(plan_id)
        return found

    def search(
        self, query: str, limit: int = 50, *, since: datetime | None = None
    ) -> tuple[SearchHit, ...]:
        """Best first; every word must be there, the last one may be just begun."""
        return search(self._connection, query, limit, since=since)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag with the number of its plans; those in the trash do not count."""
        rows = self._connection.execute(
            select(TagRow.name, func.count().label("plans"))
            .join(PlanRow, PlanRow.id == TagRow.plan_id)
            .where(_ON_THE_SHELF)
            .group_by(TagRow.name)
        )
        found = {row.name: row.plans for row in rows}
        return tuple((name, found[name]) for name in shelf.in_order(found))

    def set_tags(self, plan_id: str, tags: Iterable[str]) -> None:
        """These tags and no others; repeats and empty ones are dropped."""
        key = key_of(self._connection, plan_id)
        self._connection.execute(delete(TagRow).where(TagRow.plan_id == plan_id))
        names = dict.fromkeys(filter(None, map(clean_line, tags)))
        if names:
            rows = [{"plan_id": plan_id, "name": name} for name in names]
            self._connection.execute(insert(TagRow), rows)
        index_again(self._connection, plan_id, key)

    def trash(self, plan_id: str, at: datetime) -> None:
        """Off the shelf and out of the search, nothing else."""
        set_trashed(self._connection, plan_id, at)

    def restore(self, plan_id: str) -> None:
        """Back out of the trash."""
        set_trashed(self._connection, plan_id, None)

    def delete(self, plan_id: str) -> None:
        """For good, if it is there; raises PlanInUse when there are sessions with it."""
        refuse_if_used(self._connection, plan_id)
        key = self._connection.scalar(select(PlanRow.key).where(PlanRow.id == plan_id))
        if key is not None:
            remove_from_index(self._connection, key)
            self._connection.execute(delete(PlanRow).where(PlanRow.key == key))

    def _shelf(
        self, statement: str, since: datetime | None, *values: str | int
    ) -> tuple[PlanSummary, ...]:
        rows = self._connection.exec_driver_sql(statement, (shelf.since_value(since), *values))
        return shelf.summaries_of(rows)
