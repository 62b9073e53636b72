"""What can be done about a finding with one press, and undone like any other edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.fixes import links, lists, times
from facilitator.domain.fixes.fix import Fix
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan

__all__ = ["Fix", "fixes_for"]

_OFFERS: dict[str, Callable[[LessonPlan, Diagnostic], Iterator[Fix]]] = {
    "phases-do-not-add-up": times.for_sum,
    "no-stated-length": times.for_stated_length,
    "unreadable-length": times.for_unreadable_length,
    "phase-without-length": times.for_unreadable_length,
    "length-range": times.for_uncertain_length,
    "length-open-ended": times.for_uncertain_length,
    "approximate-length": times.for_uncertain_length,
    "length-without-unit": times.for_uncertain_length,
    "no-break": times.for_break,
    "pin-too-early": times.for_pin,
    "pin-gap": times.for_pin,
    "long-phase": times.for_long_phase,
    "needs-internet": lists.for_need,
    "virtual-room": lists.for_need,
    "missing-material": lists.for_materials,
    "profile-without-phase": lists.for_profile,
    "objective-without-assessment": links.for_unassessed,
    "assessment-without-objective": links.for_unmatched,
    "objective-without-phase": links.for_idle,
    "bloom-mismatch": links.for_level,
    "unknown-bloom-level": links.for_level,
    "no-bloom-level": links.for_level,
}


def fixes_for(plan: LessonPlan, finding: Diagnostic) -> tuple[Fix, ...]:
    """The fixes that can be made, the likeliest first."""
    offer = _OFFERS.get(finding.code)
    if offer is None or finding.place is None:
        return ()
    return tuple(fix for fix in offer(plan, finding) if _is_possible(plan, fix))


def _is_possible(plan: LessonPlan, fix: Fix) -> bool:
    """Each key press asks anew, so only what may fail is tried."""
    if not fix.may_fail:
        return True
    try:
        return fix.apply(plan) != plan
    except UserError:
        return False
