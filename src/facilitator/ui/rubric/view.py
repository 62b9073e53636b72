"""The Rubric page: the table to write in, the sheet it makes, and a page for plans without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.live_fields import LiveLine
from facilitator.ui.rubric.sheet import SheetPane
from facilitator.ui.rubric.table import RubricTable
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import IconButton, button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card, Pane
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from facilitator.domain.rubric import CriterionLevel
    from facilitator.ui.rubric.model import RubricReading

_SMALL, _LARGE = 1200, 1700
_SHEET, _LARGE_SHEET = 372, 540


class RubricView(Pane):
    """Widgets and signals; what the table says comes from `table`."""

    draft_wanted = Signal()
    new_wanted = Signal()
    rubric_chosen = Signal(object)
    objectives_wanted = Signal()
    duplicate_wanted = Signal()
    menu_wanted = Signal()
    kind_wanted = Signal(object)
    import_wanted = Signal()
    export_wanted = Signal(str)
    copy_wanted = Signal(str)
    version_wanted = Signal(int)
    delete_wanted = Signal()
    criterion_copied = Signal(int)
    criterion_removed = Signal(int)
    not_applicable_wanted = Signal(int, bool)
    levels_wanted = Signal()
    level_added = Signal()
    level_removed = Signal()
    scale_chosen = Signal(object)
    score_wanted = Signal()
    title_edited = Signal(str, int)
    undo_requested = Signal()
    redo_requested = Signal()
    hidden = Signal()

    def __init__(self) -> None:
        super().__init__("bg")
        self._reading: RubricReading | None = None
        self._drawer_open = False
        self.title = LiveLine(self.tr("Rubric title"), placeholder=self.tr("Rubric"), bare=True)
        self.title.setProperty("role", "title")
        self.task = label("", Role.SMALL, tone="text2", wrap=True)
        self.choice = Select(self.tr("Rubrics of this plan"), height=44)
        self.undo = IconButton("ph.arrow-counter-clockwise", self.tr("Undo (Ctrl+Z)"))
        self.redo = IconButton("ph.arrow-clockwise", self.tr("Redo (Ctrl+Shift+Z)"))
        self.objectives = button(self.tr("Add from objectives"), icon="ph.target")
        self.duplicate = button(self.tr("Duplicate"), icon="ph.copy")
        self.score = button(self.tr("Score"), icon="ph.check-square", tooltip=self.tr("Ctrl+G"))
        self.preview = button(self.tr("Preview"), icon="ph.file-text", checkable=True)
        self.more = IconButton("ph.dots-three", self.tr("More"))
        self.table = RubricTable()
        self.why = label("", Role.BODY, wrap=True)
        self.sheet = SheetPane()
        self._lay_out()
        self._connect()

    def show_rubric(self, reading: RubricReading) -> None:
        self._reading = reading
        self.title.set_text(reading.title)
        self.task.setText(reading.task)
        self.task.setVisible(bool(reading.task))
        self.table.show_rubric(reading)
        self._stack.setCurrentWidget(self._page)
        self._show_why(0)

    def show_choice(self, rubrics: Sequence[tuple[str, str]], current: str) -> None:
        """Id and title of the plan's rubrics; a single one needs no choosing."""
        self.choice.set_options(rubrics)
        self.choice.set_current(current)
        self.choice.setVisible(len(rubrics) > 1)

    def show_undo(self, undo: str, redo: str) -> None:
        """The names of the steps; empty when there are none."""
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        self.undo.set_name(self.tr("Undo {step} (Ctrl+Z)").format(step=undo))
        self.redo.set_name(self.tr("Redo {step} (Ctrl+Shift+Z)").format(step=redo))

    def ask_for_levels(self, levels: Sequence[CriterionLevel]) -> None:
        """`scale_chosen` carries them as they are to be."""
        from facilitator.ui.rubric.levels_dialog import LevelsDialog

        dialog = LevelsDialog(levels, self)
        dialog.chosen.connect(self.scale_chosen)
        dialog.open()

    def show_empty(self, *, can_draft: bool) -> None:
        """The plan has no rubric yet."""
        self._reading = None
        self._draft.setEnabled(can_draft)
        self._stack.setCurrentWidget(self._empty)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(640, 400)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def _fit(self) -> None:
        """In a small window the sheet is a drawer, opened by its button."""
        width, px = self.window().width(), theme().px
        small, large = width < px(_SMALL), width >= px(_LARGE)
        self.preview.setVisible(small)
        self.objectives.setVisible(not small)  # both are in the menu too
        self.duplicate.setVisible(not small)
        self.table.set_narrow(small)
        self.sheet.set_drawer(small)
        self._page.place(
            px(_LARGE_SHEET if large else _SHEET),
            is_drawer=small,
            is_open=not small or self._drawer_open,
        )

    def _toggle_drawer(self, on: bool) -> None:
        self._drawer_open = on
        self._fit()
        if on and self.preview.isVisible():
            self.sheet.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_why(self, place: int) -> None:
        """Of the row one is in: what its draft was made from."""
        rows = self._reading.rows if self._reading else ()
        why = rows[place].why if 0 <= place < len(rows) else ""
        keys = self.tr("Tab goes to the next cell, Esc puts it back.")
        self.why.setText(f"{why} {keys}".strip())

    def _lay_out(self) -> None:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.table, 1)
        column.addWidget(self._hint())
        self._page = _Panes(main, self.sheet)
        self._empty = self._make_empty()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._empty)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        below = QHBoxLayout()
        below.setContentsMargins(9, 0, 0, 0)
        below.addWidget(self.task)
        words.addLayout(below)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for made in (
            self.choice,
            self.undo,
            self.redo,
            self.objectives,
            self.duplicate,
            self.score,
            self.preview,
            self.more,
        ):
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self.choice.setMaximumWidth(theme().px(180))
        return head

    def _hint(self) -> Card:
        card = Card("surface", accent="accent")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(Glyph("ph.info", "accent"))
        row.addWidget(self.why, 1)
        return card

    def _make_empty(self) -> EmptyState:
        made = EmptyState(
            "ph.table",
            self.tr("This plan has no rubric yet"),
            self.tr(
                "Draft one from the objectives and assessment methods, then change what you like. "
                "The draft says which verb and which level led to its words."
            ),
        )
        self._draft = button(self.tr("Draft from objectives"), kind="primary", icon="ph.target")
        begin = button(self.tr("Begin with nothing"), icon="ph.plus")
        take = button(self.tr("Import a rubric"), icon="ph.file-arrow-down")
        self._draft.clicked.connect(self.draft_wanted)
        begin.clicked.connect(self.new_wanted)
        take.clicked.connect(self.import_wanted)
        for each in (self._draft, begin, take):
            made.add_button(each)
        return made

    def _connect(self) -> None:
        self.title.edited.connect(lambda text: self.title_edited.emit(text, self.title.turn))
        self.title.entered.connect(lambda: self.table.focus_cell(0))
        self.choice.chosen.connect(self.rubric_chosen)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.objectives.clicked.connect(self.objectives_wanted)
        self.duplicate.clicked.connect(self.duplicate_wanted)
        self.preview.toggled.connect(self._toggle_drawer)
        self.sheet.close_wanted.connect(lambda: self.preview.setChecked(False))
        self.score.clicked.connect(self.score_wanted)
        self.more.clicked.connect(self.menu_wanted)
        self.table.come.connect(self._show_why)
        for key, asked in (
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
            ("Ctrl+Y", self.redo_requested),
            ("Ctrl+G", self.score_wanted),
        ):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(asked)
        theme().changed.connect(self._fit)


class _Panes(QWidget):
    """The table with the sheet at its right, or with the sheet as a drawer over it."""

    def __init__(self, main: QWidget, sheet: SheetPane) -> None:
        super().__init__()
        self._main, self._sheet = main, sheet
        self._width, self._is_drawer = _SHEET, False
        for pane in (main, sheet):
            pane.setParent(self)

    def place(self, width: int, *, is_drawer: bool, is_open: bool) -> None:
        self._width, self._is_drawer = width, is_drawer
        self._sheet.setVisible(is_open)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left = self.width() - self._width
        room = self.width() if self._is_drawer else left
        self._main.setGeometry(0, 0, room, self.height())
        self._sheet.setGeometry(left, 0, self._width, self.height())
        self._sheet.raise_()
