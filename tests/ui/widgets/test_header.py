"""The header bar asks, shows and makes room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.header import HeaderBar, HeaderTab
from tests.ui.widgets.stage import LEFT, heard


class TestHeader:
    @pytest.fixture
    def header(self, qtbot: QtBot) -> HeaderBar:
        words = ("Prepare it", "Rubric set", "Printing", "Running", "Reviewing")
        icons = ("pencil-line", "table", "printer", "play-circle", "chart-bar")
        tabs = [
            HeaderTab(word.lower(), word, f"ph.{icon}")
            for word, icon in zip(words, icons, strict=True)
        ]
        made = HeaderBar(HeaderTab("library", "Library", "ph.books"), tabs)
        qtbot.addWidget(made)
        made.resize(1366, 56)
        made.show()
        return made

    def test_tabs_wait_for_a_plan(self, header: HeaderBar) -> None:
        assert header.tab("library").isEnabled()
        assert not header.tab("running").isEnabled()
        header.set_plan("Soil and water")
        assert header.tab("running").isEnabled()

    def test_pressing_a_tab_only_asks(self, header: HeaderBar) -> None:
        header.set_plan("Soil and water")
        header.set_current("library")
        caught = heard(header.tab_chosen)
        QTest.mouseClick(header.tab("running"), LEFT)
        assert caught == ["running"]
        assert header.tab("library").isChecked()
        assert not header.tab("running").isChecked()
        header.set_current("running")
        assert header.tab("running").isChecked()

    @pytest.mark.parametrize("family", ["", "DejaVu Sans"])
    @pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.5])
    @pytest.mark.parametrize("width", [1024, 1199, 1200, 1366, 1920])
    def test_everything_fits(
        self, header: HeaderBar, light_theme: Theme, family: str, width: int, scale: float
    ) -> None:
        light_theme.set_family(family)
        light_theme.set_ui_scale(scale)
        header.set_plan("Mastering the Lifecycle of Everything that is Taught Anywhere")
        header.setFixedWidth(width)
        QApplication.processEvents()
        parts = [header._home, header.plan_button, *header._tabs.values()]
        parts += [header.saved, header._theme_button, header._settings]
        for part, after in pairwise(parts):
            assert part.geometry().right() < after.geometry().left()
        assert parts[-1].geometry().right() < width
        for part in parts:
            assert part.width() >= part.sizeHint().width() or part is header.plan_button
        assert header.plan_button.width() >= 64

    def test_it_gives_up_words_when_narrow(self, header: HeaderBar) -> None:
        wide = header.saved.sizeHint().width()
        header.resize(1024, 56)
        assert header.saved.sizeHint().width() < wide / 2
        assert header.saved.toolTip() == "Saved on this computer"
        assert header.plan_button.width() == 160

    def test_the_theme_button_shows_where_it_leads(
        self, header: HeaderBar, light_theme: Theme
    ) -> None:
        assert header._theme_button.accessibleName() == "Dark theme"
        light_theme.toggle_dark()
        assert header._theme_button.accessibleName() == "Light theme"
