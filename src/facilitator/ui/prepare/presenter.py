"""Between the Prepare page and the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.errors import UserError
from facilitator.services import plans
from facilitator.services.reading import check_stored
from facilitator.ui.place import Place
from facilitator.ui.prepare.model import reading_of, version_entries, version_words
from facilitator.ui.prepare.reader_head import PHASE, WHOLE
from facilitator.ui.wording import near_day

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes
    from facilitator.library.values import PlanVersion, StoredPlan
    from facilitator.ui.prepare.view import PrepareView
    from facilitator.ui.shell import Shell

_START, _MODE = "prepare/start", "prepare/mode"
_NINE = 9 * 60


class PreparePresenter(QObject):
    """Shows one plan, in its newest version unless an earlier one is asked for."""

    def __init__(self, view: PrepareView, shell: Shell) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._plan_id: str | None = None
        self._version: int | None = None
        self._stored: StoredPlan | None = None
        self._versions: tuple[PlanVersion, ...] = ()
        self._connect()
        view.show_mode(WHOLE if shell.choices.text(_MODE) == WHOLE else PHASE)
        view.bar.start.set_minute(self._start)
        view.show_nothing()

    def _connect(self) -> None:
        view, bar = self._view, self._view.bar
        bar.start_changed.connect(self._set_start)
        bar.print_requested.connect(self._print)
        bar.session_requested.connect(self._set_up_session)
        bar.versions_requested.connect(self._show_versions)
        bar.version_wanted.connect(self._show_version)
        view.newest_requested.connect(lambda: self._show_version(None))
        view.mode_changed.connect(lambda mode: self._shell.choices.set_text(_MODE, mode))
        self._shell.bus.changed.connect(self._follow)

    @property
    def _start(self) -> int:
        """Minutes since midnight."""
        return int(self._shell.choices.number(_START, _NINE)) % (24 * 60)

    def show_plan(self, plan_id: str | None) -> None:
        """Show the plan, where it was left if it is the one shown already."""
        same = plan_id is not None and plan_id == self._plan_id
        self._plan_id = plan_id
        if not same:
            self._version = None
        self._reload(keep_place=same)

    def _reload(self, *, keep_place: bool) -> None:
        if self._plan_id is None:
            self._view.show_nothing()
            return
        try:
            desk = self._shell.desk
            self._stored = plans.open_plan(desk, self._plan_id, version=self._version)
            self._versions = plans.versions(desk, self._plan_id)
        except UserError as error:
            self._plan_id = self._stored = None
            self._view.show_nothing()
            self._shell.navigator.show_error(error)
            return
        self._show(self._stored, keep_place=keep_place)

    def _show(self, stored: StoredPlan, *, keep_place: bool) -> None:
        now = self._shell.desk.clock.now()
        shown = next((each for each in self._versions if each.number == stored.version), None)
        reading = reading_of(
            stored.plan,
            check_stored(stored.plan).diagnostics,
            begin=self._start,
            version=version_words(shown, now) if shown else "",
            notice=self._notice(stored),
        )
        self._view.show_plan(reading, keep_place=keep_place)

    def _notice(self, stored: StoredPlan) -> str:
        newest = max((each.number for each in self._versions), default=stored.version)
        if stored.version == newest:
            return ""
        day = next(each.at for each in self._versions if each.number == stored.version)
        text = self.tr("You are reading version {number} of {day}. Version {newest} is the newest.")
        when = near_day(day, self._shell.desk.clock.now())
        return text.format(number=stored.version, day=when, newest=newest)

    def _set_start(self, minute: int) -> None:
        self._shell.choices.set_number(_START, minute)
        if self._stored is not None:
            self._show(self._stored, keep_place=True)

    def _show_versions(self) -> None:
        if self._stored is not None:
            now = self._shell.desk.clock.now()
            entries = version_entries(self._versions, self._stored.version, now)
            self._view.bar.show_versions(entries)

    def _show_version(self, number: int | None) -> None:
        newest = max((each.number for each in self._versions), default=None)
        self._version = None if number == newest else number
        self._reload(keep_place=True)

    def _print(self) -> None:
        if self._plan_id is not None:
            self._shell.navigator.open_plan(self._plan_id, Place.PRINT)

    def _set_up_session(self) -> None:
        if self._plan_id is not None:
            self._shell.navigator.set_up_session(self._plan_id)

    def _follow(self, changes: Changes, initiator: object) -> None:
        """The plan may have got a new version, or be gone; a hidden page is told when it shows."""
        if initiator is self or self._plan_id not in changes.plans or not self._view.isVisible():
            return
        summary = plans.summary(self._shell.desk, self._plan_id or "")
        if summary is None:
            self.show_plan(None)
            return
        if self._versions and summary.version != self._versions[0].number:
            self._version = None
        self._reload(keep_place=True)
