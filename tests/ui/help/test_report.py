"""The report for support in its window: shown whole, selectable, saved where one says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QWidget

from facilitator import __version__
from facilitator.services.licences import licences
from facilitator.ui.appearance import Appearance
from facilitator.ui.help import offer_report, open_about
from facilitator.ui.help.about_dialog import AboutDialog
from facilitator.ui.help.report_dialog import ReportDialog
from facilitator.ui.library_care import LibraryCare
from facilitator.ui.settings_menu import SettingsMenu

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(rig: Rig, window: QWidget) -> ReportDialog:
    offer_report(window, rig.shell)
    (made,) = window.findChildren(ReportDialog)
    return made


def choose(monkeypatch: pytest.MonkeyPatch, file: Path | None) -> None:
    answer = (str(file) if file else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_more: answer)


def test_it_is_read_before_it_is_saved(dialog: ReportDialog, tmp_path: Path) -> None:
    assert f"Facilitator Companion: {__version__}" in dialog.text
    assert "Qt: " in dialog.text
    assert "Screen 1: " in dialog.text
    assert dialog.shown.isReadOnly()
    assert not list(tmp_path.glob("**/*report*"))


def test_what_is_shown_is_what_is_saved(
    dialog: ReportDialog, rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, text = tmp_path / "mine.txt", dialog.text
    choose(monkeypatch, file)
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Space)
    assert file.read_text("utf-8") == text
    assert not dialog.isVisible()
    assert rig.navigator.said == ["Saved to mine.txt"]


def test_where_it_cannot_be_saved_it_stays_and_says_so(
    dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "gone" / "mine.txt")
    dialog.save()
    assert dialog.isVisible()
    assert "Could not save mine.txt" in dialog._told.text()
    choose(monkeypatch, None)
    dialog.save()
    assert dialog.isVisible()
    dialog.reject()


def test_its_text_is_selected_by_keys(dialog: ReportDialog) -> None:
    dialog.shown.setFocus()
    QTest.keyClick(dialog.shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == dialog.text
    dialog.reject()


def test_about_shows_every_licence_in_full(window: QWidget) -> None:
    dialog = open_about(window)
    QApplication.processEvents()
    known = licences()
    assert dialog.parts.count() == len(known)
    assert "Qt" in dialog.versions.text()
    place = next(n for n, part in enumerate(known) if part.name == "reportlab")
    dialog.parts.setFocus()
    for _ in range(place):
        QTest.keyClick(dialog.parts, Qt.Key.Key_Down)
    assert known[place].text in dialog.text.toPlainText()
    assert known[place].licence in dialog.text.toPlainText()
    dialog.accept()


def test_the_menu_behind_the_gear_leads_there(rig: Rig, window: QWidget) -> None:
    appearance, care = Appearance(rig.shell.choices, window), LibraryCare(window, rig.shell)
    menu = SettingsMenu(window, rig.shell, appearance, care)
    words = {action.text(): action for action in menu.findChildren(QAction)}
    for text, kind in (
        ("Save a report for support", ReportDialog),
        ("About Facilitator Companion", AboutDialog),
    ):
        words[text].trigger()
        (dialog,) = window.findChildren(kind)
        assert dialog.isVisible()
        assert not dialog.findChildren(QListWidget) or kind is AboutDialog
        dialog.reject()
