"""Spreadsheets: their columns, their rows, and the plans they make."""

from __future__ import annotations

import io
from datetime import datetime, time, timedelta

import openpyxl
import pytest

from facilitator.domain.plan import Priority
from facilitator.domain.run_sheet.columns import Column, column_called
from facilitator.domain.run_sheet.mapping import Mapping, from_text, guess, signature, to_text
from facilitator.domain.run_sheet.merging import merge
from facilitator.formats.markdown import NotALessonPlan
from facilitator.formats.sheets import Sheet, SheetPlan, plan_from_sheet, read_list, read_workbook
from facilitator.formats.unreadable import HostileFile, UnreadableFile

ONTIME = """\
ID,Flag,Cue,Title,Colour,Time Start,Time End,Duration,Link Start,Count to end,Note,Timer Type,\
End Action,Warning Time,Danger Time,Skip,Support
,,,Opening block,#fff,,,00:30:00,,,,group,,,,,
a1,,1,Welcome,,09:00:00,09:10:00,00:10:00,,,Say hello,count-down,none,00:02:00,00:01:00,,Pair up
a2,,2,Ice breaker,,09:10:00,09:30:00,00:20:00,TRUE,,,count-down,none,,,,
,,,,,,,,,,,group-end,,,,,
b1,,3,Coffee break,,09:30:00,09:45:00,00:15:00,TRUE,,,count-down,none,,,,
m1,,,Hand out sheet B,,,,,,,,milestone,,,,,
c1,,4,Practice,,09:45:00,10:30:00,00:45:00,TRUE,,Walk around,count-up,load-next,,,,
c2,,5,Bonus,,10:30:00,10:40:00,00:10:00,TRUE,,,count-up,load-next,,,TRUE,
x,,,junk,,,,,,,,skip-import,,,,,
"""
GERMAN = """\
Workshop Müll trennen
Dauer:;90 Minuten
Zielgruppe:;Hausmeister

Uhrzeit;Thema;Dauer (min);Sozialform;Material;Lehreraktivität
9:00;Ankommen;15;Plenum;Namensschilder;Begrüßt
9:15;Sortieren;45;Gruppen;Müll;Beobachtet
10:00;Pause;15;;;
10:15;Auswertung;bald;Plenum;;
;;20;;;
Summe;;75;;;
"""


STAGETIMER = """\
Title;Speaker;Duration;Start;Notes
Intro;Ana;05:00;09:00;Smile
Talk;Ben;25:00;09:05;
Q&A;;10:00;09:30;Mic
"""


def read(text: str, name: str = "agenda.csv") -> SheetPlan:
    sheet = read_list(text, name)[0]
    return plan_from_sheet(sheet, guess(sheet.rows), name)


def parts_of(made: SheetPlan) -> list[tuple[str, int | None]]:
    return [(phase.name, phase.minutes) for phase in made.plan.phases]


def codes_of(made: SheetPlan) -> list[str]:
    return [finding.code for finding in made.diagnostics]


def workbook(*rows: tuple[object, ...], title: str = "Sheet1") -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_ontime_groups_milestones_and_skipped_rows_are_known() -> None:
    made = read(ONTIME)
    assert parts_of(made) == [("Opening block", 30), ("Break: Coffee", 15), ("Practice", 45)]
    opening, coffee, practice = made.plan.phases
    assert opening.facilitator_actions.startswith("1. Welcome (10 min); Say hello")
    assert "**Milestone:** Hand out sheet B" in coffee.kept[0].text
    assert "**Skipped:** Bonus (10 min)" in practice.kept[0].text
    assert practice.facilitator_actions == "Walk around"
    assert made.ids == ("", "b1", "c1")
    assert made.plan.start == 9 * 60
    assert codes_of(made) == ["row-skipped"]


def test_what_is_settled_about_a_row_is_settled_about_its_phase() -> None:
    made = read(
        "Title,Time Start,Duration,Link Start,Warning Time,End Action,Priority\n"
        "A,9:00,10 min,,,,must\nB,9:15,5 min,,0:02:00,play-next,c\nC,9:20,5 min,TRUE,,none,\n"
    )
    first, second, third = made.plan.phases
    assert (first.pinned_start, first.priority) == (None, Priority.MUST)
    assert (second.pinned_start, second.warning, second.auto_advance) == (555, 2, True)
    assert (third.pinned_start, third.priority, third.auto_advance) == (None, None, False)


def test_rows_that_cannot_be_read_are_named_and_the_rest_is_imported() -> None:
    made = read(GERMAN)
    assert parts_of(made) == [
        ("Ankommen", 15), ("Sortieren", 45), ("Break", 15), ("Auswertung", None),
    ]  # fmt: skip
    assert made.plan.title == "Workshop Müll trennen"
    assert made.plan.audience == "Hausmeister"
    assert made.plan.stated_minutes == 90
    assert made.plan.phases[0].facilitator_actions == "Begrüßt"
    assert made.plan.phases[0].resources == "Namensschilder"
    assert made.plan.phases[1].kept[0].text == "**Sozialform:** Gruppen"
    assert [(one.code, one.line) for one in made.diagnostics] == [
        ("length-not-read", 9), ("row-not-read", 10), ("totals-disagree", None),
    ]  # fmt: skip
    assert "stated 1 h 30 min · its last row 1 h 15 min" in made.diagnostics[-1].message


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (STAGETIMER, [("Intro", 5), ("Talk", 25), ("Q&A", 10)]),
        (
            "9:00 - 9:30\tArrive\n9:30 - 10:00\tTour\n10:00 - 10:15\tBreak\n10:15 - 11:00\tRules\n",
            [("Arrive", 30), ("Tour", 30), ("Break", 15), ("Rules", 45)],
        ),
        (
            "Hora,Actividad,Materiales\n09:00,Bienvenida,Etiquetas\n09:20,Práctica,\n10:00,Cierre,\n",
            [("Bienvenida", 20), ("Práctica", 40), ("Cierre", None)],
        ),
        (
            "Durée|Activité|Matériel|Consignes\n10 min|Accueil|Badges|\n1h30|Atelier||Aider\n",
            [("Accueil", 10), ("Atelier", 90)],
        ),
        (
            "Time,Name,Description,Goals\n10,Warm up,Stand up,Energy\n0:45,Mapping,Draw,Overview\n",
            [("Warm up", 10), ("Mapping", 45)],
        ),
        ("sep=;\nTopic;Length (h)\nWalk;0,5\nTalk;1\n", [("Walk", 30), ("Talk", 60)]),
        ("Time,Topic\n1:00 pm,Start\n1:30 pm,Work\n2:15 pm,End\n",
         [("Start", 30), ("Work", 45)]),
        ("Time,Topic\n0:00,Hook\n0:05,Demo\n0:20,Try\n",
         [("Hook", 5), ("Demo", 15), ("Try", None)]),
    ],
)  # fmt: skip
def test_lists_of_many_tools_and_languages(text: str, parts: list[tuple[str, int]]) -> None:
    assert parts_of(read(text)) == parts


def test_cells_of_a_workbook_are_typed() -> None:
    content = workbook(
        ("Induction",),
        ("Start", "Activity", "Duration", "Notes"),
        (time(9), "Arrive", timedelta(minutes=20), "Door"),
        (datetime(2026, 3, 1, 9, 20), "Tour", time(0, 40), None),  # noqa: DTZ001 - as in a workbook
        (time(10), "Rules", 0.75 / 24, None),
        (time(10, 45), "Questions", "=5*3", None),
    )
    sheet = read_workbook(content, "induction.xlsx")[0]
    made = plan_from_sheet(sheet, guess(sheet.rows), "induction.xlsx")
    assert made.plan.title == "Induction"
    assert parts_of(made) == [("Arrive", 20), ("Tour", 40), ("Rules", 45), ("Questions", None)]


def test_a_sheet_that_claims_a_million_rows_is_read_in_a_moment() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"], book.active["B1"] = "Topic", "Minutes"
    book.active["A2"], book.active["B2"] = "Start", 5
    book.active["XFD1048576"] = "far away"
    made = io.BytesIO()
    book.save(made)
    (sheet,) = read_workbook(made.getvalue(), "wide.xlsx")
    assert len(sheet.rows) == 2


def test_long_sheets_are_cut_and_it_is_said() -> None:
    lines = "Topic,Minutes\n" + "Step,1\n" * 20_100
    sheet = read_list(lines, "long.csv")[0]
    assert (len(sheet.rows), sheet.was_cut) == (20_000, True)


def test_a_mapping_is_remembered_by_the_names_of_the_columns() -> None:
    sheet = read_list(GERMAN, "a.csv")[0]
    guessed = guess(sheet.rows)
    chosen = guessed.with_column(3, Column.LEARNERS).with_column(5, Column.TITLE)
    assert chosen.columns[1] is Column.TEXT
    assert from_text(to_text(chosen), guessed) == chosen
    assert from_text("{broken", guessed) == guessed
    assert signature(sheet.rows, guessed.header) == signature(sheet.rows[4:], 0) != ""


def test_merging_patches_only_the_mapped_columns() -> None:
    plan = read(GERMAN).plan
    patch = "Thema,Dauer (min),Ort\nSortieren,50,Hof\nAbschied,5,\nAnkommen,,Halle\n"
    sheet = read_list(patch, "patch.csv")[0]
    mapping = guess(sheet.rows)
    made = plan_from_sheet(sheet, mapping, "patch.csv")
    merged = merge(plan, made.plan.phases, made.ids, mapping)
    assert (merged.patched, merged.added) == (2, 1)
    assert [(phase.name, phase.minutes) for phase in merged.plan.phases] == [
        ("Ankommen", 15), ("Sortieren", 50), ("Abschied", 5), ("Break", 15), ("Auswertung", None),
    ]  # fmt: skip
    assert merged.plan.phases[1].facilitator_actions == "Beobachtet"
    assert merged.plan.title == plan.title


def test_rows_are_matched_by_their_id_before_their_title() -> None:
    plan = read(ONTIME).plan
    patch = "ID,Title,Duration\nc1,Coffee break,50 min\n"
    sheet = read_list(patch, "patch.csv")[0]
    mapping = guess(sheet.rows)
    made = plan_from_sheet(sheet, mapping, "patch.csv")
    merged = merge(plan, made.plan.phases, made.ids, mapping)
    assert [phase.minutes for phase in merged.plan.phases] == [30, 15, 50]


def test_a_table_without_parts_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotALessonPlan, match="Say which column"):
        read("Minutes\n5\n")
    with pytest.raises(UnreadableFile, match="is empty"):
        read_list(",,\n,,\n", "none.csv")
    with pytest.raises(HostileFile, match="is damaged"):
        read_workbook(b"PK\x03\x04 nothing", "none.xlsx")


def test_only_one_column_can_be_the_title() -> None:
    mapping = Mapping(0, (Column.TITLE, Column.TEXT, Column.RESOURCES))
    assert mapping.with_column(1, Column.TITLE).columns[0] is Column.TEXT
    assert mapping.with_column(1, Column.RESOURCES).columns[2] is Column.RESOURCES


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Duration (min)", Column.DURATION), ("Heure de début", Column.START),
        ("What learners do", Column.LEARNERS), ("Lehrerhandeln", Column.FACILITATOR),
        ("Matériel", Column.RESOURCES), ("Tema", Column.TITLE), ("Favourite fruit", None),
        ("", None),
    ],
)  # fmt: skip
def test_columns_have_names_in_several_languages(name: str, column: Column | None) -> None:
    assert column_called(name) is column


def test_a_sheet_with_a_name_of_its_own_gives_the_title() -> None:
    rows = (("Topic", "Minutes"), ("Walk", 5), ("Talk", 10))
    for sheet, title in (("Day one", "Day one"), ("Sheet1", "My agenda")):
        made = plan_from_sheet(Sheet(sheet, rows), guess(rows), "My_agenda.xlsx")
        assert made.plan.title == title


@pytest.mark.parametrize("last", ["13:30,End,,", "13:30,ENDE,,", "13:30,Finish.,,"])
def test_a_last_row_that_only_says_when_it_ends_is_no_part(last: str) -> None:
    made = read(f"Time,What,Trainer,Notes\n9:00,Walk,Leads,\n10:00,Quiz,,Hand out\n{last}\n")
    assert parts_of(made) == [("Walk", 60), ("Quiz", 210)]
    assert codes_of(made) == ["end-of-day"]


@pytest.mark.parametrize("last", ["13:30,End,Say thanks,", "13:30,Close,,", ",End,,"])
def test_a_last_row_that_says_more_stays_a_part(last: str) -> None:
    made = read(f"Time,What,Trainer,Notes\n9:00,Walk,Leads,\n10:00,Quiz,,Hand out\n{last}\n")
    assert "end-of-day" not in codes_of(made)
