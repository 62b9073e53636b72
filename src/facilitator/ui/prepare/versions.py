"""The versions of the plan that is open, to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QMenu

from facilitator.services import plans
from facilitator.ui.wording import near_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from facilitator.library.values import PlanVersion
    from facilitator.services.desk import Desk
    from facilitator.ui.prepare.view import PrepareView

translate = QCoreApplication.translate


class Versions(QObject):
    """`shown` says which plan and version the page shows, `read` shows another version."""

    def __init__(
        self,
        view: PrepareView,
        desk: Desk,
        *,
        shown: Callable[[], tuple[str, int] | None],
        read: Callable[[int], None],
    ) -> None:
        super().__init__(view)
        self._view, self._desk, self._shown, self._read = view, desk, shown, read
        view.bar.versions_requested.connect(self._show)

    def _show(self) -> None:
        here = self._shown()
        if here is None:
            return
        menu = self.menu(*here)
        button = self._view.bar.versions
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self, plan_id: str, shown: int) -> QMenu:
        """All versions, the one shown with a tick."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = self._desk.clock.now()
        for version in plans.versions(self._desk, plan_id):
            action = menu.addAction(version_words(version, now).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(version.number == shown)
            action.triggered.connect(lambda _on=False, n=version.number: self._read(n))
        return menu


def version_words(version: PlanVersion, now: datetime) -> str:
    """Such as: Version 2 · imported 21 Nov · soil.md."""
    day = near_day(version.at, now)
    told = translate("Prepare", "imported {day}") if version.origin_name else "{day}"
    name = translate("Prepare", "Version {number}").format(number=version.number)
    parts = (name, told.format(day=day), version.label, version.origin_name)
    return " · ".join(part for part in parts if part)
