"""The window in which a sheet of paper is keyed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.observation import AttainmentLevel
from facilitator.ui.levels import level_name
from facilitator.ui.paper.sheet_table import SheetTable
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import Field, LineEdit
from facilitator.ui.widgets.labels import label, plain_tooltip, set_tone
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT = 980, 640
BY_TIME = -1
"""Among the phases: the one that the time lies in."""


class PaperDialog(QDialog):
    """A grid to choose the box in, and a line for what stands in it."""

    session_chosen = Signal(object)
    box_entered = Signal(int, int)
    level_typed = Signal(int)
    time_typed = Signal(str)
    save_requested = Signal()
    empty_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Enter an observation sheet"))
        self.session = Select(self.tr("Session"), icon="ph.calendar-blank")
        self.progress = label("", Role.STRONG)
        self.table = SheetTable()
        self.box = label("", Role.BODY, bold=True, wrap=True)
        self.levels = self._make_levels()
        self.time = LineEdit(self.tr("Time"), placeholder=self.tr("10:15"))
        self.phase = Select(self.tr("Phase"))
        self.tags = LineEdit(self.tr("Tags"), placeholder=self.tr("A, C"))
        self.note = LineEdit(self.tr("Note"), placeholder=self.tr("What stands on the lines"))
        self.message = label("", Role.SMALL, tone="text2", wrap=True)
        self.save = button(self.tr("Save and next"), kind="primary", icon="ph.check")
        self.undo = button(self.tr("Undo"), icon="ph.arrow-u-up-left")
        self._lay_out()
        self._connect()

    def show_sessions(self, found: Sequence[tuple[str, str]], current: str) -> None:
        self.session.set_options(found)
        self.session.set_current(current)

    def show_phases(self, names: Sequence[str], found: str) -> None:
        """`found` is the phase that the time lies in."""
        chosen = self.phase.currentData()
        by_time = self.tr("By the time: {phase}").format(phase=found)
        self.phase.set_options([(BY_TIME, by_time), *enumerate(names)])
        self.phase.set_current(BY_TIME if chosen is None else chosen)

    def show_tags(self, lettered: Sequence[tuple[str, str]]) -> None:
        """Which tag is noted by which letter on the sheet."""
        words = "   ".join(f"{letter} {name}" for letter, name in lettered)
        self.tags.setToolTip(plain_tooltip(words))
        self.tags.setAccessibleDescription(words)

    def fill(self, *, level: int, time: str, note: str, tags: str) -> None:
        """What is known of the box."""
        self.tags.setText(tags)
        self.levels.set_current(str(level) if level else "")
        self.time.setText(time)
        self.note.setText(note)

    @property
    def level(self) -> AttainmentLevel | None:
        key = self.levels.current
        return AttainmentLevel(int(key)) if key else None

    def ask_for_time(self) -> None:
        """The next thing to key in, with what stands there ready to be typed over."""
        self.time.setFocus(Qt.FocusReason.OtherFocusReason)
        self.time.selectAll()

    def say(self, words: str, *, error: bool = False) -> None:
        set_tone(self.message, "danger" if error else "text2")
        self.message.setText(words)
        self.time.set_error(error)

    def _make_levels(self) -> SegmentedButtons:
        segments = [
            Segment(str(int(level)), level_name(level), level=int(level), name=level_name(level))
            for level in AttainmentLevel
        ]
        return SegmentedButtons(segments, name=self.tr("Level"), can_be_none=True, height=56)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.session, 1)
        head.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.box)
        column.addLayout(self._make_line())
        column.addWidget(self.message)
        column.addLayout(self._make_foot())
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))

    def _make_line(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self.time.setFixedWidth(theme().px(110))
        grid.addWidget(Field(self.tr("Level"), self.levels), 0, 0)
        grid.addWidget(Field(self.tr("Time"), self.time), 0, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(Field(self.tr("Phase"), self.phase), 0, 2, Qt.AlignmentFlag.AlignBottom)
        self.tags.setFixedWidth(theme().px(110))
        grid.addWidget(Field(self.tr("Note"), self.note), 1, 0)
        grid.addWidget(Field(self.tr("Tags"), self.tags), 1, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.save, 1, 2, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        return grid

    def _make_foot(self) -> QHBoxLayout:
        keys = self.tr(
            "Arrows: box · 1 to 4: level · Enter: open, then save and go on · "
            "Delete: empty the box · Ctrl Z: undo"
        )
        done = button(self.tr("Done"))
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(label(keys, Role.SMALL, tone="text2", wrap=True), 1)
        foot.addWidget(self.undo)
        foot.addWidget(done)
        for made in (self.save, self.undo, done):
            made.setAutoDefault(False)  # Enter belongs to the line
        return foot

    def _connect(self) -> None:
        self.session.chosen.connect(self.session_chosen)
        self.table.box_entered.connect(self.box_entered)
        self.table.level_typed.connect(self.level_typed)
        self.table.open_requested.connect(self.ask_for_time)
        self.table.empty_requested.connect(self.empty_requested)
        self.time.textEdited.connect(self.time_typed)
        self.time.returnPressed.connect(self.save_requested)
        self.note.returnPressed.connect(self.save_requested)
        self.tags.returnPressed.connect(self.save_requested)
        self.save.clicked.connect(self.save_requested)
        self.undo.clicked.connect(self.undo_requested)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.activated.connect(self.undo_requested)
