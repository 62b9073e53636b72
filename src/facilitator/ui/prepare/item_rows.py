"""One item of a list in the details of a plan, in the shape its section has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.plan import Assessment, Objective, Section, Strategy
from facilitator.domain.text import clean_block
from facilitator.ui.override import override
from facilitator.ui.prepare.live_fields import LiveLine, LiveText
from facilitator.ui.prepare.objective_chips import ObjectiveChoice
from facilitator.ui.prepare.row_handle import RowHandle
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.select import Select

_serials = count()
_WAYS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of the plan says about the items of a list.

    `columns` are those of the objectives that the form does not know, `met` the objectives that
    each assessment meets, by the trainer's word or by its own.
    """

    columns: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    met: tuple[frozenset[int], ...] = ()


class ItemRow(QWidget):
    """`changed` carries the turn it is part of; `value` is what the row holds now.

    Enter asks for another item behind this one, Backspace in an empty one takes it away, Alt with
    the arrow keys moves it.
    """

    changed = Signal(int)
    entered = Signal()
    removed = Signal()
    move_wanted = Signal(int)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.serial = next(_serials)
        self.handle = RowHandle()
        self.remove = IconButton("ph.x", "", side=32)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.clicked.connect(self.removed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(6))
        self._row.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)
        self.build()
        self._row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._lines: list[LiveText] = []
        for line in self.findChildren(LiveText):
            self._watch(line)
        first = self._lines[0]
        if isinstance(first, LiveLine):
            first.entered.connect(self.entered)
            first.left_empty.connect(self._take_away_if_empty)

    def _watch(self, line: LiveText) -> None:
        line.edited.connect(lambda _text, made=line: self.changed.emit(made.turn))
        line.installEventFilter(self)
        self._lines.append(line)

    def build(self) -> None:
        """Make the fields and add them to the row."""
        raise NotImplementedError

    def show_around(self, around: Around, place: int | None) -> None:
        """What the rest of the plan says; a draft has no place yet."""

    @property
    def value(self) -> object:
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        return not any(line.text().strip() for line in self._lines)

    @property
    def first(self) -> LiveText:
        return self._lines[0]

    @property
    def turn(self) -> int:
        return max(line.turn for line in self._lines)

    @property
    def tab_stops(self) -> list[QWidget]:
        """In the order in which Tab comes to them."""
        return [*self._lines]

    def has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def number(self, place: int) -> None:
        """Say which one it is."""
        told = self.tr("{name} {number}").format(name=self.name, number=place + 1)
        self.first.setAccessibleName(told)
        self.remove.set_name(self.tr("Remove {item} (Ctrl Delete)").format(item=told))
        self.handle.setToolTip(self.tr("Drag to move (Alt ↑ ↓)"))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        way = _WAYS.get(event.key(), 0)
        if way != 0 and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(way)
            return True
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Delete and control:
            self.removed.emit()
            return True
        return False

    def _take_away_if_empty(self) -> None:
        if self.is_empty:
            self.removed.emit()

    def add(self, part: QWidget, stretch: int = 0) -> None:
        self._row.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)


class LineRow(ItemRow):
    """A plain item."""

    @override
    def build(self) -> None:
        self._text = LiveLine(self.name, clean=clean_block)
        self._row.addWidget(self._text, 1)

    @property
    @override
    def value(self) -> str:
        return self._text.clean_text

    @override
    def show_value(self, value: object) -> None:
        self._text.set_text(str(value))


class ObjectiveRow(ItemRow):
    """What learners can do afterwards, with Bloom's level or the author's own word for it."""

    @override
    def build(self) -> None:
        self._kept = Objective("")
        self._text = LiveLine(self.name)
        self._level = Select(self.tr("Bloom level"), placeholder=self.tr("Level"), height=38)
        self._level.chosen.connect(lambda _level: self.changed.emit(-1))
        self._number = label("", Role.BODY, bold=True)
        self._number.setContentsMargins(0, theme().px(9), 0, 0)
        self._cells: list[LiveLine] = []
        self._columns: tuple[str, ...] = ()
        words = QWidget()
        self._words = QGridLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(theme().px(4))
        self._words.setColumnStretch(1, 1)
        self._words.addWidget(self._text, 0, 0, 1, 2)
        self.add(self._number)
        self._row.addWidget(words, 1)
        self.add(self._level)

    @override
    def show_around(self, around: Around, place: int | None) -> None:
        """A field for each column of the plan's own table that the form does not know."""
        if around.columns == self._columns:
            return
        self._columns = around.columns
        self._drop_cells()
        for at, name in enumerate(around.columns):
            told = name or self.tr("Column {number}").format(number=at + 3)
            cell = LiveLine(told)
            heading = label(told, Role.CAPTION, tone="text2")
            self._words.addWidget(heading, at + 1, 0)
            self._words.addWidget(cell, at + 1, 1)
            self._cells.append(cell)
            self._watch(cell)
        self._fill_cells()

    def _drop_cells(self) -> None:
        self._cells.clear()
        del self._lines[1:]
        for at in range(self._words.count() - 1, 0, -1):
            item = self._words.takeAt(at)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _fill_cells(self) -> None:
        told = self._kept.other_cells
        for at, cell in enumerate(self._cells):
            cell.set_text(told[at] if at < len(told) else "")

    @property
    def _other_cells(self) -> tuple[str, ...]:
        """Empty ones at the end are left out, as reading leaves them out."""
        written = [cell.clean_text for cell in self._cells]
        cells = [*written, *self._kept.other_cells[len(written) :]]
        while cells and not cells[-1]:
            cells.pop()
        return tuple(cells)

    @override
    def number(self, place: int) -> None:
        super().number(place)
        self._number.setText(f"O{place + 1}")

    @property
    @override
    def tab_stops(self) -> list[QWidget]:
        return [self._text, self._level, *self._cells]

    @property
    @override
    def value(self) -> Objective:
        return Objective(self._text.clean_text, self._level.currentData() or "", self._other_cells)

    @override
    def show_value(self, value: object) -> None:
        assert isinstance(value, Objective)
        self._kept = value
        self._text.set_text(value.text)
        levels = [each.name.capitalize() for each in BloomLevel]
        own = [value.level] if value.level and value.level not in levels else []
        options = [("", self.tr("None")), *((each, each) for each in (*levels, *own))]
        self._level.set_options(options)
        self._level.set_current(value.level)
        self._fill_cells()


class AssessmentRow(ItemRow):
    """How learning is seen: what kind, by which method, and what it looks at."""

    @override
    def build(self) -> None:
        self._kept = Assessment("", "")
        self._method = LiveLine(
            self.tr("Method"), placeholder=self.tr("How learning is seen"), clean=clean_block
        )
        self._kind = LiveLine(self.tr("Kind"), placeholder=self.tr("Formative or summative"))
        self._alignment = LiveLine(
            self.tr("Alignment"), placeholder=self.tr("What it looks at"), clean=clean_block
        )
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(self._method)
        below = QHBoxLayout()
        below.setSpacing(theme().px(4))
        below.addWidget(self._kind, 1)
        below.addWidget(self._alignment, 2)
        column.addLayout(below)
        self.objectives = ObjectiveChoice(
            self.tr("The words do not say. Choose what this assessment looks at.")
        )
        self.objectives.chosen.connect(self._link)
        self.objectives.hide()
        column.addWidget(self.objectives)
        self._row.addWidget(words, 1)

    @override
    def show_around(self, around: Around, place: int | None) -> None:
        there = place is not None and place < len(around.met) and bool(around.objectives)
        self.objectives.setVisible(there)
        if place is not None and there:
            met = tuple(sorted(around.met[place]))
            confirmed = self._kept.objectives is not None
            self.objectives.show_objectives(around.objectives, met, confirmed=confirmed)

    def _link(self, chosen: tuple[int, ...]) -> None:
        self._kept = replace(self._kept, objectives=chosen)
        self.changed.emit(-1)

    @property
    @override
    def tab_stops(self) -> list[QWidget]:
        return [*super().tab_stops, *self.objectives.chips, self.objectives.confirm]

    @property
    @override
    def value(self) -> Assessment:
        return replace(
            self._kept,
            kind=self._kind.clean_text,
            method=self._method.clean_text,
            alignment=self._alignment.clean_text,
        )

    @override
    def show_value(self, value: object) -> None:
        assert isinstance(value, Assessment)
        self._kept = value
        self._method.set_text(value.method)
        self._kind.set_text(value.kind)
        self._alignment.set_text(value.alignment)


class StrategyRow(ItemRow):
    """What to do for one profile of learners."""

    @override
    def build(self) -> None:
        self._audience = LiveLine(self.tr("Profile"), placeholder=self.tr("Which learners"))
        self._text = LiveText(
            self.tr("Strategy"), lines=1, placeholder=self.tr("What you do for them")
        )
        self._row.addWidget(self._audience, 2, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 3, Qt.AlignmentFlag.AlignTop)

    @property
    @override
    def value(self) -> Strategy:
        return Strategy(self._audience.clean_text, self._text.clean_text)

    @override
    def show_value(self, value: object) -> None:
        assert isinstance(value, Strategy)
        self._audience.set_text(value.audience)
        self._text.set_text(value.text)


def _block(name: str, placeholder: str) -> LiveLine:
    """A line that may have been given several."""
    return LiveLine(name, placeholder=placeholder, clean=clean_block)


ROWS: dict[Section, type[ItemRow]] = {
    Section.OBJECTIVES: ObjectiveRow,
    Section.ASSESSMENTS: AssessmentRow,
    Section.DIFFERENTIATION: StrategyRow,
}


def empty_value(section: Section) -> object:
    """What a new item of that section holds before anything is written."""
    made: dict[Section, object] = {
        Section.OBJECTIVES: Objective(""),
        Section.ASSESSMENTS: Assessment("Formative", ""),
        Section.DIFFERENTIATION: Strategy("", ""),
    }
    return made.get(section, "")
