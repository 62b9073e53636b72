"""What a trainer should look at before running a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.checks import (
    contents,
    differentiation,
    levels,
    links,
    materials,
    network,
    timing,
)
from facilitator.domain.checks.dismissing import with_dismissals
from facilitator.domain.checks.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan


def check_plan(plan: LessonPlan) -> tuple[Diagnostic, ...]:
    """Every finding that the plan itself shows, subject by subject; dismissed ones say why."""
    found = (
        *contents.check_header(plan),
        *timing.check(plan),
        *network.check(plan),
        *links.check(plan),
        *levels.check(plan),
        *materials.check(plan),
        *differentiation.check(plan),
        *contents.check_sections(plan),
    )
    return with_dismissals(plan, found)


_CODES = frozenset(rule.code for rule in RULES)


def is_of_plan(finding: Diagnostic) -> bool:
    """True for what the plan itself shows, and not only the document it was read from."""
    return finding.code in _CODES


def open_checks(findings: Iterable[Diagnostic]) -> int:
    """How many findings ask for something to be done."""
    return sum(finding.is_open for finding in findings)
