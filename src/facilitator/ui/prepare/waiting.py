"""Plans whose last edits are in memory only, because the disk did not take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.errors import UserError
from facilitator.services import editing

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan
    from facilitator.services.desk import Desk
    from facilitator.services.editing import Editing


class WaitingPlans:
    """What was left before it could be saved, by plan; taken up again where the plan is opened."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: dict[str, tuple[Editing, LessonPlan]] = {}

    @property
    def plans(self) -> tuple[LessonPlan, ...]:
        return tuple(plan for _, plan in self._held.values())

    def hold(self, sitting: Editing, plan: LessonPlan) -> None:
        self._held[sitting.plan_id] = (sitting, plan)

    def take(self, plan_id: str) -> tuple[Editing, LessonPlan] | None:
        return self._held.pop(plan_id, None)

    def save(self) -> Changes:
        """Save what can be saved now; the rest goes on waiting."""
        saved = Changes()
        for plan_id, (sitting, plan) in tuple(self._held.items()):
            try:
                _, changes = editing.save(self._desk, sitting, plan)
            except UserError:
                continue
            except LookupError:  # the plan was deleted for good meanwhile
                changes = Changes()
            del self._held[plan_id]
            saved |= changes
        return saved
