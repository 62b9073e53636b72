"""What the checks share: a folder, a library in it, and the plans they brought there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.errors import UserError
from facilitator.paths import below

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from facilitator.library.values import StoredPlan
    from facilitator.paths import Paths
    from facilitator.services.desk import Desk


class Trial:
    """One self-check; whatever it made is gone when its folder is."""

    def __init__(self, folder: Path, open_desk: Callable[[Paths], Desk]) -> None:
        self.paths = below(folder)
        self.paths.create()
        self._open_desk = open_desk
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        if self._desk is None:
            self._desk = self._open_desk(self.paths)
        return self._desk

    def need_app(self) -> QApplication:
        """Whoever asks for a check sees no window."""
        import os

        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from facilitator.ui.application import application

        return application()

    @cached_property
    def plans(self) -> tuple[StoredPlan, ...]:
        """The sample plans as the library keeps them."""
        from facilitator.services.plans import open_plan, shelf
        from facilitator.services.welcome import add_samples

        add_samples(self.desk)
        found = tuple(open_plan(self.desk, row.id) for row in shelf(self.desk))
        if not found:
            raise UserError("The sample plans are missing.")
        return found

    @property
    def plan(self) -> StoredPlan:
        return self.plans[0]

    @cached_property
    def session_id(self) -> str:
        """A session of the first plan, set up for two groups, begun and ended."""
        from facilitator.services import runs, sessions

        planned = self.desk.clock.now()
        names = ("A", "B")
        drafted = sessions.draft(self.desk, self.plan.id, planned_start=planned, names=names)
        sessions.save(self.desk, drafted)
        live, _ = runs.start(self.desk, runs.load(self.desk, drafted.id))
        runs.end(self.desk, live)
        return drafted.id

    def close(self) -> None:
        if self._desk is not None:
            self._desk.library.close()
