"""Between the dialog for a new plan and the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.title import short_title
from facilitator.errors import UserError
from facilitator.services import drafting, plans
from facilitator.ui.drafting.dialog import Beginning
from facilitator.ui.place import Place
from facilitator.ui.wording import planned_length

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes
    from facilitator.domain.plan import LessonPlan
    from facilitator.ui.drafting.dialog import NewPlanDialog
    from facilitator.ui.shell import Shell

_EMPTY, _COPY = "", "copy:"


class NewPlanPresenter(QObject):
    """Makes the plan and opens it to be written."""

    def __init__(self, dialog: NewPlanDialog, shell: Shell) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._shell = shell
        dialog.wanted.connect(self._make)

    def begin(self, plan_id: str | None) -> None:
        beginnings = [
            Beginning(_EMPTY, self.tr("An empty plan"), self.tr("Nothing but its title.")),
            *(_beginning(one.key, one.plan) for one in drafting.templates()),
            *self._copy(plan_id),
        ]
        self._dialog.show_beginnings(beginnings)

    def _copy(self, plan_id: str | None) -> list[Beginning]:
        if plan_id is None:
            return []
        try:
            plan = plans.open_plan(self._shell.desk, plan_id).plan
        except UserError:
            return []
        name = self.tr("A copy of {title}").format(title=short_title(plan.title))
        return [_beginning(f"{_COPY}{plan_id}", plan, name)]

    def _make(self, key: str, title: str) -> None:
        try:
            plan_id, changes = self._made(key, title)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._shell.bus.announce(changes, self)
        self._shell.navigator.open_plan(plan_id, Place.PREPARE)

    def _made(self, key: str, title: str) -> tuple[str, Changes]:
        desk = self._shell.desk
        if key == _EMPTY:
            return drafting.new_plan(desk, title or self.tr("New plan"))
        if not key.startswith(_COPY):
            return drafting.plan_from_template(desk, key, title)
        origin = key.removeprefix(_COPY)
        usual = self.tr("Copy of {title}").format(title=plans.open_plan(desk, origin).plan.title)
        return drafting.copy_plan(desk, origin, title or usual)


def _beginning(key: str, plan: LessonPlan, name: str = "") -> Beginning:
    phases = tuple(
        f"{phase.label} · {planned_length(phase.duration)}" if phase.duration else phase.label
        for phase in plan.phases
    )
    return Beginning(key, name or plan.title, planned_length(plan.duration), phases)
