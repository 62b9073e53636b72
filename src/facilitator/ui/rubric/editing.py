"""The rubric while it is edited: every step can be undone, and every step is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from facilitator.errors import UserError
from facilitator.services import rubrics
from facilitator.ui.override import override

if TYPE_CHECKING:
    from facilitator.domain.rubric import Rubric
    from facilitator.services.desk import Desk
    from facilitator.services.rubrics import RubricEditing
    from facilitator.ui.rubric.edits import RubricEdit


class _Step(QUndoCommand):
    """The rubric before and after; what was typed in a row into one cell is one step."""

    def __init__(self, sitting: RubricSitting, edit: RubricEdit, before: Rubric) -> None:
        super().__init__(edit.name)
        self._sitting = sitting
        self.key = edit.key
        self.before = self.after = before

    @override
    def undo(self) -> None:
        self._sitting.put(self.before)

    @override
    def redo(self) -> None:
        """Also the first time: pushing a step is what does it."""
        self._sitting.put(self.after)


class RubricSitting(QObject):
    """One open rubric with its undo stack; `saved` carries what to announce."""

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editing: RubricEditing | None = None
        self._last: _Step | None = None
        self._rubric: Rubric | None = None
        self.stack = QUndoStack(self)

    @property
    def rubric(self) -> Rubric | None:
        return self._rubric

    def open(self, rubric_id: str) -> None:
        """Raises UserError when the rubric is gone."""
        self.close()
        self._editing = rubrics.open_editing(self._desk, rubric_id)
        self._rubric = self._editing.rubric

    def close(self) -> None:
        self._last = None
        self.stack.clear()
        if self._editing is not None:
            done, self._editing, self._rubric = self._editing, None, None
            self.saved.emit(rubrics.close(self._desk, done))

    def do(self, edit: RubricEdit) -> None:
        """Do it, unless it changes nothing; one that cannot be done is told with `failed`."""
        before = self._rubric
        if before is None:
            return
        try:
            after = edit.change(before)
        except UserError as reason:
            self.failed.emit(reason)
            return
        if after == before:
            return
        if self._last is not None and edit.key is not None and self._last.key == edit.key:
            self._extend(self._last, after)
            return
        step = _Step(self, edit, before)
        step.after = after
        self.stack.push(step)
        self._last = step

    def undo(self) -> None:
        self._last = None
        self.stack.undo()

    def redo(self) -> None:
        self._last = None
        self.stack.redo()

    def put(self, rubric: Rubric) -> None:
        """Make it the rubric, on the disk first; new parts come back with their ids."""
        assert self._editing is not None
        self._rubric = rubric
        try:
            self._editing, changes = rubrics.save(self._desk, self._editing, rubric)
        except UserError as reason:
            self.failed.emit(reason)
        else:
            self._rubric = self._editing.rubric
            self.saved.emit(changes)
        self.changed.emit()

    def _extend(self, step: _Step, after: Rubric) -> None:
        step.after = after
        if after == step.before:  # all that was typed was taken back: nothing to undo
            self._last = None
            step.setObsolete(True)
            self.stack.undo()  # only drops what is obsolete
            self.put(after)
        else:
            step.redo()
