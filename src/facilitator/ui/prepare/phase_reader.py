"""One phase to read: what you do, what learners do, with what, for whom, and without internet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.plan import PhaseField
from facilitator.ui.prepare.phase_parts import ObjectiveChips, ProfileNotes, TextCard, heading
from facilitator.ui.prepare.sections import FIELD_ICONS, field_name, text_of
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card, ScrollPane

if TYPE_CHECKING:
    from facilitator.domain.plan import Phase
    from facilitator.ui.prepare.phase_reading import PhaseReading

_TOP = Qt.AlignmentFlag.AlignTop
_WIDE = 1000


class PhaseReader(ScrollPane):
    """Fields in two columns, in three when there is room; empty ones are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 4, 24, 24), spacing=16, takes_focus=True, parent=parent)
        self.setAccessibleName(self.tr("Phase"))
        self._reading: PhaseReading | None = None
        self._wide = False
        self._rest = QWidget()
        self._fields: dict[PhaseField, QWidget] = {}
        self.column.addWidget(self._rest)
        self.column.addStretch(1)

    def show_phase(self, reading: PhaseReading | None, *, keep_place: bool = False) -> None:
        self._reading = reading
        self._build()
        if not keep_place:
            self.verticalScrollBar().setValue(0)

    def set_wide(self, wide: bool, /) -> None:
        if wide != self._wide:
            self._wide = wide
            self._build()

    def show_field(self, field: PhaseField) -> None:
        """Bring a field into sight."""
        shown = self._fields.get(field)
        if shown is not None:
            self.ensureWidgetVisible(shown, 0, 24)

    def field_widget(self, field: PhaseField) -> QWidget | None:
        return self._fields.get(field)

    def _build(self) -> None:
        """Phases differ in all of it, so it is made anew."""
        self._fields = {}
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        if self._reading is not None:
            self._fill(column, self._reading)
        self.column.replaceWidget(self._rest, rest)
        self._rest.hide()
        self._rest.deleteLater()
        self._rest = rest
        rest.show()

    def _fill(self, column: QVBoxLayout, reading: PhaseReading) -> None:
        phase = reading.phase
        main = [PhaseField.FACILITATOR_ACTIONS, PhaseField.LEARNER_ACTIVITIES]
        parts = [self._text(phase, field) for field in main if text_of(phase, field)]
        resources = [self._text(phase, PhaseField.RESOURCES)] if phase.resources else []
        if reading.covered:
            resources.append(self._objectives(reading))
        if self._wide:
            third = _stacked(resources)
            self._add_row(column, [*parts, third] if third else parts)
        else:
            self._add_row(column, parts)
            self._add_row(column, resources)
        if phase.differentiation or (reading.strategies and not phase.is_break):
            column.addWidget(self._differentiation(reading))
        if phase.technology or phase.offline_alternative:
            column.addWidget(self._technology(reading))
        for kept in phase.kept:
            column.addWidget(TextCard(kept.text, self.tr("More about this phase")))
        if not column.count():
            told = self.tr("Nothing is written for this phase.")
            column.addWidget(label(told, Role.LIVE, tone="text2", wrap=True))

    def _add_row(self, column: QVBoxLayout, parts: list[QWidget]) -> None:
        """Side by side with equal widths; their cards are equally high."""
        if not parts:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(18))
        for place, part in enumerate(parts):
            grid.addWidget(part, 0, place)
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)

    def _text(self, phase: Phase, field: PhaseField) -> QWidget:
        name = field_name(field)
        card = TextCard(text_of(phase, field), name)
        return self._named(field, heading(FIELD_ICONS[field], name), card)

    def _named(self, field: PhaseField, head: QWidget, body: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        column.addWidget(head)
        column.addWidget(body, 1)
        self._fields[field] = made
        return made

    def _objectives(self, reading: PhaseReading) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        column.addWidget(heading("ph.target", self.tr("Likely objectives")))
        column.addWidget(ObjectiveChips(reading.objectives, reading.covered), 0, _TOP)
        told = self.tr("Judged by the plan's own words.")
        column.addWidget(label(told, Role.CAPTION, tone="text3", wrap=True))
        column.addStretch(1)
        return made

    def _differentiation(self, reading: PhaseReading) -> QWidget:
        field = PhaseField.DIFFERENTIATION
        head = heading(FIELD_ICONS[field], field_name(field))
        notes = ProfileNotes(reading.phase.differentiation, reading.strategies)
        return self._named(field, head, notes)

    def _technology(self, reading: PhaseReading) -> QWidget:
        """Amber while nobody knows what to do without internet."""
        phase = reading.phase
        card = Card()
        if reading.needs_internet:
            card.set_look("warnt", "warnl")
        row = QHBoxLayout(card)
        row.setContentsMargins(*[theme().px(14)] * 4)
        row.setSpacing(theme().px(18))
        row.addWidget(self._technology_part(reading), 1)
        row.addWidget(self._offline_part(phase, needed=reading.needs_internet), 1)
        self._fields[PhaseField.TECHNOLOGY] = card
        self._fields[PhaseField.OFFLINE_ALTERNATIVE] = card
        return card

    def _technology_part(self, reading: PhaseReading) -> QWidget:
        name = field_name(PhaseField.TECHNOLOGY)
        pill: Pill | None = None
        if reading.needs_internet:
            pill = Pill(self.tr("Needs internet"), "warn", "ph.warning")
        elif reading.phase.offline_alternative:
            pill = Pill(self.tr("Works offline"), "ok", "ph.check-circle")
        head = heading(FIELD_ICONS[PhaseField.TECHNOLOGY], name, pill)
        text = reading.phase.technology or self.tr("None")
        return _column(head, TextCard(text, name))

    def _offline_part(self, phase: Phase, *, needed: bool) -> QWidget:
        name = field_name(PhaseField.OFFLINE_ALTERNATIVE)
        head = heading(FIELD_ICONS[PhaseField.OFFLINE_ALTERNATIVE], name)
        missing = self.tr("None yet") if needed else self.tr("Not needed")
        tone = "text" if phase.offline_alternative else "text2"
        return _column(head, TextCard(phase.offline_alternative or missing, name, tone=tone))


def _column(head: QWidget, body: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(6))
    column.addWidget(head)
    column.addWidget(body, 1)
    return made


def _stacked(parts: list[QWidget]) -> QWidget | None:
    if not parts:
        return None
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(16))
    for part in parts:
        column.addWidget(part)
    return made
