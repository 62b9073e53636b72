"""The report for support: what helps is in it, what is the user's is not."""

from __future__ import annotations

import logging
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from facilitator import __version__
from facilitator.paths import below
from facilitator.services.support import support_report, without_home
from facilitator.services.welcome import add_samples

if TYPE_CHECKING:
    from facilitator.services.desk import Desk

MARKED = "Xanthippe"


def test_it_says_what_runs_and_on_what(desk: Desk) -> None:
    report = support_report(desk.paths, (("Qt", "9.9"), ("Screen", "1366 × 768")))
    for line in (
        f"Facilitator Companion: {__version__}",
        f"Python: {platform.python_version()}",
        f"SQLite: {dbapi2.sqlite_version}",
        "Qt: 9.9",
        "Screen: 1366 × 768",
        "reportlab: ",
        f"System: {platform.system()}",
    ):
        assert f"  {line}" in report
    assert platform.node() not in report or not platform.node()


def test_it_says_what_the_doctor_found(desk: Desk) -> None:
    add_samples(desk)
    report = support_report(desk.paths)
    assert "It holds 3 plans, 0 sessions and 0 observations." in report
    assert "The library is …." in report


def test_damage_is_told_without_the_title_of_the_plan(desk: Desk) -> None:
    add_samples(desk)
    desk.library.close()
    with dbapi2.connect(str(desk.paths.library)) as connection:
        connection.execute("UPDATE plan SET title = ?", (MARKED,))
        connection.execute("UPDATE plan_version SET body = body || ' '")
    connection.close()
    report = support_report(desk.paths)
    assert "ERROR The text of “…” changed on the disk." in report
    assert MARKED not in report


def test_there_may_be_no_library(tmp_path: Path) -> None:
    report = support_report(below(tmp_path / "new"))
    assert "There is no library here yet" in report
    assert "Nothing is in it." in report


def test_of_a_long_log_it_has_the_end(desk: Desk) -> None:
    (desk.paths.logs / "facilitator.1.log").write_text("older\n")
    log = desk.paths.logs / "facilitator.log"
    log.write_text("newer\n")
    assert support_report(desk.paths).endswith("Log\n  older\n  newer\n")
    log.write_text("first\n" + "x" * 200_000 + "\nlast\n")
    report = support_report(desk.paths)
    assert report.endswith("\n  last\n")
    assert "first" not in report
    assert len(report) < 150_000


def test_no_folder_of_the_user_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/anna"))
    assert without_home("in /home/anna/x") == "in ~/x"
    monkeypatch.setattr(Path, "home", lambda: Path("/"))
    assert without_home("in /x") == "in /x"


def test_the_whole_way_from_a_marked_error_to_the_report(desk: Desk, tmp_path: Path) -> None:
    """What a log of ours takes in comes out without the name."""
    from facilitator.log import Discreet

    handler = logging.FileHandler(desk.paths.logs / "facilitator.log", encoding="utf-8")
    handler.setFormatter(Discreet())
    log = logging.getLogger("facilitator.trial")
    log.addHandler(handler)
    try:
        (tmp_path / MARKED).read_text()
    except OSError as error:
        log.error("Could not read %s", MARKED, exc_info=error)
    finally:
        log.removeHandler(handler)
        handler.close()
    report = support_report(desk.paths)
    assert "FileNotFoundError (ENOENT)" in report
    assert MARKED not in report
