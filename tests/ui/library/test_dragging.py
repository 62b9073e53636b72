"""Plans dragged out of the list to another program."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.services import exporting
from facilitator.services.imports import import_paths
from tests.ui.library.conftest import settle
from tests.ui.rig import SOIL

if TYPE_CHECKING:
    from tests.ui.library.conftest import Shelf
    from tests.ui.rig import Rig


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """What each drag held; the mouse of the test is let go at once."""
    drags: list[list[Path]] = []

    def exec_(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        drags.append([Path(url.toLocalFile()) for url in drag.mimeData().urls()])
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", exec_)
    return drags


def drag(shelf: Shelf, *rows: int) -> None:
    """Press on the first of the selected rows and move far enough."""
    shelf.view.show()
    table = shelf.view.pane.plans
    table.select([table.plans.rows[row].plan.id for row in rows])
    settle()
    begin = table.visualRect(table.plans.index(rows[0])).center()
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    far = QApplication.startDragDistance() + 20
    for way in (far // 2, far, far + 5):
        QTest.mouseMove(table.viewport(), begin + QPoint(0, way))
        settle()
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=begin)


def test_a_plan_dragged_out_is_its_document(shelf: Shelf, held: list[list[Path]]) -> None:
    drag(shelf, 0)

    [[file]] = held
    assert file.suffix == ".md"
    report, _ = import_paths(shelf.rig.desk, [file])
    assert report.documents[0].title == shelf.titles[0]
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_all_selected_plans_are_dragged(shelf: Shelf, held: list[list[Path]]) -> None:
    drag(shelf, 0, 1, 2)

    [files] = held
    assert len({file.name for file in files}) == 3


def test_hundreds_of_plans_are_not_dragged(shelf: Shelf, held: list[list[Path]]) -> None:
    shelf.view.selected.drag_begun.emit(tuple("x" * 51))

    assert held == []
    assert "Export" in shelf.rig.navigator.said[-1]


def test_our_own_rows_are_not_dropped_on_us(shelf: Shelf) -> None:
    dropped: list[object] = []
    shelf.view.files_dropped.connect(dropped.append)

    class Own(QDropEvent):
        def source(self) -> object:
            return shelf.view.pane.plans

    mime = QMimeData()
    mime.setUrls(["file:///tmp/a.md"])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = Own(QPointF(5, 5), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    shelf.view.dropEvent(event)

    assert dropped == []


def test_what_was_handed_out_an_hour_ago_is_removed(rig: Rig) -> None:
    plan_id, now = rig.add_plan(SOIL), rig.clock.now()
    [first] = exporting.hand_out(rig.desk, [plan_id], now)
    os.utime(first.parent, ((now - timedelta(minutes=61)).timestamp(),) * 2)

    [second] = exporting.hand_out(rig.desk, [plan_id], now)

    assert (first.exists(), second.exists()) == (False, True)
