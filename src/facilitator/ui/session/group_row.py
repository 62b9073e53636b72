"""One group of the set-up dialog: its key, name, profile and people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.session.model import KEYS
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.labels import PaintedWords, label
from facilitator.ui.widgets.paint import paint_key_cap
from facilitator.ui.widgets.panes import Separator
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.session import Group

HANDLE, NAME, PEOPLE, DELETE = 52, 176, 132, 44
"""Widths of the columns; the profile takes the rest."""
GAP = 10
FIELD = 40
_MOST_PEOPLE = 999
"""More people than this in one group are a slip of the finger."""


class RowHandle(PaintedWords):
    """Dots to drag by and the key that chooses the group; ↑ and ↓ move it as well."""

    dragged = Signal(QPointF)
    moved = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, 4, shape="inset")

    def set_place(self, place: int, name: str) -> None:
        """`place` counts from 0; groups behind the ninth have no key."""
        self._place = place
        spoken = self.tr("{name}, place {place}. Move with the arrow keys.")
        self.setAccessibleName(spoken.format(name=name, place=place + 1))
        self.setToolTip(self.tr("Drag to change the order"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(HANDLE), theme().px(FIELD))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(way)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dots, cap = theme().px(18), theme().px(22)
        room = QRectF(0, 0, dots, self.height())
        paint_icon(painter, room, "ph.dots-six-vertical", "text2")
        if self._place < KEYS:
            key = QRectF(dots + 6, (self.height() - cap) / 2, cap, cap)
            paint_key_cap(painter, key, str(self._place + 1))


class GroupRow(QWidget):
    """`edited` comes from the user only; `group` is what the fields say now."""

    edited = Signal()
    delete_requested = Signal()
    dragged = Signal(QPointF)
    moved = Signal(int)

    def __init__(
        self, group: Group, profiles: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = group
        self._handle = RowHandle()
        self.name_field = LineEdit(self.tr("Name of the group"), height=FIELD)
        self._profile = Select(self.tr("Level or audience"), height=FIELD)
        self._people = _people_stepper(self.tr("People"), self.tr("not known"))
        self._delete = IconButton("ph.trash", self.tr("Delete group"))
        self._problem = label("", Role.CAPTION, tone="danger")
        self._lay_out()
        self._fill(group, profiles)
        self._connect()

    @property
    def group(self) -> Group:
        return replace(
            self._group,
            name=" ".join(self.name_field.text().split()),
            profile=self._profile.currentData() or "",
            people=self._people.value or None,
        )

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        return (self._handle, self.name_field, self._profile, self._people, self._delete)

    def set_place(self, place: int) -> None:
        self._handle.set_place(place, self.group.name)
        named = self.tr("Delete group {name}").format(name=self.group.name or place + 1)
        self._delete.set_name(named)

    def set_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.name_field.set_error(bool(sentence))
        self.name_field.setAccessibleDescription(sentence)

    def set_may_delete(self, may: bool, /) -> None:
        self._delete.setEnabled(may)

    def _fill(self, group: Group, profiles: Sequence[str]) -> None:
        self.name_field.set_text(group.name)
        options = [(profile, profile) for profile in dict.fromkeys(profiles)]
        self._profile.set_options([*options, ("", self.tr("Any learner"))])
        self._profile.set_current(group.profile if group.profile in profiles else "")
        self._people.set_value(group.people or 0)
        self.set_problem("")

    def _connect(self) -> None:
        self.name_field.textEdited.connect(self.edited)
        self._profile.chosen.connect(self.edited)
        self._people.value_changed.connect(self.edited)
        self._delete.clicked.connect(self.delete_requested)
        self._handle.dragged.connect(self.dragged)
        self._handle.moved.connect(self.moved)
        for keys, way in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda way=way: self.moved.emit(way))

    def _lay_out(self) -> None:
        self.name_field.setFont(theme().font(Role.BODY, weight=600))
        self.name_field.setFixedWidth(theme().px(NAME))
        self._people.setFixedWidth(theme().px(PEOPLE))
        row = QHBoxLayout()
        row.setContentsMargins(0, 3, 0, 4)
        row.setSpacing(GAP)
        row.addWidget(self._handle)
        row.addWidget(self.name_field)
        row.addWidget(self._profile, 1)
        row.addWidget(self._people)
        row.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setContentsMargins(theme().px(HANDLE) + GAP, 0, 0, 0)
        self._problem.setContentsMargins(0, 0, 0, 6)
        below.addWidget(self._problem)
        column.addLayout(below)
        column.addWidget(Separator())


def _people_stepper(name: str, unknown: str) -> Stepper:
    """0 stands for a number that nobody knows yet."""
    made = Stepper(
        name,
        minimum=0,
        maximum=_MOST_PEOPLE,
        show=lambda value: str(value) if value else "–",
        height=FIELD,
    )
    made.line_edit.setMinimumWidth(theme().px(48))
    made.line_edit.setToolTip(f"{name}: – {unknown}")
    return made
