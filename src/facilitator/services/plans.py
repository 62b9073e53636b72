"""Finding, opening, tagging and trashing lesson plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from facilitator.domain.shelf import PlanSummary, SearchHit
    from facilitator.library.values import PlanVersion, StoredPlan
    from facilitator.services.desk import Desk


def shelf(desk: Desk) -> tuple[PlanSummary, ...]:
    """All plans that are not in the trash, the last changed first."""
    with desk.library.reading() as work:
        return work.plans.summaries(since=_today(desk))


def _today(desk: Desk) -> datetime:
    """The local midnight before now: a session that was planned earlier is not the next one."""
    now = desk.clock.now().astimezone()
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def trashed(desk: Desk) -> tuple[PlanSummary, ...]:
    with desk.library.reading() as work:
        return work.plans.summaries(trashed=True)


def search(desk: Desk, query: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
    """The best matches first; an empty query finds nothing."""
    with desk.library.reading() as work:
        return work.plans.search(query, limit, since=_today(desk))


def open_plan(desk: Desk, plan_id: str, *, version: int | None = None) -> StoredPlan:
    """The plan in its newest or the given version.

    Raises UserError when it is gone.
    """
    with desk.library.reading() as work:
        stored = work.plans.get(plan_id, version)
    if stored is None:
        raise UserError("This plan is no longer in the library.")
    return stored


def summary(desk: Desk, plan_id: str) -> PlanSummary | None:
    """The plan's row in the library, in the trash or not; None when it is gone."""
    with desk.library.reading() as work:
        return work.plans.summary(plan_id, since=_today(desk))


def versions(desk: Desk, plan_id: str) -> tuple[PlanVersion, ...]:
    with desk.library.reading() as work:
        return work.plans.versions(plan_id)


def resolve(desk: Desk, reference: str) -> PlanSummary:
    """The one plan meant by an id, an unambiguous start of one, or an exact title.

    Raises UserError when none or several are meant.
    """
    with desk.library.reading() as work:
        found = work.plans.matching(reference)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError(f"No plan in the library is called “{reference}”.")
    names = ", ".join(f"{plan.id[:8]} ({plan.title})" for plan in found[:5])
    raise UserError(f"“{reference}” could be {len(found)} plans: {names}. Give more of the id.")


def set_tags(desk: Desk, plan_id: str, tags: tuple[str, ...]) -> Changes:
    """Replace the plan's tags; spaces around and repeats are dropped."""
    with desk.library.transaction() as work:
        work.plans.set_tags(plan_id, clean_tags(tags))
    return Changes(plans=frozenset({plan_id}))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, without spaces around it."""
    clean = dict.fromkeys(" ".join(tag.split()) for tag in tags)
    return tuple(tag for tag in clean if tag)


def change_tags(
    desk: Desk, plan_ids: Sequence[str], *, add: Sequence[str], remove: Sequence[str]
) -> Changes:
    """Give tags to several plans and take others from them, all or none."""
    with desk.library.transaction() as work:
        for plan_id in plan_ids:
            stored = work.plans.get(plan_id)
            if stored is not None:
                kept = [tag for tag in stored.tags if tag not in remove]
                work.plans.set_tags(plan_id, clean_tags((*kept, *add)))
    return Changes(plans=frozenset(plan_ids))


def move_to_trash(desk: Desk, *plan_ids: str) -> Changes:
    with desk.library.transaction() as work:
        for plan_id in plan_ids:
            work.plans.trash(plan_id, desk.clock.now())
    return Changes(plans=frozenset(plan_ids))


def take_from_trash(desk: Desk, *plan_ids: str) -> Changes:
    with desk.library.transaction() as work:
        for plan_id in plan_ids:
            work.plans.restore(plan_id)
    return Changes(plans=frozenset(plan_ids))


def empty_trash(desk: Desk) -> Changes:
    """Delete for good what is in the trash; plans that have sessions stay, those need them."""
    gone: list[str] = []
    with desk.library.transaction() as work:
        for plan in work.plans.summaries(trashed=True):
            if not work.sessions.of_plan(plan.id):
                work.plans.delete(plan.id)
                gone.append(plan.id)
    return Changes(plans=frozenset(gone))
