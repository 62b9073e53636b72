"""What goes into a package, part by part."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.exchange import PlanRecord, RubricRecord
    from facilitator.library.work import Work
    from facilitator.services.progress import Progress


def parts_of(
    work: Work,
    plan_ids: Sequence[str],
    session_ids: Sequence[str],
    rubric_ids: Sequence[str],
    progress: Progress,
) -> Iterator[tuple[str, bytes]]:
    """Those that are asked for, the plans of them, and the rubrics of the plans and of scores.

    Raises UserError when one is gone.
    """
    plans = dict.fromkeys(plan_ids)
    plans |= {_plan_of_session(work, session_id): None for session_id in session_ids}
    judged = (one for session_id in session_ids for one in work.exchange.judged_rubrics(session_id))
    asked = [_rubric(work, rubric_id) for rubric_id in sorted({*rubric_ids, *judged})]
    plans |= {rubric.plan: None for rubric in asked if rubric.plan}
    return chain(
        _parts(work, sorted(plans), sorted({*session_ids}), progress),
        _rubric_parts(work, sorted(plans), asked),
    )


def _plan_of_session(work: Work, session_id: str) -> str:
    plan_id = work.exchange.plan_of_session(session_id)
    if plan_id is None:
        raise UserError("This session is no longer in the library.")
    return plan_id


def _parts(
    work: Work, plan_ids: Sequence[str], session_ids: Sequence[str], progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """One after the other, so that little is in memory; documents before the plans they became."""
    from facilitator.formats.package import (
        attachment_part,
        part_of_plan,
        part_of_session,
        photo_part,
    )

    total = len(plan_ids) + len(session_ids)
    packed: set[str] = set()
    for number, plan_id in enumerate(plan_ids):
        progress(number, total)
        plan = work.exchange.plan(plan_id)
        if plan is None:
            raise UserError("This plan is no longer in the library.")
        for digest in sorted(_documents(plan) - packed):
            packed.add(digest)
            yield attachment_part(work.exchange.document(digest) or b"")
        yield part_of_plan(plan)
    for number, session_id in enumerate(session_ids, len(plan_ids)):
        progress(number, total)
        session = work.exchange.session(session_id)
        assert session is not None, "its plan was found in the same reading"
        yield part_of_session(session)
        for observation_id in work.photos.of_session(session_id, may_be_passed_on=True):
            photo = work.photos.get(observation_id)
            if photo is not None:
                yield photo_part(observation_id, photo.image)


def _rubric(work: Work, rubric_id: str) -> RubricRecord:
    found = work.exchange.rubric(rubric_id)
    if found is None:
        raise UserError("This rubric is no longer in the library.")
    return found


def _rubric_parts(
    work: Work, plan_ids: Sequence[str], asked: Sequence[RubricRecord]
) -> Iterator[tuple[str, bytes]]:
    from facilitator.formats.package import part_of_rubric

    rubrics = {rubric.id: rubric for rubric in asked}
    for plan_id in plan_ids:
        for summary in work.rubrics.of_plan(plan_id):
            rubrics[summary.id] = _rubric(work, summary.id)
    for rubric_id in sorted(rubrics):
        yield part_of_rubric(rubrics[rubric_id])


def _documents(plan: PlanRecord) -> set[str]:
    return {version.document.digest for version in plan.versions if version.document}
