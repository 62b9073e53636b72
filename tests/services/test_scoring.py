"""Judging by a rubric: what was suggested and what was said are both kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.plan import LessonPlan, Objective, Phase
from facilitator.domain.scoring import Subject, Verdict, total
from facilitator.domain.session import Group, Session
from facilitator.services import drafting, observations, rubrics, scoring, sessions
from facilitator.services.desk import Desk, new_id
from facilitator.services.scoring import Answer, ScoreSheet
from tests.rubrics import KNOTS

if TYPE_CHECKING:
    from tests.fakes import FakeClock

RYE, SPELT = Subject("r"), Subject("s")


@pytest.fixture
def session_id(desk: Desk) -> str:
    plan = LessonPlan("Knots", objectives=(Objective("Tie a bowline"),), phases=(Phase("Tie"),))
    plan_id, _ = drafting.add_plan(desk, plan)
    groups = (Group("r", "Rye"), Group("s", "Spelt"))
    made = Session(new_id(), plan_id, 1, "Knots", desk.clock.now(), groups=groups)
    sessions.save(desk, made)
    return made.id


@pytest.fixture
def rubric_id(desk: Desk) -> str:
    return rubrics.add(desk, KNOTS)[0]


def see(desk: Desk, session_id: str, *levels: int, group: str = "r") -> None:
    for level in levels:
        observations.record(
            desk,
            session_id,
            phase=0,
            groups=(group,),
            objective=0,
            level=AttainmentLevel(level),
        )


def say(desk: Desk, page: ScoreSheet, place: int, answer: Answer) -> None:
    scoring.give(desk, page, page.rubric.criteria[place].id, answer)


def level(page: ScoreSheet, place: int, number: int) -> Answer:
    chosen = page.rubric.criteria[place].levels[number - 1]
    return Answer(Verdict.LEVEL, level=chosen.id)


def test_the_observations_of_the_group_speak_for_a_level(
    desk: Desk, session_id: str, rubric_id: str
) -> None:
    see(desk, session_id, 4, 2, 3)
    see(desk, session_id, 1, group="s")
    ties, explains = scoring.sheet(desk, session_id, rubric_id, RYE).criteria
    assert ties.suggestion is not None
    assert ties.suggestion.level.label == "Proficient"
    assert {int(one.level or 0) for one in ties.suggestion.reasons} == {4, 2, 3}
    assert explains.suggestion is None
    assert explains.seen == ()


def test_of_two_middles_the_lower_is_suggested(desk: Desk, session_id: str, rubric_id: str) -> None:
    see(desk, session_id, 2, 3)
    ties = scoring.sheet(desk, session_id, rubric_id, RYE).criteria[0]
    assert ties.suggestion is not None
    assert ties.suggestion.level.label == "Developing"


def test_what_was_suggested_and_what_was_said_are_both_kept(
    desk: Desk, clock: FakeClock, session_id: str, rubric_id: str
) -> None:
    see(desk, session_id, 3)
    page = scoring.sheet(desk, session_id, rubric_id, RYE)
    say(desk, page, 0, replace(level(page, 0, 4), note="On the first try"))
    clock.advance(minutes=1)
    say(desk, page, 0, level(page, 0, 3))
    answer = scoring.sheet(desk, session_id, rubric_id, RYE).criteria[0].answer
    assert answer is not None
    assert answer.is_as_suggested
    first, second = scoring.history(desk, session_id)
    assert (first.note, first.is_as_suggested, first.suggested) == (
        "On the first try",
        False,
        second.suggested,
    )


def test_answers_are_of_one_subject_and_one_owner(
    desk: Desk, session_id: str, rubric_id: str
) -> None:
    mine = scoring.sheet(desk, session_id, rubric_id, RYE)
    say(desk, mine, 0, level(mine, 0, 4))
    theirs = scoring.sheet(desk, session_id, rubric_id, RYE, owner="Ada")
    say(desk, theirs, 0, level(theirs, 0, 1))
    for page, expected in (
        (scoring.sheet(desk, session_id, rubric_id, RYE), 4),
        (scoring.sheet(desk, session_id, rubric_id, RYE, owner="Ada"), 1),
    ):
        answer = page.criteria[0].answer
        assert answer is not None
        assert answer.level == page.rubric.criteria[0].levels[expected - 1].id
    other = scoring.sheet(desk, session_id, rubric_id, SPELT)
    assert other.criteria[0].answer is None


def test_an_answer_can_be_taken_back(
    desk: Desk, clock: FakeClock, session_id: str, rubric_id: str
) -> None:
    page = scoring.sheet(desk, session_id, rubric_id, RYE)
    say(desk, page, 0, level(page, 0, 4))
    clock.advance(minutes=1)
    page = scoring.sheet(desk, session_id, rubric_id, RYE)
    scoring.take_back(desk, page, page.rubric.criteria[0].id)
    page = scoring.sheet(desk, session_id, rubric_id, RYE)
    assert page.criteria[0].answer is None
    assert len(scoring.history(desk, session_id)) == 2


def test_what_cannot_be_said_is_refused(desk: Desk, session_id: str, rubric_id: str) -> None:
    page = scoring.sheet(desk, session_id, rubric_id, RYE)
    with pytest.raises(ValueError, match="always applies"):
        say(desk, page, 1, Answer(Verdict.NOT_APPLICABLE))
    with pytest.raises(ValueError, match="no level"):
        say(desk, page, 1, level(page, 0, 1))
    assert scoring.history(desk, session_id) == ()


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (Answer(Verdict.NOT_APPLICABLE), (4.0, 8.0, 0)),
        (Answer(Verdict.NOT_SEEN), (4.0, 20.0, 1)),
        (Answer(Verdict.POINTS, points=3), (13.0, 20.0, 0)),
    ],
)
def test_what_does_not_apply_leaves_the_sum_and_what_was_not_seen_stays_open(
    desk: Desk, session_id: str, rubric_id: str, first: Answer, expected: tuple[float, float, int]
) -> None:
    page = scoring.sheet(desk, session_id, rubric_id, RYE)
    say(desk, page, 0, first)
    say(desk, page, 1, level(page, 1, 2))
    page = scoring.sheet(desk, session_id, rubric_id, RYE)
    answers = {one.criterion.id: one.answer for one in page.criteria if one.answer}
    found = total(page.rubric, answers)
    assert (found.earned, found.possible, found.open) == expected


def test_a_version_by_which_work_was_judged_stays_as_it_is(
    desk: Desk, session_id: str, rubric_id: str
) -> None:
    sitting = rubrics.open_editing(desk, rubric_id)
    sitting, _ = rubrics.save(desk, sitting, replace(sitting.rubric, title="a"))
    page = scoring.sheet(desk, session_id, rubric_id, RYE)
    say(desk, page, 0, level(page, 0, 1))
    rubrics.save(desk, sitting, replace(sitting.rubric, title="b"))
    kept = rubrics.open_rubric(desk, rubric_id, version=page.version)
    assert (kept.rubric.title, page.version) == ("a", 2)
    assert rubrics.open_rubric(desk, rubric_id).version == 3
