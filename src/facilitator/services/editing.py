"""Editing a plan: every change is on the disk at once, and one sitting leaves one version."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.errors import UserError
from facilitator.library.values import NewPlan
from facilitator.services.plans import open_plan
from facilitator.services.reading import check_stored

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan
    from facilitator.library.work import Work
    from facilitator.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Editing:
    """A plan that is being edited.

    `base` is the version that was opened; `version` the one that the edits go into, None as long
    as nothing was changed.
    """

    plan_id: str
    plan: LessonPlan
    base: int
    version: int | None = None


def open_editing(desk: Desk, plan_id: str) -> Editing:
    """Begin with the newest version; raises UserError when the plan is gone."""
    stored = open_plan(desk, plan_id)
    return Editing(plan_id, stored.plan, stored.version)


def save(desk: Desk, editing: Editing, plan: LessonPlan) -> tuple[Editing, Changes]:
    """Keep the plan as it is now; it is on the disk when this returns.

    The first save makes a version, later ones write it anew, unless a session was pinned to it or
    a newer version came from elsewhere: then they make another.
    """
    if plan == editing.plan:
        return editing, Changes()
    new = NewPlan(editing.plan_id, plan, check_stored(plan).open_checks)
    with desk.library.transaction() as work:
        version = _keep(work, editing, new, desk)
    changed = replace(editing, plan=plan, version=version)
    return changed, Changes(plans=frozenset({editing.plan_id}))


class _TakenBack(Exception):
    pass


def rehearse(desk: Desk, editing: Editing) -> None:
    """Do once what saving does, and take it back before anything is written.

    What SQL and indexes need the first time is then there when the first letter is typed.
    """
    new = NewPlan(editing.plan_id, editing.plan, check_stored(editing.plan).open_checks)
    with suppress(_TakenBack, UserError), desk.library.transaction() as work:
        version = work.plans.add_version(editing.plan_id, new, desk.clock.now())
        work.plans.change_version(editing.plan_id, version, new, desk.clock.now())
        raise _TakenBack


def _keep(work: Work, editing: Editing, new: NewPlan, desk: Desk) -> int:
    at = desk.clock.now()
    version = editing.version
    if version is None or not _is_ours(work, editing.plan_id, version):
        return work.plans.add_version(editing.plan_id, new, at)
    work.plans.change_version(editing.plan_id, version, new, at)
    return version


def _is_ours(work: Work, plan_id: str, version: int) -> bool:
    """Whether the version may still change."""
    newest = work.plans.newest_version(plan_id)
    return version == newest and not work.plans.is_pinned(plan_id, version)


def close(desk: Desk, editing: Editing) -> Changes:
    """End the sitting: what is edited later is another version.

    A version in which everything was undone is taken back.
    """
    plan_id, version = editing.plan_id, editing.version
    if version is None:
        return Changes()
    with desk.library.transaction() as work:
        before = work.plans.get(plan_id, editing.base)
        if before is None or before.plan != editing.plan or version != editing.base + 1:
            return Changes()
        if not _is_ours(work, plan_id, version):
            return Changes()
        work.plans.remove_version(plan_id, version)
    return Changes(plans=frozenset({plan_id}))
