"""One phase to write: what you do, what learners do, with what, for whom, and without internet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.domain.plan import PhaseField
from facilitator.ui.prepare.audience_text import AudienceText
from facilitator.ui.prepare.kept_texts import KeptTexts
from facilitator.ui.prepare.live_fields import LiveText
from facilitator.ui.prepare.objective_chips import ObjectiveChoice
from facilitator.ui.prepare.phase_edits import kept_for_you, kept_text, typed, values
from facilitator.ui.prepare.phase_parts import heading
from facilitator.ui.prepare.plan_edits import strategy_text
from facilitator.ui.prepare.profile_notes import ProfileNotes
from facilitator.ui.prepare.resource_chips import ResourceField
from facilitator.ui.prepare.running_settings import RunningSettings
from facilitator.ui.prepare.sections import FIELD_ICONS, field_name
from facilitator.ui.prepare.technology_block import TechnologyBlock
from facilitator.ui.theme import theme
from facilitator.ui.widgets.panes import ScrollPane

if TYPE_CHECKING:
    from facilitator.ui.prepare.phase_reading import PhaseReading

_TOP = Qt.AlignmentFlag.AlignTop
_RUNNING_NAMES = {
    "pinned_start": "fixed start",
    "priority": "priority",
    "locked": "keep length",
    "shortest": "shortest length",
    "warning": "warning",
    "auto_advance": "going on by itself",
    "quiet": "sounds",
    "rotation": "rotation",
}


class PhaseForm(ScrollPane):
    """All fields in two columns, in three when there is room; `edit_wanted` carries an `Edit`."""

    edit_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 4, 24, 24), spacing=14, parent=parent)
        self.setAccessibleName(self.tr("Phase"))
        self._reading: PhaseReading | None = None
        self._wide: bool | None = None
        self.you = LiveText(field_name(PhaseField.FACILITATOR_ACTIONS), lines=4)
        self.learners = LiveText(field_name(PhaseField.LEARNER_ACTIVITIES), lines=4)
        self.audience = AudienceText()
        self.resources = ResourceField(field_name(PhaseField.RESOURCES))
        self.objectives = ObjectiveChoice(
            self.tr("The words do not say. Choose what this phase works on.")
        )
        self.notes = ProfileNotes()
        self.technology = TechnologyBlock()
        self.running = RunningSettings()
        self.kept = KeptTexts(self.tr("More about this phase"), self.tr("Put this text under You"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        actions, learners = PhaseField.FACILITATOR_ACTIONS, PhaseField.LEARNER_ACTIVITIES
        self._you = self._named(actions, self.you)
        self._learners = self._named(learners, self.learners, self.audience)
        self._resources = self._named(PhaseField.RESOURCES, self.resources)
        self._objectives = _column(
            heading("ph.target", self.tr("Objectives covered")), self.objectives
        )
        self._notes = self._named(PhaseField.DIFFERENTIATION, self.notes)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(18))
        self._grid.setVerticalSpacing(theme().px(14))
        self.column.addLayout(self._grid)
        for part in (self._notes, self.technology, self.running, self.kept):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.set_wide(False)
        self._chain_keys()

    def _chain_keys(self) -> None:
        """From one text to the next: the switch above the learners' comes after it."""
        order = (self.you, self.learners, self.audience.switch, self.audience.text)
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _named(self, which: PhaseField, *parts: QWidget) -> QWidget:
        mark = self.audience.switch if which is PhaseField.LEARNER_ACTIVITIES else None
        return _column(heading(FIELD_ICONS[which], field_name(which), mark, at_end=True), *parts)

    def set_wide(self, wide: bool, /) -> None:
        """Three columns: the third holds resources above objectives."""
        if wide == self._wide:
            return
        self._wide = wide
        parts = (self._you, self._learners, self._resources, self._objectives)
        for part in parts:
            self._grid.removeWidget(part)
        if wide:
            self._grid.addWidget(self._you, 0, 0, 2, 1, _TOP)
            self._grid.addWidget(self._learners, 0, 1, 2, 1, _TOP)
            self._grid.addWidget(self._resources, 0, 2, _TOP)
            self._grid.addWidget(self._objectives, 1, 2, _TOP)
        else:
            for place, part in enumerate(parts):
                self._grid.addWidget(part, place // 2, place % 2, _TOP)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < 2 or wide))

    def _connect(self) -> None:
        texts: dict[PhaseField, LiveText | ResourceField] = {
            PhaseField.FACILITATOR_ACTIONS: self.you,
            PhaseField.LEARNER_ACTIVITIES: self.learners,
            PhaseField.RESOURCES: self.resources,
            PhaseField.DIFFERENTIATION: self.notes.note,
            PhaseField.TECHNOLOGY: self.technology.technology,
            PhaseField.OFFLINE_ALTERNATIVE: self.technology.alternative,
        }
        self._texts = texts
        for which, made in texts.items():
            made.edited.connect(lambda text, w=which, m=made: self._type(w, text, m.turn))
        self.audience.edited.connect(self._take_audience_text)
        self.objectives.chosen.connect(self._take_objectives)
        self.notes.strategy_edited.connect(
            lambda place, text, turn: self.edit_wanted.emit(strategy_text(place, text, turn))
        )
        self.technology.idea_taken.connect(self._take_idea)
        self.running.wanted.connect(self._take_running)
        self.kept.edited.connect(self._take_kept)
        self.kept.move_wanted.connect(
            lambda which: self.edit_wanted.emit(kept_for_you(self._place, which))
        )

    @property
    def _place(self) -> int:
        return self._reading.place if self._reading else 0

    def show_phase(self, reading: PhaseReading, *, keep_place: bool = False) -> None:
        """Fill the form; nothing is told to anyone."""
        self._reading = reading
        phase, is_break = reading.phase, reading.phase.is_break
        self.you.set_text(phase.facilitator_actions)
        self.learners.set_text(phase.learner_activities)
        self.audience.set_text(phase.audience_text)
        self.resources.set_text(phase.resources)
        self.objectives.show_objectives(
            reading.objectives, reading.covered, confirmed=reading.confirmed
        )
        self.notes.show_notes(phase.differentiation, () if is_break else reading.strategies)
        self.technology.show_phase(phase, needs_internet=reading.needs_internet, idea=reading.idea)
        self.running.show_phase(phase, reading.pin, shortest=reading.shortest)
        self.kept.show_texts([kept.text for kept in phase.kept])
        self._objectives.setVisible(not is_break)
        self._notes.setVisible(not is_break or bool(phase.differentiation))
        told = bool(phase.technology or phase.offline_alternative)
        self.technology.setVisible(not is_break or told)
        if not keep_place:
            self.verticalScrollBar().setValue(0)

    def show_field(self, which: PhaseField) -> None:
        """Bring a field into sight and put the cursor into it."""
        made = self.field_widget(which)
        if made is not None:
            self.ensureWidgetVisible(made, 0, 48)
            made.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def field_widget(self, which: PhaseField) -> QWidget | None:
        made = self._texts.get(which)
        return made.focus_target() if isinstance(made, ResourceField) else made

    def _type(self, which: PhaseField, text: str, turn: int) -> None:
        self.edit_wanted.emit(typed(self._place, which, text, turn))

    def _take_audience_text(self, text: str, turn: int) -> None:
        name = self.tr("typing for the audience screen")
        key = (self._place, "audience", turn)
        self.edit_wanted.emit(values(self._place, name, key=key, audience_text=text))

    def _take_objectives(self, chosen: tuple[int, ...]) -> None:
        self.edit_wanted.emit(values(self._place, self.tr("objectives"), objectives=chosen))

    def _take_running(self, name: str, value: object, turn: int) -> None:
        key = (self._place, name, turn) if turn >= 0 else None
        told = self.tr(_RUNNING_NAMES[name])
        self.edit_wanted.emit(values(self._place, told, key=key, **{name: value}))

    def _take_idea(self) -> None:
        if self._reading is not None:
            name = self.tr("take the offline alternative")
            edit = values(self._place, name, offline_alternative=self._reading.idea)
            self.edit_wanted.emit(edit)

    def _take_kept(self, which: int, text: str, turn: int) -> None:
        self.edit_wanted.emit(kept_text(self._place, which, text, turn))


def _column(head: QWidget, *parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(6))
    head.setFixedHeight(max(theme().px(32), head.sizeHint().height()))
    column.addWidget(head)
    for part in parts:
        column.addWidget(part)
    return made
