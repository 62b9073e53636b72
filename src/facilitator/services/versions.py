"""The versions of a plan: named, brought back, and set side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.text import clean_line
from facilitator.library.values import NewPlan
from facilitator.services.plans import open_plan
from facilitator.services.reading import check_stored

if TYPE_CHECKING:
    from facilitator.domain.plan_diff import PlanDiff
    from facilitator.services.desk import Desk


def label_version(desk: Desk, plan_id: str, version: int, label: str) -> Changes:
    """Give the version a name; an empty one takes the name away."""
    with desk.library.transaction() as work:
        work.plans.label_version(plan_id, version, clean_line(label))
    return Changes(plans=frozenset({plan_id}))


def restore_version(
    desk: Desk, plan_id: str, version: int, *, label: str = ""
) -> tuple[int, Changes]:
    """Make an old version the newest one again, as a version of its own; none is lost.

    Raises UserError when it is gone. When it is the newest already, nothing happens.
    """
    old = open_plan(desk, plan_id, version=version)
    new = NewPlan(plan_id, old.plan, check_stored(old.plan).open_checks)
    with desk.library.transaction() as work:
        if work.plans.newest_version(plan_id) == version:
            return version, Changes()
        number = work.plans.add_version(plan_id, new, desk.clock.now(), label=clean_line(label))
    return number, Changes(plans=frozenset({plan_id}))


def compare_versions(desk: Desk, plan_id: str, before: int, after: int) -> PlanDiff:
    """What is different in the second one; raises UserError when one of them is gone."""
    from facilitator.domain.plan_diff import compare

    first = open_plan(desk, plan_id, version=before)
    second = open_plan(desk, plan_id, version=after)
    return compare(first.plan, second.plan)
