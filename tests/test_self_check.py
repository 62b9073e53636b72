"""The self-check finds nothing in a whole checkout, and says what is missing in another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator import resources
from facilitator.app import main, open_desk
from facilitator.cli.parser import parse
from facilitator.self_check import CHECKS, parts, self_check
from facilitator.services import licences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.self_check.trial import Trial


def told(*names: str) -> list[str]:
    """What the checks of these names say."""
    said: list[str] = []
    self_check(open_desk, said.append, {name: CHECKS[name] for name in names})
    return said


@pytest.mark.usefixtures("qapp")
def test_nothing_is_missing_here(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["--self-check"]) == 0

    said = capfdbinary.readouterr().out.decode()
    assert "MISSING" not in said
    assert [line.split(maxsplit=1)[1] for line in said.splitlines()[:-1]] == list(CHECKS)


def test_a_library_of_the_users_is_not_touched(nobodys_home: Path, tmp_path: Path) -> None:
    before = sorted(nobodys_home.rglob("*.sqlite3"))
    own = tmp_path / "own"

    assert main(["--library", str(own), "--licences"]) == 0
    assert not own.exists()
    assert told("library")[-1] == "Nothing is missing."
    assert sorted(nobodys_home.rglob("*.sqlite3")) == before


@pytest.mark.usefixtures("qapp")
def test_a_glyph_that_the_font_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ph.books" in parts.icon_names()
    monkeypatch.setattr(parts, "icon_names", lambda: {"ph.books", "ph.unheard-of"})

    assert [line.strip() for line in told("icons")] == [
        "MISSING icons", "- The icon ph.unheard-of", "Something is missing: see above.",
    ]  # fmt: skip


def test_a_folder_that_was_not_bundled_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)

    assert any("The templates of plans" in line for line in told("import"))


def test_a_check_that_fails_itself_stops_no_other() -> None:
    def breaks(_trial: Trial) -> Iterator[str]:
        yield "one thing"
        raise RuntimeError("out of ideas")

    said: list[str] = []

    assert not self_check(open_desk, said.append, {"odd": breaks, "search": CHECKS["search"]})
    assert [line.strip() for line in said[1:3]] == ["- one thing", "- RuntimeError: out of ideas"]
    assert said[3] == "ok      search"


def test_every_required_package_says_its_licence() -> None:
    found = {part.name.lower(): part for part in licences.licences()}

    assert found["facilitator-companion"].licence == "MIT"
    assert found["pyside6_essentials"].licence.startswith("LGPL-3.0-only")
    assert "Permission is hereby granted" in found["sqlalchemy"].text
    assert not {"pytest", "pymupdf", "numpy"} & found.keys()
    assert all(part.licence and part.version for part in found.values())


def test_collected_licences_come_back_in_order(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    parts_of_it = [licences.Licence("b", "2", "MIT", "", "B."), licences.Licence("A", "1", "BSD")]

    licences.keep(parts_of_it, tmp_path / "licences.json")

    assert licences.licences() == tuple(reversed(parts_of_it))
    assert len(json.loads((tmp_path / "licences.json").read_text("utf-8"))) == 2


def test_options_that_ask_are_no_commands() -> None:
    assert parse(["--self-check"]).command == "self-check"
    assert parse(["--licences"]).command == "licences"
    assert parse([]).command is None
    assert parse(["list"]).command == "list"
