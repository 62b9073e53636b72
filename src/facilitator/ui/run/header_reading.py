"""What the header and the transport say at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.catch_up import minutes_to_catch_up
from facilitator.domain.run import Tone
from facilitator.ui.counting import groups_counted, observations_counted, people_counted
from facilitator.ui.run.moment import nearest_minutes
from facilitator.ui.wording import date_text, minutes_text, translate

if TYPE_CHECKING:
    from facilitator.ui.run.moment import Moment

_FAR_BEHIND = 5
"""Minutes behind from which the way to catch up is offered in colour."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Words, tone of a pill, icon."""

    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class HeaderReading:
    title: str
    line: str
    pace: Pace
    ends: str
    ends_caption: str
    clock: str


@dataclass(frozen=True, slots=True)
class TransportReading:
    """`forward` says what the main button does; its icon tells start, next and end apart."""

    forward: str
    forward_icon: str
    pause: str
    pause_icon: str
    can_back: bool = False
    can_pause: bool = False
    can_change_time: bool = False
    is_paused: bool = False
    can_forward: bool = True
    can_catch_up: bool = False
    is_far_behind: bool = False


def header_reading(moment: Moment) -> HeaderReading:
    ended = moment.run.ended_at
    finish = moment.expected_finish
    plan = moment.clock(moment.planned_finish)
    caption = translate("Run", "Ended · plan {time}") if ended else None
    if moment.run.agreed_finish and not ended:
        caption = translate("Run", "Ends · agreed {time}")
    return HeaderReading(
        title=moment.plan.short_title,
        line=session_line(moment),
        pace=pace(moment),
        ends=moment.clock(ended) if ended else f"≈{moment.projected(finish)}",
        ends_caption=(caption or translate("Run", "Ends · plan {time}")).format(time=plan),
        clock=moment.clock(moment.at),
    )


def session_line(moment: Moment) -> str:
    """`Fri 20 Nov · Room 2.14 · 4 groups · 17 people · 14 observations`."""
    session = moment.session
    rehearsal = translate("Run", "Rehearsal") if session.rehearsal else ""
    parts = [rehearsal, date_text(session.planned_start, moment.zone), session.place]
    counts = (
        (groups_counted, len(session.groups)),
        (people_counted, session.people),
        (observations_counted, len(moment.seen)),
    )
    parts += [words(count) for words, count in counts if count]
    return " · ".join(part for part in parts if part)


def pace(moment: Moment) -> Pace:
    """Ahead or behind in whole minutes; one minute either way is on time."""
    minutes = nearest_minutes(moment.behind)
    if moment.run.tone(moment.at) is Tone.NOT_STARTED and minutes <= 1:
        return Pace(translate("Run", "Not started"), "neutral", "ph.circle")
    if abs(minutes) <= 1:
        return Pace(translate("Run", "On time"), "ok", "ph.check")
    words = minutes_text(abs(minutes))
    if minutes < 0:
        ahead = translate("Run", "{minutes} ahead").format(minutes=words)
        return Pace(ahead, "accent", "ph.clock-clockwise")
    behind = translate("Run", "{minutes} behind").format(minutes=words)
    return Pace(behind, "warn", "ph.clock-counter-clockwise")


def transport_reading(moment: Moment) -> TransportReading:
    run = moment.run
    forward, icon = _forward(moment)
    here = run.current
    behind = 0 if here is None else minutes_to_catch_up(moment.behind)
    return TransportReading(
        forward=forward,
        forward_icon=icon,
        pause=translate("Run", "Go on") if run.is_paused else translate("Run", "Pause"),
        pause_icon="ph.play" if run.is_paused else "ph.pause",
        can_back=here is not None and run.preceding is not None,
        can_pause=run.is_running,
        can_change_time=here is not None and run.planned(here) is not None,
        is_paused=run.is_paused,
        can_forward=run.ended_at is None,
        can_catch_up=bool(behind),
        is_far_behind=behind >= _FAR_BEHIND,
    )


def _forward(moment: Moment) -> tuple[str, str]:
    run, phases = moment.run, moment.plan.phases
    following = run.following
    if run.current is None:
        name = phases[following or 0].label if phases else ""
        return translate("Run", "Start {phase}").format(phase=name).strip(), "ph.play"
    if following is None:
        return translate("Run", "End session"), "ph.stop-circle"
    name = phases[following].label
    return translate("Run", "Next: {phase}").format(phase=name), "ph.skip-forward"
