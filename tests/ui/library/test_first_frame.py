"""The library page before the library is open."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from facilitator.domain.shelf import PlanSummary
from facilitator.ui.library.view import LibraryView
from facilitator.ui.theme import theme
from tests.ui.library.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.library.conftest import Shelf

_LATE = (
    "sqlalchemy",
    "sqlcipher3",
    "alembic",
    "reportlab",
    "markdown_it",
    "charset_normalizer",
    "platformdirs",
    "pypdfium2",
    "facilitator.domain.plan",
    "facilitator.services",
    "facilitator.library",
)
_FIRST_FRAME = f"""
import sys
from PySide6.QtWidgets import QApplication
from facilitator.ui.theme import install
app = QApplication([])
install(app)
from facilitator.ui.library.view import LibraryView
view = LibraryView()
view.show_rows(())
view.show()
app.processEvents()
early = [name for name in {_LATE} if name in sys.modules]
sys.exit(", ".join(early) or 0)
"""


def plan(number: int) -> PlanSummary:
    return PlanSummary(
        id=f"plan {number}",
        title=f"Plan {number}: all about it",
        audience="Anyone",
        stated_minutes=210,
        phase_minutes=210,
        break_minutes=15,
        phases=5,
        open_checks=0,
        version=1,
        updated_at=datetime(2026, 11, 20, 8, number % 60, tzinfo=UTC),
        next_session=datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
    )


@pytest.fixture
def view(qtbot: QtBot) -> LibraryView:
    made = LibraryView()
    qtbot.addWidget(made)
    made.resize(1366, 712)
    return made


def test_nothing_heavy_is_loaded_for_it() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _FIRST_FRAME],
        capture_output=True,
        text=True,
        check=False,
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ":".join(sys.path)},
    )
    assert ran.returncode == 0, ran.stderr


def test_rows_can_be_seen_before_the_library_is_open(view: LibraryView) -> None:
    view.show_rows([plan(1), plan(2)])
    view.show()
    settle()
    assert view.pane.tools.chips.shown_texts()[:2] == ["All 2", "Ready 2"]
    assert view.preview.shown is not None
    assert view.preview.shown.length == "3 h 30 min + 15 min break"
    assert view.preview.shown.note == "Session 21 Nov 2026 09:00"


def test_a_part_of_the_library_is_not_counted(view: LibraryView) -> None:
    view.show_rows([plan(1)], complete=False)
    view.show()
    settle()
    assert view.pane.tools.chips.shown_texts()[:2] == ["All", "Ready"]


def test_thousands_of_rows_cost_no_widget_each(view: LibraryView) -> None:
    view.show_rows([plan(number) for number in range(5000)])
    view.show()
    settle()
    few = len(view.findChildren(QLabel)) + len(view.findChildren(QAbstractButton))
    assert few < 60
    table = view.pane.plans
    assert table.verticalScrollBar().maximum() == 5000 * 88 - table.viewport().height()


def test_rows_grow_with_the_text(view: LibraryView) -> None:
    view.show_rows([plan(1)])
    theme().set_ui_scale(1.5)
    assert view.pane.plans.rowHeight(0) == 132


@pytest.mark.parametrize("width", [1024, 1366, 1920])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_no_button_is_cut(shelf: Shelf, width: int, scale: float) -> None:
    theme().set_ui_scale(scale)
    shelf.view.resize(width, 712)
    settle()
    for made in shelf.view.findChildren(QAbstractButton):
        if made.isVisible():
            assert made.accessibleName(), made
            assert made.width() >= made.sizeHint().width() - 1, made.accessibleName()


@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_nothing_scrolls_sideways(shelf: Shelf, width: int) -> None:
    shelf.view.resize(width, 640)
    settle()
    assert shelf.view.width() == width
    assert shelf.view.pane.plans.horizontalScrollBar().maximum() == 0
    assert shelf.view.preview._scroll.horizontalScrollBar().maximum() == 0


def test_tab_goes_from_the_search_over_the_filters_to_the_list(shelf: Shelf) -> None:
    tools = shelf.view.pane.tools
    before = ["Search lesson plans", "Import", "Import a folder", "New plan"]
    expected = [*before, *tools.chips.shown_texts(), "More", "Sort by", "Lesson plans"]
    tools.search.setFocus()
    names = []
    for _ in expected:
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, "\t")
    assert names == expected
