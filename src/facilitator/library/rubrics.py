"""Rubrics with their versions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from facilitator.domain.rubric_data import rubric_from_data, rubric_to_data
from facilitator.library.errors import DamagedLibrary
from facilitator.library.rubric_rows import RubricRow, RubricVersionRow, ScoreRow
from facilitator.library.values import RubricSummary, RubricVersion, StoredRubric
from facilitator.library.verification import digest_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from facilitator.domain.rubric import Rubric


class Rubrics:
    """Those of plans and those on a shelf of their own; the rubric's own id is its key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, rubric: Rubric, plan_id: str | None, at: datetime) -> None:
        row = {
            "id": rubric.id,
            "plan_id": plan_id,
            "title": rubric.title,
            "version": 1,
            "updated_at": at,
            "trashed_at": None,
        }
        self._connection.execute(insert(RubricRow), row)
        self._connection.execute(insert(RubricVersionRow), _version(rubric, 1, at))

    def add_version(self, rubric: Rubric, at: datetime, *, label: str = "") -> int:
        """The number of the new version; raises LookupError when there is no such rubric."""
        number = self.newest_version(rubric.id) + 1
        row = _version(rubric, number, at, label=label)
        self._connection.execute(insert(RubricVersionRow), row)
        self._show(rubric, number, at)
        return number

    def change_version(self, rubric: Rubric, version: int, at: datetime) -> None:
        """Write the newest version anew: what a sitting does until it is over."""
        if version != self.newest_version(rubric.id):
            raise ValueError(f"version {version} of rubric {rubric.id} is not the newest")
        row = _version(rubric, version, at)
        self._connection.execute(
            update(RubricVersionRow)
            .where(RubricVersionRow.rubric_id == rubric.id, RubricVersionRow.number == version)
            .values(at=at, digest=row["digest"], body=row["body"])
        )
        self._show(rubric, version, at)

    def remove_version(self, rubric_id: str, version: int) -> None:
        """Take back the newest version, which must not be the only one."""
        if version == 1 or version != self.newest_version(rubric_id):
            raise ValueError(f"version {version} of rubric {rubric_id} cannot be taken back")
        before = self.get(rubric_id, version - 1)
        assert before is not None
        self._show(before.rubric, before.version, before.updated_at)
        self._connection.execute(
            delete(RubricVersionRow).where(
                RubricVersionRow.rubric_id == rubric_id, RubricVersionRow.number == version
            )
        )

    def label_version(self, rubric_id: str, version: int, label: str) -> None:
        """What this version is called; an empty label takes the name away."""
        self._connection.execute(
            update(RubricVersionRow)
            .where(RubricVersionRow.rubric_id == rubric_id, RubricVersionRow.number == version)
            .values(label=label)
        )

    def newest_version(self, rubric_id: str) -> int:
        """Raises LookupError when there is no such rubric."""
        number = self._connection.scalar(select(RubricRow.version).where(RubricRow.id == rubric_id))
        if number is None:
            raise LookupError(f"no rubric {rubric_id}")
        return number

    def is_used(self, rubric_id: str, version: int) -> bool:
        """Whether work was judged by this version, which must then stay as it is."""
        scored = select(ScoreRow.number).where(
            ScoreRow.rubric_id == rubric_id, ScoreRow.version == version
        )
        return self._connection.scalar(scored.limit(1)) is not None

    def get(self, rubric_id: str, version: int | None = None) -> StoredRubric | None:
        """The newest version, or the one asked for; raises DamagedLibrary for a changed text."""
        number = RubricRow.version if version is None else version
        row = self._connection.execute(
            select(RubricRow.plan_id, RubricRow.title, RubricRow.trashed_at)
            .add_columns(RubricVersionRow.number, RubricVersionRow.at)
            .add_columns(RubricVersionRow.body, RubricVersionRow.digest)
            .join(
                RubricVersionRow,
                (RubricVersionRow.rubric_id == RubricRow.id) & (RubricVersionRow.number == number),
            )
            .where(RubricRow.id == rubric_id)
        ).first()
        if row is None:
            return None
        rubric = _rubric_of(row.body, row.digest, row.title)
        return StoredRubric(row.plan_id, row.number, rubric, row.at, row.trashed_at)

    def versions(self, rubric_id: str) -> tuple[RubricVersion, ...]:
        """Newest first."""
        rows = self._connection.execute(
            select(RubricVersionRow.number, RubricVersionRow.at, RubricVersionRow.label)
            .where(RubricVersionRow.rubric_id == rubric_id)
            .order_by(RubricVersionRow.number.desc())
        )
        return tuple(RubricVersion(*row) for row in rows)

    def of_plan(self, plan_id: str) -> tuple[RubricSummary, ...]:
        """Last changed first; those in the trash are left out."""
        return self._summaries(RubricRow.plan_id == plan_id)

    def everything(self) -> tuple[RubricSummary, ...]:
        """Last changed first; those in the trash are left out."""
        return self._summaries()

    def bring_up(self, rubric_id: str, at: datetime) -> None:
        """First in its list from now on, as one that was changed."""
        self._connection.execute(
            update(RubricRow).where(RubricRow.id == rubric_id).values(updated_at=at)
        )

    def set_trashed(self, rubric_id: str, at: datetime | None) -> None:
        self._connection.execute(
            update(RubricRow).where(RubricRow.id == rubric_id).values(trashed_at=at)
        )

    def _summaries(self, *narrower: ColumnElement[bool]) -> tuple[RubricSummary, ...]:
        rows = self._connection.execute(
            select(RubricRow.id, RubricRow.plan_id, RubricRow.title)
            .add_columns(RubricRow.version, RubricRow.updated_at)
            .where(RubricRow.trashed_at.is_(None), *narrower)
            .order_by(RubricRow.updated_at.desc(), RubricRow.id)
        )
        return tuple(RubricSummary(*row) for row in rows)

    def _show(self, rubric: Rubric, number: int, at: datetime) -> None:
        self._connection.execute(
            update(RubricRow)
            .where(RubricRow.id == rubric.id)
            .values(title=rubric.title, version=number, updated_at=at)
        )


def _version(rubric: Rubric, number: int, at: datetime, *, label: str = "") -> dict[str, object]:
    body = json.dumps(rubric_to_data(rubric), ensure_ascii=False, separators=(",", ":"))
    return {
        "rubric_id": rubric.id,
        "number": number,
        "at": at,
        "label": label,
        "digest": digest_of(body),
        "body": body,
    }


def _rubric_of(body: str, digest: str, title: str) -> Rubric:
    if digest_of(body) != digest:
        raise DamagedLibrary(
            f"The rubric “{title}” was damaged on the disk. Restore a backup, or import it again."
        )
    return rubric_from_data(json.loads(body))
