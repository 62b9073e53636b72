"""The plan's questions for the facilitator, answered after a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.reflection import Answer

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan
    from facilitator.services.desk import Desk


def of_session(desk: Desk, session_id: str, plan: LessonPlan) -> tuple[Answer, ...]:
    """The plan's questions in order, then those it no longer asks and that were answered."""
    with desk.library.reading() as work:
        answers = work.reviews.answers(session_id)
    asked = tuple(dict.fromkeys(plan.facilitator_questions))
    former = tuple(question for question in answers if question not in asked)
    return tuple(Answer(one, answers.get(one, "")) for one in (*asked, *former))


def answer(desk: Desk, session_id: str, question: str, text: str) -> Changes:
    """Keep what is written so far; it is on the disk when this returns."""
    with desk.library.transaction() as work:
        work.reviews.answer(session_id, question, text.strip(), desk.clock.now())
    return Changes(sessions=frozenset({session_id}))
