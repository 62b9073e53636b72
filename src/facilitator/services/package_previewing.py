"""What opening a package would add to a library, part by part."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.exchange import (
    PlanRecord,
    RubricRecord,
    SessionRecord,
    join_plans,
    join_rubrics,
    join_sessions,
    went_apart,
)
from facilitator.services.package_news import PackagePreview, PlanNews, RubricNews, SessionNews

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.formats.package import PackageFile
    from facilitator.library.work import Work
    from facilitator.services.progress import Progress


def preview_of(work: Work, package: PackageFile, file: Path, progress: Progress) -> PackagePreview:
    about = package.about
    return PackagePreview(
        file.name,
        about.app,
        about.created,
        about.owner,
        tuple(_plan_news(work, plan) for plan in told(package.plans(), package.size, progress)),
        tuple(_session_news(work, session) for session in package.sessions()),
        package.unknown,
        tuple(_rubric_news(work, rubric) for rubric in package.rubrics()),
    )


def told(plans: Iterator[PlanRecord], total: int, progress: Progress) -> Iterator[PlanRecord]:
    for number, plan in enumerate(plans):
        progress(number, total)
        yield plan


def _plan_news(work: Work, theirs: PlanRecord) -> PlanNews:
    mine = work.exchange.plan(theirs.id)
    title = str(json.loads(theirs.newest.body).get("title", ""))
    if mine is None:
        return PlanNews(theirs.id, title, True, len(theirs.versions), len(theirs.tags))
    both = join_plans(mine, theirs)
    return PlanNews(
        theirs.id,
        title,
        is_new=False,
        versions=len(both.versions) - len(mine.versions),
        tags=len(both.tags - mine.tags),
        newer=both.newest.key != mine.newest.key,
        in_trash=work.exchange.in_trash(theirs.id),
    )


def _rubric_news(work: Work, theirs: RubricRecord) -> RubricNews:
    mine, both = joined_rubric(work, theirs)
    title = str(json.loads(theirs.newest.body).get("title", ""))
    if mine is None:
        return RubricNews(theirs.id, title, True, len(theirs.versions))
    versions = len(both.versions) - len(mine.versions)
    return RubricNews(
        theirs.id,
        title,
        is_new=False,
        versions=versions,
        newer=both.newest.key != mine.newest.key,
        in_trash=work.exchange.rubric_in_trash(theirs.id),
        other=both != mine and not versions,
    )


def joined_rubric(work: Work, theirs: RubricRecord) -> tuple[RubricRecord | None, RubricRecord]:
    """What is here, and both; one that two people took over stays with the plan it has here."""
    mine = work.exchange.rubric(theirs.id)
    if mine is None:
        return None, theirs
    return mine, join_rubrics(mine, replace(theirs, plan=mine.plan))


def _session_news(work: Work, theirs: SessionRecord) -> SessionNews:
    mine = work.exchange.session(theirs.id)
    both = theirs if mine is None else join_sessions(mine, theirs)
    old = SessionRecord(theirs.id, theirs.setup) if mine is None else mine
    shared = old.observations.keys() & both.observations.keys()
    counts = {
        "events": len(both.events) - len(old.events),
        "observations": len(both.observations) - len(old.observations),
        "changed": sum(old.observations[id_][-1] != both.observations[id_][-1] for id_ in shared),
    }
    title, plan_id = _title_and_plan(both)
    return SessionNews(
        theirs.id,
        title,
        plan_id,
        is_new=mine is None,
        newer=both.setup != old.setup,
        went_apart=mine is not None and went_apart(mine, theirs),
        other=both != mine and not any(counts.values()),
        **counts,
    )


def _title_and_plan(session: SessionRecord) -> tuple[str, str]:
    setup = json.loads(session.setup.value)
    return str(setup.get("title", "")), str(setup.get("plan", ""))
