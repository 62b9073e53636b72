"""Between the Prepare page and the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from facilitator.domain.changes import Changes
from facilitator.errors import UserError
from facilitator.services import plans
from facilitator.services.reading import check_stored
from facilitator.ui.exporting import Exporter, PlanName
from facilitator.ui.place import Place
from facilitator.ui.prepare.editing import EditingSession
from facilitator.ui.prepare.edits import Edit
from facilitator.ui.prepare.leaving import Leaving
from facilitator.ui.prepare.model import reading_of
from facilitator.ui.prepare.modes import MODES, PHASE
from facilitator.ui.prepare.plan_edits import value
from facilitator.ui.prepare.reusing import PhaseReuse
from facilitator.ui.prepare.versions import Versions
from facilitator.ui.wording import near_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.plan import LessonPlan
    from facilitator.library.values import StoredPlan
    from facilitator.ui.prepare.view import PrepareView
    from facilitator.ui.shell import Shell

_START, _MODE, _PLACE = "prepare/start", "prepare/mode", "prepare/phase"
_NINE = 9 * 60
_AGAIN = 10_000
"""ms between two tries to save what the disk did not take."""

_REST = 400
"""ms without another step before other pages are told: each letter is saved, not announced."""


class PreparePresenter(QObject):
    """Edits one plan; an earlier version of it is only shown."""

    def __init__(self, view: PrepareView, shell: Shell) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._plan_id: str | None = None
        self._old: StoredPlan | None = None
        self._session = EditingSession(shell.desk, self)
        self._is_unsaved = False
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self._session.try_again)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_REST)
        self._idle.timeout.connect(self._session.rehearse)
        self._untold = Changes()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.tell_others)
        self._connect()
        mode = shell.choices.text(_MODE)
        view.show_mode(mode if mode in MODES else PHASE)
        view.show_nothing()

    def _connect(self) -> None:
        view, bar, session = self._view, self._view.bar, self._session
        view.edit_wanted.connect(session.do)
        bar.undo_requested.connect(session.undo)
        bar.redo_requested.connect(session.redo)
        bar.start_changed.connect(self._set_start)
        bar.session_requested.connect(self._set_up_session)
        view.newest_requested.connect(self.show_newest)
        view.restore_requested.connect(self._restore_shown)
        view.print_requested.connect(self._print)
        self._exporter = Exporter(view, self._shell)
        self._leaving = Leaving(
            view,
            self._shell,
            unsaved=lambda: session.unsaved_plans,
            try_again=session.try_again,
        )
        view.export_requested.connect(self._export)
        view.new_plan_requested.connect(self._begin_plan)
        view.mode_changed.connect(lambda mode: self._shell.choices.set_text(_MODE, mode))
        view.phase_changed.connect(self._remember_phase)
        view.hidden.connect(self.tell_others)
        desk = self._shell.desk
        PhaseReuse(view, desk, do=session.do)
        self.versions = Versions(
            view,
            self._shell,
            shown=lambda: self._shown,
            read=self.show_version,
            restore=self.restore_version,
        )
        session.changed.connect(self._show_edited)
        session.saved.connect(self._note)
        session.unsaved.connect(self._say_unsaved)
        session.refused.connect(self._shell.navigator.show_error)
        session.stack.indexChanged.connect(self._show_undo)
        self._shell.bus.changed.connect(self._follow)

    # What is shown

    @property
    def plan(self) -> LessonPlan | None:
        """The plan that is edited."""
        return self._session.plan

    def edit(self, name: str, change: Callable[[LessonPlan], LessonPlan]) -> None:
        """One step that can be undone; `name` is what stands behind "Undo"."""
        self._session.do(Edit(name, change))

    def show_plan(self, plan_id: str | None) -> None:
        """Show the plan, where it was left if it is the one shown already."""
        if plan_id is not None and plan_id == self._plan_id and self._is_current():
            self._show(keep_place=True)
            return
        self.tell_others()
        self._plan_id, self._old = plan_id, None
        self._open()

    def _open(self) -> None:
        try:
            if self._plan_id is None:
                self._session.close()
            else:
                self._session.open(self._plan_id)
                self._idle.start()
        except UserError as error:
            self._plan_id = None
            self._session.close()
            self._shell.navigator.show_error(error)
        self._session.place = self._remembered_phase()
        self._show_undo()
        self._show(keep_place=False)

    def _is_current(self) -> bool:
        """Whether what is edited is what the library holds, or is to hold once it can."""
        if self._session.is_unsaved:
            return True
        try:
            stored = plans.open_plan(self._shell.desk, self._plan_id or "")
        except UserError:
            return False
        return stored.plan == self._session.plan

    def _show_edited(self, place: int) -> None:
        self._old = None
        self._show(keep_place=True, place=place)

    def _show(self, *, keep_place: bool, place: int | None = None) -> None:
        plan = self._old.plan if self._old else self._session.plan
        if plan is None:
            self._view.show_nothing()
            return
        self._view.bar.start.set_minute(self._start(plan))
        reading = reading_of(
            plan,
            check_stored(plan).diagnostics,
            begin=self._start(plan),
            notice=self._notice(self._old) if self._old else "",
        )
        at = self._session.place if place is None and not keep_place else place
        self._view.show_plan(reading, place=at, keep_place=keep_place)
        self._session.place = self._view.place

    def _notice(self, stored: StoredPlan) -> str:
        versions = plans.versions(self._shell.desk, stored.id)
        newest = max((each.number for each in versions), default=stored.version)
        day = next((each.at for each in versions if each.number == stored.version), None)
        when = near_day(day, self._shell.desk.clock.now()) if day else ""
        text = self.tr("You are reading version {number} of {day}. Version {newest} is the newest.")
        return text.format(number=stored.version, day=when, newest=newest)

    def show_version(self, number: int) -> None:
        """An earlier version to read; the newest one is edited."""
        if self._plan_id is None:
            return
        try:
            stored = plans.open_plan(self._shell.desk, self._plan_id, version=number)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        newest = plans.open_plan(self._shell.desk, self._plan_id).version
        self._old = None if number == newest else stored
        self._show(keep_place=True)

    def show_newest(self) -> None:
        self._old = None
        self._show(keep_place=True)

    # Where one was

    def _start(self, plan: LessonPlan) -> int:
        """Minutes since midnight: the plan's own, else the last one that was chosen."""
        usual = int(self._shell.choices.number(_START, _NINE)) % (24 * 60)
        return usual if plan.start is None else plan.start

    def _set_start(self, minute: int) -> None:
        self._shell.choices.set_number(_START, minute)
        self._session.do(value("start", self.tr("start of the day"), minute))

    def _remember_phase(self, place: int) -> None:
        self._session.place = place
        self._shell.choices.set_text(_PLACE, f"{self._plan_id} {place}")

    def _remembered_phase(self) -> int:
        plan_id, _, place = self._shell.choices.text(_PLACE).partition(" ")
        return int(place) if plan_id == self._plan_id and place.isdigit() else 0

    # Undo, saving, and others

    def _show_undo(self) -> None:
        stack = self._session.stack
        self._view.bar.show_undo(stack.undoText(), stack.redoText())

    def _say_unsaved(self, reason: Exception) -> None:
        """Said once: what is written stays in memory, and each further step tries again."""
        if not self._is_unsaved:
            self._shell.navigator.show_error(reason)
        self._is_unsaved = True
        self._again.start()
        self._shell.navigator.tell_saved(False)

    def _note(self, changes: Changes) -> None:
        if self._is_unsaved and not self._session.unsaved_plans:
            self._is_unsaved = False
            self._again.stop()
            self._shell.navigator.tell_saved(True)
        self._untold |= changes
        self._rest.start()

    def may_close(self) -> bool:
        """Whether the window may go: asks while there is something that only memory has."""
        self.tell_others()
        return self._leaving.may_close()

    def tell_others(self) -> None:
        """Announce what was saved since the last time."""
        self._session.try_again()
        self._rest.stop()
        untold, self._untold = self._untold, Changes()
        self._shell.bus.announce(untold, initiator=self)

    @property
    def _shown(self) -> tuple[str, int] | None:
        """The plan and the version that the page shows."""
        if self._plan_id is None:
            return None
        stored = self._old or plans.open_plan(self._shell.desk, self._plan_id)
        return self._plan_id, stored.version

    def _restore_shown(self) -> None:
        if self._old is not None:
            self.restore_version(self._old.version)

    def restore_version(self, number: int) -> None:
        """It becomes the newest, as one step that can be undone; no version is lost by it."""
        plan_id = self._plan_id or ""
        old = plans.open_plan(self._shell.desk, plan_id, version=number).plan
        if self._session.version == plans.open_plan(self._shell.desk, plan_id).version:
            self._session.begin_version()
        name = self.tr("restore version {number}").format(number=number)
        self.edit(name, lambda _plan: old)
        self.show_newest()

    def _set_up_session(self) -> None:
        if self._plan_id is not None:
            self.tell_others()
            self._shell.navigator.set_up_session(self._plan_id)

    def _begin_plan(self) -> None:
        from facilitator.ui.drafting import begin_plan

        self.tell_others()
        begin_plan(self._view, self._shell, plan_id=self._plan_id)

    def _print(self) -> None:
        if self._plan_id is not None:
            self.tell_others()
            self._shell.navigator.open_plan(self._plan_id, Place.PRINT)

    def _export(self, kind: str) -> None:
        found = plans.summary(self._shell.desk, self._plan_id) if self._plan_id else None
        if found is None:
            return
        self.tell_others()
        if self._session.is_unsaved:  # an export reads the library, which has not all of it
            self._leaving.save_copies()
        else:
            self._exporter.export([PlanName(found.id, found.title)], kind)

    def _follow(self, changes: Changes, initiator: object) -> None:
        """Another window, an import or the trash changed the plan; a hidden page looks later."""
        if initiator is self or self._plan_id not in changes.plans or not self._view.isVisible():
            return
        if plans.summary(self._shell.desk, self._plan_id or "") is None:
            self.show_plan(None)
        elif not self._is_current():
            self._old = None
            self._session.open(self._plan_id or "")
            self._show_undo()
            self._show(keep_place=True)
