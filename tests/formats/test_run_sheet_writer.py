"""Excel run sheets: they give the phases back, and hold no formula that somebody wrote."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given

from facilitator.domain.length import length_of
from facilitator.domain.plan import LessonPlan, Phase, Priority
from facilitator.domain.run_sheet.mapping import guess
from facilitator.formats.markdown import read_plan
from facilitator.formats.sheets import plan_from_sheet, read_workbook
from facilitator.formats.sheets.writer import write_run_sheet
from facilitator.resources import sample_plans
from tests.strategies import plans

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = datetime(2026, 11, 20, 9, tzinfo=UTC)
PLAN = LessonPlan(
    "Bees: a morning",
    length_of(90),
    "Volunteers",
    start=9 * 60 + 30,
    phases=(
        Phase("Engage", length_of(20), facilitator_actions="Open\nWait", warning=3),
        Phase("Break: Tea", length_of(10), pinned_start=10 * 60),
        Phase(
            "Explore", length_of(70), learner_activities="Count", resources="Lenses",
            differentiation="Pairs", technology="A counter", offline_alternative="Paper",
            priority=Priority.MUST, audience_text="Count bees", auto_advance=True,
        ),
    ),
)  # fmt: skip


def read(content: bytes) -> LessonPlan:
    (sheet,) = read_workbook(content, "plan.xlsx")
    return plan_from_sheet(sheet, guess(sheet.rows), "plan.xlsx").plan


def opened(plan: LessonPlan) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_run_sheet(plan, WRITTEN))).active


@pytest.mark.parametrize("file", sample_plans(), ids=lambda file: file.stem)
def test_the_phases_of_a_plan_come_back(file: Path) -> None:
    plan = read_plan(file.read_text(encoding="utf-8")).plan

    back = read(write_run_sheet(plan, WRITTEN))

    assert back.phases == plan.phases
    assert (back.title, back.duration, back.audience) == (plan.title, plan.duration, plan.audience)


def test_everything_of_a_phase_comes_back() -> None:
    back = read(write_run_sheet(PLAN, WRITTEN))

    assert back.phases == PLAN.phases
    assert back.start == PLAN.start


def test_times_are_times_and_lengths_are_lengths() -> None:
    sheet = opened(PLAN)
    names = [cell.value for cell in sheet[5]]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=6)]

    shown = [(row["Time Start"].value, row["Duration"].value) for row in rows]
    assert shown == [
        (time(9, 30), timedelta(minutes=20)),
        (time(10, 0), timedelta(minutes=10)),
        (time(10, 10), timedelta(minutes=70)),
    ]
    assert rows[0]["Duration"].number_format == "[h]:mm"
    assert [row["Link Start"].value for row in rows] == [None, None, True]


def test_the_columns_are_those_that_ontime_knows() -> None:
    names = {cell.value for cell in opened(PLAN)[5]}

    assert {"Title", "Time Start", "Time End", "Duration", "Link Start", "Note", "Timer Type",
            "End Action", "Warning Time", "Colour"} <= names  # fmt: skip


HARMFUL = ["=1+1", "=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "TRUE", "{=1}"]


@pytest.mark.parametrize("text", HARMFUL)
def test_what_looks_like_a_formula_is_text_and_stays_it(text: str) -> None:
    phase = Phase("Engage", length_of(5), facilitator_actions=text, resources=text)
    plan = LessonPlan(text, audience=text, phases=(phase,))

    sheet = opened(plan)
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(cells) >= 3
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    assert read(write_run_sheet(plan, WRITTEN)).phases[0].facilitator_actions == text.strip()


@given(plans())
def test_no_plan_makes_a_formula(plan: LessonPlan) -> None:
    content = write_run_sheet(plan, WRITTEN)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search(r"<f[ >/]", sheet)
    assert 't="e"' not in sheet
    openpyxl.load_workbook(io.BytesIO(content))


def test_a_plan_past_midnight_has_times_of_day() -> None:
    night = replace(PLAN, start=23 * 60 + 50, phases=(replace(PLAN.phases[0], warning=None),) * 2)

    starts = [row[1].value for row in opened(night).iter_rows(min_row=6)]
    assert starts == [time(23, 50), time(0, 10)]
