"""Help without internet: the guide, the report for support, and whose work the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.paths import Paths
    from facilitator.ui.help.about_dialog import AboutDialog
    from facilitator.ui.help.guide_window import GuideWindow
    from facilitator.ui.help.report_dialog import ReportDialog
    from facilitator.ui.shell import Shell

SECTIONS = {
    Place.LIBRARY: "library",
    Place.PREPARE: "prepare-writing-a-plan",
    Place.RUBRIC: "rubric",
    Place.PRINT: "printing",
    Place.RUN: "running-a-session",
    Place.REVIEW: "review-afterwards",
}
"""Where the guide tells of a page."""


def open_guide(parent: QWidget, place: Place) -> GuideWindow:
    """At the section of that page; a window that is open already is brought to the front."""
    from facilitator.ui.help.guide_window import GuideWindow

    opened = parent.findChild(GuideWindow)
    window = opened or GuideWindow(parent)
    window.show_section(SECTIONS[place])
    window.show()
    if opened is not None:
        window.raise_()
    window.activateWindow()
    return window


def open_about(parent: QWidget) -> AboutDialog:
    from facilitator.services.licences import licences
    from facilitator.services.support import program
    from facilitator.ui.help.about_dialog import AboutDialog
    from facilitator.ui.help.facts import facts

    qt, *_screens = facts()
    dialog = AboutDialog((*program(), qt), licences(), parent)
    dialog.open()
    return dialog


def offer_report(parent: QWidget, shell: Shell) -> None:
    """The report is made on the worker, as the doctor reads the whole library for it."""
    from facilitator.services.support import support_report
    from facilitator.ui.help.facts import facts
    from facilitator.ui.tasks import Outcome

    paths, seen, navigator = shell.desk.paths, facts(), shell.navigator

    def show(text: str) -> None:
        show_report(parent, text, say=navigator.say)

    shell.tasks.run(lambda _tell: support_report(paths, seen), Outcome(show, navigator.show_error))


def report_now(parent: QWidget | None, paths: Paths) -> ReportDialog:
    """Made at once: after a mistake of ours the worker may be what does not work."""
    from facilitator.services.support import support_report
    from facilitator.ui.help.facts import facts

    return show_report(parent, support_report(paths, facts()))


def show_report(
    parent: QWidget | None, text: str, *, say: Callable[[str], None] | None = None
) -> ReportDialog:
    from facilitator.ui.help.report_dialog import ReportDialog

    dialog = ReportDialog(text, parent)
    if say is not None:
        dialog.saved.connect(say)
    dialog.open()
    return dialog
