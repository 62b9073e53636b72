"""The report of a session as a file, from the Review page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.review.conftest import Played


def choose(played: Played, text: str) -> None:
    menus = [one for one in played.page.view.findChildren(QMenu) if one.actions()]
    menus = [one for one in menus if one.title() == "Export review"]
    entries = [action for menu in menus for action in menu.actions() if action.text() == text]
    assert len(entries) == 1, text
    entries[0].trigger()


@pytest.mark.parametrize(
    ("entry", "start"), [("PDF report…", b"%PDF"), ("Excel workbook…", b"PK"), ("JSON…", b"{")]
)
def test_an_entry_writes_a_file_and_its_folder_is_remembered(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, start: bytes
) -> None:
    proposed: list[str] = []

    def answer(_page: object, _title: str, where: str, _kinds: str) -> tuple[str, str]:
        proposed.append(where)
        return str(tmp_path / "Soil"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    choose(played, entry)
    choose(played, entry)

    (made,) = tmp_path.glob("Soil.*")
    assert made.read_bytes().startswith(start)
    assert proposed[1].startswith(str(tmp_path))
    assert played.rig.navigator.said == [f"Saved to {tmp_path.name}/{made.name}"] * 2


def test_thinking_better_of_it_writes_nothing(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    choose(played, "PDF report…")

    assert not list(tmp_path.glob("*.pdf"))
    assert played.rig.navigator.said == []


def test_all_sessions_of_a_plan_go_into_one_folder(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = played.rig.add_session(played.plan_id, *played.session.groups)
    played.rig.play(again, 10)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    played.page.view.export_requested.emit("all:xlsx")
    played.page.view.export_requested.emit("all:xlsx")

    assert len(list(tmp_path.glob("*.xlsx"))) == 4
    assert played.rig.navigator.said == [f"2 reports saved to {tmp_path.name}"] * 2
