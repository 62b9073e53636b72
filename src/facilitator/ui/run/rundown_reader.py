"""The rundown from second to second: read again only when something in it changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.run import Tone
from facilitator.ui.run.moment import nearest_minute, seconds_left, seconds_used
from facilitator.ui.run.rundown_reading import row_of, rundown_of, share
from facilitator.ui.run.rundown_stops import stops_of

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.run import Run
    from facilitator.ui.run.moment import Moment
    from facilitator.ui.run.rundown_reading import RundownReading, RundownRow
    from facilitator.ui.run.rundown_stops import Stop

_ZERO = timedelta()
_HALF_A_MINUTE = timedelta(seconds=30)


class RundownReader:
    """Reads the rundown again only when something in it changes.

    While a phase keeps to its time nothing is projected anew: the current row alone moves, and that
    once a minute and by its bar. When the pace moves, all is as it was until the first of the
    shown minutes can have moved; then only the rows of those are read.
    """

    def __init__(self) -> None:
        self._run: Run | None = None
        self._key: object = None
        self._reading: RundownReading | None = None
        self._holds: tuple[datetime, datetime] | None = None
        self._rows = _Rows()

    def reading(self, moment: Moment) -> RundownReading:
        key = _changing(moment)
        same = key is not None and key == self._key and moment.run is self._run
        if self._reading is None or not same or not self._holds_at(moment.at):
            self._run, self._key = moment.run, key
            stops = tuple(stops_of(moment))
            self._reading = rundown_of(moment, self._rows.read(moment, stops))
            self._holds = None if _keeps_pace(moment) else _holding(moment, stops)
        return self._reading

    def _holds_at(self, at: datetime) -> bool:
        return self._holds is None or self._holds[0] <= at < self._holds[1]


class _Rows:
    """The rows last read; one of a phase that is not running stays until its times do not."""

    def __init__(self) -> None:
        self._run: Run | None = None
        self._plan: LessonPlan | None = None
        self._zone: tzinfo | None = None
        self._kept: dict[int, tuple[object, RundownRow]] = {}

    def read(self, moment: Moment, stops: tuple[Stop, ...]) -> tuple[RundownRow, ...]:
        if not self._is_of(moment):
            self._run, self._plan, self._zone = moment.run, moment.plan, moment.zone
            self._kept = {}
        return tuple(self._row(moment, stop) for stop in stops)

    def _is_of(self, moment: Moment) -> bool:
        return moment.run is self._run and moment.plan is self._plan and moment.zone is self._zone

    def _row(self, moment: Moment, stop: Stop) -> RundownRow:
        if stop.position == moment.run.current:
            return row_of(moment, stop)
        times = stop.shown_times
        kept = self._kept.get(stop.position)
        if kept is None or kept[0] != times:
            kept = self._kept[stop.position] = times, row_of(moment, stop)
        return kept[1]


def _changing(moment: Moment) -> object:
    """What the current row says; None when each second may be different."""
    run, here = moment.run, moment.run.current
    remaining = None if here is None else run.remaining(here, moment.at)
    if here is None or remaining is None:
        return None
    over = remaining < _ZERO
    minutes = (seconds_used(-remaining) if over else seconds_left(remaining)) // 60
    return run.tone(moment.at), over, minutes, share(moment, here), moment.zone


def _keeps_pace(moment: Moment) -> bool:
    """Whether all that is projected stays where it is from one second to the next."""
    return moment.run.tone(moment.at) in (Tone.RUNNING, Tone.WARNING)


def _holding(moment: Moment, stops: tuple[Stop, ...]) -> tuple[datetime, datetime]:
    """From when to when every projected minute is the shown one; they move with the clock."""
    projected = [stop.actual for stop in stops if stop.is_projected]
    moves = (
        nearest_minute(at) + _HALF_A_MINUTE - at for at in (*projected, moment.expected_finish)
    )
    return moment.at, moment.at + min(moves)
