"""How far two laptops agree after a merge, and what they come to where they do not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.agreement import Measure
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.scoring import Subject, Verdict
from facilitator.services import identity, reviews, rubrics, runs, scoring, sessions
from facilitator.services.desk import Desk, new_id
from facilitator.services.review_exports import ReportFormat, export_report
from facilitator.services.scoring import Answer
from tests.printing.pdf_reading import Pdf
from tests.rubrics import KNOTS
from tests.services.test_observers import judge
from tests.services.test_packages import add, file, hand_over, other, see, set_up

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import FakeClock

__all__ = ["file", "other"]  # fixtures

CEDAR, MAPLE = Subject("cedar"), Subject("maple")


def watch(desk: Desk, session_id: str, *levels: int) -> None:
    for group, level in zip(("cedar", "maple"), levels, strict=True):
        see(desk, session_id, "", groups=(group,), objective=0, level=AttainmentLevel(level))


@pytest.fixture
def both(desk: Desk, other: Desk, clock: FakeClock, file: Path) -> str:
    """Ines and Bo watched two groups and scored them; Ines has what Bo wrote."""
    session_id = set_up(desk, add(desk))
    runs.start(desk, runs.load(desk, session_id))
    identity.set_owner(desk, "Ines")
    identity.set_owner(other, "Bo")
    plan_id = sessions.find(desk, session_id).session.plan_id
    rubric_id, _ = rubrics.add(desk, replace(KNOTS, id=new_id()), plan_id=plan_id)
    hand_over(desk, other, file, session_id)
    watch(desk, session_id, 2, 3)
    watch(other, session_id, 2, 4)
    for each, levels in ((desk, (2, 1)), (other, (2, 3))):
        clock.advance(minutes=1)
        for subject, level in zip((CEDAR, MAPLE), levels, strict=True):
            judge(each, session_id, rubric_id, level, subject)
    hand_over(other, desk, file, session_id)
    return session_id


def found(desk: Desk, session_id: str) -> reviews.BetweenObservers:
    return reviews.observers(desk, reviews.review(desk, session_id))


def test_levels_and_scores_are_compared(desk: Desk, both: str) -> None:
    between = found(desk, both)
    assert between.observers == ("", "Bo")
    observed = {one.measure: one.value for one in between.observed}
    assert (observed[Measure.EXACT], observed[Measure.ADJACENT]) == (0.5, 1.0)
    scored = {one.measure: one.value for one in between.scored}
    assert (scored[Measure.EXACT], scored[Measure.ADJACENT]) == (0.5, 0.5)
    assert "In 50 % of 2 things" in between.scored[0].sentence


def test_one_alone_is_not_compared(desk: Desk) -> None:
    session_id = set_up(desk, add(desk))
    watch(desk, session_id, 1, 2)
    assert found(desk, session_id).is_one


def test_the_last_level_of_each_observer_counts(desk: Desk, both: str, clock: FakeClock) -> None:
    clock.advance(minutes=1)
    see(desk, both, "", groups=("maple",), objective=0, level=AttainmentLevel(4))
    assert found(desk, both).observed[0].value == 1.0


def test_what_differs_is_settled_and_each_answer_stays(
    desk: Desk, both: str, clock: FakeClock
) -> None:
    (one,) = found(desk, both).differences
    assert one.subject == MAPLE
    assert sorted((each.owner, each.judged.rank) for each in one.opinions) == [("", 2), ("Bo", 4)]
    page = scoring.sheet(desk, both, one.rubric_id, one.subject)
    level = page.rubric.criteria[0].levels[2].id
    scoring.agree(desk, page, one.criterion.id, Answer(Verdict.LEVEL, level=level))
    (settled,) = found(desk, both).differences
    assert settled.agreed is not None
    assert settled.agreed.rank == 3
    assert len(settled.opinions) == 2
    clock.advance(seconds=5)
    scoring.agree(desk, page, one.criterion.id, Answer(Verdict.OPEN))
    (again,) = found(desk, both).differences
    assert not again.is_settled


def test_the_agreement_travels_to_the_other_laptop(
    desk: Desk, other: Desk, both: str, file: Path
) -> None:
    (one,) = found(desk, both).differences
    page = scoring.sheet(desk, both, one.rubric_id, one.subject)
    answer = Answer(Verdict.LEVEL, level=page.rubric.criteria[0].levels[0].id)
    scoring.agree(desk, page, one.criterion.id, answer)
    hand_over(desk, other, file, both)
    (there,) = found(other, both).differences
    assert there.agreed is not None
    assert there.agreed.rank == 1


def test_the_report_says_it_in_words_and_figures(desk: Desk, both: str) -> None:
    text = Pdf(export_report(desk, both, ReportFormat.PDF)).text()
    assert "Between observers" in text
    assert "Ines, Bo" in text
    told = json.loads(export_report(desk, both, ReportFormat.JSON))["agreement"]
    assert told["observers"] == ["", "Bo"]
    assert told["differing"] == 1
    assert {one["measure"] for one in told["scores"]} == {"exact", "adjacent", "kappa", "alpha"}
