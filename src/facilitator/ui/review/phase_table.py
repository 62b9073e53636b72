"""The time of each phase in numbers, with what all sessions of the plan took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from facilitator.ui.review.words import tr
from facilitator.ui.theme import Role
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card
from facilitator.ui.wording import signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.histories import PhaseHistory, PhaseTime

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A phase in words; the last two are empty where there is only one session."""

    name: str
    planned: str
    adapted: str
    actual: str
    over: str
    median: str = ""
    most: str = ""

    @property
    def spoken(self) -> str:
        """The row as one sentence."""
        said = tr("{name}: planned {planned}, adapted {adapted}, actual {actual} min, {over}")
        return said.format(
            name=self.name,
            planned=self.planned,
            adapted=self.adapted,
            actual=self.actual,
            over=self.over,
        )


def time_rows(
    times: Sequence[PhaseTime], histories: Sequence[PhaseHistory], *, sessions: int
) -> tuple[TimeRow, ...]:
    known = {one.name: one for one in histories} if sessions > 1 else {}
    return tuple(_row(time, known.get(time.name)) for time in times)


def _row(time: PhaseTime, history: PhaseHistory | None) -> TimeRow:
    skipped = time.skipped
    return TimeRow(
        name=time.name,
        planned=_minutes(time.planned),
        adapted=_minutes(time.adapted),
        actual=tr("left out") if skipped else _minutes(time.actual),
        over="" if skipped or time.planned is None else over_words(round(time.over)),
        median=_minutes(history.median) if history else "",
        most=_minutes(history.percentile_80) if history else "",
    )


def over_words(minutes: int) -> str:
    """`+5 over`, `−3 under`, `on time`."""
    if not minutes:
        return tr("on time")
    words = tr("{minutes} over") if minutes > 0 else tr("{minutes} under")
    return words.format(minutes=signed(minutes))


def _minutes(value: float | None) -> str:
    return "–" if value is None else f"{round(value)}"


class PhaseTimesCard(Card):
    """Planned, adapted and actual minutes; median and 80th percentile once there are several."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Minutes of each phase"), Role.STRONG))
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._note = label("", Role.CAPTION, tone="text2", wrap=True)
        column.addWidget(self._table)
        column.addWidget(self._note)
        self._shown: tuple[TimeRow, ...] = ()

    def show_rows(self, rows: tuple[TimeRow, ...], note: str) -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        several = any(row.median for row in rows)
        for place, text in enumerate(self._heads(several=several)):
            self._put(label(text, Role.CAPTION, tone="text2"), 0, place)
        for number, row in enumerate(rows, start=1):
            self._put_row(number, row, several=several)

    def _heads(self, *, several: bool) -> tuple[str, ...]:
        heads = ("", self.tr("Planned"), self.tr("Adapted"), self.tr("Actual"), "")
        return (*heads, self.tr("Median"), self.tr("80 %")) if several else heads

    def _put_row(self, number: int, row: TimeRow, *, several: bool) -> None:
        name = label(row.name, Role.SMALL, bold=True, wrap=True)
        name.setAccessibleName(row.spoken)
        self._put(name, number, 0)
        cells = (row.planned, row.adapted, row.actual, row.over)
        for place, text in enumerate((*cells, row.median, row.most) if several else cells, 1):
            tone = "text" if place == 3 else "text2"
            self._put(label(text, Role.SMALL, tone=tone), number, place)

    def _put(self, made: QLabel, row: int, place: int) -> None:
        if place:
            made.setAlignment(_RIGHT)
        self._grid.addWidget(made, row, place)
