"""The rows of the list as Qt asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from facilitator.domain.shelf import Readiness
from facilitator.domain.title import short_title
from facilitator.ui.library.shelf import ShelfRow, length_of
from facilitator.ui.override import override
from facilitator.ui.wording import hours_and_minutes, near_day, near_time, plain_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtCore import QObject

    from facilitator.domain.shelf import PlanSummary

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
_FLAG = Qt.ItemFlag
_ROW = (
    _FLAG.ItemIsSelectable
    | _FLAG.ItemIsEnabled
    | _FLAG.ItemIsDragEnabled
    | _FLAG.ItemNeverHasChildren
)


class ShelfModel(QAbstractListModel):
    """Rows in the order shown; `now` is what "today" means, None when nobody knows yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ShelfRow, ...] = ()
        self._places: dict[str, int] = {}
        self.now: datetime | None = None

    @property
    def rows(self) -> tuple[ShelfRow, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[ShelfRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self._places = {row.plan.id: place for place, row in enumerate(self._rows)}
        self.endResetModel()

    def row_at(self, index: _Index) -> ShelfRow:
        return self._rows[index.row()]

    def index_of(self, plan_id: str) -> QModelIndex:
        """An invalid index when the plan is not shown."""
        place = self._places.get(plan_id)
        return QModelIndex() if place is None else self.index(place)

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _ROW if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return short_title(row.plan.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row.plan, self.now)
        return None


def readiness_words(plan: PlanSummary) -> str:
    match plan.readiness:
        case Readiness.READY:
            return translate("Library", "Ready")
        case Readiness.DRAFT:
            return translate("Library", "Draft")
        case _:
            return checks_words(plan.open_checks)


def checks_words(number: int) -> str:
    return (
        translate("Library", "1 check")
        if number == 1
        else translate("Library", "{number} checks").format(number=number)
    )


READINESS_LOOK = {
    Readiness.READY: ("ok", "ph.check-circle"),
    Readiness.CHECKS: ("warn", "ph.warning"),
    Readiness.DRAFT: ("neutral", "ph.pencil-line"),
}
"""Tone and icon of the pill."""


def length_words(plan: PlanSummary) -> str:
    """Empty when nobody knows how long it takes."""
    minutes = length_of(plan)
    return "" if minutes is None else hours_and_minutes(minutes)


def last_run_words(
    plan: PlanSummary, now: datetime | None, *, fits: Callable[[str], bool] = bool
) -> tuple[str, str]:
    """When it was run, and below it how often or when it comes next; a time is never cut."""
    last = translate("Library", "Never") if plan.last_run is None else plain_date(plan.last_run)
    if plan.next_session is None:
        return last, runs_words(plan.runs)
    when = near_time(plan.next_session, now)
    spelled = translate("Library", "Next: {when}").format(when=when)
    return last, spelled if fits(spelled) else when


def runs_words(number: int) -> str:
    if not number:
        return ""
    return (
        translate("Library", "1 run")
        if number == 1
        else translate("Library", "{number} runs").format(number=number)
    )


def one_line(plan: PlanSummary, now: datetime | None) -> str:
    """Length and last run on one line, for a narrow list."""
    parts = [length_words(plan)]
    if plan.last_run is not None:
        parts.append(translate("Library", "run {day}").format(day=near_day(plan.last_run, now)))
    else:
        parts.append(translate("Library", "never run"))
    if plan.next_session is not None:
        parts.append(
            translate("Library", "next {when}").format(when=near_time(plan.next_session, now))
        )
    return " · ".join(part for part in parts if part)


def spoken(plan: PlanSummary, now: datetime | None) -> str:
    """The row as a screen reader says it."""
    parts = [plan.title, plan.audience, one_line(plan, now), readiness_words(plan), *plan.tags]
    return ", ".join(part for part in parts if part)
