"""Plans as Word documents: they give the plan back, and any plan can be written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given

from facilitator.domain.length import length_of
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase
from facilitator.formats.markdown import read_plan
from facilitator.formats.word import read_word
from facilitator.formats.word.writer import WordProperties, write_word
from facilitator.resources import sample_plans
from tests.strategies import plans

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = datetime(2026, 11, 20, 9, tzinfo=UTC)
PLAN = LessonPlan(
    "Bees: a morning",
    length_of(60),
    "Volunteers",
    (Objective("Tell a forager from a drone", "Analyze"),),
    concepts=("Workers, drones", "A **hive** has *rooms*"),
    materials=("Lenses",),
    phases=(
        Phase("Engage", length_of(20), facilitator_actions="1. Open the hive\n2. Wait"),
        Phase("Break: Tea", length_of(10)),
        Phase("Explore", length_of(30), learner_activities="See [the map](https://x.example/m)"),
    ),
    assessments=(Assessment("Formative", "Ask", "Objective 1"),),
    start=9 * 60,
)


def written(plan: LessonPlan) -> bytes:
    return write_word(plan, WordProperties("A. B.", WRITTEN))


def read(content: bytes) -> LessonPlan:
    return read_plan(read_word(content, "plan.docx").text).plan


@pytest.mark.parametrize("file", sample_plans(), ids=lambda file: file.stem)
def test_a_plan_comes_back_from_its_document(file: Path) -> None:
    plan = read_plan(file.read_text(encoding="utf-8")).plan

    assert read(written(plan)) == plan


def test_lists_links_and_emphasis_come_back() -> None:
    assert read(written(PLAN)) == PLAN


@given(plans())
def test_any_plan_can_be_written_and_opened(plan: LessonPlan) -> None:
    content = written(plan)

    docx.Document(io.BytesIO(content))
    read_word(content, "plan.docx")


def test_it_is_a_document_with_real_styles_times_and_page_numbers() -> None:
    document = docx.Document(io.BytesIO(written(PLAN)))

    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "List Bullet", "List Number"} <= {*styles}
    times, objectives = document.tables[1], document.tables[0]
    assert [cell.text for cell in objectives.rows[1].cells] == [
        "Tell a forager from a drone", "Analyze",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in times.rows] == [
        ["Time", "Phase", "Length"],
        ["9:00–9:20", "Engage", "20 min"],
        ["9:20–9:30", "Tea", "10 min"],
        ["9:30–10:00", "Explore", "30 min"],
    ]
    foot = document.sections[0].footer.paragraphs[0]._p.xml
    assert "PAGE" in foot
    assert "NUMPAGES" in foot


def test_the_properties_say_what_it_is() -> None:
    core = docx.Document(io.BytesIO(written(PLAN))).core_properties

    assert (core.title, core.subject, core.author) == (PLAN.title, "Volunteers", "A. B.")
    assert core.modified == WRITTEN.replace(tzinfo=core.modified.tzinfo)  # type: ignore[union-attr]


def test_times_count_from_the_start_when_nobody_said_when_that_is() -> None:
    document = docx.Document(io.BytesIO(written(replace(PLAN, start=None))))

    assert document.tables[1].rows[2].cells[0].text == "0:20–0:30"


def test_numbered_lists_begin_anew() -> None:
    plan = replace(
        PLAN,
        phases=tuple(
            Phase(name, facilitator_actions="1. First\n2. Second") for name in ("One", "Two")
        ),
    )

    with zipfile.ZipFile(io.BytesIO(written(plan))) as archive:
        text = archive.read("word/document.xml").decode()
    numbered = [part for part in text.split("<w:p>") if "ListNumber" in part]
    assert len({part.split("w:numId w:val=")[1][:4] for part in numbered}) == 2
    assert read(written(plan)).phases == plan.phases
