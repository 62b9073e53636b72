"""Act 1, at home: a plan begun from a template, edited, checked, aligned and looked back on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget

from facilitator.ui.prepare.alignment_dialog import AlignmentDialog
from facilitator.ui.prepare.check_card import CheckCard
from facilitator.ui.prepare.view import PrepareView
from tests.e2e.demo.performance import CTRL, Performance

if TYPE_CHECKING:
    from facilitator.ui.prepare.axis_card import AxisCard


def play(on: Performance) -> None:
    begin_from_a_template(on)
    write(on)
    mend(on)
    look_at_all_of_it(on)


def begin_from_a_template(on: Performance) -> None:
    on.show("library-empty")
    on.stage.press("New plan")
    on.stage.type("Walking Meetings")
    on.choose_row(on.stage.find(QListWidget, "Begin with"), "5E")
    on.show_dialog("new-plan")
    on.stage.press("Begin this plan")
    on.plan_id = on.plan_called("Walking")
    on.show("prepare-template")


def write(on: Performance) -> None:
    """Drag a phase, pull its end, type, and take one step back by its name."""
    explore, explain = card(on, "Explore"), card(on, "Explain")
    on.take_hold(explore, QPoint(120, explore.height() - 3), 60)
    on.show("prepare-resizing")
    on.let_go(explore)
    on.take_hold(explain, QPoint(120, 14), -(explain.y() - explore.y()) - 30)
    on.show("prepare-moving")
    on.let_go(explain)
    on.stage.press("More")
    on.show("prepare-undo-by-name")
    on.close_menus()
    on.stage.key(Qt.Key.Key_Z, CTRL)
    on.click(card(on, "Engage"), QPoint(120, 14))
    form = view(on).centre.editor.form
    form.technology.technology.setFocus()
    on.stage.type("Polling software")
    form.technology.alternative.setFocus()
    on.stage.key(Qt.Key.Key_A, CTRL)
    on.stage.key(Qt.Key.Key_Delete)
    form.learners.setFocus()
    on.stage.key(Qt.Key.Key_A, CTRL)
    on.stage.type("Walk around the block in pairs. Plan a meeting for two on the way.")
    on.show("prepare-checks")


def view(on: Performance) -> PrepareView:
    return next(one for one in on.stage.window.findChildren(PrepareView) if one.isVisible())


def card(on: Performance, name: str) -> AxisCard:
    cards = view(on).axis.canvas.cards
    return next(one for one in cards if name in one.accessibleName())


def mend(on: Performance) -> None:
    """Each fix is a step that can be undone; what is all right as it is gets a reason."""
    for words in ("Use this", "Add a break", "Set plan to"):
        fix(on, words)
    on.show("prepare-checks-fixed")
    on.click(next(one.dismiss for one in pane_cards(on) if "Safety" in one.accessibleName()))
    on.stage.type("We stay on the pavement")
    on.show_dialog("prepare-dismissing")
    on.stage.press("Dismiss")


def fix(on: Performance, words: str) -> None:
    offers = [offer for one in pane_cards(on) for offer in one.offers]
    on.click(next(offer for offer in offers if offer.label.startswith(words)))


def pane_cards(on: Performance) -> list[CheckCard]:
    return [one for one in on.stage.window.findChildren(CheckCard) if one.isVisible()]


def align(on: Performance) -> None:
    """Which phase works on which objective: proposed from the words, settled by hand."""
    on.stage.window.navigation.open_plan(on.plan_called("Soil"))
    on.show("prepare")
    on.stage.press("Alignment")
    dialog = on.dialog
    assert isinstance(dialog, AlignmentDialog)
    on.show_dialog("alignment-proposed")
    first = dialog.table.index(0, 0)
    on.click(dialog.view.viewport(), dialog.view.visualRect(first).center())
    on.stage.press("Confirm what is proposed")
    on.show_dialog("alignment")
    on.stage.press("Done")


def look_at_all_of_it(on: Performance) -> None:
    on.stage.press("Details")
    on.show("prepare-details")
    on.stage.press("Whole plan")
    on.show("prepare-whole-plan")
    on.stage.press("One phase")
