"""What an import adds, recognises, updates, names as bad, and takes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from facilitator.domain.shelf import Readiness
from facilitator.resources import sample_plans
from facilitator.services import plans, rubrics, sheets
from facilitator.services.checking import check_file, check_in_library
from facilitator.services.imports import (
    ImportStatus,
    SameTitle,
    import_paths,
    import_sheet,
    import_text,
    undo_import,
)
from facilitator.services.landing import landing_of
from facilitator.services.progress import Cancelled
from facilitator.services.rubric_files import import_file
from facilitator.services.same_title import settle_same_title
from tests.formats.test_sheets import workbook
from tests.office import h, word

if TYPE_CHECKING:
    from facilitator.services.desk import Desk
    from facilitator.services.imports import ImportReport
    from tests.fakes import FakeClock

PLAN = """# {title}

**Duration:** 30 minutes
**Target Audience:** Volunteers

## Lesson Structure
### Engage
**Duration:** 30 minutes

**Facilitator Actions:** {actions}
"""


def write(folder: Path, name: str, title: str, actions: str = "Ask what they saw.") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PLAN.format(title=title, actions=actions))
    return file


def statuses(report: ImportReport) -> list[str]:
    return [document.status.value for document in report.documents]


def test_new_files_are_added(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path, "in/a.md", "Compost")
    write(tmp_path, "in/deep/b.txt", "Rain barrels")
    report, changes = import_paths(desk, [tmp_path / "in"])
    assert statuses(report) == ["added", "added"]
    assert changes.plans == {document.plan_id for document in report.documents}
    assert {row.title for row in plans.shelf(desk)} == {"Compost", "Rain barrels"}


def test_the_same_file_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    file = write(tmp_path, "a.md", "Compost")
    import_paths(desk, [file])
    report, changes = import_paths(desk, [file])
    assert statuses(report) == ["unchanged"]
    assert not changes


def test_the_same_bytes_from_elsewhere_change_nothing(desk: Desk, tmp_path: Path) -> None:
    import_paths(desk, [write(tmp_path, "desk/a.md", "Compost")])
    report, _ = import_paths(desk, [write(tmp_path, "stick/copy of a.md", "Compost")])
    assert statuses(report) == ["unchanged"]


def test_twins_in_one_folder_are_one_plan(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path, "in/a.md", "Compost")
    write(tmp_path, "in/b.md", "Compost")
    report, _ = import_paths(desk, [tmp_path / "in"])
    assert statuses(report) == ["added", "unchanged"]
    assert report.documents[0].plan_id == report.documents[1].plan_id


def test_a_changed_file_is_a_new_version_and_the_old_one_stays(
    desk: Desk, tmp_path: Path, clock: FakeClock
) -> None:
    file = write(tmp_path, "a.md", "Compost", "Show the heap.")
    plan_id = import_paths(desk, [file])[0].documents[0].plan_id or ""
    clock.advance(minutes=1)
    report, _ = import_paths(desk, [write(tmp_path, "a.md", "Compost", "Turn the heap.")])
    assert statuses(report) == ["updated"]
    assert report.documents[0].plan_id == plan_id
    assert plans.open_plan(desk, plan_id).plan.phases[0].facilitator_actions == "Turn the heap."
    old = plans.open_plan(desk, plan_id, version=1)
    assert old.plan.phases[0].facilitator_actions == "Show the heap."


def test_a_renamed_plan_in_the_same_file_is_still_that_plan(desk: Desk, tmp_path: Path) -> None:
    import_paths(desk, [write(tmp_path, "a.md", "Compost")])
    report, _ = import_paths(desk, [write(tmp_path, "a.md", "Compost for beginners")])
    assert statuses(report) == ["updated"]
    assert [row.title for row in plans.shelf(desk)] == ["Compost for beginners"]


def test_a_newer_file_of_the_same_name_and_title_is_a_version(desk: Desk, tmp_path: Path) -> None:
    import_paths(desk, [write(tmp_path, "mail/a.md", "Compost")])
    newer = write(tmp_path, "stick/a.md", "Compost", "Turn the heap.")
    assert statuses(import_paths(desk, [newer])[0]) == ["updated"]


def test_another_plan_of_the_same_title_is_kept_beside_it(desk: Desk, tmp_path: Path) -> None:
    import_paths(desk, [write(tmp_path, "a.md", "Compost")])
    report, _ = import_paths(desk, [write(tmp_path, "mine.md", "Compost", "Turn the heap.")])
    assert statuses(report) == ["added"]
    assert "same-title" in [finding.code for finding in report.documents[0].diagnostics]
    assert len(plans.shelf(desk)) == 2


@pytest.mark.parametrize(
    ("choice", "status", "count", "version"),
    [
        (SameTitle.KEEP, "added", 2, 1),
        (SameTitle.REPLACE, "updated", 1, 2),
        (SameTitle.SKIP, "skipped", 1, 1),
    ],
)
@pytest.mark.parametrize("afterwards", [True, False])
def test_a_plan_of_a_known_title_is_kept_replaces_or_is_skipped(
    desk: Desk,
    tmp_path: Path,
    choice: SameTitle,
    status: str,
    count: int,
    version: int,
    afterwards: bool,
) -> None:
    import_paths(desk, [write(tmp_path, "a.md", "Compost", "Show the heap.")])
    first = plans.shelf(desk)[0].id
    newer = write(tmp_path, "mine.md", "Compost", "Turn the heap.")
    if afterwards:
        report, _ = import_paths(desk, [newer])
        ids = [document.plan_id or "" for document in report.documents]
        report, _ = settle_same_title(desk, report, ids, choice)
    else:
        report, _ = import_paths(desk, [newer], same_title=choice)
    assert statuses(report) == [status]
    assert len(plans.shelf(desk)) == count
    assert plans.open_plan(desk, first).version == version
    undo_import(desk, report)
    assert [plan.id for plan in plans.shelf(desk)] == [first]
    assert plans.open_plan(desk, first).plan.phases[0].facilitator_actions == "Show the heap."


def test_twins_of_one_folder_become_versions_of_each_other(desk: Desk, tmp_path: Path) -> None:
    for name in "abc":
        write(tmp_path, f"in/{name}.md", "Compost", f"Turn heap {name}.")
    report, _ = import_paths(desk, [tmp_path / "in"], same_title=SameTitle.REPLACE)
    assert statuses(report) == ["added", "updated", "updated"]
    (plan,) = plans.shelf(desk)
    assert plans.open_plan(desk, plan.id).version == 3


def test_a_hundred_files_with_a_bad_one(desk: Desk, tmp_path: Path) -> None:
    for number in range(99):
        write(tmp_path, f"in/{number:02}.md", f"Plan {number}")
    (tmp_path / "in/50b.md").write_bytes(bytes(4000))
    report, changes = import_paths(desk, [tmp_path / "in"])
    assert [one.name for one in report.with_status(ImportStatus.FAILED)] == ["50b.md"]
    assert len(changes.plans) == len(plans.shelf(desk)) == 99


def test_pasted_text_is_a_plan(desk: Desk) -> None:
    text = PLAN.format(title="Compost", actions="Show the heap.")
    report, _ = import_text(desk, "Pasted text", text)
    assert statuses(report) == ["added"]
    assert statuses(import_text(desk, "Pasted text", text)[0]) == ["unchanged"]
    assert statuses(import_text(desk, "Pasted text", "Dear all, see you soon")[0]) == ["failed"]


def test_a_cancelled_import_keeps_what_is_whole_and_says_so(desk: Desk, tmp_path: Path) -> None:
    for number in range(450):
        write(tmp_path, f"in/{number:03}.md", f"Plan {number}")

    def cancel_late(done: int, total: int) -> None:
        assert total == 450
        if done == 300:
            raise Cancelled

    report, _ = import_paths(desk, [tmp_path / "in"], progress=cancel_late)
    assert report.cancelled
    assert len(report.documents) == len(plans.shelf(desk)) == 300


def test_an_import_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    old = write(tmp_path, "in/a.md", "Compost", "Show the heap.")
    plan_id = import_paths(desk, [old])[0].documents[0].plan_id or ""
    write(tmp_path, "in/a.md", "Compost", "Turn the heap.")
    write(tmp_path, "in/b.md", "Rain barrels")
    report, _ = import_paths(desk, [tmp_path / "in"])
    assert statuses(report) == ["updated", "added"]
    undo_import(desk, report)
    assert [row.title for row in plans.shelf(desk)] == ["Compost"]
    assert plans.open_plan(desk, plan_id).plan.phases[0].facilitator_actions == "Show the heap."


def test_a_plan_taken_back_can_be_imported_again(desk: Desk, tmp_path: Path) -> None:
    file = write(tmp_path, "a.md", "Compost")
    undo_import(desk, import_paths(desk, [file])[0])
    assert statuses(import_paths(desk, [file])[0]) == ["added"]


def test_a_plan_in_the_trash_comes_back_when_its_file_is_imported(
    desk: Desk, tmp_path: Path
) -> None:
    file = write(tmp_path, "a.md", "Compost")
    plan_id = import_paths(desk, [file])[0].documents[0].plan_id or ""
    plans.move_to_trash(desk, plan_id)
    report, _ = import_paths(desk, [file])
    assert len(plans.shelf(desk)) == 1
    assert statuses(report) == ["added"]


@pytest.mark.parametrize("nothing", ["", "notes.docx-lock", "empty"])
def test_nothing_to_import_is_an_empty_report(desk: Desk, tmp_path: Path, nothing: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    if nothing == "notes.docx-lock":
        (folder / nothing).write_text("x")
    report, changes = import_paths(desk, [folder])
    assert not report.documents
    assert not changes


def test_the_place_tells_more_than_the_bytes(desk: Desk, tmp_path: Path) -> None:
    """A file that now holds what another plan was read from is still the same file."""
    compost, barrels = write(tmp_path, "a.md", "Compost"), write(tmp_path, "b.md", "Rain barrels")
    first, _ = import_paths(desk, [compost, barrels])
    compost.write_bytes(barrels.read_bytes())
    second, _ = import_paths(desk, [compost])
    assert statuses(second) == ["updated"]
    assert second.documents[0].plan_id == first.documents[0].plan_id


def test_bytes_that_a_plan_left_behind_in_the_same_import_are_another_plan(
    desk: Desk, tmp_path: Path
) -> None:
    first, second = write(tmp_path, "a.txt", "Bees"), tmp_path / "b.txt"
    import_paths(desk, [first])
    second.write_bytes(first.read_bytes())
    write(tmp_path, "a.txt", "Bees in spring")

    report, _ = import_paths(desk, [tmp_path])

    assert statuses(report) == ["updated", "added"]


def test_one_title_in_two_files_of_a_folder_is_noted(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path, "in/a.md", "Compost")
    write(tmp_path, "in/b.md", "Compost", actions="Ask what they smelled.")
    report, _ = import_paths(desk, [tmp_path / "in"])
    codes = [[finding.code for finding in document.diagnostics] for document in report.documents]
    assert ["same-title" in found for found in codes] == [False, True]


def test_breaks_are_no_phases_in_the_report(desk: Desk, tmp_path: Path) -> None:
    file = write(tmp_path, "a.md", "Compost")
    file.write_text(file.read_text() + "\n### Break\n**Duration:** 10 minutes\n")
    report, _ = import_paths(desk, [file])
    assert report.documents[0].phases == 1


def test_phases_without_minutes_are_a_draft(tmp_path: Path) -> None:
    file = write(tmp_path, "a.md", "Compost")
    assert check_file(file).readiness is not Readiness.DRAFT
    file.write_text(file.read_text().replace("30 minutes", "some time"))
    assert check_file(file).readiness is Readiness.DRAFT


def test_a_plan_without_a_title_is_called_as_its_file(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "budget_talk.txt"
    file.write_text("10:00 Arrive\n10:15 Names\n10:30 Budget\n11:15 Swap\n12:00 End\n")
    import_paths(desk, [file])
    assert [row.title for row in plans.shelf(desk)] == ["budget talk"]


def test_word_and_spreadsheets_in_a_folder_are_recognized_again(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.docx").write_bytes(word(h(0, "Walk"), h(1, "Out (5 min)"), h(1, "Back (5 min)")))
    (folder / "b.xlsx").write_bytes(workbook(("Topic", "Minutes"), ("Talk", 5), ("Ask", 5)))
    (folder / "c.csv").write_text("Fruit,Colour\nPear,green\n")
    first, _ = import_paths(desk, [folder])
    assert statuses(first) == ["added", "added", "failed"]
    assert "which columns" in first.documents[2].diagnostics[0].message
    (folder / "b.xlsx").write_bytes(workbook(("Topic", "Minutes"), ("Talk", 5), ("Ask", 10)))
    second, _ = import_paths(desk, [folder])
    assert statuses(second) == ["unchanged", "updated", "failed"]
    undo_import(desk, second)
    undo_import(desk, first)
    assert plans.shelf(desk) == ()


def test_the_library_counts_what_the_plan_shows(desk: Desk, tmp_path: Path) -> None:
    """What is odd about a document is told on import; the plan itself may be ready all the same."""
    text = sample_plans()[0].read_text("utf-8")
    twice = text.replace(
        "**Resources Used:** ", "**Resources Used:** Pens\n\n**Resources Used:** ", 1
    )
    file = tmp_path / "twice.md"
    file.write_text(twice.replace("* Flip chart and", "* Pens\n* Flip chart and"), "utf-8")
    report, _ = import_paths(desk, [file])
    assert "duplicate-field" in {one.code for one in report.documents[0].diagnostics}
    (row,) = plans.shelf(desk)
    assert row.readiness is check_in_library(desk, row.id).readiness is Readiness.READY


CANVAS = (
    "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,"
    "Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points\n"
    "Bread,Crust,Even and brown,false,Good,Sings when pressed,4,Poor,Pale,1\n"
)


def test_a_list_of_canvas_comes_in_as_a_rubric(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "bread.csv"
    file.write_text(CANVAS, encoding="utf-8-sig")
    report, changes = import_paths(desk, [file])
    assert statuses(report) == ["rubric"]
    assert not plans.shelf(desk)
    assert [one.title for one in rubrics.everything(desk)] == ["Bread"]
    assert len(changes.rubrics) == 1
    again, _ = import_paths(desk, [file])
    assert statuses(again) == ["unchanged"]
    undo_import(desk, report)
    assert not rubrics.everything(desk)


def canvas_book(file: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in CANVAS.splitlines():
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in line.split(",")])
    sheet.append(["Bread", "Crumb", "Open\nand moist", False, "Good", "Even", 4.5, "Poor", "", 1])
    sheet.append(["Bread", "Smell", "", False, "Good", "Nutty", "much"])
    book.save(file)
    return file


def test_a_rubric_kept_in_a_workbook_comes_in_as_one(desk: Desk, tmp_path: Path) -> None:
    file = canvas_book(tmp_path / "bread.xlsx")
    report, _ = import_paths(desk, [file])
    assert statuses(report) == ["rubric"]
    assert not plans.shelf(desk)
    rubric = rubrics.open_rubric(desk, report.documents[0].rubrics[0]).rubric
    assert [(one.title, one.description) for one in rubric.criteria] == [
        ("Crust", "Even and brown"),
        ("Crumb", "Open\nand moist"),
    ]
    assert [level.score for level in rubric.criteria[1].levels] == [1, 4.5]
    assert "“much”" in report.documents[0].diagnostics[0].values["row"]
    assert statuses(import_paths(desk, [file])[0]) == ["unchanged"]
    imported, _ = import_file(desk, file)
    assert [title for _, title in imported.added] == ["Bread"]


def test_the_pasted_cells_of_a_rubric_come_in_as_one(desk: Desk) -> None:
    text = CANVAS.replace(",", "\t").replace("Even and brown", '"Even\nand brown"')
    report, _ = import_text(desk, "Pasted text", text)
    assert statuses(report) == ["rubric"]
    rubric = rubrics.open_rubric(desk, report.documents[0].rubrics[0]).rubric
    assert rubric.criteria[0].description == "Even\nand brown"
    assert statuses(import_text(desk, "Pasted text", text)[0]) == ["unchanged"]


def test_a_rubric_of_which_nothing_can_be_used_says_why(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "bread.csv"
    file.write_text(CANVAS.replace(",4,", ",four,"))
    report, _ = import_paths(desk, [file])
    assert statuses(report) == ["failed"]
    assert "“four”" in report.documents[0].diagnostics[0].values["reason"]


def test_what_was_read_is_shown_from_the_sheet_that_was_chosen(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number, words in enumerate((("Talk", "Ask"), ("Walk", "Look"))):
        sheet = book.active if not number else book.create_sheet("Second")
        assert sheet is not None
        for row in (("Topic", "Minutes"), *((topic, 5) for topic in words)):
            sheet.append(row)
    file = tmp_path / "two.xlsx"
    book.save(file)
    opened = sheets.open_sheets(file)
    assert opened is not None
    assert opened.best == 0
    for chosen, topic in ((0, "Talk"), (1, "Walk")):
        report, _ = import_sheet(desk, opened, chosen, opened.guess(chosen))
        shown = landing_of(desk, report.documents[0].plan_id or "")
        assert any(topic in line for line in shown.source)
