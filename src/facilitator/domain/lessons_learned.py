"""What the sessions of a plan say about the plan: a short list of changes to accept or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.editing.lists import insert_item
from facilitator.domain.editing.phases import change_phase, set_length
from facilitator.domain.histories import objective_histories, phase_histories, quantile
from facilitator.domain.plan import Assessment, Priority, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.histories import HeldSession, ObjectiveHistory, PhaseHistory
    from facilitator.domain.plan import LessonPlan

_NOTICED = 3
"""Minutes of difference below which nobody would change a plan."""
_NOTICED_SHARE = 0.1
_STEP = 5
"""Lengths are proposed in steps of so many minutes."""
_MOST_LINES = 12


class LessonKind(StrEnum):
    """What was learned."""

    RAN_OVER = "ran_over"
    RAN_SHORT = "ran_short"
    LEFT_OUT = "left_out"
    NEVER_SEEN = "never_seen"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One line of the change list; it holds for `times` of `sessions` sessions.

    `what` is the name of a phase or the words of an objective. `minutes` is by how much a phase
    usually differed, `proposal` the length that would have fitted.
    """

    kind: LessonKind
    what: str
    times: int
    sessions: int
    minutes: int = 0
    proposal: int = 0

    @property
    def key(self) -> str:
        """The same for the same advice, however often it is worked out."""
        return f"{self.kind}:{self.what}"


def lessons(held: Sequence[HeldSession], plan: LessonPlan) -> tuple[Lesson, ...]:
    """At most a page of them, those with most at stake first; rehearsals are not to be among them.

    What the plan as it is now already heeds is no lesson any more.
    """
    found = [
        *_of_phases(phase_histories(held, plan), plan),
        *_of_objectives(objective_histories(held, plan), plan),
    ]
    found.sort(key=lambda one: (-one.minutes * one.times, -one.times))
    return tuple(found[:_MOST_LINES])


def _of_phases(histories: Sequence[PhaseHistory], plan: LessonPlan) -> Iterator[Lesson]:
    for history in histories:
        yield from _of_time(history, plan)
        yield from _of_leaving_out(history, plan)


def _of_time(history: PhaseHistory, plan: LessonPlan) -> Iterator[Lesson]:
    """A length that did not fit in most sessions that had it."""
    phase = plan.phases[place_of(plan, history.name)]
    now, timed = phase.minutes, [time for time in history.held if time.planned]
    if now is None or phase.locked or not timed:
        return
    for kind, sign in ((LessonKind.RAN_OVER, 1), (LessonKind.RAN_SHORT, -1)):
        off = [time for time in timed if sign * time.over >= _noticed(time.planned or 0)]
        middle = quantile([time.actual for time in off], 0.5)
        if middle is None or 2 * len(off) <= len(timed):
            continue
        proposal = max(_STEP, _STEP * round(middle / _STEP))
        usual = quantile([abs(time.over) for time in off], 0.5) or 0
        if sign * (proposal - now) > 0:
            yield Lesson(kind, history.name, len(off), len(timed), round(usual), proposal)


def _noticed(planned: float) -> float:
    return max(_NOTICED, planned * _NOTICED_SHARE)


def _of_leaving_out(history: PhaseHistory, plan: LessonPlan) -> Iterator[Lesson]:
    """Left out twice and mostly: then it could be left out on purpose."""
    phase = plan.phases[place_of(plan, history.name)]
    times, sessions = len(history.times) - len(history.held), len(history.times)
    droppable = not phase.is_break and phase.priority is not Priority.COULD
    if times >= 2 and 2 * times > sessions and droppable:
        yield Lesson(LessonKind.LEFT_OUT, history.name, times, sessions)


def _of_objectives(histories: Sequence[ObjectiveHistory], plan: LessonPlan) -> Iterator[Lesson]:
    """Nobody looked at it in most sessions, and the plan has no look at it that was asked for."""
    for place, history in enumerate(histories):
        unseen = history.sessions - history.seen_in
        if unseen and 2 * unseen > history.sessions and not _looks_at(plan, place):
            yield Lesson(LessonKind.NEVER_SEEN, history.text, unseen, history.sessions)


def _looks_at(plan: LessonPlan, objective: int) -> bool:
    return any(
        one.objectives == (objective,) and one.method == look_words(plan, objective)
        for one in plan.assessments
    )


def look_words(plan: LessonPlan, objective: int) -> str:
    """How a look at an objective is written into the plan."""
    return f"Observe each group once on: {plan.objectives[objective].text}"


def accept(plan: LessonPlan, lesson: Lesson) -> LessonPlan:
    """The plan with the change made; as it was when what it is about is no longer in it."""
    if lesson.kind is LessonKind.NEVER_SEEN:
        return _with_look(plan, lesson.what)
    place = next((at for at, one in enumerate(plan.phases) if one.label == lesson.what), None)
    if place is None:
        return plan
    if lesson.kind is LessonKind.LEFT_OUT:
        return change_phase(plan, place, priority=Priority.COULD)
    return set_length(plan, place, lesson.proposal)


def _with_look(plan: LessonPlan, text: str) -> LessonPlan:
    place = next((at for at, own in enumerate(plan.objectives) if own.text == text), None)
    if place is None:
        return plan
    look = Assessment("Formative", look_words(plan, place), alignment=text)
    return insert_item(
        plan, Section.ASSESSMENTS, len(plan.assessments), replace(look, objectives=(place,))
    )


def place_of(plan: LessonPlan, name: str) -> int:
    """Of the first phase of that name.

    Raises StopIteration when there is none.
    """
    return next(place for place, phase in enumerate(plan.phases) if phase.label == name)
