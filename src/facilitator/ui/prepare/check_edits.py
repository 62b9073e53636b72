"""What the checks pane does to a plan: each is one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.fixes import fixes_for

if TYPE_CHECKING:
    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan


def apply_fix(plan: LessonPlan, finding: Diagnostic, code: str) -> LessonPlan:
    """Worked out for the plan as it is now; a fix that is possible no more changes nothing."""
    fix = next((each for each in fixes_for(plan, finding) if each.code == code), None)
    return fix.apply(plan) if fix else plan
