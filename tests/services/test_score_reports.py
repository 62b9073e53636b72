"""What was judged by rubrics, in every way out of the app."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import openpyxl
import pytest

from facilitator.domain.paper import RubricForm
from facilitator.domain.scoring import WHOLE_ROOM, Subject, Verdict
from facilitator.domain.session import Group, Participant
from facilitator.errors import UserError
from facilitator.services import identity, review_exports, reviews, rubrics, runs, scoring
from facilitator.services.printing import Document, PrintOrder, make_pdf
from facilitator.services.review_exports import ReportFormat, export_report
from facilitator.services.scoring import Answer
from tests.printing.pdf_reading import Pdf
from tests.rubrics import KNOTS
from tests.ui.rig import SOIL, Rig, make_rig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.domain.session import Session

ASPEN, BEA = Subject("g1"), Subject("g2", "p1")


@dataclass
class Judged:
    rig: Rig
    session: Session
    rubric_id: str

    def say(self, subject: Subject, place: int, answer: Answer | int, owner: str = "") -> None:
        desk = self.rig.desk
        page = scoring.sheet(desk, self.session.id, self.rubric_id, subject, owner=owner)
        criterion = page.rubric.criteria[place]
        if isinstance(answer, int):
            answer = Answer(Verdict.LEVEL, level=criterion.levels[answer - 1].id)
        self.rig.clock.advance(seconds=5)
        scoring.give(desk, page, criterion.id, answer)

    def export(self, form: ReportFormat) -> bytes:
        return export_report(self.rig.desk, self.session.id, form)

    def sheet(self, name: str) -> list[tuple[Any, ...]]:
        book = openpyxl.load_workbook(io.BytesIO(self.export(ReportFormat.WORKBOOK)))
        return list(book[name].iter_rows(min_row=2, values_only=True))


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Judged]:
    rig = make_rig(tmp_path / "desk")
    groups = (Group("g1", "Aspen"), Group("g2", "Beech", participants=(Participant("p1", "Bea"),)))
    session = rig.add_session(rig.add_plan(SOIL), *groups)
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    rig.see(session, "Aspen", 0, 2)
    made = Judged(rig, session, rubrics.add(rig.desk, KNOTS, plan_id=session.plan_id)[0])
    made.say(ASPEN, 0, 3)
    made.say(ASPEN, 1, Answer(Verdict.NOT_SEEN, note="left early"))
    made.say(BEA, 0, Answer(Verdict.NOT_APPLICABLE))
    made.say(BEA, 1, 4)
    yield made
    rig.desk.library.close()


def test_excel_holds_answers_and_totals(judged: Judged) -> None:
    identity.set_owner(judged.rig.desk, "Ada")
    rows = judged.sheet("Rubric scores")
    assert [row[:9] for row in rows] == [
        ("Knots rubric", "Aspen", None, "Ties it", "Proficient", 3, 9, 12, "Developing"),
        ("Knots rubric", "Aspen", None, "Explains it", "not seen", None, None, 8, None),
        ("Knots rubric", "Beech", "Bea", "Ties it", "does not apply", None, None, 12, None),
        ("Knots rubric", "Beech", "Bea", "Explains it", "Extending", 4, 8, 8, None),
    ]
    assert {row[10] for row in rows} == {"Ada"}
    totals = judged.sheet("Rubric totals")
    assert [row[2:8] for row in totals] == [
        ("Aspen", None, "Ada", 9, 20, 1), ("Beech", "Bea", "Ada", 8, 8, 0),
    ]  # fmt: skip


def test_csv_has_scores_below_observations_under_one_head(judged: Judged) -> None:
    text = judged.export(ReportFormat.CSV).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["Kind"] for row in rows] == ["observation", *["score"] * 4]
    assert (rows[1]["Groups"], rows[1]["Criterion"], rows[1]["Level"]) == ("Aspen", "Ties it", "3")
    assert rows[2]["Note"] == "left early"
    assert rows[3]["Participants"] == "Bea"


def test_json_tells_the_scale_the_answers_and_the_totals(judged: Judged) -> None:
    (rubric,) = json.loads(judged.export(ReportFormat.JSON))["rubrics"]
    assert rubric["title"] == "Knots rubric"
    assert [level["points"] for level in rubric["criteria"][0]["levels"]] == [1, 2, 3, 4]
    first = rubric["scores"][0]
    assert (first["answer"], first["points"], first["of"]) == ("level", 9, 12)
    assert first["suggested"] == rubric["criteria"][0]["levels"][1]["id"]
    assert rubric["scores"][1]["answer"] == "not_seen"
    assert rubric["totals"][1] == {
        "group": "g2", "participant": "p1", "owner": "", "earned": 8, "possible": 8, "open": 0,
    }  # fmt: skip


def test_each_answer_with_points_is_a_statement_that_names_nobody(judged: Judged) -> None:
    content = judged.export(ReportFormat.XAPI).decode()
    statements = json.loads(content)
    scores = [one for one in statements if "assessment" in one["object"]["definition"]["type"]]
    aspen, bea = scores
    assert aspen["actor"]["name"] == "Aspen"
    assert aspen["result"]["score"] == {"scaled": 0.75, "raw": 9, "min": 0, "max": 12}
    assert aspen["context"]["extensions"]["urn:facilitator-companion:suggested"] == "Developing"
    assert bea["actor"]["objectType"] == "Agent"
    assert "name" not in bea["actor"]
    assert bea["context"]["team"]["name"] == "Beech"
    assert "Bea" not in content
    assert all(UUID(one["id"]).version == 5 for one in statements)


def test_the_pdf_shows_levels_suggestions_and_points(judged: Judged) -> None:
    text = Pdf(judged.export(ReportFormat.PDF)).text()
    for words in (
        "Rubric scores: Knots rubric", "3 (2)", "9 / 20", "8 / 8", "N/A", "not seen", "Beech: Bea",
        "In brackets: the level that the observations suggested.",
    ):  # fmt: skip
        assert words in text


def test_the_answers_of_two_observers_stand_beside_each_other(judged: Judged) -> None:
    judged.say(ASPEN, 0, 1, owner="Bo")
    (table,) = reviews.review(judged.rig.desk, judged.session.id).scores
    assert table.has_owners
    assert [(line.subject, line.owner) for line in table.lines] == [
        (ASPEN, ""), (ASPEN, "Bo"), (BEA, ""),
    ]  # fmt: skip
    assert "Aspen (Bo)" in Pdf(judged.export(ReportFormat.PDF)).text()


def test_a_later_answer_takes_the_place_of_the_former(judged: Judged) -> None:
    judged.say(ASPEN, 0, 4)
    assert judged.sheet("Rubric scores")[0][4:8] == ("Extending", 4, 12, 12)


def test_a_rubric_in_the_trash_is_not_told_of(judged: Judged) -> None:
    rubrics.remove(judged.rig.desk, judged.rubric_id)
    assert reviews.review(judged.rig.desk, judged.session.id).scores == ()


def test_without_groups_the_whole_room_is_judged(tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "desk")
    session = rig.add_session(rig.add_plan(SOIL))
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    rig.see(session, "", 0, 3)
    made = Judged(rig, session, rubrics.add(rig.desk, KNOTS)[0])
    made.say(WHOLE_ROOM, 0, 3)
    row = made.sheet("Rubric scores")[0]
    assert (row[1], row[8]) == ("Whole room", "Proficient")
    rig.desk.library.close()


def test_the_rubric_is_printed_with_what_was_scored(judged: Judged) -> None:
    desk = judged.rig.desk
    kept = rubrics.kept_for(desk, judged.session.plan_id)
    report = review_exports.report_for(desk, judged.session.id)
    assert kept is not None
    order = PrintOrder(
        Document.RUBRIC, SOIL, rubric=kept.rubric, report=report, filled=True,
        rubric_version=kept.version,
    )  # fmt: skip
    pdf = Pdf(make_pdf(order))
    assert len(pdf) == 2
    for words in ("Group Aspen", "left early", "9 of 12", "Total 9 of 20", "Version 1"):
        assert words in pdf.text(0)
    assert "Group Beech: Bea" in pdf.text(1)
    grid = Pdf(make_pdf(replace(order, form=RubricForm.GRID)))
    assert len(grid) == 1
    assert "Beech: Bea" in grid.text()


def test_a_rubric_that_nothing_was_scored_by_says_so(judged: Judged) -> None:
    order = PrintOrder(Document.RUBRIC, SOIL, filled=True)
    with pytest.raises(UserError, match="Nothing is scored"):
        make_pdf(order)


def test_the_facilitators_reflection_has_the_figures_of_the_session(judged: Judged) -> None:
    report = review_exports.report_for(judged.rig.desk, judged.session.id)
    order = PrintOrder(Document.FACILITATOR_REFLECTION, SOIL, report=report)
    text = Pdf(make_pdf(order)).text()
    assert "Planned and actual time" in text
    assert SOIL.phases[0].name in text
    assert "1 observations · 0 to follow up" in text
    assert "Planned and actual time" not in Pdf(make_pdf(replace(order, report=None))).text()
