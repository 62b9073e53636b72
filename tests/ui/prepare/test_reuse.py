"""A phase of another plan taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.ui.prepare.phase_picker import PhasePicker
from tests.ui.prepare.conftest import DAY, LEFT, settle
from tests.ui.rig import SOIL

if TYPE_CHECKING:
    from tests.ui.prepare.conftest import Editor

ALT = Qt.KeyboardModifier.AltModifier


def ask(editor: Editor) -> PhasePicker:
    editor.rig.add_plan(SOIL)
    editor.cards[0].setFocus()
    editor.press_key(editor.cards[0], Qt.Key.Key_R, ALT)
    (dialog,) = editor.view.findChildren(PhasePicker)
    return dialog


def test_a_phase_is_found_and_put_behind_the_one_chosen(editor: Editor) -> None:
    dialog = ask(editor)
    QTest.keyClicks(dialog.search, "stones")
    settle()
    assert dialog.list.count() == 1
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    settle()
    assert editor.names == ["Engage", "Evaluate", "Explore", "Break", "Evaluate"]
    assert editor.plan.phases[1].facilitator_actions == "Vote with stones."
    assert editor.undo_text == "Undo add Evaluate (Ctrl Z)"
    editor.undo()
    assert editor.plan == DAY


def test_the_arrow_keys_go_through_what_was_found(editor: Editor) -> None:
    dialog = ask(editor)
    before = dialog.list.currentRow()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == before + 1
    dialog.reject()
    assert editor.plan == DAY


def test_nothing_found_is_said(editor: Editor) -> None:
    dialog = ask(editor)
    QTest.keyClicks(dialog.search, "zzz")
    settle()
    assert not dialog.add.isEnabled()
    assert dialog._none.isVisible()
    assert "zzz" in dialog._none.text()
    QTest.mouseClick(dialog.add, LEFT)
    assert editor.plan == DAY
    dialog.reject()
