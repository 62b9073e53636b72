"""The rows of the library as SQL and back, for the first frame and for everybody after it.

The first frame cannot wait for SQLAlchemy, so this is said once, in SQL that both send.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.shelf import PlanSummary
from facilitator.library.instants import from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_LONG_AGO = -(2**62)
_TAG_END = "\x1f"
_COLUMNS = """plan.id, plan.title, plan.audience, plan.stated_minutes, plan.phase_minutes,
    plan.break_minutes, plan.phases, plan.open_checks, plan.version, plan.updated_at,
    (SELECT group_concat(name, char(31)) FROM plan_tag WHERE plan_id = plan.id),
    (SELECT count(started_at) FROM session WHERE plan_id = plan.id AND NOT rehearsal),
    (SELECT max(started_at) FROM session WHERE plan_id = plan.id AND NOT rehearsal),
    (SELECT min(planned_start) FROM session WHERE plan_id = plan.id AND NOT rehearsal
        AND started_at IS NULL AND ended_at IS NULL AND planned_start >= ?1),
    plan.trashed_at"""
_SELECT = f"SELECT {_COLUMNS} FROM plan"  # noqa: S608 - our own words
_IN_ORDER = "ORDER BY plan.updated_at DESC, plan.key LIMIT ?2"

ON_THE_SHELF: Final = f"{_SELECT} WHERE plan.trashed_at IS NULL {_IN_ORDER}"
IN_THE_TRASH: Final = f"{_SELECT} WHERE plan.trashed_at IS NOT NULL {_IN_ORDER}"
WITH_ID: Final = f"{_SELECT} WHERE plan.id = ?2"
ID_BEGINS: Final = f"{_SELECT} WHERE plan.trashed_at IS NULL AND substr(plan.id, 1, ?3) = ?2"
TITLED: Final = f"{_SELECT} WHERE plan.trashed_at IS NULL AND plan.title = ?2 ORDER BY plan.key"
ALL_OF_THEM: Final = -1
"""SQLite's word for no limit."""


def with_keys(count: int) -> str:
    """The summaries of so many plans, each behind its key."""
    places = ", ".join("?" * count)
    return f"SELECT plan.key, {_COLUMNS} FROM plan WHERE plan.key IN ({places})"  # noqa: S608


def since_value(since: datetime | None) -> int:
    """The first parameter of every statement here."""
    return _LONG_AGO if since is None else to_micros(since)


def summaries_of(rows: Iterable[Sequence[Any]]) -> tuple[PlanSummary, ...]:
    return tuple([_summary(row) for row in rows])


def in_order(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are shown: by letters, whatever their case."""
    return tuple(sorted(tags, key=lambda tag: (tag.casefold(), tag)))


def _summary(row: Sequence[Any]) -> PlanSummary:
    id_, title, audience, stated, phase_minutes, break_minutes, phases, checks, version = row[:9]
    updated_at, tags, runs, last_run, next_session, trashed_at = row[9:]
    return PlanSummary(
        id=id_,
        title=title,
        audience=audience,
        stated_minutes=stated,
        phase_minutes=phase_minutes,
        break_minutes=break_minutes,
        phases=phases,
        open_checks=checks,
        version=version,
        updated_at=from_micros(updated_at),
        tags=in_order(tags.split(_TAG_END)) if tags else (),
        runs=runs,
        last_run=None if last_run is None else from_micros(last_run),
        next_session=None if next_session is None else from_micros(next_session),
        trashed_at=None if trashed_at is None else from_micros(trashed_at),
    )
