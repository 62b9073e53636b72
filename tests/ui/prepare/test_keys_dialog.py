"""The list of all keys of the Prepare page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from facilitator.ui.prepare.keys_dialog import KeysDialog
from facilitator.ui.widgets.badges import KeyCap
from tests.ui.prepare.conftest import settle

if TYPE_CHECKING:
    from tests.ui.prepare.conftest import Editor


def test_a_key_lists_every_key_of_a_phase_and_escape_closes_the_list(editor: Editor) -> None:
    editor.cards[0].setFocus()
    editor.press_key(editor.cards[0], Qt.Key.Key_Question)
    settle()
    dialog = editor.view.findChild(KeysDialog)
    assert dialog is not None
    caps = {cap.accessibleName() for cap in dialog.findChildren(KeyCap)}
    assert {"Key Alt F", "Key Alt Shift ↓", "Key Ctrl Z", "Key F1", "Key Ctrl -"} <= caps
    assert len(editor.view.actions_of_phase.all()) == 13
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert not dialog.isVisible()


def test_a_question_mark_in_a_field_is_a_question_mark(editor: Editor) -> None:
    title = editor.view.centre.editor.head.title
    title.setFocus()
    QTest.keyClicks(title, "?")
    settle()
    assert editor.view.findChild(KeysDialog) is None


def test_keys_are_told_where_their_buttons_are(editor: Editor) -> None:
    canvas, length = editor.view.axis.canvas, editor.head.length
    tips = [each.toolTip() for each in (canvas.add_phase, canvas.add_break)]
    tips += [each.toolTip() for each in length.findChildren(QAbstractButton)]
    for key in ("Alt N", "Alt B", "Alt Shift ↑", "Alt Shift ↓"):
        assert sum(key in tip for tip in tips) == 1
