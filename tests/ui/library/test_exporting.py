"""Handing plans out: one as a file, several into a folder, as a package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from facilitator.services.packages import preview_package
from facilitator.ui.exporting import PACKAGE, WITH_SESSIONS, export_menu
from tests.ui.library.conftest import settle

if TYPE_CHECKING:
    from tests.ui.library.conftest import Shelf


class Asked:
    """Answers the system's dialogs, and remembers what they were asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answer: Path | None = None
        self.suggested: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._file)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", self._folder)

    def _file(self, _parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        self.suggested.append(suggestion)
        return str(self.answer or ""), ""

    def _folder(self, _parent: object, _title: str, folder: str) -> str:
        self.suggested.append(folder)
        return str(self.answer or "")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


def export(shelf: Shelf, kind: str, *ids: str) -> None:
    shelf.view.selected.export_requested.emit(ids, kind)
    settle()


@pytest.mark.parametrize(
    ("kind", "ending", "begin"),
    [
        ("markdown", ".md", b"# Reading the Soil"), ("docx", ".docx", b"PK"),
        ("xlsx", ".xlsx", b"PK"), ("json", ".json", b"{"), (PACKAGE, ".facilitator", b"PK"),
    ],
)  # fmt: skip
def test_a_plan_is_exported_where_the_user_says(
    shelf: Shelf, asked: Asked, tmp_path: Path, kind: str, ending: str, begin: bytes
) -> None:
    asked.answer = tmp_path / f"soil{ending}"
    export(shelf, kind, shelf.soil)

    assert Path(asked.suggested[0]).name == f"Reading the Soil{ending}"
    assert asked.answer.read_bytes().startswith(begin)
    assert shelf.rig.navigator.said == [f"Saved to {tmp_path.name}/soil{ending}"]


def test_thinking_better_of_it_writes_nothing(shelf: Shelf, asked: Asked) -> None:
    export(shelf, "markdown", shelf.soil)
    export(shelf, "markdown", shelf.soil, shelf.knots)
    export(shelf, PACKAGE, shelf.soil)

    assert len(asked.suggested) == 3
    assert not shelf.rig.navigator.said


def test_several_plans_go_into_one_folder_that_is_remembered(
    shelf: Shelf, asked: Asked, tmp_path: Path
) -> None:
    asked.answer = tmp_path / "out"
    asked.answer.mkdir()
    export(shelf, "docx", shelf.soil, shelf.knots, shelf.idea)

    names = sorted(path.name for path in asked.answer.iterdir())
    assert names == ["An Idea.docx", "Five Knots.docx", "Reading the Soil.docx"]
    assert shelf.rig.navigator.said == ["3 plans saved to out"]

    export(shelf, "json", shelf.soil, shelf.knots)
    assert asked.suggested[-1] == str(asked.answer)


def test_several_plans_go_into_one_package(shelf: Shelf, asked: Asked, tmp_path: Path) -> None:
    session = shelf.rig.add_session(shelf.soil)
    asked.answer = tmp_path / "all"  # the ending is added
    export(shelf, PACKAGE, shelf.soil, shelf.knots)
    without = preview_package(shelf.rig.desk, tmp_path / "all.facilitator")
    export(shelf, WITH_SESSIONS, shelf.soil, shelf.knots)
    with_them = preview_package(shelf.rig.desk, tmp_path / "all.facilitator")

    assert Path(asked.suggested[0]).name == "Lesson plans.facilitator"
    assert {plan.id for plan in without.plans} == {shelf.soil, shelf.knots}
    assert not without.sessions
    assert [one.id for one in with_them.sessions] == [session.id]


def test_what_cannot_be_written_is_said(shelf: Shelf, asked: Asked, tmp_path: Path) -> None:
    asked.answer = tmp_path / "no" / "soil.md"
    export(shelf, "markdown", shelf.soil)
    asked.answer = tmp_path / "soil.md"
    export(shelf, "markdown", shelf.soil)

    (error,) = shelf.rig.navigator.errors
    assert "Choose another folder" in str(error)
    assert asked.answer.exists()


def test_the_menu_has_every_kind(shelf: Shelf) -> None:
    chosen: list[str] = []
    menu = export_menu(shelf.view, chosen.append, sessions=True)
    for action in menu.actions():
        action.trigger()

    assert chosen == ["markdown", "docx", "xlsx", "json", PACKAGE, WITH_SESSIONS]
    menu.deleteLater()


def test_a_key_opens_the_menu(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append(menu.title()))
    shelf.view.selected.select([shelf.soil])
    shelf.view.activateWindow()
    settle()
    QTest.keyClick(shelf.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle()

    assert opened == ["Export"]
