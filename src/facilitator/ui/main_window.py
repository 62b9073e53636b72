"""The window: a header, the pages below it, and the keys between them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.title import short_title
from facilitator.ui.appearance import Appearance
from facilitator.ui.library.view import LibraryView
from facilitator.ui.override import override
from facilitator.ui.pages import Pages
from facilitator.ui.place import Place
from facilitator.ui.widgets.header import HeaderBar, HeaderTab

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from facilitator.ui.choices import Choices
    from facilitator.ui.library_care import LibraryCare
    from facilitator.ui.navigation import Navigation
    from facilitator.ui.shell import Shell

_SMALLEST = (1024, 700)
_USUAL = (1366, 768)
_RECENT_PLANS = 12


class MainWindow(QWidget):
    """Pages, actions, nothing else: what a page does is the page's own business."""

    painted = Signal()
    """The first frame is on the screen."""
    restore_requested = Signal(object)
    """With the backup that is to take the library's place."""
    closed = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self._shell: Shell | None = None
        self._was_painted = self._reopens = False
        self._appearance = Appearance(choices, self)
        self._appearance.restore()
        self.header = self._make_header()
        self._stack = QStackedWidget(self)
        self.library_view = LibraryView(self._stack)
        self.pages = Pages(self._stack, self.library_view, name_of=self._name_of)
        self._lay_out()
        self._restore_place()

    def _make_header(self) -> HeaderBar:
        home = HeaderTab(Place.LIBRARY, self.tr("Library"), "ph.books", "Alt+1")
        tabs = (
            HeaderTab(Place.PREPARE, self.tr("Prepare"), "ph.pencil-line", "Alt+2"),
            HeaderTab(Place.RUBRIC, self.tr("Rubric"), "ph.table", "Alt+3"),
            HeaderTab(Place.PRINT, self.tr("Print"), "ph.printer", "Alt+4"),
            HeaderTab(Place.RUN, self.tr("Run"), "ph.play-circle", "Alt+5"),
            HeaderTab(Place.REVIEW, self.tr("Review"), "ph.chart-bar", "Alt+6"),
        )
        header = HeaderBar(home, tabs, parent=self)
        header.theme_toggle_requested.connect(self._appearance.toggle_dark)
        return header

    def _name_of(self, place: Place) -> str:
        """As its tab has it."""
        return self.header.tab(place).label

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Facilitator Companion"))
        self.setMinimumSize(*_SMALLEST)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.header.set_current(Place.LIBRARY)
        self.pages.shown.connect(self._page_shown)

    def _restore_place(self) -> None:
        geometry = self._choices.blob("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(*_USUAL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @cached_property
    def navigation(self) -> Navigation:
        """The ways between pages; the first frame has none yet."""
        from facilitator.ui.navigation import Navigation

        made = Navigation(self, self.pages)
        made.plan_opened.connect(self._plan_opened)
        made.saved.connect(self._show_saved)
        return made

    def attach(self, shell: Shell) -> None:
        """The library is open: everything else can be made when it is wanted."""
        from facilitator.ui.backing_up import BackingUp
        from facilitator.ui.library.presenter import LibraryPresenter
        from facilitator.ui.reopening import go_back
        from facilitator.ui.waiting import WaitingNotice
        from facilitator.ui.window_keys import add_keys

        self._shell = shell
        self.navigation.attach(shell)
        self.waiting = WaitingNotice(self._column, 1, shell, self)
        self.backing_up = BackingUp(shell, self)
        self._library = LibraryPresenter(self.library_view, shell)
        self._connect_header()
        add_keys(self, self._appearance)
        self.navigation.offer_running_session()
        go_back(self._choices, self.navigation)
        self._tell_what_came_back(shell)

    def _tell_what_came_back(self, shell: Shell) -> None:
        """The journals knew more than the library, which was lost or came from a backup."""
        found = shell.desk.library.brought_in
        if found:
            words = self.tr(
                "The journals knew what the library did not: {count} entries are back."
            ).format(count=found.sessions + found.events + found.observations)
            self.navigation.say(words, icon="ph.clock-counter-clockwise")

    def close_to_reopen(self) -> bool:
        """After a mistake of ours; the next start comes back to this page. False if it stays open.

        A session that runs is no reason to ask: its clock goes on, and so does its page.
        """
        from facilitator.ui.reopening import note_place

        note_place(self._choices, self.navigation, self.pages)
        self._reopens = True
        self._reopens = self.close()
        return self._reopens

    def open_package(self, file: Path) -> None:
        """On the library's page, where what it holds will be."""
        self.navigation.go_to(Place.LIBRARY)
        self.library_view.files_dropped.emit((file,))

    def _connect_header(self) -> None:
        self.header.tab_chosen.connect(lambda key: self.navigation.go_to(Place(key)))
        self.header.plan_menu_requested.connect(self._show_plan_menu)
        self.header.settings_requested.connect(self._show_settings)

    @property
    def _open_shell(self) -> Shell:
        assert self._shell is not None, "this is connected once the library is open"
        return self._shell

    def show_guide(self) -> None:
        from facilitator.ui.help import open_guide

        open_guide(self, self.pages.current)

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def come_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _page_shown(self, place: Place) -> None:
        """Run has a header of its own: the clock is what counts there."""
        self.header.setVisible(place is not Place.RUN)
        self.header.set_current(place)

    def _plan_opened(self, title: str | None) -> None:
        short = short_title(title) if title else None
        self.header.set_plan(short)
        name = self.tr("Facilitator Companion")
        self.setWindowTitle(f"{short} – {name}" if short else name)

    def _show_saved(self, saved: bool) -> None:
        note = self.header.saved
        if saved:
            note.set_state(self.tr("Saved on this computer"))
        else:
            note.set_state(self.tr("Not saved yet"), icon="ph.warning", color="warn")

    def _show_plan_menu(self) -> None:
        from PySide6.QtWidgets import QMenu

        from facilitator.services.plans import shelf

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in shelf(self._open_shell.desk)[:_RECENT_PLANS]:
            text = row.title.replace("&", "&&")
            menu.addAction(text, partial(self._open_on_this_page, row.id))
        menu.addSeparator()
        menu.addAction(self.tr("All plans"), partial(self.navigation.go_to, Place.LIBRARY))
        menu.popup(self.header.plan_menu_position())

    def _open_on_this_page(self, plan_id: str) -> None:
        here = self.pages.current
        self.navigation.open_plan(plan_id, Place.PREPARE if here is Place.LIBRARY else here)

    @cached_property
    def _care(self) -> LibraryCare:
        from facilitator.ui.library_care import LibraryCare

        made = LibraryCare(self, self._open_shell)
        made.restore_requested.connect(self.restore_requested)
        return made

    def _show_settings(self) -> None:
        from facilitator.ui.settings_menu import SettingsMenu

        menu = SettingsMenu(self, self._open_shell, self._appearance, self._care)
        menu.guide_requested.connect(self.show_guide)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.header.mapToGlobal(self.header.rect().bottomRight()))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.pages.may_close() and self._may_close()):
            event.ignore()
            return
        self._choices.set_blob("window/geometry", self.saveGeometry())
        event.accept()
        self.closed.emit()

    def _may_close(self) -> bool:
        """While a session runs, closing is asked about once; its clock goes on either way."""
        from PySide6.QtWidgets import QMessageBox

        if self._shell is not None and not self._shell.desk.library.write_waiting():
            return self._may_lose_what_waits(self._shell)
        from facilitator.services.sessions import still_running

        if self._reopens or self._shell is None or not still_running(self._shell.desk):
            return True
        answer = QMessageBox.question(
            self,
            self.tr("Facilitator Companion"),
            self.tr(
                "A session is running. Close the window? The clock keeps running, and you can go "
                "on from the same second when you open the app again."
            ),
        )
        return answer is QMessageBox.StandardButton.Yes

    def _may_lose_what_waits(self, shell: Shell) -> bool:
        from PySide6.QtWidgets import QMessageBox

        answer = QMessageBox.warning(
            self,
            self.tr("Facilitator Companion"),
            self.tr("{count} steps are not in the library yet. {why} Close and lose them?").format(
                count=len(shell.desk.library.waiting), why=shell.desk.library.why_waiting
            ),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
            QMessageBox.StandardButton.No,
        )
        return answer is QMessageBox.StandardButton.Yes
