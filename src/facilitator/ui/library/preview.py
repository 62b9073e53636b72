"""Beside the list: what the selected plan is about, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.library.preview_parts import (
    ObjectiveRow,
    PhaseRow,
    heading,
    times_row,
)
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.buttons import IconButton, button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, ScrollPane, Separator

if TYPE_CHECKING:
    from facilitator.ui.library.preview_model import Preview

_USUAL, _WIDE = 420, 500


class PreviewPane(Pane):
    """Says what its buttons want; the plan they mean is the one shown."""

    session_requested = Signal()
    prepare_requested = Signal()
    put_back_requested = Signal()
    tags_requested = Signal()
    trash_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("left",), parent=parent)
        self.setAccessibleName(self.tr("Preview"))
        self._shown: Preview | None = None
        self._in_trash = self._has_materials = False
        self._scroll = ScrollPane(self.tr("Preview"), spacing=0, takes_focus=True, parent=self)
        self._head()
        self._rest = QWidget(self._scroll.body)
        self._scroll.column.addWidget(self._rest)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._footer())
        self.set_width(_USUAL)
        self.show_nothing()

    def _head(self) -> None:
        self._title = label("", Role.TITLE, wrap=True)
        self._subtitle = label("", Role.LIVE, tone="text2", wrap=True)
        self._pill = Pill()
        self._note = label("", Role.BODY, tone="text2", wrap=True)
        state = QHBoxLayout()
        state.setContentsMargins(0, 12, 0, 0)
        state.setSpacing(10)
        state.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._note, 1)
        for part in (self._title, self._subtitle):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._scroll.column.addWidget(part)
        self._subtitle.setContentsMargins(0, 4, 0, 0)
        self._scroll.column.addLayout(state)

    def _footer(self) -> QWidget:
        self._start = button("", kind="primary", icon="ph.play-circle", height=48)
        self._start.clicked.connect(self.session_requested)
        self._prepare = button(self.tr("Prepare"), icon="ph.pencil-line", height=48)
        self._prepare.clicked.connect(self.prepare_requested)
        self._put_back = button(
            self.tr("Put back"), kind="primary", icon="ph.arrow-u-up-left", height=48
        )
        self._put_back.clicked.connect(self.put_back_requested)
        self._tags = button(self.tr("Tags…"), icon="ph.tag", height=48)
        self._tags.clicked.connect(self.tags_requested)
        self._trash = button(self.tr("Move to trash"), icon="ph.trash", height=48)
        self._trash.clicked.connect(self.trash_requested)
        self._more = IconButton("ph.dots-three", self.tr("More"), kind="secondary", side=48)
        self._more.clicked.connect(self._ask_for_menu)
        self._actions = QWidget(self)
        row = self._buttons = QHBoxLayout(self._actions)
        row.setSpacing(8)
        for wide in (self._start, self._put_back, self._tags, self._trash):
            wide.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        for part in (self._start, self._put_back, self._tags, self._trash, self._prepare):
            row.addWidget(part)
        row.addWidget(self._more)
        return self._actions

    def set_width(self, width: int) -> None:
        """A wide pane also has room for the materials, a narrow one leaves an icon out."""
        self.setFixedWidth(width)
        narrow = width < theme().px(_USUAL)
        self._prepare.set_icon("" if narrow else "ph.pencil-line")
        side = 16 if narrow else 24
        self._scroll.column.setContentsMargins(side, 20, side, 16)
        self._buttons.setContentsMargins(side, 12, side, 16)
        if self._shown is not None and (width >= theme().px(_WIDE)) != self._has_materials:
            self._show_rest(self._shown)

    @property
    def shown(self) -> Preview | None:
        return self._shown

    def set_in_trash(self, in_trash: bool, /) -> None:
        """Plans in the trash can only be put back."""
        self._in_trash = in_trash

    def show_nothing(self) -> None:
        self._shown = None
        self._say("", "")
        self._show_rest(None)
        self._actions.hide()

    def show_many(self, number: int) -> None:
        """Several plans are selected: what can be done with all of them."""
        self._shown = None
        self._say(self.tr("%n plans selected", "", number), "")
        self._show_rest(None)
        self._actions.show()
        self._show_buttons(many=True)

    def show_plan(self, preview: Preview) -> None:
        if preview == self._shown:
            return
        same = self._shown is not None and self._shown.plan_id == preview.plan_id
        self._shown = preview
        self._say(preview.title, preview.subtitle or preview.audience)
        self._pill.show_state(*preview.pill)
        self._pill.show()
        self._note.setText(preview.note)
        self._show_rest(preview)
        running = self.tr("Go on with session")
        self._start.setText(running if preview.is_running else self.tr("Start session"))
        self._actions.show()
        self._show_buttons(many=False)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def _say(self, title: str, subtitle: str) -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._pill.hide()
        self._note.setText("")

    def _show_buttons(self, *, many: bool) -> None:
        trash = self._in_trash
        self._put_back.setVisible(trash)
        for one in (self._start, self._prepare, self._more):
            one.setVisible(not many and not trash)
        for several in (self._tags, self._trash):
            several.setVisible(many and not trash)

    def _show_rest(self, preview: Preview | None) -> None:
        """Everything below the head is made anew: plans differ in all of it."""
        rest = QWidget(self._scroll.body)
        self._has_materials = self.maximumWidth() >= theme().px(_WIDE)
        if preview is not None:
            column = QVBoxLayout(rest)
            column.setContentsMargins(0, 14, 0, 0)
            column.setSpacing(0)
            self._add_times(column, preview)
            self._add_phases(column, preview)
            self._add_objectives(column, preview)
            if self._has_materials:
                self._add_materials(column, preview)
        self._scroll.column.replaceWidget(self._rest, rest)
        self._rest.hide()
        self._rest.deleteLater()
        self._rest = rest
        # Shown and measured now, or the next frame would squeeze the new rows into the old height.
        rest.show()
        QCoreApplication.sendEvent(self._scroll.body, QEvent(QEvent.Type.LayoutRequest))

    def _add_times(self, column: QVBoxLayout, preview: Preview) -> None:
        if any(part.minutes for part in preview.strip):
            from facilitator.ui.widgets.timestrip import TimeStrip

            column.addWidget(TimeStrip(preview.strip))
            column.addSpacing(4)
        if preview.length:
            column.addLayout(times_row(preview.start, preview.length, preview.end))

    def _add_phases(self, column: QVBoxLayout, preview: Preview) -> None:
        if not preview.phases:
            return
        column.addSpacing(14)
        widest = max((PhaseRow.name_width(line.name) for line in preview.phases), default=0)
        for line in preview.phases:
            column.addWidget(PhaseRow(line, widest))

    def _add_objectives(self, column: QVBoxLayout, preview: Preview) -> None:
        if not preview.objectives:
            return
        _add_section(column, self.tr("Objectives"))
        for line in preview.objectives:
            column.addWidget(ObjectiveRow(line))

    def _add_materials(self, column: QVBoxLayout, preview: Preview) -> None:
        if not preview.materials:
            return
        _add_section(column, self.tr("Materials"))
        for item in preview.materials:
            column.addWidget(label(f"•  {item}", Role.BODY, wrap=True))
            column.addSpacing(4)

    def _ask_for_menu(self) -> None:
        self.menu_requested.emit(self._more.mapToGlobal(QPoint(0, 0)))


def _add_section(column: QVBoxLayout, words: str) -> None:
    column.addSpacing(14)
    column.addWidget(Separator())
    column.addSpacing(14)
    column.addWidget(heading(words))
    column.addSpacing(6)
