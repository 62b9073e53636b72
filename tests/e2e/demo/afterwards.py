"""Act 4, afterwards: what was seen, what it teaches, paper, and the other laptop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from facilitator.services.print_documents import Document
from facilitator.ui.place import Place
from facilitator.ui.print.words import title_of
from facilitator.ui.review.next_time import NextTimeCard
from facilitator.ui.review.reflection import QuestionBox
from facilitator.ui.theme import Mode, theme
from tests.e2e.demo.paper import first_pages
from tests.e2e.demo.performance import CTRL, OUT, Performance

_PACKAGE, _REPORT = OUT / "reading-the-soil.facilitator", OUT / "report.pdf"


def play(on: Performance) -> None:
    look_back(on)
    print_all(on)
    change_settings(on)
    look_at_night(on)
    hand_over(on)


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
