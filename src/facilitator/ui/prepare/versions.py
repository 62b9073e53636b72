"""The versions of the plan that is open: read, named, compared and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from facilitator.errors import UserError
from facilitator.services import plans, versions
from facilitator.ui.prepare.differences import differences
from facilitator.ui.prepare.versions_dialog import VersionLine, VersionsDialog
from facilitator.ui.widgets.scrim import dim_behind
from facilitator.ui.wording import near_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from facilitator.library.values import PlanVersion
    from facilitator.ui.prepare.view import PrepareView
    from facilitator.ui.shell import Shell

translate = QCoreApplication.translate


class Versions(QObject):
    """`shown` says which plan and version the page shows; `read` and `restore` take a number."""

    def __init__(
        self,
        view: PrepareView,
        shell: Shell,
        *,
        shown: Callable[[], tuple[str, int] | None],
        read: Callable[[int], None],
        restore: Callable[[int], None],
    ) -> None:
        super().__init__(view)
        self._view, self._shell, self._shown = view, shell, shown
        self._read, self._restore = read, restore
        view.bar.versions_requested.connect(self.open)

    def open(self) -> VersionsDialog | None:
        here = self._shown()
        if here is None:
            return None
        plan_id, number = here
        dialog = VersionsDialog(self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.compare_wanted.connect(lambda a, b: self._compare(dialog, plan_id, a, b))
        dialog.label_wanted.connect(lambda n, text: self._label(dialog, plan_id, n, text))
        dialog.read_wanted.connect(self._read)
        dialog.restore_wanted.connect(lambda n: self._bring_back(dialog, plan_id, n))
        dialog.show_versions(self._lines(plan_id), number)
        dim_behind(dialog, self._view)
        dialog.open()
        return dialog

    def _lines(self, plan_id: str) -> tuple[VersionLine, ...]:
        now = self._shell.desk.clock.now()
        found = plans.versions(self._shell.desk, plan_id)
        newest = max((each.number for each in found), default=0)
        return tuple(
            VersionLine(each.number, version_words(each, now), each.label, each.number == newest)
            for each in found
        )

    def _compare(self, dialog: VersionsDialog, plan_id: str, before: int, after: int) -> None:
        try:
            found = versions.compare_versions(self._shell.desk, plan_id, before, after)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        dialog.show_differences(differences(found))

    def _label(self, dialog: VersionsDialog, plan_id: str, number: int, text: str) -> None:
        try:
            changes = versions.label_version(self._shell.desk, plan_id, number, text)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._shell.bus.announce(changes, self)
        dialog.show_versions(self._lines(plan_id), number)

    def _bring_back(self, dialog: VersionsDialog, plan_id: str, number: int) -> None:
        """As a step of the editing session: it can be undone, and no version is lost."""
        self._restore(number)
        lines = self._lines(plan_id)
        dialog.show_versions(lines, lines[0].number)


def version_words(version: PlanVersion, now: datetime) -> str:
    """Such as: Version 2 · imported 21 Nov · soil.md."""
    day = near_time(version.at, now)
    told = translate("Prepare", "imported {day}") if version.origin_name else "{day}"
    name = translate("Prepare", "Version {number}").format(number=version.number)
    parts = (name, told.format(day=day), version.origin_name)
    return " · ".join(part for part in parts if part)
