"""What the countdown panel says at one instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict

from facilitator.domain.run import Tone
from facilitator.ui.run.moment import nearest_minutes, seconds_left, seconds_used
from facilitator.ui.widgets.countdown_reading import CountdownReading, CountdownState, Fact
from facilitator.ui.wording import (
    countdown,
    date_text,
    hours_and_minutes,
    minutes_text,
    overtime,
    translate,
)

if TYPE_CHECKING:
    from facilitator.domain.run import Run
    from facilitator.ui.run.moment import Moment

_ZERO = timedelta()
_FAR_OFF = timedelta(minutes=100)
_STATES = {
    Tone.RUNNING: CountdownState.RUNNING,
    Tone.WARNING: CountdownState.WARNING,
    Tone.OVERTIME: CountdownState.OVERTIME,
    Tone.PAUSED: CountdownState.PAUSED,
}


def clock_reading(moment: Moment) -> CountdownReading:
    """The panel before the start, while a phase runs, and after the end."""
    here = moment.run.current
    if here is not None:
        return _running(moment, here)
    return _ended(moment) if moment.run.ended_at else _not_started(moment)


def _not_started(moment: Moment) -> CountdownReading:
    start, at = moment.run.agenda.start, moment.at
    if start - at >= _FAR_OFF:
        digits = moment.clock(start)
        heading = translate("Run", "Starts on {day}").format(day=date_text(start, moment.zone))
    elif start >= at:
        digits = countdown(seconds_left(start - at))
        heading = translate("Run", "Starts in")
    else:
        digits = overtime(seconds_used(at - start))
        heading = translate("Run", "Since the planned start")
    return CountdownReading(
        CountdownState.NOT_STARTED,
        digits,
        heading,
        facts=_facts_before_start(moment),
        spoken=f"{heading} {moment.clock(start)}",
        **_bar_of_first(moment),
    )


class CountdownReader:
    """Words it anew once a minute; in the seconds between only what was used is told anew."""

    def __init__(self) -> None:
        self._key: object = None
        self._run: Run | None = None
        self._reading: CountdownReading | None = None

    def reading(self, moment: Moment) -> CountdownReading:
        here, key = moment.run.current, _minute(moment)
        same = key is not None and key == self._key and moment.run is self._run
        if here is None or not same or self._reading is None:
            self._reading = clock_reading(moment)
        else:
            self._reading = _a_second_later(self._reading, moment, here)
        self._run, self._key = moment.run, key
        return self._reading


def _minute(moment: Moment) -> object:
    """What tells one minute of a phase that keeps to its time from another; else None."""
    run, here = moment.run, moment.run.current
    tone = run.tone(moment.at)
    remaining = None if here is None else run.remaining(here, moment.at)
    if remaining is None or tone not in (Tone.RUNNING, Tone.WARNING):
        return None
    return tone, -(-seconds_left(remaining) // 60), moment.zone


def _a_second_later(reading: CountdownReading, moment: Moment, here: int) -> CountdownReading:
    used = moment.run.used(here, moment.at)
    return replace(
        reading,
        digits=_digits(moment.run.remaining(here, moment.at), used),
        facts=(_used_fact(moment, here, reading.state), *reading.facts[1:]),
        used_seconds=seconds_used(used),
    )


class _Bar(TypedDict):
    position: int | None
    planned_seconds: int
    warning_at_seconds: int | None


def _bar_of_first(moment: Moment) -> _Bar:
    """The phase that is about to start, all of its time still to come."""
    if not moment.run.agenda.phases:
        return _Bar(position=None, planned_seconds=0, warning_at_seconds=None)
    planned = moment.run.planned(0)
    return _Bar(
        position=moment.number(0),
        planned_seconds=seconds_used(planned or _ZERO),
        warning_at_seconds=_warning_second(planned, moment.run.lead(0)),
    )


def _facts_before_start(moment: Moment) -> tuple[Fact, ...]:
    start = moment.clock(moment.run.agenda.start)
    finish = moment.projected(moment.expected_finish)
    starts = translate("Run", "Start {time}").format(time=start)
    ends = translate("Run", "End ≈{time}").format(time=finish)
    return (
        Fact("ph.play-circle", starts, (start,)),
        Fact("ph.flag", ends, (f"≈{finish}",)),
        Fact("ph.timer", learning_time(moment)),
    )


def learning_time(moment: Moment) -> str:
    """`4 h learning + 15 min break`, the break only if there is one."""
    learning = translate("Run", "{time} learning").format(
        time=hours_and_minutes(moment.plan.phase_minutes)
    )
    if not moment.plan.break_minutes:
        return learning
    rest = translate("Run", "{time} break").format(
        time=hours_and_minutes(moment.plan.break_minutes)
    )
    return f"{learning} + {rest}"


def _ended(moment: Moment) -> CountdownReading:
    ended = moment.run.ended_at
    assert ended is not None
    heading = translate("Run", "The session has ended")
    return CountdownReading(
        CountdownState.NOT_STARTED, moment.clock(ended), heading, position=None, spoken=heading
    )


def _running(moment: Moment, here: int) -> CountdownReading:
    run, at = moment.run, moment.at
    remaining, planned = run.remaining(here, at), run.planned(here)
    used = run.used(here, at)
    lead = run.lead(here)
    state = _STATES[run.tone(at)]
    return CountdownReading(
        state,
        _digits(remaining, used),
        _heading(moment, here, state),
        facts=_facts(moment, here, state),
        position=moment.number(here),
        planned_seconds=seconds_used(planned) if planned is not None else 0,
        used_seconds=seconds_used(used),
        warning_at_seconds=_warning_second(planned, lead),
        start_label=_started(moment, here),
        planned_label=minutes_text(nearest_minutes(planned)) if planned is not None else "",
        extra_label=f"+{run.overtime(here, at) // timedelta(minutes=1)}",
        spoken=_spoken(moment, here),
    )


def _warning_second(planned: timedelta | None, lead: timedelta | None) -> int | None:
    if planned is None or lead is None:
        return None
    return seconds_used(planned - lead)


def _digits(remaining: timedelta | None, used: timedelta) -> str:
    """What is left, what is over, or for a phase without a length what was used."""
    if remaining is None:
        return countdown(seconds_used(used))
    if remaining < _ZERO:
        return overtime(seconds_used(-remaining))
    return countdown(seconds_left(remaining))


def _started(moment: Moment, here: int) -> str:
    started = moment.run.actual_start(here)
    return moment.clock(started) if started else ""


def _heading(moment: Moment, here: int, state: CountdownState) -> str:
    run, at = moment.run, moment.at
    phase = run.agenda.phases[here]
    if state is CountdownState.PAUSED:
        paused = countdown(seconds_used(run.paused_for(at)))
        return translate("Run", "Paused {time}").format(time=paused)
    if state is CountdownState.OVERTIME:
        return translate("Run", "Over time")
    if phase.is_break:
        back = moment.projected(at + run.left(here, at))
        return translate("Run", "Back at {time}").format(time=back)
    if state is CountdownState.WARNING:
        return translate("Run", "{minutes} to go").format(minutes=_minutes_to_go(moment, here))
    if run.remaining(here, at) is None:
        return translate("Run", "Time used in {phase}").format(phase=phase.name)
    return translate("Run", "Time left in {phase}").format(phase=phase.name)


def _minutes_to_go(moment: Moment, here: int) -> str:
    """Begun minutes count, so that the words never promise less than the digits."""
    left = seconds_left(moment.run.left(here, moment.at))
    return minutes_text(max(1, -(-left // 60)))


def _facts(moment: Moment, here: int, state: CountdownState) -> tuple[Fact, ...]:
    used = _used_fact(moment, here, state)
    if moment.run.remaining(here, moment.at) is None:
        return (_started_fact(moment, here), *_last_fact(moment, here, state))
    if state is CountdownState.OVERTIME:
        return (used, _due_fact(moment, here))
    return (used, _ends_fact(moment, here, state), *_last_fact(moment, here, state))


def _used_fact(moment: Moment, here: int, state: CountdownState) -> Fact:
    planned = moment.run.planned(here) or _ZERO
    text = translate("Run", "{used} used of {planned}").format(
        used=countdown(seconds_used(moment.run.used(here, moment.at))),
        planned=countdown(seconds_used(planned)),
    )
    over = state is CountdownState.OVERTIME
    return Fact("ph.hourglass-high" if over else "ph.hourglass-medium", text)


def _started_fact(moment: Moment, here: int) -> Fact:
    text = translate("Run", "Started {time} · no planned length")
    return Fact("ph.hourglass-medium", text.format(time=_started(moment, here)))


def _due_fact(moment: Moment, here: int) -> Fact:
    due = moment.clock(moment.at - moment.run.overtime(here, moment.at))
    return Fact("ph.flag", translate("Run", "Was due to end {time}").format(time=due))


def _ends_fact(moment: Moment, here: int, state: CountdownState) -> Fact:
    """While paused the end is on the move and so only a projection."""
    run, at = moment.run, moment.at
    ends = moment.projected(at + run.left(here, at))
    if state is CountdownState.PAUSED:
        ends = f"≈{ends}"
    plan = moment.clock(run.agenda.start_of(here + 1))
    text = translate("Run", "Ends {time} · plan {plan}").format(time=ends, plan=plan)
    return Fact("ph.flag", text, (ends,))


def _last_fact(moment: Moment, here: int, state: CountdownState) -> tuple[Fact, ...]:
    if state is CountdownState.PAUSED:
        return (Fact("ph.play", translate("Run", "Space to go on")),)
    warning = moment.run.warning_at(here, moment.at)
    if state is CountdownState.WARNING or warning is None:
        return (_next_fact(moment),)
    return (_warning_fact(moment, here),)


def _warning_fact(moment: Moment, here: int) -> Fact:
    warning = moment.run.warning_at(here, moment.at)
    lead = moment.run.lead(here)
    assert warning is not None
    assert lead is not None
    time = moment.projected(warning)
    if lead % timedelta(minutes=1):
        return Fact("ph.bell-simple", translate("Run", "Warning at {time}").format(time=time))
    text = translate("Run", "{minutes}-min warning at {time}")
    return Fact("ph.bell-simple", text.format(minutes=lead // timedelta(minutes=1), time=time))


def _next_fact(moment: Moment) -> Fact:
    phases = moment.run.agenda.phases
    following = moment.run.following
    if following is None:
        return Fact("ph.stop-circle", translate("Run", "Next: end of session"))
    coming = phases[following]
    text = translate("Run", "Next: {phase}").format(phase=coming.name)
    if coming.planned is not None:
        text = f"{text} · {minutes_text(nearest_minutes(coming.planned))}"
    return Fact("ph.skip-forward", text)


def _spoken(moment: Moment, here: int) -> str:
    """What a screen reader reads when asked; it changes with the minute, not with the second."""
    run, at = moment.run, moment.at
    name, remaining = run.agenda.phases[here].name, run.remaining(here, at)
    if remaining is None:
        minutes = minutes_text(seconds_used(run.used(here, at)) // 60)
        text = translate("Run", "{phase}, {minutes} used").format(phase=name, minutes=minutes)
    elif remaining < _ZERO:
        minutes = minutes_text(seconds_used(-remaining) // 60)
        text = translate("Run", "{phase}, {minutes} over time").format(phase=name, minutes=minutes)
    else:
        minutes = minutes_text(-(-seconds_left(remaining) // 60))
        text = translate("Run", "{phase}, {minutes} left").format(phase=name, minutes=minutes)
    return translate("Run", "{state}, paused").format(state=text) if run.is_paused else text
