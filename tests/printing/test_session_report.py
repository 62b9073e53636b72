"""The report of a session on paper: what belongs together, and who said what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.paper import PLAIN_LOOK, Look, Paper, RubricForm
from facilitator.domain.scoring import Subject, Verdict
from facilitator.domain.session import Group
from facilitator.printing.session_report import session_report
from facilitator.services import identity, reflection, review_exports, rubrics, scoring
from facilitator.services.printing import Document, PrintOrder, make_pdf
from facilitator.services.scoring import Answer
from tests.printing.pdf_reading import Pdf, assert_readable
from tests.rubrics import KNOTS
from tests.ui.rig import SOIL, Rig, make_rig, play_soil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.domain.session import Session
    from facilitator.domain.session_report import SessionReport

LAPTOP = "3f2a" * 8
BOLD = 11.4
"""Points from which on bold words are a heading of the report."""


class Watched:
    """A session that Bo and a laptop without a name scored too, and what was agreed."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.plan_id, self.session = play_soil(rig)
        self.rubric_id, _ = rubrics.add(rig.desk, KNOTS, plan_id=self.plan_id)
        for owner, level in (("", 2), ("Bo", 3), (LAPTOP, 4)):
            self._score(owner, level)
        page = scoring.sheet(rig.desk, self.session.id, self.rubric_id, self._subject)
        first = page.rubric.criteria[0]
        scoring.agree(rig.desk, page, first.id, Answer(Verdict.LEVEL, level=first.levels[2].id))
        reflection.answer(rig.desk, self.session.id, "Was there time?", "No.\nNever.")

    @property
    def _subject(self) -> Subject:
        return Subject(self.session.groups[0].id)

    def _score(self, owner: str, level: int) -> None:
        page = scoring.sheet(
            self.rig.desk, self.session.id, self.rubric_id, self._subject, owner=owner
        )
        for criterion in page.rubric.criteria:
            self.rig.clock.advance(seconds=5)
            answer = Answer(Verdict.LEVEL, level=criterion.levels[level - 1].id)
            scoring.give(self.rig.desk, page, criterion.id, answer)

    @property
    def report(self) -> SessionReport:
        found = review_exports.report_for(self.rig.desk, self.session.id)
        assert found is not None
        return found

    def order(self, form: RubricForm, **more: object) -> PrintOrder:
        kept = rubrics.rubric_for(self.rig.desk, self.plan_id)
        return PrintOrder(
            Document.RUBRIC, SOIL, rubric=kept, report=self.report, filled=True, form=form, **more
        )


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    rig = make_rig(tmp_path / "desk")
    yield Watched(rig)
    rig.desk.library.close()


def paper(report: SessionReport, look: Look = PLAIN_LOOK) -> Pdf:
    return Pdf(session_report(report, paper=Paper.A4, look=look))


def own_laptop(watched: Watched) -> str:
    return f"laptop {identity.library_id(watched.rig.desk)[:4]}"


def test_whoever_gave_no_name_is_called_by_their_laptop(watched: Watched) -> None:
    text = paper(watched.report).text()
    assert f"{own_laptop(watched)}, laptop 3f2a, Bo" in text
    assert f"Aspen ({own_laptop(watched)})" in text
    assert LAPTOP not in text
    assert "–, " not in text
    identity.set_owner(watched.rig.desk, "Ada")
    assert "Ada, laptop 3f2a, Bo" in paper(watched.report).text()
    german = paper(watched.report, Look(language="de")).text()
    assert "Aspen (Laptop 3f2a)" in german
    assert "Aspen (geeinigt)" in german


def test_what_is_told_of_observers_stands_under_its_head(watched: Watched) -> None:
    report = watched.report
    assert report.between is not None
    both = replace(report.between, observed=report.between.scored)
    text = paper(replace(report, between=both)).text()
    observed, scores = text.index("Levels observed"), text.index("Scores In ")
    assert text.index("Between observers") < observed < text.index("In 0 %") < scores


def test_each_observation_says_whose_it_is_where_several_looked(watched: Watched) -> None:
    report = watched.report
    assert "Seen by" not in paper(report).text()
    first = report.observations[0]
    pdf = paper(replace(report, owner="Ada", seen_by={first.id: LAPTOP}))
    assert_readable(pdf)
    assert "Aspen O1 2 laptop 3f2a Names structure" in pdf.text()
    assert pdf.text().count(" Ada ") >= len(report.observations) - 1


def with_groups(session: Session, count: int) -> Session:
    """More lines, so that what follows falls on every place of a page."""
    more = tuple(Group(f"more{number}", f"Group {number}") for number in range(count))
    return replace(session, groups=(*session.groups, *more))


@pytest.mark.parametrize("count", range(30))
def test_no_heading_and_no_legend_is_parted_from_its_table(watched: Watched, count: int) -> None:
    report = watched.report
    pdf = paper(replace(report, session=with_groups(report.session, count)))
    for page in range(len(pdf)):
        *_, last = (span for span in pdf.spans(page) if span.box.y1 < 770)
        assert last.size < BOLD, last.text
        assert not last.text.startswith(("1 Ties it", "2 Explains it", "Was there time?"))
    (scores,) = (page for page in range(len(pdf)) if "Rubric scores" in pdf.text(page))
    for words in ("Ties it (60 %)", "In brackets", "Who", "Aspen ("):
        assert words in pdf.text(scores)


def test_a_note_has_room_from_the_table(watched: Watched) -> None:
    pdf = paper(watched.report)
    for page in range(len(pdf)):
        for span in pdf.spans(page):
            if span.text.startswith("In brackets"):
                rules = [each["rect"] for each in pdf.drawings(page)]
                assert min(abs(rule.y0 - span.box.y1) for rule in rules) > 12


# --- filled rubrics of several observers ---


def test_columns_of_a_filled_grid_say_whose_they_are(watched: Watched) -> None:
    text = Pdf(make_pdf(watched.order(RubricForm.GRID))).text()
    for whose in (own_laptop(watched), "Bo", "laptop 3f2a", "agreed"):
        assert f"Aspen ({whose})" in text
    assert "Circle one level" not in text
    assert "Assessor" not in text
    assert "Date Fri 20 Nov 2026" in text


def test_a_filled_grid_of_one_observer_says_who_and_when(watched: Watched) -> None:
    order = watched.order(RubricForm.GRID)
    assert order.report is not None
    (table,) = order.report.scores
    own = replace(table, lines=tuple(line for line in table.lines if line.owner == "Bo"))
    text = Pdf(make_pdf(replace(order, report=replace(order.report, scores=(own,))))).text()
    assert "Assessor Bo" in text
    assert "Aspen (Bo)" not in text


def test_every_page_of_a_filled_sheet_says_whose_it_is(watched: Watched) -> None:
    long = replace(
        KNOTS,
        criteria=tuple(replace(one, description="Long " * 600) for one in KNOTS.criteria),
    )
    order = watched.order(RubricForm.SHEETS)
    assert order.report is not None
    (table,) = order.report.scores
    longer = replace(table, rubric=replace(table.rubric, criteria=long.criteria))
    pdf = Pdf(make_pdf(replace(order, report=replace(order.report, scores=(longer,)))))
    assert len(pdf) > len(table.lines)
    for page in range(len(pdf)):
        assert pdf.text(page).count("Aspen (") == 1
