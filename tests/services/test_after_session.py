"""What is written after a session: follow-ups and reflection, on the disk at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.reflection import Figures, figures_for
from facilitator.domain.session import Group, Session
from facilitator.errors import UserError
from facilitator.library.values import NewPlan
from facilitator.services import follow_ups, observations, reflection, sessions
from facilitator.services.desk import Desk, new_id

if TYPE_CHECKING:
    from tests.fakes import FakeClock

PLAN = LessonPlan(
    "Bread",
    phases=(Phase("Mix", Length("30 min", 30, 30)),),
    facilitator_questions=("Was there enough time?", "What could be better next time?"),
)


@pytest.fixture
def session(desk: Desk) -> Session:
    plan_id = new_id()
    with desk.library.transaction() as work:
        work.plans.add([NewPlan(plan_id, PLAN, 0)], desk.clock.now())
    made = Session(new_id(), plan_id, 1, "Bread", desk.clock.now(), groups=(Group("r", "Rye"),))
    sessions.save(desk, made)
    return made


def texts(desk: Desk, session: Session) -> list[tuple[str, bool]]:
    found = follow_ups.of_session(desk, session.id)
    return [(one.text, one.done_at is not None) for one in found]


def test_marked_observations_and_written_ones_are_one_list(desk: Desk, session: Session) -> None:
    observations.record(desk, session.id, phase=0, groups=("r",), note="Too wet", follow_up=True)
    observations.record(desk, session.id, phase=0, groups=("r",), note="Fine")
    follow_ups.add(desk, session.id, "  Send the \n recipe ")

    assert texts(desk, session) == [("Too wet", False), ("Send the recipe", False)]


def test_a_tick_lasts_and_can_be_taken_back(desk: Desk, session: Session, clock: FakeClock) -> None:
    observations.record(desk, session.id, phase=0, note="Too wet", follow_up=True)
    follow_ups.add(desk, session.id, "Send the recipe")
    at = clock.advance(minutes=5)
    for item in follow_ups.of_session(desk, session.id):
        follow_ups.tick(desk, item, done=True)

    assert [one.done_at for one in follow_ups.of_session(desk, session.id)] == [at, at]

    follow_ups.tick(desk, follow_ups.of_session(desk, session.id)[0], done=False)
    assert texts(desk, session) == [("Too wet", False), ("Send the recipe", True)]


def test_taking_off_the_list_keeps_the_observation(desk: Desk, session: Session) -> None:
    observations.record(desk, session.id, phase=0, note="Too wet", follow_up=True)
    follow_ups.add(desk, session.id, "Send the recipe")
    marked, written = follow_ups.of_session(desk, session.id)
    follow_ups.remove(desk, marked)
    follow_ups.remove(desk, written)

    assert texts(desk, session) == []
    assert [one.note for one in observations.of_session(desk, session.id)] == ["Too wet"]

    follow_ups.bring_back(desk, written)
    follow_ups.bring_back(desk, marked)
    assert follow_ups.of_session(desk, session.id) == (marked, written)


def test_a_follow_up_says_something(desk: Desk, session: Session) -> None:
    with pytest.raises(UserError, match="what is to be done"):
        follow_ups.add(desk, session.id, " \n ")
    item, _ = follow_ups.add(desk, session.id, "Call")
    follow_ups.reword(desk, item, "Call Rye")

    assert texts(desk, session) == [("Call Rye", False)]


def test_answers_come_under_the_plans_questions(desk: Desk, session: Session) -> None:
    first, second = PLAN.facilitator_questions
    reflection.answer(desk, session.id, second, "More flour\nand water")
    reflection.answer(desk, session.id, "A question of an older version", "Yes")
    found = reflection.of_session(desk, session.id, PLAN)

    assert [(one.question, one.text) for one in found] == [
        (first, ""),
        (second, "More flour\nand water"),
        ("A question of an older version", "Yes"),
    ]


def test_an_emptied_answer_is_none(desk: Desk, session: Session) -> None:
    first = PLAN.facilitator_questions[0]
    reflection.answer(desk, session.id, first, "No")
    reflection.answer(desk, session.id, first, "  ")

    assert [one.text for one in reflection.of_session(desk, session.id, PLAN)] == ["", ""]


def test_a_deleted_session_leaves_nothing_behind(desk: Desk, session: Session) -> None:
    follow_ups.add(desk, session.id, "Call")
    reflection.answer(desk, session.id, "Q", "A")
    sessions.delete(desk, session.id)

    assert follow_ups.of_session(desk, session.id) == ()
    assert reflection.of_session(desk, session.id, LessonPlan("Bread")) == ()


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Was there enough time for the last phase?", Figures.TIME),
        ("How well did the lesson meet the diverse needs of learners?", Figures.GROUPS),
        ("Which concepts did people struggle with?", Figures.OBJECTIVES),
        ("How can the case study be improved?", Figures.FOLLOW_UPS),
        ("How do you feel?", Figures.OVERVIEW),
    ],
)
def test_the_words_of_a_question_choose_its_figures(question: str, kind: Figures) -> None:
    assert figures_for(question) is kind
