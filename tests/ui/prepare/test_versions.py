"""Versions named, read, compared and brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.domain.plan import LessonPlan, Phase, Priority, Rotation
from facilitator.domain.plan_diff import compare
from facilitator.services import plans
from facilitator.ui.prepare.comparison import _Side
from facilitator.ui.prepare.differences import differences
from facilitator.ui.prepare.text_changes import changed_words
from facilitator.ui.prepare.versions_dialog import VersionsDialog
from facilitator.ui.widgets.badges import Pill
from tests.ui.prepare.conftest import DAY, FULL, LEFT, settle

if TYPE_CHECKING:
    from tests.ui.prepare.conftest import Editor


@pytest.fixture
def dialog(editor: Editor) -> VersionsDialog:
    """Two versions: as it was, and with a phase that says more and a material less."""
    editor.type(editor.form.you, "First ")
    editor.view.choose_mode("details")
    from facilitator.domain.plan import Section

    row = editor.view.centre.details.list_of(Section.MATERIALS).rows[1]
    QTest.mouseClick(row.remove, LEFT)
    made = editor.page.presenter.versions.open()
    assert made is not None
    settle()
    return made


def sides(dialog: VersionsDialog) -> list[str]:
    shown = [one for one in dialog.comparison.findChildren(_Side) if not one.isHidden()]
    return [one.toPlainText() for one in shown]


def test_two_versions_stand_side_by_side(dialog: VersionsDialog) -> None:
    assert dialog.list.count() == 2
    assert "First Show one." in sides(dialog)
    assert "Show one." in sides(dialog)
    pills = [one.accessibleName() for one in dialog.comparison.findChildren(Pill)]
    assert sorted(pills) == ["Changed", "Removed"]
    dialog.accept()


def test_changes_are_marked_by_more_than_colour(dialog: VersionsDialog) -> None:
    new = next(
        one for one in dialog.comparison.findChildren(_Side) if one.toPlainText()[:5] == "First"
    )
    word = new.document().find("First").charFormat()
    rest = new.document().find("Show").charFormat()
    assert word.fontUnderline()
    assert not rest.fontUnderline()
    assert word.fontWeight() > rest.fontWeight()
    gone = next(one for one in dialog.comparison.findChildren(_Side) if "Pens" in one.toPlainText())
    assert gone.document().find("Pens").charFormat().fontStrikeOut()
    dialog.accept()


def test_a_version_is_given_a_name(editor: Editor, dialog: VersionsDialog) -> None:
    dialog.list.setCurrentRow(1)
    QTest.keyClicks(dialog.name, "As run in May")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    settle()
    held = plans.versions(editor.rig.desk, editor.plan_id)
    assert [each.label for each in held] == ["", "As run in May"]
    assert dialog.list.item(1).text().startswith("As run in May")
    dialog.accept()


def test_an_old_version_is_read_only_and_says_so(editor: Editor, dialog: VersionsDialog) -> None:
    dialog.list.setCurrentRow(1)
    QTest.mouseClick(dialog.read, LEFT)
    settle()
    editor.view.choose_mode("phase")
    settle()
    words = [one.text() for one in editor.view.findChildren(QLabel) if one.isVisible()]
    assert any("You are reading version 1" in text for text in words)
    assert not editor.view.centre.editor.isVisible()
    assert not editor.view.axis.canvas.add_phase.isVisible()
    held = plans.open_plan(editor.rig.desk, editor.plan_id).plan
    editor.cards[0].setFocus()
    editor.press_key(editor.cards[0], Qt.Key.Key_Delete)
    assert plans.open_plan(editor.rig.desk, editor.plan_id).plan == held


def test_restoring_is_a_step_and_loses_no_version(editor: Editor, dialog: VersionsDialog) -> None:
    edited = editor.plan
    dialog.list.setCurrentRow(1)
    QTest.mouseClick(dialog.restore, LEFT)
    settle()
    assert editor.plan == DAY
    assert dialog.list.count() == 3
    dialog.accept()
    assert editor.undo_text == "Undo restore version 1 (Ctrl Z)"
    editor.undo()
    assert editor.plan == edited
    second = plans.open_plan(editor.rig.desk, editor.plan_id, version=2).plan
    assert second == edited


def test_every_word_that_differs_is_shown() -> None:
    """Against an empty plan, each text of a full one is on the other side."""
    from tests.ui.prepare.test_page import every_word

    empty = LessonPlan("Other")
    shown = "\n".join(f"{d.where} {d.after}" for d in differences(compare(empty, FULL)))
    unseen = {"Othercellword", "Othercolumnword"}
    assert every_word(FULL) - every_word(shown) == unseen
    back = "\n".join(f"{d.where} {d.before}" for d in differences(compare(FULL, empty)))
    assert every_word(FULL) - every_word(back) == unseen


def test_the_same_plan_has_no_differences() -> None:
    assert differences(compare(FULL, FULL)) == ()


def test_a_moved_phase_is_told() -> None:
    moved = replace(DAY, phases=(DAY.phases[1], DAY.phases[0], *DAY.phases[2:]))
    (found,) = differences(compare(DAY, moved))
    assert (found.before, found.after) in {
        ("Place 1", "Place 2"),
        ("Place 2", "Place 1"),
    }


@given(st.text(max_size=60), st.text(max_size=60))
def test_stretches_are_the_texts(before: str, after: str) -> None:
    left, right = changed_words(before, after)
    assert "".join(each.text for each in left) == before
    assert "".join(each.text for each in right) == after
    same = [[e.text for e in side if not e.changed] for side in (left, right)]
    assert "".join(same[0]) == "".join(same[1])


def test_a_plan_with_one_version_says_so(editor: Editor) -> None:
    dialog = editor.page.presenter.versions.open()
    assert dialog is not None
    assert not dialog.other.isEnabled()
    words = [each.text() for each in dialog.comparison.findChildren(QLabel)]
    assert any("only version so far" in text for text in words)
    dialog.reject()


def test_a_phase_that_came_in_is_told_with_all_that_was_settled_about_it() -> None:
    phase = Phase(
        "Vote", audience_text="Hands up", pinned_start=750, priority=Priority.MUST, locked=True,
        rotation=Rotation(3, 10), objectives=(0, 1),
    )  # fmt: skip
    (found,) = differences(compare(LessonPlan("P"), LessonPlan("P", phases=(phase,))))
    assert found.after.split("\n") == [
        "Vote",
        "Objectives covered: O1, O2",
        "On audience screen: Hands up",
        "Starts at: 12:30",
        "Priority: must",
        "Keep its length when time runs short: yes",
        "Rotation: 3 × 10 min",
    ]
