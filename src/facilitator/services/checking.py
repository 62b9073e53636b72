"""What `check` tells: every finding of a plan, and whether it is ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.checks import open_checks
from facilitator.domain.offline import works_offline
from facilitator.domain.shelf import Readiness
from facilitator.services.plans import open_plan, resolve
from facilitator.services.reading import check_stored, read_document

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.services.desk import Desk
    from facilitator.services.reading import CheckedPlan


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """The findings of one plan; `id` is None for a file that is not in the library.

    `works_offline` says that a room without internet is enough, whatever else there is to fix.
    """

    id: str | None
    title: str
    readiness: Readiness
    works_offline: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def open_checks(self) -> int:
        return open_checks(self.diagnostics)


def check_in_library(desk: Desk, reference: str) -> PlanCheck:
    """Check a plan of the library.

    Raises UserError when the reference means no plan, or several.
    """
    summary = resolve(desk, reference)
    return _check(summary.id, check_stored(open_plan(desk, summary.id).plan))


def check_file(file: Path) -> PlanCheck:
    """Check a file without importing it.

    Raises UserError when it cannot be read.
    """
    return _check(None, read_document(file).checked)


def _check(plan_id: str | None, checked: CheckedPlan) -> PlanCheck:
    plan = checked.plan
    return PlanCheck(
        plan_id, plan.title, readiness_of(checked), works_offline(plan), checked.diagnostics
    )


def readiness_of(checked: CheckedPlan) -> Readiness:
    plan = checked.plan
    if not plan.phases or not plan.phase_minutes:
        return Readiness.DRAFT
    return Readiness.CHECKS if checked.open_checks else Readiness.READY
