"""What is done with plans from the list: tags, trash, export, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.title import short_title
from facilitator.errors import UserError
from facilitator.services import exporting, plans
from facilitator.ui.counting import counted
from facilitator.ui.exporting import Exporter, PlanName
from facilitator.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.changes import Changes
    from facilitator.domain.shelf import PlanSummary
    from facilitator.ui.library.tags_dialog import TagChange
    from facilitator.ui.library.view import LibraryView
    from facilitator.ui.shell import Shell


_MOST_DRAGGED = 50


class PlanWork(QObject):
    """`done` is called when the list must be read again."""

    def __init__(self, view: LibraryView, shell: Shell, *, done: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._done = done
        view.selected.tags_requested.connect(self._edit_tags)
        view.selected.trash_requested.connect(self._trash)
        view.selected.put_back_requested.connect(self._put_back)
        view.empty_trash_requested.connect(self._ask_to_empty_trash)
        view.selected.print_requested.connect(
            lambda id_: shell.navigator.open_plan(id_, Place.PRINT)
        )
        pane = view.pane
        self._exporter = Exporter(view, shell, progress=pane.show_writing, done=pane.hide_progress)
        view.selected.export_requested.connect(self._export)
        view.import_cancelled.connect(self._exporter.cancel)
        view.selected.drag_begun.connect(self._hand_out)

    def _do(self, work: Callable[[], Changes]) -> bool:
        """Carry it out and tell everyone; False, with the reason shown, when it failed."""
        try:
            changes = work()
        except UserError as error:
            self._shell.navigator.show_error(error)
            return False
        self._shell.bus.announce(changes, self)
        self._done()
        return True

    # Tags

    def _edit_tags(self, ids: tuple[str, ...]) -> None:
        rows = self._view.plans_of(ids)
        about = short_title(rows[0].title) if len(rows) == 1 else self._number(len(rows))
        dialog = self._view.dialogs.edit_tags(about, tag_states(self._view.all_tags(), rows))
        dialog.chosen.connect(lambda change: self._change_tags(ids, change))

    def _change_tags(self, ids: tuple[str, ...], change: TagChange) -> None:
        desk = self._shell.desk
        self._do(lambda: plans.change_tags(desk, ids, add=change.add, remove=change.remove))

    # Trash

    def _trash(self, ids: tuple[str, ...]) -> None:
        desk, rows = self._shell.desk, self._view.plans_of(ids)
        if not self._do(lambda: plans.move_to_trash(desk, *ids)):
            return
        text = self.tr("{plans} moved to the trash").format(plans=self._name(rows))
        self._shell.navigator.say(text, undo=lambda: self._take_back(ids), icon="ph.trash")

    def _take_back(self, ids: tuple[str, ...]) -> None:
        if self._do(lambda: plans.take_from_trash(self._shell.desk, *ids)):
            self._view.selected.select(ids)

    def _put_back(self, ids: tuple[str, ...]) -> None:
        rows = self._view.plans_of(ids)
        if self._do(lambda: plans.take_from_trash(self._shell.desk, *ids)):
            text = self.tr("{plans} put back").format(plans=self._name(rows))
            self._shell.navigator.say(text, icon="ph.arrow-u-up-left")

    def _ask_to_empty_trash(self) -> None:
        number = len(plans.trashed(self._shell.desk))
        if number:
            self._view.dialogs.confirm_empty_trash(number, self._empty_trash)

    def _empty_trash(self) -> None:
        if not self._do(lambda: plans.empty_trash(self._shell.desk)):
            return
        kept = len(plans.trashed(self._shell.desk))
        text = self.tr("The trash is empty")
        if kept:
            text = self.tr("{plans} kept, because sessions were set up with them")
        self._shell.navigator.say(text.format(plans=self._number(kept)), icon="ph.trash")

    def _name(self, rows: tuple[PlanSummary, ...]) -> str:
        if len(rows) == 1:
            return self.tr("“{title}”").format(title=short_title(rows[0].title))
        return self._number(len(rows))

    def _number(self, number: int) -> str:
        return counted(number, self.tr("1 plan"), self.tr("{count} plans"))

    # Export

    def _hand_out(self, ids: tuple[str, ...]) -> None:
        """Files for the program that the rows are dragged to; for many the mouse would wait."""
        if len(ids) > _MOST_DRAGGED:
            text = self.tr("More than {number} plans are written by Export, not dragged.")
            self._shell.navigator.say(text.format(number=_MOST_DRAGGED), icon="ph.info")
            return
        try:
            files = exporting.hand_out(self._shell.desk, ids, self._shell.desk.clock.now())
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._view.selected.drag_files(files)

    def _export(self, ids: tuple[str, ...], kind: str) -> None:
        rows = self._view.plans_of(ids)
        self._exporter.export([PlanName(row.id, row.title) for row in rows], kind)


def tag_states(tags: tuple[str, ...], rows: tuple[PlanSummary, ...]) -> dict[str, bool | None]:
    """For each tag whether all these plans have it (True), none (False), or some (None)."""
    states: dict[str, bool | None] = {}
    for tag in tags:
        having = sum(tag in row.tags for row in rows)
        states[tag] = having == len(rows) if having in (0, len(rows)) else None
    return states
