"""What a live step is called when it is told or taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.run_events import (
    Advanced,
    AutoAdvanceSet,
    BeganEarlier,
    Borrowed,
    Ended,
    GapJudged,
    GroupDelayed,
    Paused,
    Replanned,
    Resumed,
    RotationSet,
    Skipped,
    Started,
    StepTicked,
    TimeAdded,
    Undone,
    WentBack,
)
from facilitator.ui.run.steps import EventStep, SeenStep
from facilitator.ui.wording import countdown, minutes_text, translate

if TYPE_CHECKING:
    from facilitator.domain.agenda import Agenda
    from facilitator.domain.run_events import RunEvent
    from facilitator.domain.session import Session
    from facilitator.ui.run.steps import Step

_MINUTE = timedelta(minutes=1)


def step_words(step: Step, agenda: Agenda, session: Session) -> str:
    """`Moved to Evaluate`, `Added 5 min to Elaborate`, `Observation of Alder`."""
    if isinstance(step, EventStep):
        return event_words(step.event, agenda)
    return _seen_words(step, session)


def event_words(event: RunEvent, agenda: Agenda) -> str:
    match event:
        case Started(phase=phase):
            return translate("Run", "Started {phase}").format(phase=agenda.phases[phase].name)
        case Advanced(phase=phase):
            return translate("Run", "Moved to {phase}").format(phase=agenda.phases[phase].name)
        case WentBack(phase=phase):
            return translate("Run", "Back in {phase}").format(phase=agenda.phases[phase].name)
        case TimeAdded(phase=phase, amount=amount):
            return _added_words(amount, agenda.phases[phase].name)
        case Paused():
            return translate("Run", "Paused")
        case Resumed():
            return translate("Run", "Went on")
        case StepTicked(done=done):
            ticked = translate("Run", "Step ticked")
            return ticked if done else translate("Run", "Step unticked")
        case Ended():
            return translate("Run", "Session ended")
        case Undone():
            return translate("Run", "Undone")
        case _:
            return _plan_words(event, [phase.name for phase in agenda.phases])


def _plan_words(event: RunEvent, names: list[str]) -> str:
    """What changed the plan, or what is known of the time that passed."""
    match event:
        case BeganEarlier():
            return translate("Run", "The beginning was moved")
        case Skipped(phase=phase, done=done):
            left_out = translate("Run", "{phase} is left out")
            words = left_out if done else translate("Run", "{phase} is taken in again")
            return words.format(phase=names[phase])
        case Borrowed(phase=phase, amount=amount, source=source):
            words = translate("Run", "{phase} got {time} from {source}")
            time = minutes_text(amount // _MINUTE)
            return words.format(phase=names[phase], time=time, source=names[source])
        case Replanned(finish=finish):
            later, caught = translate("Run", "Ending later"), translate("Run", "Caught up")
            return caught if finish is None else later
        case AutoAdvanceSet(phase=phase, done=done):
            itself = translate("Run", "{phase} moves on by itself")
            words = itself if done else translate("Run", "{phase} waits for Next")
            return words.format(phase=names[phase])
        case RotationSet(phase=phase, rounds=rounds):
            turns = translate("Run", "The groups take turns in {phase}")
            words = turns if rounds else translate("Run", "No turns in {phase}")
            return words.format(phase=names[phase])
        case GroupDelayed(amount=amount):
            words = translate("Run", "{time} more for one group")
            return words.format(time=minutes_text(amount // _MINUTE))
        case GapJudged(counts=counts):
            counted = translate("Run", "The time away counts")
            return counted if counts else translate("Run", "The time away was a pause")
        case _:
            return translate("Run", "The computer's clock was set")


def event_icon(event: RunEvent) -> str:
    match event:
        case Advanced():
            return "ph.skip-forward"
        case WentBack():
            return "ph.skip-back"
        case Started():
            return "ph.play"
        case Ended():
            return "ph.stop-circle"
        case _:
            return "ph.timer"


def _added_words(amount: timedelta, phase: str) -> str:
    length = abs(amount)
    whole = not length % _MINUTE
    words = minutes_text(length // _MINUTE) if whole else countdown(length // timedelta(seconds=1))
    if amount > timedelta():
        return translate("Run", "Added {time} to {phase}").format(time=words, phase=phase)
    return translate("Run", "Took {time} from {phase}").format(time=words, phase=phase)


def _seen_words(step: SeenStep, session: Session) -> str:
    names = [group.name for group in map(session.group, step.seen.groups) if group is not None]
    whom = ", ".join(names) or translate("Run", "the whole room")
    return translate("Run", "Observation of {whom}").format(whom=whom)
