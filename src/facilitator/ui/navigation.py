"""The ways from page to page: the only place that knows them all."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from facilitator.errors import UserError
from facilitator.services import plans, sessions
from facilitator.ui.place import Place
from facilitator.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.changes import Changes
    from facilitator.ui.pages import Pages
    from facilitator.ui.shell import Shell

_log = logging.getLogger(__name__)


class Navigation(QObject):
    """Knows the open plan and what each page has to be told before it is shown."""

    plan_opened = Signal(object)
    """The title of the open plan, None when no plan is open any more."""
    saved = Signal(bool)

    def __init__(self, window: QWidget, pages: Pages) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._plan_id: str | None = None
        self._came_from = Place.LIBRARY
        self._toasts: dict[QWidget, Toast] = {}

    def attach(self, shell: Shell) -> None:
        self._shell = self._pages.shell = shell
        shell.bus.changed.connect(self._follow)

    @property
    def plan_id(self) -> str | None:
        return self._plan_id

    def go_to(self, place: Place) -> None:
        """The page of that tab, for the open plan; without one only the library can be shown."""
        if place is Place.LIBRARY:
            self._pages.show(place)
        elif self._plan_id is not None:
            self.open_plan(self._plan_id, place)

    def open_plan(self, plan_id: str, place: Place = Place.PREPARE) -> None:
        """The plan on that page; a plan that cannot be read is said, and nothing changes."""
        try:
            self._set_plan(plan_id)
            self._show_plan(plan_id, place)
        except UserError as error:
            self.show_error(error)

    def _show_plan(self, plan_id: str, place: Place) -> None:
        if place is Place.RUN:
            self._run_plan(plan_id)
            return
        self._pages.of_plan(place).show_plan(plan_id)
        self._pages.show(place)

    def _run_plan(self, plan_id: str) -> None:
        """The session that runs, else the next that was set up, else the set-up dialog."""
        found = sessions.to_run(self._shell.desk, plan_id)
        if found is None:
            self.set_up_session(plan_id)
        else:
            self.run_session(found.session.id)

    def set_up_session(self, plan_id: str, session_id: str | None = None) -> None:
        from facilitator.ui.session import set_up

        self._set_plan(plan_id)
        set_up(self._window, self._shell, plan_id=plan_id, session_id=session_id)

    def run_session(self, session_id: str) -> None:
        def show() -> None:
            self._shell.bus.announce(sessions.bring_up_to_date(self._shell.desk, session_id))
            if self._pages.current is not Place.RUN:
                self._came_from = self._pages.current
            self._pages.run.show_session(session_id)
            self._pages.show(Place.RUN)

        self._of_session(session_id, show)

    def offer_running_session(self) -> None:
        """A session that started and never ended: the app was killed, or closed while it ran."""
        running = sessions.still_running(self._shell.desk)
        if running:
            self.run_session(running[0].session.id)
            self._pages.run.show_recovered()

    def review_session(self, session_id: str) -> None:
        def show() -> None:
            self._pages.review.show_session(session_id)
            self._pages.show(Place.REVIEW)

        self._of_session(session_id, show)

    def print_session(self, session_id: str) -> None:
        def show() -> None:
            self._pages.print.show_session(session_id)
            self._pages.show(Place.PRINT)

        self._of_session(session_id, show)

    def _of_session(self, session_id: str, show: Callable[[], None]) -> None:
        """Open the session's plan and show; a session that is gone is said, nothing changes."""
        try:
            self._set_plan(sessions.find(self._shell.desk, session_id).session.plan_id)
            show()
        except UserError as error:
            self.show_error(error)

    def leave_run(self) -> None:
        self.go_to(self._came_from)

    def say(
        self, text: str, undo: Callable[[], None] | None = None, *, icon: str = "ph.check-circle"
    ) -> None:
        pane = self._pages.toast_area()
        toast = self._toasts.get(pane) or self._toasts.setdefault(pane, Toast(pane))
        toast.say(text, icon=icon, action=undo, action_text=self.tr("Undo") if undo else "")

    def tell_saved(self, saved: bool, /) -> None:
        self.saved.emit(saved)

    def show_error(self, error: Exception) -> None:
        """A UserError in its own words; anything else goes to the log and is excused."""
        if not isinstance(error, UserError):
            _log.error("A task failed", exc_info=error)
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self._words_for(error))
        box.open()

    def _words_for(self, error: Exception) -> str:
        if isinstance(error, UserError):
            return str(error)
        return self.tr("Something went wrong in the app. What you saved is safe.")

    def _set_plan(self, plan_id: str | None) -> None:
        summary = plans.summary(self._shell.desk, plan_id) if plan_id else None
        here = summary is not None and summary.trashed_at is None
        self._plan_id = plan_id if here else None
        self.plan_opened.emit(summary.title if summary is not None and here else None)

    def _follow(self, changes: Changes, _initiator: object) -> None:
        """The open plan may have got another title, or gone to the trash."""
        if self._plan_id in changes.plans:
            self._set_plan(self._plan_id)
