"""What the rundown says at one instant: a row for each phase, and the two ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from facilitator.domain.agenda import begin_of
from facilitator.domain.run import Tone
from facilitator.ui.run.clock_reading import learning_time
from facilitator.ui.run.moment import nearest_minute, nearest_minutes, seconds_left, seconds_used
from facilitator.ui.wording import minutes_text, translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from facilitator.domain.plan import LessonPlan, Phase
    from facilitator.domain.run import Run
    from facilitator.ui.run.moment import Moment

_ZERO = timedelta()
_STEPS = 250
"""The bar of the current row is hardly wider, in px."""


class RowState(Enum):
    """Where a phase stands in the run."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class RundownRow:
    """One phase: `actual` is when it began, or with ≈ when it will.

    `status` stands below the name behind `icon`; `delta` follows it in bold behind `delta_icon`.
    `share` is the used part of its time, from 0 to 1. `short` is all there is room for in a
    narrow rundown. Tones are token names.
    """

    position: int
    number: int | None
    name: str
    is_break: bool
    state: RowState
    plan: str
    actual: str
    icon: str
    status: str
    tone: str = "text2"
    delta: str = ""
    delta_icon: str = ""
    delta_tone: str = "text2"
    short: str = ""
    share: float = 0.0
    is_over: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class RundownReading:
    rows: tuple[RundownRow, ...]
    planned_end: str
    projected_end: str
    note: str


@dataclass(frozen=True, slots=True)
class _Stop:
    """A phase with its planned start and with the start that it had or is expected to have."""

    position: int
    planned: datetime
    actual: datetime
    is_projected: bool

    @property
    def shown_times(self) -> tuple[datetime, datetime, bool]:
        """All that a row tells of it: what is projected, to the minute."""
        actual = nearest_minute(self.actual) if self.is_projected else self.actual
        return self.planned, actual, self.is_projected


class RundownReader:
    """Reads the rundown again only when something in it changes.

    While a phase keeps to its time nothing is projected anew: the current row alone moves, and that
    once a minute and by its bar. When the pace moves, only rows whose shown minute moved are read.
    """

    def __init__(self) -> None:
        self._run: Run | None = None
        self._key: object = None
        self._reading: RundownReading | None = None
        self._rows = _Rows()

    def reading(self, moment: Moment) -> RundownReading:
        key = _changing(moment)
        same = key is not None and key == self._key and moment.run is self._run
        if not same or self._reading is None:
            self._run, self._key = moment.run, key
            self._reading = _rundown(moment, self._rows.read(moment))
        return self._reading


class _Rows:
    """The rows last read; one of a phase that is not running stays until its times do not."""

    def __init__(self) -> None:
        self._run: Run | None = None
        self._plan: LessonPlan | None = None
        self._zone: tzinfo | None = None
        self._kept: dict[int, tuple[object, RundownRow]] = {}

    def read(self, moment: Moment) -> tuple[RundownRow, ...]:
        if not self._is_of(moment):
            self._run, self._plan, self._zone = moment.run, moment.plan, moment.zone
            self._kept = {}
        return tuple(self._row(moment, stop) for stop in _stops(moment))

    def _is_of(self, moment: Moment) -> bool:
        return moment.run is self._run and moment.plan is self._plan and moment.zone is self._zone

    def _row(self, moment: Moment, stop: _Stop) -> RundownRow:
        if stop.position == moment.run.current:
            return _row_now(moment, stop)
        times = stop.shown_times
        kept = self._kept.get(stop.position)
        if kept is None or kept[0] != times:
            kept = self._kept[stop.position] = times, _row(moment, stop)
        return kept[1]


def _changing(moment: Moment) -> object:
    """What tells one second's rundown from another's; None when each second may be different."""
    run, here = moment.run, moment.run.current
    if here is None or run.tone(moment.at) not in (Tone.RUNNING, Tone.WARNING):
        return None
    remaining = run.remaining(here, moment.at)
    if remaining is None:
        return None
    warns = run.tone(moment.at) is Tone.WARNING
    return warns, seconds_left(remaining) // 60, _stepped(_share(moment, here)), moment.zone


def rundown_reading(moment: Moment) -> RundownReading:
    """All of it, read anew."""
    return _rundown(moment, tuple(_row(moment, stop) for stop in _stops(moment)))


def _rundown(moment: Moment, rows: tuple[RundownRow, ...]) -> RundownReading:
    ended = moment.run.ended_at
    return RundownReading(
        rows=rows,
        planned_end=moment.clock(moment.planned_finish),
        projected_end=moment.clock(ended) if ended else _expected_end(moment),
        note=_note(moment),
    )


def _expected_end(moment: Moment) -> str:
    return f"≈{moment.projected(moment.expected_finish)}"


def _note(moment: Moment) -> str:
    return translate("Run", "{time}. ≈ means projected.").format(time=learning_time(moment))


def _stops(moment: Moment) -> Iterator[_Stop]:
    """One walk through the phases, adding up as it goes: a plan may have many."""
    run, at = moment.run, moment.at
    here = run.current
    planned = run.agenda.start
    expected = planned if run.ended_at else max(at, planned) if here is None else at
    starts = _first_starts(moment)
    for position, phase in enumerate(run.agenda.phases):
        comes = here is None or position > here
        skipped = position in run.skipped
        planned = begin_of(phase, planned)
        if comes and not skipped:
            expected = begin_of(phase, expected)
        began = starts.get(position)
        if began is None or (comes and here is not None):
            yield _Stop(position, planned, expected, is_projected=True)
        else:
            yield _Stop(position, planned, began, is_projected=False)
        if (here is None or position >= here) and not skipped:
            expected += run.left(position, at)
        planned += phase.length


def _first_starts(moment: Moment) -> dict[int, datetime]:
    found: dict[int, datetime] = {}
    for visit in moment.run.visits:
        found.setdefault(visit.phase, visit.span.begin)
    return found


def _row(moment: Moment, stop: _Stop) -> RundownRow:
    run = moment.run
    if stop.position == run.current:
        return _row_now(moment, stop)
    if stop.is_projected:
        return _row_to_come(moment, stop)
    return _row_done(moment, stop)


def _row_done(moment: Moment, stop: _Stop) -> RundownRow:
    used = nearest_minutes(moment.run.used(stop.position, moment.at))
    planned = moment.run.agenda.phases[stop.position].planned
    phase = moment.plan.phases[stop.position]
    if planned is None:
        status, over = translate("Run", "used {minutes}").format(minutes=minutes_text(used)), 0
    else:
        length = nearest_minutes(planned)
        status, over = _used_of(phase, used, length), used - length
    delta, icon, tone = _delta(over, known=planned is not None)
    return _made(
        moment,
        stop,
        state=RowState.DONE,
        icon="ph.check-circle",
        status=status,
        delta=delta,
        delta_icon=icon,
        delta_tone=tone,
        short=delta or minutes_text(used),
    )


def _used_of(phase: Phase, used: int, planned: int) -> str:
    if phase.is_break:
        return minutes_text(used)
    return translate("Run", "used {used} of {planned}").format(used=used, planned=planned)


def _delta(over: int, *, known: bool) -> tuple[str, str, str]:
    """How the used time compares with the plan: words, icon, tone."""
    if not known:
        return "", "", "text2"
    if over > 0:
        return translate("Run", "{minutes} over").format(minutes=over), "ph.caret-up", "warn"
    if over < 0:
        return translate("Run", "{minutes} under").format(minutes=-over), "ph.caret-down", "text2"
    return translate("Run", "on time"), "", "text2"


def _row_to_come(moment: Moment, stop: _Stop) -> RundownRow:
    run = moment.run
    here = run.current
    if here is not None and stop.position < here:
        word = translate("Run", "Not run")
        return _made(
            moment, stop, state=RowState.TO_COME, icon="ph.circle", status=word, actual="", short=""
        )
    if stop.position in run.skipped:
        word = translate("Run", "Left out")
        return _made(
            moment,
            stop,
            state=RowState.TO_COME,
            icon="ph.minus",
            status=word,
            actual="",
            short=word,
        )
    is_next = stop.position == run.following and not run.ended_at
    parts = [translate("Run", "Next")] if is_next else []
    if run.agenda.phases[stop.position].planned is not None:
        parts.append(minutes_text(nearest_minutes(run.left(stop.position, moment.at))))
    short = translate("Run", "next") if is_next else ""
    return _made(
        moment,
        stop,
        state=RowState.TO_COME,
        icon="ph.circle",
        status=" · ".join(parts),
        short=short or (parts[-1] if parts else ""),
    )


def _row_now(moment: Moment, stop: _Stop) -> RundownRow:
    run, at = moment.run, moment.at
    remaining, tone = run.remaining(stop.position, at), run.tone(at)
    over = remaining is not None and remaining < _ZERO
    words, icon, ink = _now(moment, tone, remaining)
    return _made(
        moment,
        stop,
        state=RowState.NOW,
        icon=icon,
        status=words,
        tone=ink,
        short=_short_now(moment, remaining),
        share=_share(moment, stop.position),
        is_over=over,
    )


def _now(moment: Moment, tone: Tone, remaining: timedelta | None) -> tuple[str, str, str]:
    """What the current row says, with its icon and tone."""
    time = _now_time(moment, remaining)
    if tone is Tone.PAUSED:
        words = translate("Run", "Paused · {time}").format(time=time)
        return words, "ph.pause", "text"
    if tone is Tone.OVERTIME:
        return time, "ph.warning-octagon", "danger"
    words = translate("Run", "Now · {time}").format(time=time)
    if tone is Tone.WARNING:
        return words, "ph.warning", "warn"
    return words, "ph.play-fill", "accent"


def _now_time(moment: Moment, remaining: timedelta | None) -> str:
    if remaining is None:
        here = moment.run.current or 0
        used = seconds_used(moment.run.used(here, moment.at)) // 60
        return translate("Run", "{minutes} used").format(minutes=minutes_text(used))
    if remaining < _ZERO:
        minutes = seconds_used(-remaining) // 60
        if not minutes:
            return translate("Run", "over time")
        return translate("Run", "{minutes} over time").format(minutes=minutes_text(minutes))
    minutes = seconds_left(remaining) // 60
    if not minutes:
        return translate("Run", "under 1 min left")
    return translate("Run", "{minutes} left").format(minutes=minutes_text(minutes))


def _short_now(moment: Moment, remaining: timedelta | None) -> str:
    if moment.run.is_paused:
        return translate("Run", "paused")
    if remaining is None:
        return translate("Run", "now")
    if remaining < _ZERO:
        return translate("Run", "{minutes} over").format(minutes=seconds_used(-remaining) // 60)
    return minutes_text(seconds_left(remaining) // 60)


def _share(moment: Moment, position: int) -> float:
    planned = moment.run.planned(position)
    if not planned:
        return 0.0
    return min(1.0, moment.run.used(position, moment.at) / planned)


def _made(
    moment: Moment,
    stop: _Stop,
    *,
    state: RowState,
    icon: str,
    status: str,
    tone: str = "text2",
    delta: str = "",
    delta_icon: str = "",
    delta_tone: str = "text2",
    short: str = "",
    share: float = 0.0,
    is_over: bool = False,
    actual: str | None = None,
) -> RundownRow:
    phase = moment.plan.phases[stop.position]
    if actual is None:
        shown = moment.projected(stop.actual) if stop.is_projected else moment.clock(stop.actual)
        actual = f"≈{shown}" if stop.is_projected else shown
    return RundownRow(
        position=stop.position,
        number=moment.number(stop.position),
        name=phase.label,
        is_break=phase.is_break,
        state=state,
        plan=moment.clock(stop.planned),
        actual=actual,
        icon=icon,
        status=status,
        tone=tone,
        delta=delta,
        delta_icon=delta_icon,
        delta_tone=delta_tone,
        short=short,
        share=_stepped(share),
        is_over=is_over,
        spoken=", ".join(part for part in (phase.label, status, delta, actual) if part),
    )


def _stepped(share: float) -> float:
    """In steps the eye can see, so that a row is not drawn anew each second."""
    return round(share * _STEPS) / _STEPS
