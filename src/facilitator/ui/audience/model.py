"""What learners are told at one instant: never notes, observations, or ahead and behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.rotation import group_turn, turns
from facilitator.domain.run import Tone
from facilitator.domain.text import steps
from facilitator.ui.counting import counted
from facilitator.ui.run.clock_reading import clock_reading
from facilitator.ui.run.moment import seconds_left
from facilitator.ui.run.phase_reading import things
from facilitator.ui.widgets.countdown_reading import CountdownState
from facilitator.ui.wording import countdown, translate

if TYPE_CHECKING:
    from facilitator.domain.plan import Phase
    from facilitator.domain.rotation import Turns
    from facilitator.domain.session import Group
    from facilitator.ui.run.moment import Moment

_FAR_OFF = timedelta(minutes=100)
# What lies ready for whoever leads is not for learners to fetch, nor to read of.
_FOR_LEADERS = re.compile(r"\b(?:facilitator|trainer|instructor|teacher|answer key)", re.IGNORECASE)
_SHORT_TEXT = 48


class Scene(Enum):
    """The pictures that are laid out differently."""

    WAITING = "waiting"
    PHASE = "phase"
    BREAK = "break"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class StripCell:
    """A phase in the strip at the top."""

    number: int
    name: str
    is_done: bool = False
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class TurnCard:
    """Where a group is, and where it goes next; `then` is empty before all come together.

    `more` is the time that one group was given while the others move on.
    """

    name: str
    station: str
    then: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class TurnsReading:
    """Groups that take turns: the round, how long each lasts, the next move, and the groups."""

    round: str
    each: str
    move: str
    cards: tuple[TurnCard, ...]


@dataclass(frozen=True, slots=True)
class AudienceReading:
    """Everything on the screen, worded; seconds count from the start of the phase.

    `time` belongs to `time_label`, as in `Ends` `10:34`. `next_number` is None for a break and for
    the end. `message` is what the facilitator typed; it takes the place of the task.
    """

    scene: Scene
    state: CountdownState
    title: str
    digits: str = ""
    number: int | None = None
    cells: tuple[StripCell, ...] = ()
    caption: str = ""
    time_label: str = ""
    time: str = ""
    planned_seconds: int = 0
    used_seconds: int = 0
    alert: str = ""
    task: str = ""
    needs: tuple[str, ...] = ()
    next_label: str = ""
    next_number: int | None = None
    next_text: str = ""
    next_is_break: bool = False
    turns: TurnsReading | None = None
    message: str = ""

    @property
    def share_left(self) -> float:
        """How much of the phase is still to come, from 1 down to 0."""
        if not self.planned_seconds:
            return 0.0
        return max(0.0, 1 - self.used_seconds / self.planned_seconds)

    @property
    def spoken(self) -> str:
        """What a screen reader says of the screen."""
        said = (self.title, self.alert, self.message or self.task)
        return ". ".join(part for part in said if part)


def audience_reading(moment: Moment, message: str = "") -> AudienceReading:
    here = moment.run.current
    if here is not None:
        return _running(moment, here, message)
    if moment.run.ended_at:
        title = translate("Audience", "The session has ended")
        return AudienceReading(
            Scene.ENDED,
            CountdownState.NOT_STARTED,
            title,
            cells=_cells(moment, len(moment.plan.phases)),
            message=message,
        )
    return _waiting(moment, message)


def _waiting(moment: Moment, message: str) -> AudienceReading:
    start, at = moment.run.agenda.start, moment.at
    time = moment.clock(start)
    if start < at:
        digits, caption = "", translate("Audience", "We start in a moment")
    elif start - at >= _FAR_OFF:
        digits, caption = "", translate("Audience", "Starts at {time}").format(time=time)
    else:
        digits = countdown(seconds_left(start - at))
        caption = translate("Audience", "Starts at {time}").format(time=time)
    number, text, is_break = _following(moment, 0)
    return AudienceReading(
        Scene.WAITING,
        CountdownState.NOT_STARTED,
        moment.plan.short_title,
        digits=digits,
        cells=_cells(moment, -1),
        caption=caption,
        next_label=translate("Audience", "First"),
        next_number=number,
        next_text=text,
        next_is_break=is_break,
        message=message,
    )


def _running(moment: Moment, here: int, message: str) -> AudienceReading:
    clock = clock_reading(moment)
    phase = moment.plan.phases[here]
    time_label, time = _time(moment, here)
    next_label, (number, text, is_break) = _next_label(moment, here), _following(moment, here + 1)
    calm = clock.state in (CountdownState.RUNNING, CountdownState.WARNING)
    return AudienceReading(
        Scene.BREAK if phase.is_break and calm and not message else Scene.PHASE,
        clock.state,
        phase.label,
        digits=clock.digits,
        number=moment.number(here),
        cells=_cells(moment, here),
        caption=_caption(moment, here),
        time_label=time_label,
        time=time,
        planned_seconds=clock.planned_seconds,
        used_seconds=clock.used_seconds,
        alert=_alert(moment, here, clock.state),
        task=_task(phase),
        needs=_needs(phase),
        next_label=next_label,
        next_number=number,
        next_text=text,
        next_is_break=is_break,
        turns=_turns(moment, here),
        message=message,
    )


def _cells(moment: Moment, here: int) -> tuple[StripCell, ...]:
    """Breaks have no cell: the strip tells the way through the lesson."""
    found = []
    for position, phase in enumerate(moment.plan.phases):
        number = moment.number(position)
        if number is not None:
            found.append(
                StripCell(number, phase.label, is_done=position < here, is_current=position == here)
            )
    return tuple(found)


def _caption(moment: Moment, here: int) -> str:
    run, at = moment.run, moment.at
    if run.remaining(here, at) is None:
        return translate("Audience", "minutes so far")
    if run.overtime(here, at):
        return translate("Audience", "over time")
    return translate("Audience", "minutes left")


def _time(moment: Moment, here: int) -> tuple[str, str]:
    """What happens when: the end of the phase, or the end that has passed."""
    run, at = moment.run, moment.at
    if run.remaining(here, at) is None:
        return "", ""
    over = run.overtime(here, at)
    if over and not run.is_paused:
        return translate("Audience", "Was due"), moment.clock(at - over)
    ends = moment.projected(at + run.left(here, at))
    if run.agenda.phases[here].is_break:
        return translate("Audience", "Back at"), ends
    return translate("Audience", "Ends"), ends


def _alert(moment: Moment, here: int, state: CountdownState) -> str:
    if state is CountdownState.PAUSED:
        return translate("Audience", "Paused")
    if state is CountdownState.OVERTIME:
        return translate("Audience", "Time is up")
    if state is not CountdownState.WARNING:
        return ""
    seconds = seconds_left(moment.run.left(here, moment.at))
    minutes = max(1, -(-seconds // 60))
    one = translate("Audience", "1 minute to go")
    return counted(minutes, one, translate("Audience", "{count} minutes to go"))


def _task(phase: Phase) -> str:
    """The text for this screen, else what learners do; items each on a line of their own."""
    text = phase.audience_text or phase.learner_activities
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return plain(text)
    return "\n".join(plain(step) for step in steps("\n".join(lines)))


def _needs(phase: Phase) -> tuple[str, ...]:
    return tuple(one for one in things(phase.resources) if not _FOR_LEADERS.search(one))


def _next_label(moment: Moment, here: int) -> str:
    tone = moment.run.tone(moment.at)
    if tone is Tone.OVERTIME:
        return translate("Audience", "Next at once")
    if tone is Tone.PAUSED or moment.run.remaining(here, moment.at) is None:
        return translate("Audience", "Next")
    ends = moment.projected(moment.at + moment.run.left(here, moment.at))
    return translate("Audience", "Next at {time}").format(time=ends)


def _following(moment: Moment, position: int) -> tuple[int | None, str, bool]:
    """Number and words of what comes then, and whether it is a break."""
    phases = moment.plan.phases
    if position >= len(phases):
        return None, translate("Audience", "End of the session"), False
    coming = phases[position]
    hint = plain(coming.audience_text)
    text = f"{coming.label}: {hint}" if 0 < len(hint) <= _SHORT_TEXT else coming.label
    return moment.number(position), text, coming.is_break


def _turns(moment: Moment, here: int) -> TurnsReading | None:
    """None without groups or turns, and when everybody is together again."""
    now = turns(moment.run, here, moment.at)
    if now is None or now.is_over or not moment.session.groups:
        return None
    move = (
        translate("Audience", "Together in {time}")
        if now.is_last
        else translate("Audience", "Move in {time}")
    )
    round_words = translate("Audience", "Round {round} of {rounds}")
    return TurnsReading(
        round=round_words.format(round=now.round + 1, rounds=now.rounds),
        each=_each(now.length),
        move=move.format(time=countdown(seconds_left(now.move_in))),
        cards=tuple(
            _card(moment, here, group, place, now)
            for place, group in enumerate(moment.session.groups)
        ),
    )


def _each(length: timedelta) -> str:
    minutes, rest = divmod(length, timedelta(minutes=1))
    if rest:
        time = countdown(seconds_left(length))
        return translate("Audience", "{time} at each station").format(time=time)
    one = translate("Audience", "1 minute at each station")
    return counted(minutes, one, translate("Audience", "{count} minutes at each station"))


def _card(moment: Moment, here: int, group: Group, place: int, now: Turns) -> TurnCard:
    station = translate("Audience", "Station {number}")
    turn = group_turn(moment.run, here, group.id, now, moment.at)
    if turn.has_more:
        return TurnCard(
            group.name,
            station.format(number=turn.station(place, now.rounds) + 1),
            more=countdown(seconds_left(turn.move_in)),
        )
    then = now.next_station(place)
    return TurnCard(
        group.name,
        station.format(number=now.station(place) + 1),
        "" if then is None else station.format(number=then + 1),
    )
