"""The notes of a session: filters above, the list, and what can be done with the chosen note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.seen import SeenFilter
from facilitator.ui.override import override
from facilitator.ui.review.notes_model import NotesModel, place_of
from facilitator.ui.review.notes_paint import NoteDelegate
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import Button, button
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, scroll_by_touch
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from facilitator.domain.observation import Observation
    from facilitator.domain.session import Session

_Index = QModelIndex | QPersistentModelIndex
_TAG_ROOM = 190
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class NotesList(QListView):
    """Enter edits, Delete asks to remove, F marks for follow-up, P opens the photo."""

    delete_pressed = Signal()
    photo_pressed = Signal()
    follow_up_pressed = Signal()
    row_chosen = Signal()

    def __init__(self, model: NotesModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Notes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        scroll_by_touch(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes to a note, so that one sees where it is."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_End:
            self._notes.fetch_all()
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F and not event.modifiers():
            self.follow_up_pressed.emit()
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.photo_pressed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.row_chosen.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class NotesPane(Pane):
    """What the user wants of the notes; the filter itself is kept by the presenter."""

    filter_chosen = Signal(object)
    note_edited = Signal(object, str)
    follow_up_toggled = Signal(object)
    delete_requested = Signal(object)
    changes_requested = Signal()
    photo_requested = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("left",), parent=parent)
        self._filter = SeenFilter()
        self._model = NotesModel()
        self._delegate = NoteDelegate(self)
        self.list = NotesList(self._model)
        self._make_controls()
        self._lay_out()
        self._connect()
        self._show_chosen()

    def show_notes(self, session: Session, rows: Sequence[Observation], wanted: SeenFilter) -> None:
        """The rows in sight; the chosen one stays chosen if it is still among them."""
        chosen, row = self._chosen(), self.list.currentIndex().row()
        self._filter = wanted
        kept = place_of(chosen.id, rows) if chosen is not None else -1
        if kept < 0 <= row and rows:
            kept = min(row, len(rows) - 1)
        self._model.set_rows(session, rows, least=kept + 1)
        self.list.setCurrentIndex(self._model.index(kept))
        self._show_chosen()

    def show_photos(self, ids: frozenset[str], load: Callable[[str], QImage]) -> None:
        """Before the notes are shown: which of them have a photo."""
        self._model.set_photos(ids, load)

    def show_tags(self, counts: Sequence[tuple[str, int]]) -> None:
        """What the notes can be filtered by; one that is chosen stays, also when none is left."""
        wanted = self._filter.tag
        missing = [(wanted, 0)] if wanted and wanted not in dict(counts) else []
        options: list[tuple[object, str]] = [("", self.tr("All tags"))]
        options += [(tag, f"{tag} {count}") for tag, count in (*counts, *missing)]
        self.tags.set_options(options)
        self.tags.set_current(wanted)
        self.tags.setVisible(len(options) > 1)

    def show_counts(self, *, all_notes: int, follow_ups: int, cell: str) -> None:
        """What the chips say; `cell` is empty when no cell is chosen."""
        cell_chosen, follow_up = self._filter.cell is not None, self._filter.follow_up
        self._cell.set_text(cell)
        self._cell.setVisible(cell_chosen)
        self._cell.setChecked(cell_chosen)
        self._all.set_text(self.tr("All {count}").format(count=all_notes))
        self._all.setChecked(not cell_chosen and not follow_up and not self._filter.tag)
        self._follow.set_text(self.tr("Follow up {count}").format(count=follow_ups))
        self._follow.setChecked(follow_up)
        newest = self._filter.newest_first
        self._order.setText(self.tr("Newest") if newest else self.tr("Oldest"))
        self._order.set_icon("ph.sort-descending" if newest else "ph.sort-ascending")
        self._stack.setCurrentIndex(self._page(all_notes))

    def _page(self, all_notes: int) -> int:
        if self._model.rowCount():
            return 0
        return 2 if all_notes else 1

    def _make_controls(self) -> None:
        self._cell = Chip("", icon="ph.x", check_mark=False)
        self._all, self._follow = Chip("", check_mark=False), Chip("", icon="ph.flag")
        self.tags = Select(self.tr("Tag"), icon="ph.tag", height=36)
        self.tags.setMaximumWidth(theme().px(_TAG_ROOM))
        self.tags.hide()
        self._order = button("", kind="flat", height=36)
        self._order.setAccessibleDescription(self.tr("Turn the order round"))
        self._edit = self._action(self.tr("Edit note"), "ph.pencil-line", self.tr("Enter"))
        self._mark = self._action(self.tr("Follow up"), "ph.flag", "F")
        self._photo = self._action(self.tr("Photo"), "ph.camera", "P")
        self._delete = self._action(self.tr("Delete"), "ph.trash", self.tr("Del"))
        self._changes = button(
            self.tr("Changes"), kind="flat", icon="ph.clock-counter-clockwise", height=36
        )
        self._changes.setToolTip(self.tr("What was edited or deleted, and when"))
        self._changes.clicked.connect(self.changes_requested)

    def _action(self, text: str, icon: str, key: str) -> Button:
        return button(text, kind="flat", icon=icon, key_hint=key, height=36)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        for title, sentence in self._empty_words():
            self._stack.addWidget(EmptyState("ph.eye-slash", title, sentence, compact=True))
        column.addWidget(self._stack, 1)
        column.addWidget(self._make_foot())

    def _empty_words(self) -> tuple[tuple[str, str], ...]:
        begin = self.tr("During Run, press a group number, a level, then Enter.")
        return (
            (self.tr("No observations yet."), begin),
            (self.tr("No note fits this filter."), ""),
        )

    def _make_head(self) -> QWidget:
        head = Pane("surface", edges=("bottom",))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 5, 8, 6)
        row.setSpacing(12)
        row.addWidget(label(self.tr("Notes"), Role.STRONG))
        chips = QWidget()
        flow = FlowLayout(chips, gap=8, row_gap=6)
        for chip in (self._cell, self._all, self._follow, self.tags):
            flow.addWidget(chip)
        row.addWidget(chips, 1)
        row.addWidget(self._order)
        return head

    def _make_foot(self) -> QWidget:
        foot = Pane("bg", edges=("top",))
        flow = FlowLayout(foot, gap=4)
        flow.setContentsMargins(8, 6, 8, 6)
        for made in (self._edit, self._mark, self._photo, self._delete, self._changes):
            flow.addWidget(made)
        return foot

    def _connect(self) -> None:
        self.list.setItemDelegate(self._delegate)
        self._delegate.setParent(self.list)
        self._delegate.edited.connect(self.note_edited)
        self.list.row_chosen.connect(self._show_chosen)
        self.list.delete_pressed.connect(self._delete_chosen)
        self.list.follow_up_pressed.connect(self._mark_chosen)
        self.list.photo_pressed.connect(self._photo_chosen)
        asked = (self._edit_chosen, self._mark_chosen, self._photo_chosen, self._delete_chosen)
        buttons = (self._edit, self._mark, self._photo, self._delete)
        for made, wanted in zip(buttons, asked, strict=True):
            made.clicked.connect(wanted)
            action = QAction(made.label, self.list)
            action.triggered.connect(wanted)
            self.list.addAction(action)
        self._cell.clicked.connect(lambda: self._want(replace(self._filter, cell=None)))
        self._all.clicked.connect(self._want_all)
        self._follow.clicked.connect(lambda on: self._want(replace(self._filter, follow_up=on)))
        self.tags.chosen.connect(lambda tag: self._want(replace(self._filter, tag=tag)))
        self._order.clicked.connect(self._turn_round)

    def _want(self, wanted: SeenFilter) -> None:
        """Chips show what is in force, not what was pressed: the answer sets them again."""
        self.filter_chosen.emit(wanted)

    def _want_all(self) -> None:
        self._want(replace(self._filter, cell=None, follow_up=False, tag=""))

    def _turn_round(self) -> None:
        self._want(replace(self._filter, newest_first=not self._filter.newest_first))

    def _edit_chosen(self) -> None:
        if self._chosen() is not None:
            self.list.setFocus()
            self.list.edit(self.list.currentIndex())

    def _delete_chosen(self) -> None:
        seen = self._chosen()
        if seen is not None:
            self.delete_requested.emit(seen)

    def _photo_chosen(self) -> None:
        seen = self._chosen()
        if seen is not None:
            self.photo_requested.emit(seen)

    def _mark_chosen(self) -> None:
        seen = self._chosen()
        if seen is not None:
            self.follow_up_toggled.emit(seen)

    def _chosen(self) -> Observation | None:
        return self._model.observation(self.list.currentIndex())

    def _show_chosen(self) -> None:
        seen = self._chosen()
        for made in (self._edit, self._mark, self._photo, self._delete):
            made.setEnabled(seen is not None)
        done = seen is not None and seen.follow_up
        self._mark.setText(self.tr("No follow-up") if done else self.tr("Follow up"))
