"""The list of groups: add, delete, drag into another order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.session.group_row import DELETE, GAP, HANDLE, NAME, PEOPLE, GroupRow
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane, Separator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.domain.session import Group

_ROW = 52
_BAR = 12
_ROWS_ALWAYS_SEEN = 3


class _Rows(ScrollPane):
    """At least three rows are always in sight, and no more room is taken than rows need."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._wanted(), theme().px(_ROW) * _ROWS_ALWAYS_SEEN))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted())

    def _wanted(self) -> int:
        return self.body.sizeHint().height()


class GroupsEditor(QWidget):
    """`edited` comes when the user changed anything about the groups or their order."""

    edited = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[GroupRow] = []
        self._profiles: tuple[str, ...] = ()
        self._may_delete = True
        self._before: QWidget | None = None
        self._scroll = _Rows(self.tr("Groups"), spacing=0)
        self._scroll.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._make_head()
        column.addWidget(self._head)
        column.addWidget(Separator())
        column.addWidget(self._scroll)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)

    def set_tab_after(self, before: QWidget) -> None:
        """From where Tab comes to the rows, though they are made last."""
        self._before = before
        self._order_tabs()

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(row.group for row in self._rows)

    def set_groups(
        self, groups: Sequence[Group], profiles: Sequence[str], *, may_delete: bool = True
    ) -> None:
        self._profiles, self._may_delete = tuple(profiles), may_delete
        for row in self._rows:
            self._take_out(row)
        self._rows = [self._make_row(group) for group in groups]
        self._renumber()

    def add_group(self, group: Group) -> None:
        """Put a group at the end and let the user name it."""
        row = self._make_row(group)
        self._rows.append(row)
        self._renumber()
        row.name_field.setFocus()
        row.name_field.selectAll()
        self._scroll.body.adjustSize()
        self._scroll.ensureWidgetVisible(row)
        self.edited.emit()

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """A sentence below each group that has one, by the group's id."""
        for row in self._rows:
            row.set_problem(sentences.get(row.group.id, ""))
        self._scroll.updateGeometry()

    def focus_problem(self) -> None:
        """To the first name that has to be changed."""
        for row in self._rows:
            if row.name_field.accessibleDescription():
                row.name_field.setFocus()
                self._scroll.ensureWidgetVisible(row)
                return

    def move_row(self, row: GroupRow, place: int) -> None:
        """Put a row at another place, if there is such a place."""
        here = self._rows.index(row)
        if place == here or not 0 <= place < len(self._rows):
            return
        self._rows.insert(place, self._rows.pop(here))
        self._scroll.column.removeWidget(row)
        self._scroll.column.insertWidget(place, row)
        self._scroll.column.activate()
        self._renumber()
        self._scroll.ensureWidgetVisible(row)
        self.edited.emit()

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(GAP)
        columns = (
            (self.tr("Key"), HANDLE),
            (self.tr("Name"), NAME),
            (self.tr("Level or audience (picks the differentiation note)"), 0),
            (self.tr("People"), PEOPLE),
            ("", DELETE),
        )
        for words, width in columns:
            made = label(words, Role.SMALL, tone="text2")
            if width:
                made.setFixedWidth(theme().px(width))
            row.addWidget(made, 0 if width else 1)
        return head

    def _make_room_for_bar(self, _least: int, most: int) -> None:
        """Keep the headings over their columns when the scroll bar takes its share."""
        self._head.setContentsMargins(0, 0, _BAR if most > 0 else 0, 0)

    def _make_row(self, group: Group) -> GroupRow:
        row = GroupRow(group, self._profiles)
        row.set_may_delete(self._may_delete)
        row.edited.connect(self._after_edit)
        row.delete_requested.connect(lambda: self._delete(row))
        row.moved.connect(lambda way: self.move_row(row, self._rows.index(row) + way))
        row.dragged.connect(lambda at: self._drag(row, at))
        self._scroll.column.addWidget(row)
        return row

    def _drag(self, row: GroupRow, at: QPointF) -> None:
        """The row changes places as soon as the pointer is over another one."""
        y = self._scroll.body.mapFromGlobal(at.toPoint()).y()
        under = [place for place, one in enumerate(self._rows) if one.y() <= y]
        self.move_row(row, under[-1] if under else 0)

    def _delete(self, row: GroupRow) -> None:
        self._rows.remove(row)
        self._take_out(row)
        self._renumber()
        self.edited.emit()

    def _take_out(self, row: GroupRow) -> None:
        self._scroll.column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _after_edit(self) -> None:
        self._renumber()
        self.edited.emit()

    def _renumber(self) -> None:
        for place, row in enumerate(self._rows):
            row.set_place(place)
        self._order_tabs()
        self._scroll.updateGeometry()

    def _order_tabs(self) -> None:
        if self._before is not None:
            controls = [one for row in self._rows for one in row.controls]
            for one, following in pairwise((self._before, *controls)):
                QWidget.setTabOrder(one, following)
