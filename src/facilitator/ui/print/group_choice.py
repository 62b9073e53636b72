"""Whose names stand on the sheets: a session's groups, names that were typed, or nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.services import sessions
from facilitator.services.occasions import occasion_of_plan, occasion_of_session
from facilitator.ui.print.model import GroupSource
from facilitator.ui.session.model import name_lines

if TYPE_CHECKING:
    from facilitator.domain.occasion import Occasion
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.session import Session
    from facilitator.library.values import SessionSummary
    from facilitator.services.desk import Desk


@dataclass(slots=True)
class GroupChoice:
    """`source` is a session's id or one of `GroupSource`; empty means that nobody chose yet."""

    found: tuple[SessionSummary, ...] = ()
    source: str = ""
    typed: str = ""

    def load(self, desk: Desk, plan_id: str) -> None:
        """The sessions as they are now; the next one to come is chosen if nobody chose."""
        self.found = sessions.of_plan(desk, plan_id)
        known = [one.session.id for one in self.found]
        if self.source in (*known, *GroupSource):
            return
        coming = sessions.to_run(desk, plan_id)
        if coming is not None:
            self.source = coming.session.id
        else:
            self.source = known[0] if known else GroupSource.NOBODY

    @property
    def session(self) -> Session | None:
        return next((one.session for one in self.found if one.session.id == self.source), None)

    def occasion(self, plan: LessonPlan) -> Occasion:
        """The session's day and room, else the start that the plan gives."""
        chosen = (one for one in self.found if one.session.id == self.source)
        found = next(chosen, None)
        return occasion_of_session(found) if found is not None else occasion_of_plan(plan)

    @property
    def groups(self) -> tuple[str, ...]:
        """Their names."""
        if self.session is not None:
            return tuple(group.name for group in self.session.groups)
        return name_lines(self.typed) if self.source == GroupSource.TYPED else ()
