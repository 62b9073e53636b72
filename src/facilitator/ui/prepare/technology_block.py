"""Technology beside its offline alternative: amber while nobody knows what to do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from facilitator.domain.plan import PhaseField
from facilitator.ui.prepare.live_fields import LiveText
from facilitator.ui.prepare.phase_parts import heading
from facilitator.ui.prepare.sections import FIELD_ICONS, field_name
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card

if TYPE_CHECKING:
    from facilitator.domain.plan import Phase

_TOP = Qt.AlignmentFlag.AlignTop


class TechnologyBlock(Card):
    """`idea_taken` when the proposed alternative is to be the phase's own."""

    idea_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._pill = Pill()
        name = field_name(PhaseField.TECHNOLOGY)
        self.technology = LiveText(name)
        self._head = heading(FIELD_ICONS[PhaseField.TECHNOLOGY], name, self._pill)
        offline = field_name(PhaseField.OFFLINE_ALTERNATIVE)
        self.alternative = LiveText(
            offline, placeholder=self.tr("What will you do without internet?")
        )
        self._offline_head = heading(FIELD_ICONS[PhaseField.OFFLINE_ALTERNATIVE], offline)
        self._idea = label("", Role.BODY, tone="text2", wrap=True)
        self.use = button(self.tr("Use this"), height=36)
        self.use.clicked.connect(self.idea_taken)
        self._lay_out()

    def _lay_out(self) -> None:
        px = theme().px
        grid = QGridLayout(self)
        grid.setContentsMargins(*[px(14)] * 4)
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(px(6))
        grid.addWidget(self._head, 0, 0)
        grid.addWidget(self._offline_head, 0, 1)
        grid.addWidget(self.technology, 1, 0, _TOP)
        grid.addWidget(self.alternative, 1, 1, _TOP)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, px(4), 0, 0)
        row.setSpacing(12)
        row.addWidget(self._idea, 1)
        row.addWidget(self.use)
        grid.addWidget(self._foot, 2, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def show_phase(self, phase: Phase, *, needs_internet: bool, idea: str) -> None:
        """`idea` is an alternative in plain words, empty when there is none to offer."""
        self.technology.set_text(phase.technology)
        self.alternative.set_text(phase.offline_alternative)
        if needs_internet:
            self.set_look("warnt", "warnl")
            self._pill.show_state(self.tr("Needs internet"), "warn", "ph.warning")
        else:
            self.set_look("surface", "border")
            self._pill.show_state(self.tr("Works offline"), "ok", "ph.check-circle")
        self._pill.setVisible(needs_internet or bool(phase.offline_alternative))
        self._idea.setText(self.tr("Idea: {idea}").format(idea=idea) if idea else "")
        self._foot.setVisible(bool(idea) and needs_internet)
