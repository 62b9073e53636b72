"""The command line where things are odd: every failure is one sentence, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.app import main
from facilitator.cli import commands
from facilitator.library.lock import LibraryLock
from facilitator.resources import sample_plans

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = Path(__file__).parents[2] / "src"
LONG_TITLE = "A title that no file system takes " * 9


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, and plans with titles as people write them."""
    folder = tmp_path_factory.mktemp("odd")
    _, rest = sample_plans()[0].read_text(encoding="utf-8").split("\n", 1)
    for number, title in enumerate(("😀 Grüße", LONG_TITLE, "Knots")):
        (folder / f"plan{number}.md").write_text(f"# {title}\n{rest}", encoding="utf-8")
    ran = run(folder / "library", "import", *sample_plans(), folder)
    assert ran.returncode == 0, ran.stderr
    return folder / "library"


def run(
    library: Path,
    *arguments: object,
    stdout: int = subprocess.PIPE,
    set_to: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    unset = {"PYTHONUNBUFFERED", "PYTHONIOENCODING"}
    kept = {key: value for key, value in os.environ.items() if key not in unset}
    ran = subprocess.run(
        [sys.executable, "-m", "facilitator", "--library", library, *map(str, arguments)],
        env={**kept, "PYTHONPATH": str(SOURCE), **(set_to or {})},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        cwd=cwd,
    )
    assert b"Traceback" not in ran.stderr, ran.stderr.decode()
    return ran


def run_in_little_space(library: Path, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    """No file may grow beyond 32 kB, which SQLite needs to begin with."""
    python = [sys.executable, "-m", "facilitator", "--library", library, *map(str, arguments)]
    ran = subprocess.run(
        ["sh", "-c", 'ulimit -f 64; exec "$@"', "sh", *python],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ran.stderr, ran.stderr.decode()
    return ran


def told(capsys: pytest.CaptureFixture[str], library: Path, *arguments: str) -> tuple[int, str]:
    code = main(["--library", str(library), *arguments])
    return code, capsys.readouterr().err


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [("list",), ("list", "--json"), ("export", "Knots")])
def test_a_reader_that_left_had_enough(
    library: Path, arguments: tuple[str, ...], unbuffered: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run(library, *arguments, stdout=writing, set_to={"PYTHONUNBUFFERED": unbuffered})
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [("list",), ("list", "--json"), ("export", "Knots")])
def test_an_answer_that_could_not_be_written_is_a_failure(
    library: Path, arguments: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = run(library, *arguments, stdout=full.fileno())
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"The answer could not be written: ")
    assert len(ran.stderr.splitlines()) == 1


def test_a_terminal_that_cannot_show_a_sign_gets_it_spelled_out(library: Path) -> None:
    ran = run(library, "list", set_to={"PYTHONIOENCODING": "ascii"})
    assert rb"\U0001f600 Gr\xfc\xdfe" in ran.stdout
    assert ran.returncode == 0


def test_json_is_utf8_wherever_it_goes(library: Path) -> None:
    ran = run(library, "list", "--json", set_to={"PYTHONIOENCODING": "latin-1"})
    assert "😀 Grüße" in [row["title"] for row in json.loads(ran.stdout.decode("utf-8"))]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' names are Unicode")
def test_json_names_a_file_whose_name_is_no_text(library: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"\xff.txt")
    odd.write_text("Remember the milk.")
    for locale in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "utf-8"}):
        ran = run(library, "import", "--json", tmp_path, set_to=locale)
        assert json.loads(ran.stdout.decode("utf-8"))["plans"][0]["title"] == odd.name


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
class TestADiskWithoutSpace:
    def test_takes_no_new_library(self, tmp_path: Path) -> None:
        ran = run_in_little_space(tmp_path, "list")
        assert ran.returncode == 1
        assert f"“{tmp_path / 'library.sqlite3'}”" in ran.stderr.decode()
        assert not list(tmp_path.glob("*.sqlite3*"))

    def test_is_named_when_it_takes_no_backup(self, library: Path, tmp_path: Path) -> None:
        target = tmp_path / "backup.sqlite3"
        ran = run_in_little_space(library, "backup", target)
        assert ran.returncode == 1
        assert f"“{target}”" in ran.stderr.decode()
        assert not list(tmp_path.iterdir())

    def test_keeps_the_old_pdf(self, library: Path, tmp_path: Path) -> None:
        target = tmp_path / "sheet.pdf"
        target.write_text("old")
        ran = run_in_little_space(library, "print", "rubric", "Knots", "--groups", 60, "-o", target)
        assert ran.returncode == 1
        assert b"Could not save sheet.pdf" in ran.stderr
        assert target.read_text() == "old"
        assert list(tmp_path.iterdir()) == [target]

    def test_is_no_reason_to_show_a_bug(self, tmp_path: Path) -> None:
        full = Path("/dev/full")
        if not full.exists():
            pytest.skip("this system has no /dev/full")
        (tmp_path / "logs").mkdir()
        (tmp_path / "logs" / "facilitator.log").symlink_to(full)
        broken = "from facilitator.cli import commands; del commands.COMMANDS['list']"
        program = f"{broken}; from facilitator.app import main; main()"
        ran = subprocess.run(
            [sys.executable, "-c", program, "--library", tmp_path, "list"],
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            capture_output=True,
            check=False,
        )
        assert ran.stderr.startswith(b"Something went wrong in the app.")
        assert len(ran.stderr.splitlines()) == 1


def test_an_output_nobody_opened_is_no_failure(library: Path) -> None:
    for closed in (">&-", "2>&-"):
        for command in ("list", "list --json", "export Knots"):
            ran = subprocess.run(
                ["sh", "-c", f'"$0" -m facilitator {command} {closed}', sys.executable],
                env={**os.environ, "PYTHONPATH": str(SOURCE), "FACILITATOR_LIBRARY": str(library)},
                capture_output=True,
                check=False,
            )
            assert (ran.returncode, ran.stderr) == (0, b"")


def test_names_of_files_do_not_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], library: Path, tmp_path: Path
) -> None:
    _, said = told(capsys, library, "import", str(tmp_path / "\x1b[2J.txt"))
    assert r"\x1b[2J.txt" in said
    assert "\x1b" not in said


def test_a_title_means_the_plan_though_a_folder_has_it_or_no_file_can(
    capsys: pytest.CaptureFixture[str],
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Knots").mkdir()
    for number, title in enumerate(("Knots", LONG_TITLE)):
        target = tmp_path / f"{number}.pdf"
        code, said = told(capsys, library, "print", "rubric", title, "-o", str(target))
        assert code == 0, said
        assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("reference", ["nobody's", "", "\udcff", "x" * 5000, "x" * 300 + ".md"])
@pytest.mark.parametrize("command", [("show",), ("check",), ("print", "rubric"), ("export",)])
def test_what_means_no_plan_is_said(
    capsys: pytest.CaptureFixture[str], library: Path, command: tuple[str, ...], reference: str
) -> None:
    code = main(["--library", str(library), *command, reference])
    out, err = capsys.readouterr()
    assert code == 1
    assert any(told in out + err for told in ("No plan in the library", "could not be read"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "x", "--limit", "0"),
        ("search", "x", "--limit", "-1"),
        ("search", "x", "--limit", "many"),
        ("search", "x", "--limit", "9" * 5000),
        ("print", "rubric", "x", "--groups", "0"),
        ("print", "rubric", "x", "--groups", "100"),
        ("print", "rubric", "x", "--groups", "9" * 5000),
        ("print", "rubric", "x", "--groups", ","),
        ("print", "rubric", "x", "--groups", ""),
        ("print", "rubric", "x", "-o", ""),
        ("export", "x", "-o", ""),
        ("import", ""),
        ("backup", ""),
        ("restore", ""),
        ("--library", "", "list"),
    ],
)
def test_values_that_make_no_sense_are_usage(
    capsys: pytest.CaptureFixture[str], library: Path, arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--library", str(library), *arguments])
    assert left.value.code == 2
    assert " give " in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [("backup",), ("export", "Knots", "-o")],
)
def test_a_folder_is_no_place_for_the_bytes_of_a_file(
    capsys: pytest.CaptureFixture[str],
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for folder in (".", "folder"):
        code, said = told(capsys, library, *arguments, folder)
        assert (code, said) == (1, f"“{folder}” is a folder. Give the name of a file in it.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_home_nobody_has_is_a_name_like_any_other(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--library", "~nobody-of-this-name/x", "list", "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert (tmp_path / "~nobody-of-this-name" / "x").is_dir()


@pytest.mark.usefixtures("logging_as_before")
def test_our_own_bugs_go_to_the_log(
    capsys: pytest.CaptureFixture[str], library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(options: object, workplace: object) -> bool:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setitem(commands.COMMANDS, "list", broken)
    code, said = told(capsys, library, "list")
    log = library / "logs" / "facilitator.log"
    assert code == 1
    assert said == (
        "Something went wrong in the app. What you saved is safe. "
        f"Details for support are in {log}.\n"
    )
    noted = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in noted
    assert "a bug of ours" not in noted


def test_stopping_by_hand_is_said(
    capsys: pytest.CaptureFixture[str], library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(options: object, workplace: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "list", stopped)
    assert told(capsys, library, "list") == (1, "Stopped.\n")


def test_a_damaged_library_is_a_finding(
    capsys: pytest.CaptureFixture[str], library: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "library.sqlite3"
    assert told(capsys, library, "backup", str(copy))[0] == 0
    content = copy.read_bytes()
    copy.write_bytes(content.replace(b'"title":"Knots', b'"title":"Knits'))
    code = main(["--library", str(tmp_path), "doctor", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert (code, found["ok"]) == (1, False)
    assert "plan-damaged" in [finding["code"] for finding in found["findings"]]


@pytest.mark.parametrize("arguments", [("restore", "backup"), ("doctor",), ("import", "x.md")])
def test_a_library_that_is_open_elsewhere_is_left_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    lock = LibraryLock(tmp_path / "library.lock")
    assert lock.acquire()
    try:
        code, said = told(capsys, tmp_path, *arguments)
    finally:
        lock.release()
    assert code == 1
    assert "Another process has this library open." in said


def test_findings_name_their_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    lines = sample_plans()[0].read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("**Duration:**"))
    lines[number - 1] = "**Duration:** 10 minutes"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert main(["--library", str(tmp_path / "library"), "check", "--json", str(file)]) == 1
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    assert number in [finding["line"] for finding in plan["diagnostics"]]
