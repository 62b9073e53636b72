"""Texts of a phase that no field holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from facilitator.domain.plan import KeptText, Section
from facilitator.ui.widgets.buttons import IconButton
from tests.ui.prepare.conftest import DAY, LEFT, Editor, settle

if TYPE_CHECKING:
    from tests.ui.rig import Rig

KEPT = (
    KeptText(Section.STRUCTURE, 0, "Ask for near misses."),
    KeptText(Section.STRUCTURE, 2, "**Room:** Blue"),
)


def test_a_text_is_put_under_you_as_one_step(editor: Editor, rig: Rig) -> None:
    first = replace(DAY.phases[0], facilitator_actions="Greet.", kept=KEPT)
    plan_id = rig.add_plan(replace(DAY, title="With texts", phases=(first, *DAY.phases[1:])))
    editor.page.show_plan(plan_id)
    settle()
    here = Editor(rig, editor.page, plan_id)
    kept = here.form.kept
    assert len(kept.fields) == 2
    button = kept.findChildren(IconButton)[0]
    assert button.accessibleName() == "Put this text under You"
    QTest.mouseClick(button, LEFT)
    settle()
    assert here.form.you.toPlainText() == "Greet.\n\nAsk for near misses."
    assert [field.toPlainText() for field in kept.fields] == ["**Room:** Blue"]
    assert here.undo_text.startswith("Undo putting a text under You")
    here.undo()
    assert here.plan.phases[0] == first
    assert len(kept.fields) == 2
