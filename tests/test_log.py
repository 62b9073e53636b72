"""The log holds what helps us and nothing of the user's, and never grows without end."""

from __future__ import annotations

import ast
import logging
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import facilitator
from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.log import Discreet, Harmless, short_source, start_log, without_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MARKED = "Xanthippe Quillfeather"
_SOURCE = Path(facilitator.__file__).parent
_LEVELS = {"debug", "info", "warning", "error", "critical", "exception", "log"}


pytestmark = pytest.mark.usefixtures("logging_as_before")


def noted(tmp_path: Path) -> str:
    return "".join(file.read_text("utf-8") for file in tmp_path.glob("*.log"))


def caught(work: Callable[[], object]) -> BaseException:
    with pytest.raises(BaseException) as found:
        work()
    return found.value


def fail_with(error: BaseException) -> BaseException:
    def work() -> None:
        raise error

    return caught(work)


def what_a_library_says_of_marked_names(tmp_path: Path) -> Iterator[BaseException]:
    """Errors of the database, which quote what was to be written."""
    library = Library.open(tmp_path / MARKED / "library.sqlite3", backups=tmp_path / "backups")
    plan = LessonPlan(MARKED, Length("20 minutes", 20, 20), MARKED)

    def add() -> None:
        with library.transaction() as work:
            work.plans.add([NewPlan("a" * 32, plan, 0)], datetime(2026, 11, 20, tzinfo=UTC))

    add()
    yield caught(add)
    library.close()
    yield caught(lambda: Library.open(tmp_path / MARKED, backups=tmp_path))


def test_no_marked_name_gets_in(tmp_path: Path) -> None:
    (tmp_path / MARKED).mkdir()
    ours, theirs = logging.getLogger("facilitator.trial"), logging.getLogger("another")
    errors = [
        *what_a_library_says_of_marked_names(tmp_path),
        caught(lambda: int(MARKED)),
        caught(lambda: {}[MARKED]),
        caught(lambda: (tmp_path / MARKED / f"{MARKED}.md").read_text()),
        fail_with(AttributeError(f"no such place: /home/{MARKED}/x")),
        fail_with(ExceptionGroup(MARKED, [ValueError(MARKED)])),
    ]
    try:
        int(MARKED)
    except ValueError as cause:
        with suppress(KeyError):
            raise KeyError(MARKED) from cause
        errors.append(cause)
    logs = tmp_path / "logs"
    logs.mkdir()
    start_log(logs)

    for error in errors:
        ours.error("It failed: %s", error, exc_info=error)
        theirs.error("It failed: %s", MARKED, exc_info=error)
    ours.info("%s and %s", MARKED, Path(MARKED) / f"{MARKED}.md")
    ours.info("%(who)s", {"who": MARKED})
    theirs.warning(f"Made before: {MARKED}")
    ours.error(ValueError(MARKED))

    text = noted(logs)
    assert text.count("It failed") == 2 * len(errors)
    for word in (*MARKED.split(), str(tmp_path), str(Path.home())):
        assert word not in text


def test_what_helps_is_there(tmp_path: Path) -> None:
    log = logging.getLogger("facilitator.trial")
    start_log(tmp_path)
    log.error("Could not read %s, try %d", tmp_path / "anything.docx", 3)
    log.error("No", exc_info=caught(lambda: (tmp_path / "gone").read_bytes()))
    log.error("Why", exc_info=caught(lambda: None.nothing))  # type: ignore[attr-defined]
    log.info("Seen: %s", Harmless("xcb"))
    text = noted(tmp_path)
    assert "ERROR facilitator.trial: Could not read *.docx, try 3" in text
    assert "FileNotFoundError (ENOENT)" in text
    assert "AttributeError: 'NoneType' object has no attribute 'nothing'" in text
    assert "tests/test_log.py:" in text
    assert "Seen: xcb" in text


def test_what_led_to_an_error_comes_first(tmp_path: Path) -> None:
    def work() -> None:
        try:
            int("x")
        except ValueError as cause:
            raise LookupError from cause

    start_log(tmp_path)
    logging.getLogger("facilitator").error("No", exc_info=caught(work))
    lines = noted(tmp_path).splitlines()
    assert lines.index("ValueError") < lines.index("LookupError")


def test_a_full_log_makes_room_also_while_the_app_runs(tmp_path: Path) -> None:
    log = logging.getLogger("facilitator.trial")
    start_log(tmp_path)
    for _ in range(60):
        log.info("%s", Harmless("x" * 100_000))
    sizes = {file.name: file.stat().st_size for file in tmp_path.glob("*.log")}
    assert set(sizes) == {
        "facilitator.log",
        *(f"facilitator.{number}.log" for number in (1, 2, 3)),
    }
    assert max(sizes.values()) < 1_200_000


def test_a_log_that_is_full_is_put_aside_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "facilitator.log").write_text("x" * 1_000_000)
    start_log(tmp_path)
    logging.getLogger("facilitator").info("Anew")
    assert (tmp_path / "facilitator.log").read_text().endswith("Anew\n")
    assert (tmp_path / "facilitator.1.log").stat().st_size == 1_000_000


@pytest.mark.parametrize(
    ("file", "short"),
    [
        ("/home/anna/app/src/facilitator/ui/crash.py", "facilitator/ui/crash.py"),
        ("C:\\Users\\Anna\\site-packages\\docx\\api.py", "site-packages/docx/api.py"),
        ("/usr/lib/python3.11/json/decoder.py", "json/decoder.py"),
        ("facilitator/ui/crash.py", "facilitator/ui/crash.py"),
    ],
)
def test_a_source_is_told_from_its_package_on(file: str, short: str) -> None:
    assert short_source(file) == short


@given(st.text(), st.sampled_from(("/home/", "C:\\Users\\", '"', "“", "file:")), st.text())
def test_what_qt_says_ends_where_a_name_may_begin(before: str, mark: str, name: str) -> None:
    """Whatever follows, nothing of it is kept."""
    told = without_names(f"{before}{mark}{name}")
    assert before.startswith(told.removesuffix("…").rstrip())


def test_every_record_of_ours_has_constant_words() -> None:
    """Words that were put together first could hold anything: values go beside the pattern."""
    made = []
    for module in _SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _logs(node.func):
                words = node.args[1 if node.func.attr == "log" else 0]  # type: ignore[attr-defined]
                if not isinstance(words, ast.Constant):
                    made.append(f"{module.name}:{node.lineno}")
    assert not made


def _logs(called: ast.expr) -> bool:
    if not isinstance(called, ast.Attribute) or called.attr not in _LEVELS:
        return False
    on = ast.unparse(called.value)
    return on in {"_log", "logging"} or on.startswith("logging.getLogger")


def test_other_handlers_get_their_records_whole() -> None:
    record = logging.LogRecord("facilitator", logging.INFO, "x.py", 1, "%s", ("whole",), None)
    Discreet().format(record)
    assert record.getMessage() == "whole"
