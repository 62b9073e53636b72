"""What the rundown says at one instant: a row for each phase, and the two ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from facilitator.domain.run import Tone
from facilitator.ui.run.clock_reading import learning_time
from facilitator.ui.run.moment import nearest_minutes, seconds_left, seconds_used
from facilitator.ui.run.rundown_stops import stops_of
from facilitator.ui.wording import minutes_text, translate

if TYPE_CHECKING:
    from facilitator.domain.plan import Phase
    from facilitator.ui.run.moment import Moment
    from facilitator.ui.run.rundown_stops import Stop

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


def rundown_reading(moment: Moment) -> RundownReading:
    """All of it, read anew."""
    return rundown_of(moment, tuple(row_of(moment, stop) for stop in stops_of(moment)))


def rundown_of(moment: Moment, rows: tuple[RundownRow, ...]) -> RundownReading:
    """What stands around rows that were read."""
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


def row_of(moment: Moment, stop: Stop) -> RundownRow:
    """The row of one phase, read anew."""
    run = moment.run
    if stop.position == run.current:
        return _row_now(moment, stop)
    if stop.is_projected:
        return _row_to_come(moment, stop)
    return _row_done(moment, stop)


def _row_done(moment: Moment, stop: Stop) -> RundownRow:
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


def _row_to_come(moment: Moment, stop: Stop) -> RundownRow:
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


def _row_now(moment: Moment, stop: Stop) -> RundownRow:
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
        share=share(moment, stop.position),
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


def share(moment: Moment, position: int) -> float:
    """The used part of a phase, in steps the eye can see: a row is not drawn anew each second."""
    planned = moment.run.planned(position)
    if not planned:
        return 0.0
    used = min(1.0, moment.run.used(position, moment.at) / planned)
    return round(used * _STEPS) / _STEPS


def _made(
    moment: Moment,
    stop: Stop,
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
        share=share,
        is_over=is_over,
        spoken=", ".join(part for part in (phase.label, status, delta, actual) if part),
    )
