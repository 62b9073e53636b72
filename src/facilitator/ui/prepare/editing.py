"""The plan while it is edited: every step can be undone, and every step is on the disk."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from facilitator.errors import UserError
from facilitator.services import editing
from facilitator.ui.override import override
from facilitator.ui.prepare.waiting import WaitingPlans

if TYPE_CHECKING:
    from collections.abc import Hashable

    from facilitator.domain.changes import Changes
    from facilitator.domain.plan import LessonPlan
    from facilitator.services.desk import Desk
    from facilitator.services.editing import Editing
    from facilitator.ui.prepare.edits import Edit


class _Step(QUndoCommand):
    """The plan before and after; what was typed in a row into one field is one step."""

    def __init__(self, session: EditingSession, edit: Edit, before: LessonPlan, place: int) -> None:
        super().__init__(edit.name)
        self._session = session
        self.key: Hashable = edit.key
        self.before = self.after = before
        self._from, self._to = place, place if edit.place is None else edit.place

    @override
    def undo(self) -> None:
        self._session.put(self.before, self._from)

    @override
    def redo(self) -> None:
        """Also the first time: pushing a step is what does it."""
        self._session.put(self.after, self._to)


class EditingSession(QObject):
    """One open plan with its undo stack.

    `changed` carries the place of the phase to look at; `saved` what to announce, `unsaved` the
    reason why the last step is in memory only.
    """

    changed = Signal(int)
    saved = Signal(object)
    unsaved = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editing: Editing | None = None
        self._plan: LessonPlan | None = None
        self._last: _Step | None = None
        self._waiting = WaitingPlans(desk)
        self._reason: UserError | None = None
        self.place = 0
        self.stack = QUndoStack(self)

    @property
    def plan(self) -> LessonPlan | None:
        return self._plan

    @property
    def plan_id(self) -> str | None:
        return self._editing.plan_id if self._editing else None

    @property
    def version(self) -> int | None:
        """The version that holds the edits; None while nothing was edited."""
        return self._editing.version if self._editing else None

    def rehearse(self) -> None:
        """While nothing was typed yet."""
        if self._editing is not None and self._editing.version is None and not self.is_unsaved:
            editing.rehearse(self._desk, self._editing)

    @property
    def is_unsaved(self) -> bool:
        """Whether the open plan has edits that are in memory only."""
        return self._editing is not None and self._plan != self._editing.plan

    @property
    def unsaved_plans(self) -> tuple[LessonPlan, ...]:
        """The open one, and those that were left before they could be saved."""
        here = (self._plan,) if self._plan is not None and self.is_unsaved else ()
        return here + self._waiting.plans

    def open(self, plan_id: str) -> None:
        """With what could not be saved when it was left; raises UserError when it is gone."""
        self.close()
        waiting = self._waiting.take(plan_id)
        if waiting is not None:
            self._editing, self._plan = waiting
            self._save(waiting[1])
            return
        self._editing = editing.open_editing(self._desk, plan_id)
        self._plan = self._editing.plan

    def close(self) -> None:
        """Leave the plan; what the disk does not take waits in memory."""
        self._last = None
        self.stack.clear()
        self.try_again()
        sitting, plan, unsaved = self._editing, self._plan, self.is_unsaved
        self._editing = self._plan = None
        if sitting is None or plan is None:
            return
        if unsaved:
            self._waiting.hold(sitting, plan)
            return
        with suppress(UserError):  # a version in which nothing changed then stays
            self._tell(editing.close(self._desk, sitting))

    def try_again(self) -> UserError | None:
        """Save what could not be saved so far; the reason why some of it still cannot be."""
        if not self.unsaved_plans:
            return None
        changes = self._waiting.save()
        if self._plan is not None and self.is_unsaved:
            self._save(self._plan)
        self._tell(changes)
        return self._reason if self.unsaved_plans else None

    def begin_version(self) -> None:
        """What comes next makes a version of its own: the one written so far stays as it is."""
        if self._editing is not None and self._editing.version is not None:
            base = self._editing.version
            self._editing = replace(self._editing, base=base, version=None)
            self._last = None

    def do(self, edit: Edit) -> None:
        """Do it, unless it changes nothing; one that cannot be done is told with `refused`."""
        plan = self._plan
        if plan is None:
            return
        try:
            after = edit.change(plan)
        except UserError as reason:
            self.refused.emit(reason)
            return
        if after == plan:
            return
        if self._goes_on(edit):
            self._extend(after)
            return
        step = _Step(self, edit, plan, self.place)
        step.after = after
        self.stack.push(step)
        self._last = step

    def undo(self) -> None:
        self._last = None
        self.stack.undo()

    def redo(self) -> None:
        self._last = None
        self.stack.redo()

    def put(self, plan: LessonPlan, place: int) -> None:
        """Make it the plan, on the disk first."""
        self._plan = plan
        self.place = place
        self._save(plan)
        self.changed.emit(place)

    def _goes_on(self, edit: Edit) -> bool:
        return self._last is not None and edit.key is not None and self._last.key == edit.key

    def _extend(self, after: LessonPlan) -> None:
        step = self._last
        assert step is not None
        step.after = after
        if after == step.before:  # all that was typed was taken back: nothing to undo
            self._last = None
            step.setObsolete(True)
            self.stack.undo()  # only drops what is obsolete
            self.put(after, self.place)
        else:
            step.redo()

    def _save(self, plan: LessonPlan) -> None:
        assert self._editing is not None
        try:
            self._editing, changes = editing.save(self._desk, self._editing, plan)
        except UserError as reason:
            self._reason = reason
            self.unsaved.emit(reason)
        else:
            self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        """Others hear of it, also that nothing waits any more."""
        self.saved.emit(changes)
