"""The plans selected, and what the user wants with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from facilitator.ui.library.list_pane import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from facilitator.domain.shelf import PlanSummary
    from facilitator.ui.library.list_pane import ListPane
    from facilitator.ui.library.preview import PreviewPane


class SelectedPlans(QObject):
    """Intents from keys, double clicks, menus and the preview's buttons, whichever it was.

    Signals carry ids of plans; `export_requested` also what to export, see `exporting.py`.
    """

    open_requested = Signal(str)
    session_requested = Signal(str)
    another_session_requested = Signal(str)
    print_requested = Signal(str)
    export_requested = Signal(tuple, str)
    drag_begun = Signal(tuple)
    tags_requested = Signal(tuple)
    trash_requested = Signal(tuple)
    put_back_requested = Signal(tuple)

    def __init__(self, pane: ListPane, preview: PreviewPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._list = pane.plans
        self._preview = preview
        self._list.opened.connect(lambda _plan_id: self._open())
        self._list.session_requested.connect(lambda _plan_id: self._start())
        self._list.trash_requested.connect(self._trash)
        self._list.menu_requested.connect(self._show_menu)
        self._list.drag_begun.connect(self.drag_begun)
        preview.session_requested.connect(self._start)
        preview.prepare_requested.connect(self._open)
        preview.put_back_requested.connect(self._put_back)
        preview.tags_requested.connect(self._edit_tags)
        preview.trash_requested.connect(self._trash)
        preview.menu_requested.connect(self._show_menu)

    @property
    def ids(self) -> tuple[str, ...]:
        return self._list.selected_ids()

    @property
    def only_plan(self) -> PlanSummary | None:
        """The plan that the preview is about; None while none or several are selected."""
        rows = self._list.selected_rows()
        return rows[0].plan if len(rows) == 1 else None

    @property
    def _current(self) -> str:
        return self._list.current_id()

    @property
    def _in_trash(self) -> bool:
        return self._pane.shown is Shown.TRASH

    def select(self, ids: Sequence[str]) -> None:
        """Select those of them that are shown, and scroll to them."""
        self._list.select(ids)
        self._list.show_current()

    def drag_files(self, files: Sequence[Path]) -> None:
        """What was asked for by `drag_begun`."""
        self._list.drag_files(files)

    def make_menu(self) -> QMenu:
        from facilitator.ui.library.plan_menu import PlanActions, plan_menu

        one, shown = self._current, self._preview.shown
        actions = PlanActions(
            open=self._open,
            start=self._start,
            start_another=lambda: self.another_session_requested.emit(one),
            print=lambda: self.print_requested.emit(one),
            tags=self._edit_tags,
            export=lambda kind: self.export_requested.emit(self.ids, kind),
            trash=self._trash,
            put_back=self._put_back,
        )
        return plan_menu(
            self._pane,
            actions,
            number=len(self.ids),
            in_trash=self._in_trash,
            has_session=shown is not None and shown.session_id is not None,
        )

    def show_export_menu(self) -> None:
        """Beside the list, for whoever has no mouse at hand."""
        if self.ids and not self._in_trash:
            from facilitator.ui.exporting import export_menu

            menu = export_menu(
                self._pane, lambda kind: self.export_requested.emit(self.ids, kind), sessions=True
            )
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._list.mapToGlobal(self._list.rect().center()))

    def _show_menu(self, at: QPoint) -> None:
        if self.ids:
            menu = self.make_menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _open(self) -> None:
        """A plan in the trash cannot be worked on: opening it means wanting it back."""
        if self._in_trash:
            self._put_back()
        elif self._current:
            self.open_requested.emit(self._current)

    def _start(self) -> None:
        if self._current and not self._in_trash:
            self.session_requested.emit(self._current)

    def _edit_tags(self) -> None:
        if self.ids and not self._in_trash:
            self.tags_requested.emit(self.ids)

    def _trash(self) -> None:
        if self.ids and not self._in_trash:
            self.trash_requested.emit(self.ids)

    def _put_back(self) -> None:
        if self.ids:
            self.put_back_requested.emit(self.ids)
