"""What a screen reader is told without being asked: rarely, and never the seconds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.rotation import turns
from facilitator.domain.run import Tone
from facilitator.ui.run.clock_reading import clock_reading
from facilitator.ui.wording import minutes_text, translate

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.run import Run
    from facilitator.ui.run.moment import Moment

EVERY = timedelta(minutes=5)
_ZERO = timedelta()


def announcement(before: datetime, moment: Moment) -> str:
    """A sentence for an edge between two looks at the same run; empty when there was none.

    Edges are the warning, the end of the time, and each five minutes over it.
    """
    run, at = moment.run, moment.at
    here = run.current
    if here is None or run.is_paused or before >= at:
        return ""
    name = run.agenda.phases[here].name
    over = run.overtime(here, at)
    if _fives(over) > _fives(run.overtime(here, before)):
        minutes = minutes_text(_fives(over) * 5)
        return translate("Run", "{phase} is {minutes} over time.").format(
            phase=name, minutes=minutes
        )
    if over and not run.overtime(here, before):
        return translate("Run", "The time for {phase} is over.").format(phase=name)
    moved = _moved(moment, before, here)
    if moved:
        return moved
    if _warns(run, at) and not _warns(run, before):
        return f"{clock_reading(moment).heading}. {name}."
    return ""


def _moved(moment: Moment, before: datetime, here: int) -> str:
    """At the end of a round: who moves on, or that all come together."""
    then, now = turns(moment.run, here, before), turns(moment.run, here, moment.at)
    if then is None or now is None or then.round == now.round:
        return ""
    if now.is_over:
        return translate("Run", "The last round is over. Everybody together.")
    words = translate("Run", "Round {round} of {rounds} begins.")
    return words.format(round=now.round + 1, rounds=now.rounds)


def _fives(over: timedelta) -> int:
    return over // EVERY


def _warns(run: Run, at: datetime) -> bool:
    return run.tone(at) is Tone.WARNING


def phase_announcement(moment: Moment) -> str:
    """On coming into a phase: its name and how long it has."""
    here = moment.run.current
    if here is None:
        return ""
    phase = moment.run.agenda.phases[here]
    left = moment.run.remaining(here, moment.at)
    if left is None or left < _ZERO:
        return phase.name
    return f"{phase.name}, {minutes_text(-(-left // timedelta(minutes=1)))}"
