"""Which plans the list shows and in which order: plain functions over summaries."""

from __future__ import annotations

import unicodedata
from collections import Counter
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from facilitator.domain.shelf import PlanSummary, Readiness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEARCH_LIMIT = 50
"""The most matches that are shown at once."""


class Status(StrEnum):
    """The filter of which one is always on."""

    ALL = "all"
    READY = "ready"
    CHECKS = "checks"
    NEVER_RUN = "never_run"
    DRAFT = "draft"


class Order(StrEnum):
    NEXT_SESSION = "next_session"
    TITLE = "title"
    CHANGED = "changed"
    LAST_RUN = "last_run"
    LENGTH = "length"


class LengthRange(StrEnum):
    """How long a plan is, each range without its lower and with its upper end."""

    ANY = "any"
    HOUR = "hour"
    TWO_HOURS = "two_hours"
    HALF_DAY = "half_day"
    LONGER = "longer"


_MINUTES = {
    LengthRange.HOUR: (0, 60),
    LengthRange.TWO_HOURS: (60, 120),
    LengthRange.HALF_DAY: (120, 240),
    LengthRange.LONGER: (240, 10**9),
}


class Wanted(NamedTuple):
    """What the user wants to see; a plan must have every one of the tags."""

    status: Status = Status.ALL
    tags: frozenset[str] = frozenset()
    length: LengthRange = LengthRange.ANY
    order: Order = Order.NEXT_SESSION

    @property
    def is_filtered(self) -> bool:
        return self.status is not Status.ALL or self.is_narrowed

    @property
    def is_narrowed(self) -> bool:
        """Whether tags or a length leave plans out, whatever the status."""
        return bool(self.tags) or self.length is not LengthRange.ANY

    def unfiltered(self) -> Wanted:
        return Wanted(order=self.order)

    def with_tag_toggled(self, tag: str) -> Wanted:
        return self._replace(tags=self.tags ^ {tag})


class ShelfRow(NamedTuple):
    """One row of the list; the snippet is where the search matched."""

    plan: PlanSummary
    snippet: tuple[tuple[str, bool], ...] = ()


class Counts:
    """How many plans each filter would show."""

    def __init__(self) -> None:
        self.statuses: Counter[Status] = Counter()
        self.tags: Counter[str] = Counter()

    def tags_by_use(self) -> tuple[str, ...]:
        """All tags, the most used first, then by name."""
        return tuple(sorted(self.tags, key=lambda tag: (-self.tags[tag], sort_key(tag))))


def length_of(plan: PlanSummary) -> int | None:
    """Minutes to show: what the plan says, else what its phases add up to; None when neither."""
    return plan.stated_minutes or plan.phase_minutes or None


def has_status(plan: PlanSummary, status: Status) -> bool:
    match status:
        case Status.ALL:
            return True
        case Status.NEVER_RUN:
            return not plan.runs
        case _:
            return _STATUSES[plan.readiness] is status


_STATUSES = {
    Readiness.READY: Status.READY,
    Readiness.CHECKS: Status.CHECKS,
    Readiness.DRAFT: Status.DRAFT,
}


def has_length(plan: PlanSummary, length: LengthRange) -> bool:
    if length is LengthRange.ANY:
        return True
    minutes = length_of(plan)
    low, high = _MINUTES[length]
    return minutes is not None and low < minutes <= high


def count(rows: Sequence[ShelfRow]) -> Counts:
    """Written out: it is asked for with each key typed, of thousands of rows."""
    counts = Counts()
    kinds, tags = counts.statuses, counts.tags
    kinds[Status.ALL] = len(rows)
    for row in rows:
        plan = row.plan
        kinds[_STATUSES[plan.readiness]] += 1
        if not plan.runs:
            kinds[Status.NEVER_RUN] += 1
        for tag in plan.tags:
            tags[tag] += 1
    return counts


def arranged(
    rows: Sequence[ShelfRow], wanted: Wanted, *, ranked: bool = False
) -> tuple[ShelfRow, ...]:
    """The rows the filters let through, sorted; `ranked` rows keep the order of the search."""
    shown = [row for row in rows if not wanted.is_filtered or _passes(row.plan, wanted)]
    if ranked:
        return tuple(shown)
    # Two passes: what the wanted order leaves open is decided by the last change.
    shown.sort(key=attrgetter("plan.updated_at"), reverse=True)
    if wanted.order is not Order.CHANGED:
        key = _KEYS[wanted.order]
        shown.sort(key=lambda row: key(row.plan))
    return tuple(shown)


def _passes(plan: PlanSummary, wanted: Wanted) -> bool:
    if wanted.status is not Status.ALL and not has_status(plan, wanted.status):
        return False
    return wanted.tags.issubset(plan.tags) and has_length(plan, wanted.length)


def sort_key(text: str) -> str:
    """Letters without case and accents, so that É stands with E."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _by_next_session(plan: PlanSummary) -> tuple[bool, float]:
    return _soonest(plan.next_session.timestamp() if plan.next_session else None)


def _by_last_run(plan: PlanSummary) -> tuple[bool, float]:
    return _soonest(-plan.last_run.timestamp() if plan.last_run else None)


def _by_length(plan: PlanSummary) -> tuple[bool, float]:
    return _soonest(length_of(plan))


def _soonest(value: float | None) -> tuple[bool, float]:
    """Smallest first, what is not known last."""
    return value is None, value or 0.0


_KEYS: dict[Order, Callable[[PlanSummary], Any]] = {
    Order.NEXT_SESSION: _by_next_session,
    Order.TITLE: lambda plan: sort_key(plan.title),
    Order.LAST_RUN: _by_last_run,
    Order.LENGTH: _by_length,
}
