"""The job without a window: every command, its answers, its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pytest

from facilitator.app import main
from facilitator.cli.parser import DOCUMENTS
from facilitator.domain.checks import check_plan
from facilitator.domain.checks.dismissing import dismiss
from facilitator.domain.length import length_of
from facilitator.domain.paper import Letterhead
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase
from facilitator.domain.scoring import Subject, Verdict
from facilitator.formats.markdown import write_plan
from facilitator.library.lock import LibraryLock
from facilitator.paths import below
from facilitator.printing import font_files, fonts
from facilitator.resources import sample_plans
from facilitator.services import letterheads, rubrics, scoring
from tests.rubrics import KNOTS
from tests.ui.rig import make_rig, play_soil

NAMES = ("Cedar", "Maple", "Oak", "Rowan", "Birch", "Elm")
SOURCE = Path(__file__).parents[2] / "src"


@dataclass
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        return json.loads(self.out)


class Facilitator:
    """The command line with a library of its own."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        code = main(["--library", str(self.library), *map(str, arguments)])
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)


@pytest.fixture
def facilitator(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Facilitator:
    return Facilitator(tmp_path / "library", capsys)


@pytest.fixture
def filled(facilitator: Facilitator) -> Facilitator:
    assert facilitator("import", *sample_plans()).code == 0
    return facilitator


def statuses(ran: Ran) -> list[str]:
    return [plan["status"] for plan in ran.json["plans"]]


def test_import_tells_what_became_of_each_file(facilitator: Facilitator, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ran = facilitator("import", "--json", *sample_plans(), tmp_path / "picture.txt")
    assert ran.code == 1
    assert statuses(ran) == ["added", "added", "added", "failed"]
    failed = ran.json["plans"][-1]
    assert failed["id"] is None
    assert failed["diagnostics"][0]["severity"] == "error"
    assert "picture.txt" in ran.err


def test_a_second_import_recognises_the_file(filled: Facilitator) -> None:
    assert statuses(filled("import", "--json", *sample_plans())) == ["unchanged"] * 3
    assert len(filled("list", "--json").json) == 3


def test_a_changed_file_is_a_new_version(facilitator: Facilitator, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_bytes(sample_plans()[0].read_bytes())
    first = facilitator("import", "--json", file).json["plans"][0]
    file.write_text(file.read_text().replace("## Key Concepts\n", "## Key Concepts\n* Calm\n"))
    second = facilitator("import", "--json", file).json["plans"][0]
    assert (second["status"], second["id"]) == ("updated", first["id"])
    assert facilitator("show", "--json", first["id"]).json["version"] == 2


def test_one_bad_file_of_a_folder_fails_alone(facilitator: Facilitator, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    for file in sample_plans():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "notes.txt").write_text("Remember the milk.")
    ran = facilitator("import", "--json", folder)
    assert sorted(statuses(ran)) == ["added", "added", "added", "failed"]
    assert ran.code == 1


def test_list_holds_the_fields_scripts_rely_on(filled: Facilitator) -> None:
    rows = filled("list", "--json").json
    assert {tuple(row) for row in rows} == {
        ("id", "title", "audience", "stated_minutes", "phase_minutes", "phases", "tags")
    }
    assert all(row["phases"] and row["phase_minutes"] == row["stated_minutes"] for row in rows)
    assert len(filled("list").out.splitlines()) == 3


def test_search_finds_words_anywhere(filled: Facilitator) -> None:
    title = filled("list", "--json").json[0]["title"]
    word = max(title.split(), key=len).strip(":,.")
    hits = filled("search", "--json", word).json
    assert title in [hit["title"] for hit in hits]
    assert all(hit["snippet"] for hit in hits)
    assert len(filled("search", "--json", "--limit", 1, "the").json) == 1
    nothing = filled("search", "--json", "xyzzy-nothing")
    assert (nothing.json, nothing.code) == ([], 0)


def test_a_plan_is_meant_by_id_start_of_id_or_title(filled: Facilitator) -> None:
    row = filled("list", "--json").json[0]
    for reference in (row["id"], row["id"][:10], row["title"]):
        assert filled("show", "--json", reference).json["title"] == row["title"]
    unknown = filled("show", "no such plan")
    assert unknown.code == 1
    assert "no such plan" in unknown.err


def test_markdown_comes_back_byte_for_byte(filled: Facilitator, tmp_path: Path) -> None:
    plans = {file.read_bytes() for file in sample_plans()}
    for row in filled("list", "--json").json:
        target = tmp_path / "out.md"
        assert filled("export", row["id"], "-o", target).code == 0
        assert target.read_bytes() in plans


def test_export_to_stdout_is_the_same_bytes(filled: Facilitator, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "facilitator", "--library", str(filled.library)]
    row = filled("list", "--json").json[0]
    ran = subprocess.run(
        [*command, "export", row["id"]], env=environment, capture_output=True, check=True
    )
    assert ran.stdout in {file.read_bytes() for file in sample_plans()}


def test_export_as_json_holds_every_field(filled: Facilitator) -> None:
    row = filled("list", "--json").json[0]
    data = json.loads(filled("export", row["id"], "--format", "json").out)
    shown = filled("show", "--json", row["id"]).json
    assert data["phases"] == shown["phases"]
    assert data["facilitator_questions"]


def test_check_says_ready_or_what_is_open(filled: Facilitator, tmp_path: Path) -> None:
    row = filled("list", "--json").json[0]
    ran = filled("check", "--json", row["id"])
    assert ran.json["plans"][0]["status"] == "ready"
    assert ran.code == 0
    short = tmp_path / "short.md"
    text = sample_plans()[0].read_text()
    stated = next(line for line in text.splitlines() if line.startswith("**Duration:**"))
    short.write_text(text.replace(stated, "**Duration:** 10 minutes", 1))
    ran = filled("check", "--json", short)
    assert ran.code == 1
    assert ran.json["plans"][0]["status"] == "checks"
    finding = next(f for f in ran.json["plans"][0]["diagnostics"] if f["severity"] == "warning")
    assert {"severity", "line", "code", "message", "dismissed"} == set(finding)


def test_check_says_what_was_dismissed_and_whether_it_needs_internet(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    plan = LessonPlan(
        "Knots",
        objectives=(Objective("Tie a bowline", "Apply"),),
        phases=(Phase("Vote on a bowline", length_of(30), technology="Polling software"),),
        assessments=(Assessment("Summative", "Objective 1: a bowline tied in ten seconds"),),
    )
    needy = next(one for one in check_plan(plan) if one.code == "needs-internet")
    file = tmp_path / "knots.md"
    file.write_text(write_plan(dismiss(plan, needy, "There is Wi-Fi")), encoding="utf-8")

    ran = facilitator("check", file)
    assert ran.code == 0
    assert "ready     Knots (needs internet)" in ran.out
    assert "dismissed (There is Wi-Fi): Polling software needs internet." in ran.out
    (data,) = facilitator("check", "--json", file).json["plans"]
    assert (data["open_checks"], data["works_offline"]) == (0, False)
    assert [one["dismissed"] for one in data["diagnostics"] if one["dismissed"] is not None] == [
        "There is Wi-Fi"
    ]


@pytest.mark.parametrize("document", ["rubric", "reflection"])
@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_documents_become_pdfs(
    filled: Facilitator, tmp_path: Path, document: str, paper: str, width: int
) -> None:
    target = tmp_path / "out.pdf"
    row = filled("list", "--json").json[0]
    ran = filled("print", document, row["id"], "--paper", paper, "--groups", "2", "-o", target)
    assert ran.code == 0
    with pymupdf.open(target) as pages:
        sides = sorted((pages[0].rect.width, pages[0].rect.height))
        text = "".join(page.get_text() for page in pages)
    assert round(sides[0]) == width
    assert "Group 1" in text
    assert "Group 2" in text


def test_a_file_is_printed_without_being_imported(facilitator: Facilitator, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    assert facilitator("print", "reflection", sample_plans()[0], "-o", target).code == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert not below(facilitator.library).library.exists()


def outline(pdf: Path) -> list[str]:
    with pymupdf.open(pdf) as pages:
        return [title for level, title, _ in pages.get_toc() if level == 1]


def test_every_document_of_many_plans_goes_into_a_folder(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    plans = sample_plans()[:2]
    ran = facilitator("print", "all", *plans, "-o", tmp_path / "out", "--paper", "a5")
    assert ran.code == 0, ran.err
    made = sorted((tmp_path / "out").iterdir())
    assert len(made) == 2
    assert all(file.name.endswith(" - handouts.pdf") for file in made)
    assert len(outline(made[0])) == len(DOCUMENTS) - 2
    assert "No report: " in ran.err
    assert "No station-sheets: " in ran.err
    assert "1 of 2: " in ran.err
    assert ran.out == ""


def test_several_documents_of_several_plans_fit_into_one_file(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    target = tmp_path / "one.pdf"
    plans = sample_plans()[:2]
    assert facilitator("print", "run-sheet", "exit-ticket", *plans, "-o", target).code == 0
    kinds = [title.partition(":")[0] for title in outline(target)]
    assert kinds == ["Run sheet", "Exit ticket"] * 2


def test_a_plan_that_cannot_be_printed_keeps_no_other_from_it(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    bare = tmp_path / "Bare.md"
    bare.write_text("# Bare\n\n## Materials\n\n- Rope\n")
    ran = facilitator("print", "rubric", bare, sample_plans()[0], "-o", tmp_path / "out")
    assert ran.code == 1
    assert "Bare.md: " in ran.err
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_of_all_documents_only_those_with_something_in_them_are_printed(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    bare = tmp_path / "Bare.md"
    phases = tuple(Phase(name, learner_activities="Talk.") for name in ("Engage", "Explore"))
    bare.write_text(write_plan(LessonPlan("Bare", phases=phases)), encoding="utf-8")
    ran = facilitator("print", "all", bare, "-o", tmp_path / "out.pdf")
    assert ran.code == 0
    assert "No rubric: " in ran.err
    assert "rubric" not in " ".join(outline(tmp_path / "out.pdf"))


def test_looks_are_asked_for_by_options(facilitator: Facilitator, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    plan = sample_plans()[0]
    looks = ("--large", "--spacious", "--ink-saver", "--language", "fr", "--up", "4")
    assert facilitator("print", "run-sheet", "exit-ticket", plan, *looks, "-o", target).code == 0
    with pymupdf.open(target) as pages:
        assert "Déroulé" in pages[0].get_text()


def pages_of(pdf: Path) -> int:
    with pymupdf.open(pdf) as pages:
        return len(pages)


def test_pages_are_copied_and_arranged(facilitator: Facilitator, tmp_path: Path) -> None:
    plan, target = sample_plans()[0], tmp_path / "out.pdf"

    def printed(*options: str) -> int:
        made = facilitator("print", "rubric", plan, *options, "-o", target)
        assert made.code == 0, made.err
        return pages_of(target)

    one = printed()
    assert printed("--copies", "3") == 3 * one
    assert printed("--groups", "4", "--copies", "2") == 8 * one
    assert printed("--groups", "4", "--n-up", "4") == one
    assert printed("--groups", "4", "--n-up", "2") == 2 * one
    assert printed("--groups", "4", "--booklet") == 2 * one
    assert printed("--groups", "3", "--both-sides") == 6 * one


def test_a_report_is_printed_of_a_session_or_of_the_plan_it_is_of(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    rig = make_rig(facilitator.library)
    plan, session = play_soil(rig)
    rig.desk.library.close()
    target = tmp_path / "report.pdf"
    for reference in (session.id, plan):
        assert facilitator("print", "report", reference, "-o", target).code == 0
        with pymupdf.open(target) as pages:
            assert "Session report" in pages[0].get_text()
    ran = facilitator("print", "all", session.id, "-o", target)
    assert ran.code == 0
    assert any(title.startswith("Session report") for title in outline(target))
    with pymupdf.open(target) as pages:
        assert "Aspen" in "".join(page.get_text() for page in pages)


def test_a_rubric_is_printed_as_one_grid_or_filled(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    plan, target = sample_plans()[0], tmp_path / "out.pdf"
    made = facilitator("print", "rubric", plan, "--groups", "Owls,Cranes", "--grid", "-o", target)
    assert made.code == 0, made.err
    with pymupdf.open(target) as pages:
        text = pages[0].get_text()
    assert "Owls" in text
    assert "Cranes" in text
    ran = facilitator("print", "rubric", plan, "--filled", "-o", target)
    assert ran.code == 1
    assert "Nothing is scored by this rubric yet." in ran.err


def test_agreement_of_one_observer_says_what_to_do(facilitator: Facilitator) -> None:
    rig = make_rig(facilitator.library)
    _, session = play_soil(rig)
    rig.desk.library.close()
    ran = facilitator("agreement", session.id)
    assert ran.code == 0
    assert "merge the package of another one" in ran.err
    told = facilitator("agreement", session.id, "--json").json
    assert told["observers"] == [""]
    assert facilitator("agreement", "none-such").code == 1


def test_agreement_calls_whoever_gave_no_name_by_their_laptop(facilitator: Facilitator) -> None:
    rig = make_rig(facilitator.library)
    plan_id, session = play_soil(rig)
    rubric_id, _ = rubrics.add(rig.desk, KNOTS, plan_id=plan_id)
    for owner in ("", "3f2a" * 8):
        page = scoring.sheet(
            rig.desk, session.id, rubric_id, Subject(session.groups[0].id), owner=owner
        )
        first = page.rubric.criteria[0]
        chosen = scoring.Answer(Verdict.LEVEL, level=first.levels[0].id)
        scoring.give(rig.desk, page, first.id, chosen)
    rig.desk.library.close()
    assert facilitator("agreement", session.id).out.splitlines()[0] == "you, laptop 3f2a"


def test_header_and_footer_of_the_library_are_printed(filled: Facilitator, tmp_path: Path) -> None:
    rig = make_rig(filled.library)
    letterheads.keep(rig.desk, Letterhead("House of Bread", footer="Charity 77"))
    rig.desk.library.close()
    target = tmp_path / "out.pdf"
    assert filled("print", "run-sheet", sample_plans()[0], "-o", target).code == 0
    with pymupdf.open(target) as pages:
        text = pages[0].get_text()
    assert "House of Bread" in text
    assert "Charity 77" in text


def test_fonts_are_kept_with_the_library_one_chose(
    filled: Facilitator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_loaded", [])
    monkeypatch.setattr(font_files, "_chosen", None)
    plan = next(iter(sample_plans()))
    assert filled("print", "rubric", plan, "-o", tmp_path / "sheet.pdf").code == 0
    assert len(list((filled.library / "cache" / "fonts").glob("*.ttf"))) == 2


def test_backup_and_restore_bring_everything_back(filled: Facilitator, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    before = filled("list", "--json").json
    assert filled("backup", backup).code == 0
    elsewhere = Facilitator(tmp_path / "elsewhere", filled._capsys)
    assert elsewhere("restore", backup).code == 0
    assert elsewhere("list", "--json").json == before
    not_one = tmp_path / "not-a-backup"
    not_one.write_text("nothing")
    assert elsewhere("restore", not_one).code == 1
    assert elsewhere("list", "--json").json == before


def test_doctor_examines(filled: Facilitator) -> None:
    ran = filled("doctor", "--json")
    assert ran.code == 0
    assert ran.json["ok"] is True


def test_options_that_make_no_sense_are_usage(facilitator: Facilitator) -> None:
    for arguments in (
        ("print", "poster", "x"),
        ("print", "rubric"),
        ("search",),
        ("print", "rubric", "x", "--paper=a3"),
    ):
        with pytest.raises(SystemExit) as left:
            facilitator(*arguments)
        assert left.value.code == 2


def test_one_process_at_a_time(filled: Facilitator) -> None:
    lock = LibraryLock(filled.library / "library.lock")
    assert lock.acquire()
    try:
        ran = filled("list", "--json")
    finally:
        lock.release()
    assert ran.code == 1
    assert "open" in ran.err
    assert ran.out == ""


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("I am in the way.")
    ran = Facilitator(blocked / "library", capsys)("list")
    assert ran.code == 1
    assert "Could not write" in ran.err
    assert "Traceback" not in ran.err


@pytest.fixture
def second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Facilitator:
    """Another laptop."""
    return Facilitator(tmp_path / "second", capsys)


def test_a_package_goes_from_one_library_to_another(
    filled: Facilitator, second: Facilitator, tmp_path: Path
) -> None:
    file = tmp_path / "plans.facilitator"
    ids = [row["id"] for row in filled("list", "--json").json]  # type: ignore[attr-defined]

    packed = filled("package", *ids, "-o", file)
    assert (packed.code, packed.out) == (0, "")
    assert "Saved" in packed.err

    dry = second("merge", file, "--dry-run", "--json").json
    assert dry["added"] is False  # type: ignore[index]
    assert len(dry["plans"]) == len(ids)  # type: ignore[index]
    assert second("list").out == ""

    merged = second("merge", file)
    assert merged.code == 0
    assert "new plan, 1 version: First Aid at Work" in merged.out
    assert "The library as it was is kept as" in merged.err
    assert sorted(second("list").out.splitlines()) == sorted(filled("list").out.splitlines())

    again = second("merge", file)
    assert again.code == 0
    assert "in the library already" in again.err
    assert second("merge", file, "--json").json["added"] is False  # type: ignore[index]


def test_a_package_that_is_none_is_a_sentence(facilitator: Facilitator, tmp_path: Path) -> None:
    file = tmp_path / "x.facilitator"
    file.write_bytes(b"PK\x03\x04 not really")

    ran = facilitator("merge", file)

    assert (ran.code, ran.out) == (1, "")
    assert "cut short, or it is something else" in ran.err


def test_a_package_among_files_to_import_says_what_to_do(
    filled: Facilitator, tmp_path: Path
) -> None:
    file = tmp_path / "plans.facilitator"
    filled("package", filled("list", "--json").json[0]["id"], "-o", file)  # type: ignore[index]

    ran = filled("import", file)

    assert ran.code == 1
    assert "facilitator merge" in ran.err


def test_what_means_no_plan_and_no_session_is_not_packed(
    filled: Facilitator, tmp_path: Path
) -> None:
    ran = filled("package", "nothing", "-o", tmp_path / "x.facilitator")

    assert ran.code == 1
    assert "No plan in the library is called “nothing”" in ran.err


def test_sessions_are_listed_and_packed(
    filled: Facilitator, second: Facilitator, tmp_path: Path
) -> None:
    from facilitator.app import open_desk
    from facilitator.services import plans, sessions

    desk = open_desk(below(filled.library))
    plan = plans.shelf(desk)[0]
    made = sessions.draft(desk, plan.id, planned_start=desk.clock.now(), names=NAMES)
    sessions.save(desk, made)
    desk.library.close()
    file = tmp_path / "session.facilitator"

    (listed,) = filled("sessions", "--json").json  # type: ignore[misc]
    assert (listed["id"], listed["plan"], listed["ended"]) == (made.id, plan.id, None)
    assert made.id[:8] in filled("sessions", plan.id).out
    assert "planned" in filled("sessions").out
    assert "no sessions" in second("sessions").err

    assert filled("package", made.id[:12], "-o", file).code == 0
    assert second("merge", file).code == 0
    assert second("sessions").out == filled("sessions").out


@pytest.mark.parametrize(("kind", "begin"), [("docx", b"PK"), ("xlsx", b"PK"), ("package", b"PK")])
def test_a_plan_is_exported_into_a_file(
    filled: Facilitator, tmp_path: Path, kind: str, begin: bytes
) -> None:
    row = filled("list", "--json").json[0]  # type: ignore[index]
    file = tmp_path / f"plan.{kind}"

    nowhere = filled("export", row["id"], "--format", kind)
    assert (nowhere.code, nowhere.out) == (1, "")
    assert "Say with -o" in nowhere.err

    assert filled("export", row["id"], "--format", kind, "-o", file).code == 0
    assert file.read_bytes().startswith(begin)


@pytest.mark.parametrize("kind", ["markdown", "docx", "xlsx", "json"])
def test_what_was_exported_can_be_imported(
    filled: Facilitator, second: Facilitator, tmp_path: Path, kind: str
) -> None:
    row = filled("list", "--json").json[0]  # type: ignore[index]
    file = tmp_path / f"plan.{'md' if kind == 'markdown' else kind}"
    filled("export", row["id"], "--format", kind, "-o", file)

    assert second("import", file).code == 0

    (back,) = second("list", "--json").json  # type: ignore[misc]
    assert (back["title"], back["phase_minutes"]) == (row["title"], row["phase_minutes"])
    if kind != "xlsx":
        shown = second("show", back["id"]).out
        assert shown == filled("show", row["id"]).out
