"""A screen reader toggles what it sees as a check box; that must do what a click does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.checks import CheckBox, Toggle
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from tests.ui.widgets.stage import LEFT


def switch(target: QWidget) -> None:
    """What a screen reader's or a voice's command comes down to."""
    interface = QAccessible.queryAccessibleInterface(target)
    interface.actionInterface().doAction("Toggle")


@pytest.fixture(params=["chip", "box", "switch", "button"])
def checkable(request: pytest.FixtureRequest, qtbot: QtBot) -> QAbstractButton:
    made: QAbstractButton = {
        "chip": lambda: Chip("Ready 2"),
        "box": lambda: CheckBox("Print all documents"),
        "switch": lambda: Toggle("Group name on each page"),
        "button": lambda: button("Mark for follow-up", checkable=True),
    }[request.param]()
    qtbot.addWidget(made)
    made.show()
    return made


def test_switching_is_a_click(checkable: QAbstractButton) -> None:
    clicks: list[bool] = []
    checkable.clicked.connect(lambda on=None: clicks.append(on))
    switch(checkable)
    switch(checkable)
    assert clicks == [True, False]


def test_a_click_is_one_click_and_showing_a_state_is_none(checkable: QAbstractButton) -> None:
    clicks: list[bool] = []
    checkable.clicked.connect(lambda on=None: clicks.append(on))
    checkable.setChecked(True)
    assert clicks == []
    QTest.mouseClick(checkable, LEFT)
    assert clicks == [False]


def test_a_box_of_three_states_is_set_silently(qtbot: QtBot) -> None:
    box = CheckBox("Print all documents")
    box.setTristate(True)
    qtbot.addWidget(box)
    clicks: list[bool] = []
    box.clicked.connect(lambda on=None: clicks.append(on))
    for state in (Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked):
        box.setCheckState(state)
    assert clicks == []


def test_switching_a_segment_chooses_it(qtbot: QtBot) -> None:
    row = SegmentedButtons([Segment("a4", "A4"), Segment("letter", "Letter")], name="Paper")
    row.set_current("a4")
    qtbot.addWidget(row)
    chosen: list[str] = []
    row.chosen.connect(chosen.append)
    switch(row.segment_button("letter"))
    assert chosen == ["letter"]
    assert not row.segment_button("a4").isChecked()


def test_what_gives_way_to_another_was_not_clicked(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    group = QButtonGroup(row)
    layout = QHBoxLayout(row)
    one, other = Chip("One"), Chip("Other")
    clicks: list[str] = []
    for chip in (one, other):
        layout.addWidget(chip)
        group.addButton(chip)
        chip.clicked.connect(lambda _on=None, chip=chip: clicks.append(chip.label))
    one.setChecked(True)
    switch(other)
    assert clicks == ["Other"]
    assert not one.isChecked()
