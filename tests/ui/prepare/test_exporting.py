"""The plan that is open, handed out from its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from facilitator.ui.prepare import build
from facilitator.ui.prepare.page_menu import page_menu
from tests.ui.prepare.conftest import FULL, settle

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig


def test_the_open_plan_is_exported_by_key_and_by_menu(
    rig: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    target = tmp_path / "plan.docx"
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append(menu.title()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.show()
    page.show_plan(rig.add_plan(FULL))
    page.view.activateWindow()
    settle()

    QTest.keyClick(page.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert opened == ["Export"]

    menu = page_menu(page.view, page.view.actions_of_phase)
    texts = [action.text() for action in menu.actions()]
    assert "Export\tCtrl+E" in texts
    menu.deleteLater()

    page.view.export_requested.emit("docx")
    settle()
    assert target.read_bytes().startswith(b"PK")
    assert rig.navigator.said == [f"Saved to {tmp_path.name}/plan.docx"]
