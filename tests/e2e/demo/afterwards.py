"""Act 4, afterwards: what was seen, what it teaches, paper, and the other laptop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from facilitator.domain.observation import AttainmentLevel
from facilitator.services import identity, observations, packages, sessions
from facilitator.services.print_documents import Document
from facilitator.ui.place import Place
from facilitator.ui.print.words import title_of
from facilitator.ui.review.next_time import NextTimeCard
from facilitator.ui.review.reflection import QuestionBox
from facilitator.ui.review.scores_card import ScoresCard
from facilitator.ui.rubric.scoring_dialog import ScoringDialog
from facilitator.ui.theme import Mode, theme
from tests.e2e.demo.paper import first_pages
from tests.e2e.demo.performance import CTRL, OUT, Performance

_PACKAGE, _REPORT = OUT / "reading-the-soil.facilitator", OUT / "report.pdf"
_BACK = OUT / "seen-by-bo.facilitator"
_LEVEL_KEYS = (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_0)


def play(on: Performance) -> None:
    look_back(on)
    score(on)
    print_all(on)
    change_settings(on)
    look_at_night(on)
    hand_over(on)
    merge(on)


def look_back(on: Performance) -> None:
    """Write down what is to be done, answer the plan's questions, and see what it teaches."""
    on.show("review")
    on.stage.find(QLineEdit, "New follow-up").setFocus()
    on.stage.type("Bring a fourth spade")
    on.stage.key(Qt.Key.Key_Return)
    question = next(one for one in on.stage.window.findChildren(QuestionBox) if one.isVisible())
    question.field.setFocus()
    on.stage.type("All but two. The tin needs a second helper.")
    on.show("review-reflection")
    lessons = next(one for one in on.stage.window.findChildren(NextTimeCard) if one.isVisible())
    scroll_to(lessons)
    on.show("review-next-time")
    on.stage.press("Export review")
    on.show("review-export")
    on.at_file_dialog(_REPORT)
    on.choose("PDF")
    print(f"  {_REPORT}")


def score(on: Performance) -> None:
    """Judge the work of every group, by keys, with what was seen beside each criterion."""
    card = next(one for one in on.stage.window.findChildren(ScoresCard) if one.isVisible())
    scroll_to(card)
    on.click(card.score)
    dialog = on.dialog
    assert isinstance(dialog, ScoringDialog)
    for place in range(dialog.subject.count()):
        for number, _ in enumerate(dialog.cards):
            on.clock.advance(seconds=2)
            on.stage.key(_LEVEL_KEYS[(place + number) % len(_LEVEL_KEYS)])
            on.stage.key(Qt.Key.Key_Return)
        if place == 0:
            on.show_dialog("scoring")
        dialog.cards[0].setFocus()
        on.stage.key(Qt.Key.Key_PageDown, CTRL)
    on.stage.press("Done")
    scroll_to(card)
    on.show("review-scores")
    seen = observations.of_session(on.stage.desk, on.session_id)
    print(f"  {len(seen)} observations of {len(on.live.session.groups)} groups, all of them scored")


def scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget)


def print_all(on: Performance) -> None:
    """Each document is looked at once; then all of them go into one file."""
    on.stage.window.navigation.print_session(on.session_id)
    on.stage.settle()
    on.show("print")
    on.stage.press("Print all documents")
    for document in Document:
        on.stage.press(title_of(document))
        on.show(f"print-{document}")
    target = OUT / "handouts.pdf"
    on.at_file_dialog(target)
    on.stage.press("Save PDF")
    print(f"  {target}")
    for name, page in first_pages(target).items():
        file = OUT / f"page-{name}.png"
        file.write_bytes(page)
        print(f"  {file}")


def change_settings(on: Performance) -> None:
    on.stage.press("Settings")
    on.choose("Settings")
    on.show_dialog("settings")
    on.stage.press("Done")


def look_at_night(on: Performance) -> None:
    """The same screens in the dark theme."""
    theme().set_mode(Mode.DARK)
    on.stage.window.navigation.go_to(Place.LIBRARY)
    on.show("library-dark")
    on.stage.window.navigation.open_plan(on.plan_id)
    on.show("prepare-dark")
    theme().set_mode(Mode.LIGHT)


def hand_over(on: Performance) -> None:
    """A package with the session goes to a computer that has never seen the plan."""
    on.stage.key(Qt.Key.Key_E, CTRL)
    on.at_file_dialog(_PACKAGE)
    on.choose("Package with sessions")
    print(f"  {_PACKAGE}")
    on.stage.kill()
    on.stage = other = on.open_laptop("other")
    other.window.library_view.files_dropped.emit((_PACKAGE,))
    other.settle()
    on.show_dialog("package-to-add")
    other.press("Add")
    if QApplication.activeModalWidget():
        other.press("Done")
    on.show("library-of-the-other")


def merge(on: Performance) -> None:
    """Who observed on the other computer sends it back, and nothing of either is lost."""
    desk = on.stage.desk
    identity.set_owner(desk, "Bo")
    session = sessions.find(desk, on.session_id).session
    for number, group in enumerate(session.groups, start=1):
        on.clock.advance(minutes=1)
        level = AttainmentLevel(number % 4 + 1)
        note = "Seen from the other side of the room"
        observations.record(
            desk, session.id, phase=0, groups=(group.id,), objective=0, level=level, note=note
        )
    packages.write_package(desk, _BACK, session_ids=[session.id])
    print(f"  {_BACK}")
    on.stage.kill()
    on.stage = on.open_laptop("laptop")
    on.stage.window.library_view.files_dropped.emit((_BACK,))
    on.stage.settle()
    on.show_dialog("package-to-merge")
    on.stage.press("Add")
    if QApplication.activeModalWidget():
        on.stage.press("Done")
    on.stage.window.navigation.review_session(on.session_id)
    on.stage.settle()
    on.show("review-of-both")
