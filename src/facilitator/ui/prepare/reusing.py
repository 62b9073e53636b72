"""Taking over a phase of another plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from facilitator.domain.editing.phases import from_elsewhere
from facilitator.domain.plan import PhaseField
from facilitator.domain.title import short_title
from facilitator.services import drafting
from facilitator.ui.prepare.phase_commands import insert
from facilitator.ui.prepare.phase_picker import PhaseOffer, PhasePicker
from facilitator.ui.prepare.sections import field_name, text_of
from facilitator.ui.widgets.scrim import dim_behind
from facilitator.ui.wording import planned_length

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.plan import Phase
    from facilitator.services.desk import Desk
    from facilitator.services.drafting import FoundPhase
    from facilitator.ui.prepare.edits import Edit
    from facilitator.ui.prepare.view import PrepareView


class PhaseReuse(QObject):
    """Asks which phase, and hands on the step that puts it behind the one that is chosen."""

    def __init__(self, view: PrepareView, desk: Desk, *, do: Callable[[Edit], None]) -> None:
        super().__init__(view)
        self._view, self._desk, self._do = view, desk, do
        self._found: tuple[FoundPhase, ...] = ()
        view.reuse_requested.connect(self._ask)

    def _ask(self) -> None:
        dialog = PhasePicker(self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.query_changed.connect(lambda query: self._search(dialog, query))
        dialog.chosen.connect(self._take)
        self._search(dialog, "")
        dim_behind(dialog, self._view)
        dialog.open()

    def _search(self, dialog: PhasePicker, query: str) -> None:
        self._found = drafting.search_phases(self._desk, query)
        dialog.show_offers([_offer(found) for found in self._found], query)

    def _take(self, position: int) -> None:
        phase = from_elsewhere(self._found[position].phase)
        self._do(insert(self._view.after_chosen, phase))


def _offer(found: FoundPhase) -> PhaseOffer:
    length = planned_length(found.phase.duration)
    return PhaseOffer(found.phase.label, length, short_title(found.plan_title), _text(found.phase))


def _text(phase: Phase) -> str:
    """All its fields under their names."""
    parts = [
        f"**{field_name(field)}**\n\n{text_of(phase, field)}"
        for field in PhaseField
        if text_of(phase, field)
    ]
    return "\n\n".join(parts)
