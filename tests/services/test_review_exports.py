"""A session's report in every format, read back by other programs."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING
from uuid import UUID

import openpyxl
import pytest

from facilitator.errors import UserError
from facilitator.services import follow_ups, observations, reflection, runs, sessions
from facilitator.services.review_exports import (
    ReportFormat,
    export_report,
    format_of,
    report_name,
)
from facilitator.services.reviews import review
from tests.printing.pdf_reading import Pdf
from tests.ui.rig import SOIL, make_rig, play_soil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.domain.session import Session
    from facilitator.services.desk import Desk

FORMULA = '=HYPERLINK("http://x", "y")'


@pytest.fixture
def played(tmp_path: Path) -> Iterator[tuple[Desk, Session]]:
    rig = make_rig(tmp_path / "desk")
    _, session = play_soil(rig)
    rig.see(session, "Aspen", 0, 2, note=FORMULA, tags=("@SUM(A1)",), follow_up=True)
    rig.clock.advance(minutes=1)
    rig.see(session, "Beech", None, 0, note="-2+3 & <b>Ω</b> \U0001f33e")
    follow_ups.add(rig.desk, session.id, "+1 for the maps")
    reflection.answer(rig.desk, session.id, "Was there time?", "No.\nNever.")
    yield rig.desk, session
    rig.desk.library.close()


def test_no_text_becomes_a_formula_in_excel(played: tuple[Desk, Session]) -> None:
    desk, session = played
    content = export_report(desk, session.id, ReportFormat.WORKBOOK)
    book = openpyxl.load_workbook(io.BytesIO(content))

    assert book.sheetnames == [
        "Session", "Time", "Groups and objectives", "Attention", "Observations", "Follow-ups",
        "Reflection",
    ]  # fmt: skip
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert FORMULA in {cell.value for cell in cells}
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    texts = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert len(texts) == 4
    assert all(cell.quotePrefix for cell in texts)


def test_the_sheets_hold_the_sessions_figures(played: tuple[Desk, Session]) -> None:
    desk, session = played
    book = openpyxl.load_workbook(
        io.BytesIO(export_report(desk, session.id, ReportFormat.WORKBOOK))
    )
    times = list(book["Time"].iter_rows(min_row=2, values_only=True))
    cells = list(book["Groups and objectives"].iter_rows(min_row=2, values_only=True))

    assert [(row[0], row[1], row[3], row[4]) for row in times][:2] == [
        ("Engage", 30, 32, 2), ("Explore", 60, 62, 2),
    ]  # fmt: skip
    assert cells[2] == ("Cypress", "Experienced farmers", 1, 1, 3, 1, 2, 2, None, 0)
    assert book["Observations"].max_row == 21


def test_the_report_tells_how_attention_was_spread(played: tuple[Desk, Session]) -> None:
    desk, session = played
    book = openpyxl.load_workbook(
        io.BytesIO(export_report(desk, session.id, ReportFormat.WORKBOOK))
    )
    heads, *rows = book["Attention"].iter_rows(values_only=True)
    assert heads[:4] == ("Group", "Observations", "Share", "Engage")
    assert [row[0] for row in rows] == ["Aspen", "Beech", "Cypress", "Dogwood"]
    assert sum(row[1] for row in rows) == 20
    assert (
        "How attention was spread" in Pdf(export_report(desk, session.id, ReportFormat.PDF)).text()
    )


def test_several_runs_have_their_median_in_the_report(tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "desk")
    plan_id, first = play_soil(rig)
    alone = Pdf(export_report(rig.desk, first.id, ReportFormat.PDF)).text()
    second = rig.add_session(plan_id)
    live, _ = runs.start(rig.desk, runs.load(rig.desk, second.id))
    for _ in range(6):
        rig.clock.advance(minutes=42)
        live, _ = runs.advance(rig.desk, live)
    runs.end(rig.desk, live)
    book = openpyxl.load_workbook(
        io.BytesIO(export_report(rig.desk, first.id, ReportFormat.WORKBOOK))
    )
    both = Pdf(export_report(rig.desk, first.id, ReportFormat.PDF)).text()
    rig.desk.library.close()

    rows = list(book["All runs"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("Engage", 2, 37, 40)
    assert "Over all runs" in both
    assert "Enough in 4 of 5" in both
    assert "Over all runs" not in alone


def test_csv_is_harmless_and_complete(played: tuple[Desk, Session]) -> None:
    desk, session = played
    text = export_report(desk, session.id, ReportFormat.CSV).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert rows[0][:4] == ["Time", "Phase", "Groups", "Objective"]
    assert len(rows) == 21
    assert rows[-2][5:7] == ["'@SUM(A1)", f"'{FORMULA}"]
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t")]


def test_json_says_everything_with_its_ids(played: tuple[Desk, Session]) -> None:
    desk, session = played
    data = json.loads(export_report(desk, session.id, ReportFormat.JSON))

    assert data["format"] == "facilitator-session-report/1"
    assert data["session"]["id"] == session.id
    assert len(data["observations"]) == 20
    assert data["observations"][-1]["note"] == "-2+3 & <b>Ω</b> \U0001f33e"
    assert data["phases"][4]["actual_minutes"] == pytest.approx(55)
    assert [one["text"] for one in data["follow_ups"]] == [FORMULA, "+1 for the maps"]
    assert data["reflection"][-1] == {"question": "Was there time?", "answer": "No.\nNever."}


def test_statements_have_what_the_standard_asks_for(played: tuple[Desk, Session]) -> None:
    desk, session = played
    content = export_report(desk, session.id, ReportFormat.XAPI)
    found = json.loads(content)

    assert len(found) == 5 + 20
    for one in found:
        assert UUID(one["id"]).version == 5
        assert one["actor"]["objectType"] == "Group"
        assert {"homePage", "name"} == one["actor"]["account"].keys()
        assert re.match(r"[a-z]+:", one["object"]["id"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", one["timestamp"])
        assert UUID(one["context"]["registration"]) == UUID(session.id)
        score = one.get("result", {}).get("score")
        assert score is None or 0 <= score["scaled"] <= 1
    assert len({one["id"] for one in found}) == len(found)
    assert content == export_report(desk, session.id, ReportFormat.XAPI)
    assert found[0]["result"] == {"completion": True, "duration": "PT1920.00S"}


def test_the_pdf_tells_it_all_without_color(played: tuple[Desk, Session]) -> None:
    desk, session = played
    pdf = Pdf(export_report(desk, session.id, ReportFormat.PDF))
    text = pdf.text()

    for words in (
        "Session report", "Reading the Soil", "Elaborate", "55 min", "+5", "Gap", "Cypress",
        FORMULA, "+1 for the maps", "Was there time?", "Never.", "Page 1 of",
    ):  # fmt: skip
        assert words in text
    colors = {
        tuple(round(part, 3) for part in one[key])
        for page in range(len(pdf))
        for one in pdf.drawings(page)
        for key in ("color", "fill")
        if one.get(key)
    }
    assert all(len(set(color)) == 1 for color in colors)


def test_a_very_long_note_goes_on_on_the_next_page(played: tuple[Desk, Session]) -> None:
    desk, session = played
    observations.record(desk, session.id, phase=0, note="word " * 2500 + "THEEND")
    pdf = Pdf(export_report(desk, session.id, ReportFormat.PDF))

    assert "THEEND" in pdf.text()


def test_nothing_is_reported_before_the_start(played: tuple[Desk, Session]) -> None:
    desk, session = played
    later = sessions.draft(desk, session.plan_id, planned_start=desk.clock.now(), names=("A",))
    sessions.save(desk, later)
    with pytest.raises(UserError, match="has not begun"):
        export_report(desk, later.id, ReportFormat.PDF)


def test_the_format_follows_the_ending(played: tuple[Desk, Session]) -> None:
    desk, session = played
    shown = review(desk, session.id)
    for form in ReportFormat:
        assert format_of(report_name(shown, form)) is form
    assert format_of("A.XLSX") is ReportFormat.WORKBOOK
    with pytest.raises(UserError, match="its format is not known"):
        format_of("report.doc")


def test_a_session_that_runs_can_be_reported(played: tuple[Desk, Session]) -> None:
    desk, session = played
    now = sessions.draft(desk, session.plan_id, planned_start=desk.clock.now(), names=("A",))
    sessions.save(desk, now)
    runs.start(desk, runs.load(desk, now.id))

    assert SOIL.short_title in Pdf(export_report(desk, now.id, ReportFormat.PDF)).text()
