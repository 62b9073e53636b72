"""Between the library page and the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from facilitator.errors import UserError
from facilitator.services import plans, sessions
from facilitator.ui.library.importing import Importer
from facilitator.ui.library.plan_work import PlanWork
from facilitator.ui.library.preview_whole import whole
from facilitator.ui.library.remembered import (
    remember,
    remember_plan,
    remembered,
    remembered_plan,
)
from facilitator.ui.library.shelf import SEARCH_LIMIT
from facilitator.ui.turns import after_turns

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes
    from facilitator.domain.shelf import PlanSummary
    from facilitator.services.desk import Desk
    from facilitator.ui.library.shelf import Wanted
    from facilitator.ui.library.view import LibraryView
    from facilitator.ui.shell import Shell

_FILTERED_LIMIT = 1000
"""Matches looked at while filters leave some of them out."""

_REST_WHILE_SEARCHING = 60
"""ms without another key before the plan found first is read."""


class LibraryPresenter(QObject):
    """Attached to a view that already shows its first rows."""

    def __init__(self, view: LibraryView, shell: Shell) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._query = ""
        self._in_trash = False
        self._stale = False
        self._preview_timer = self._soon(self._fill_preview)
        self._search_timer = self._soon(self._show)
        self._work = PlanWork(view, shell, done=self._reload)
        self._importer = Importer(view, shell, imported=self._imported)
        self._rows: tuple[PlanSummary, ...] | None = None
        self._connect()
        view.take_keys()
        view.want(remembered(shell.choices))
        self._reload()
        view.selected.select([remembered_plan(shell.choices)])

    @property
    def _desk(self) -> Desk:
        return self._shell.desk

    def _soon(self, wanted: object) -> QTimer:
        """Once all events at hand are dealt with: keys typed fast cost one search, not five."""
        timer = QTimer(self, singleShot=True, interval=0)
        timer.timeout.connect(wanted)
        return timer

    def _connect(self) -> None:
        view, go = self._view, self._shell.navigator
        view.search_wanted.connect(self._search)
        view.wanted_changed.connect(self._want)
        view.selection_changed.connect(self._preview_soon)
        view.appeared.connect(self._refresh_if_stale)
        view.new_plan_requested.connect(self._begin_plan)
        view.trash_shown.connect(self._show_trash)
        view.shelf_shown.connect(self._show_shelf)
        view.selected.open_requested.connect(go.open_plan)
        view.selected.session_requested.connect(self._start_session)
        view.selected.another_session_requested.connect(lambda plan_id: go.set_up_session(plan_id))
        self._shell.bus.changed.connect(self._follow)

    # What is shown

    def _reload(self) -> None:
        """Read all anew; the selection and the place in the list stay."""
        self._stale = False
        self._rows = None
        self._show()

    def _show(self) -> None:
        try:
            self._view.show_now(self._desk.clock.now())
            self._show_rows()
        except UserError as error:
            self._shell.navigator.show_error(error)
        self._preview_soon()

    def _show_rows(self) -> None:
        if self._in_trash:
            self._view.show_trash(plans.trashed(self._desk))
        elif self._query:
            limit = _FILTERED_LIMIT if self._view.wanted.is_filtered else SEARCH_LIMIT + 1
            self._view.show_hits(self._query, plans.search(self._desk, self._query, limit=limit))
        else:
            self._show_shelf_rows()

    def _show_shelf_rows(self) -> None:
        """Rows that were read stay good until something changes: clearing a search is quick."""
        if self._rows is None:
            self._rows = plans.shelf(self._desk)
            self._view.offer_trash(not self._rows and bool(plans.trashed(self._desk)))
        self._view.show_rows(self._rows)

    def _search(self, text: str) -> None:
        self._query = " ".join(text.split())
        self._in_trash = False
        self._search_timer.start()

    def _want(self, wanted: Wanted) -> None:
        remember(self._shell.choices, wanted)
        if self._query:
            self._show()

    def _show_trash(self) -> None:
        self._in_trash = True
        self._query = ""
        self._view.clear_search()
        self._reload()

    def _show_shelf(self) -> None:
        self._in_trash = False
        self._show()

    def _preview_soon(self) -> None:
        """At once, but not between the keys of a search."""
        self._preview_timer.start(_REST_WHILE_SEARCHING if self._query else 0)

    def _fill_preview(self) -> None:
        """The plan itself, for the one row selected."""
        summary = self._view.selected.only_plan
        if summary is None:
            return
        remember_plan(self._shell.choices, summary.id)
        try:
            stored = plans.open_plan(self._desk, summary.id)
            session = sessions.to_run(self._desk, summary.id)
        except UserError as error:
            self._view.show_trouble(summary.id, str(error))
            return
        now = self._desk.clock.now()
        self._view.show_preview(whole(summary, stored.plan, session, now))

    # What happens

    def _begin_plan(self) -> None:
        """The one plan that is selected is offered to be copied."""
        from facilitator.ui.drafting import begin_plan

        only = None if self._in_trash else self._view.selected.only_plan
        begin_plan(self._view, self._shell, plan_id=only.id if only else None)

    def _start_session(self, plan_id: str) -> None:
        """The session that runs, else the one set up next, else a new one."""
        found = sessions.to_run(self._desk, plan_id)
        if found is not None and found.started_at is not None:
            self._shell.navigator.run_session(found.session.id)
        else:
            session_id = found.session.id if found else None
            self._shell.navigator.set_up_session(plan_id, session_id)

    def _imported(self, ids: tuple[str, ...], rows: tuple[PlanSummary, ...] | None) -> None:
        if ids:
            self._in_trash = False
        self._stale = False
        self._rows = rows or None
        self._show()
        shown = self._view.plans_of(ids)
        if shown:
            self._view.selected.select([shown[0].id])
        self._preview_timer.stop()
        after_turns(1, self, self._preview_soon)  # a list that has grown is painted first

    def _follow(self, changes: Changes, initiator: object) -> None:
        """Others changed something; while nobody looks, one look later is enough."""
        if initiator in (self, self._work, self._importer):
            return
        if not (changes.plans or changes.sessions or changes.runs):
            return
        if self._view.isVisible():
            self._reload()
        else:
            self._stale = True

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._reload()
