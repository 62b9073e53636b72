"""What opening a package would add to a library, part by part."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from facilitator.domain.clock_shifts import clock_shifts, step_of
from facilitator.domain.exchange import (
    PlanRecord,
    RubricRecord,
    SessionRecord,
    join_plans,
    join_rubrics,
    join_sessions,
    nameless,
    went_apart,
)
from facilitator.domain.observers import observer_name
from facilitator.services.package_news import PackagePreview, PlanNews, RubricNews, SessionNews

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import timedelta
    from pathlib import Path

    from facilitator.domain.exchange import Stamped
    from facilitator.domain.person import Forgotten
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
    both = joined_session(work, mine, theirs)
    old = SessionRecord(theirs.id, theirs.setup) if mine is None else mine
    shared = old.observations.keys() & both.observations.keys()
    counts: dict[str, Any] = {
        "events": len(both.events) - len(old.events),
        "observations": len(both.observations) - len(old.observations),
        "changed": sum(old.observations[id_][-1] != both.observations[id_][-1] for id_ in shared),
        "follow_ups": _others(old.follow_ups, both.follow_ups),
        "answers": _others(old.answers, both.answers),
        "scores": len(both.scores.keys() - old.scores.keys()),
        "forgotten": 0 if mine is None else _people(both.forgotten - old.forgotten),
    }
    return SessionNews(
        theirs.id,
        **_set_up(both),
        is_new=mine is None,
        newer=both.setup != old.setup,
        went_apart=mine is not None and went_apart(mine, theirs),
        other=both != mine and not any(counts.values()),
        keep_days=both.keep_days if both.keep_days != old.keep_days else None,
        clocks=_clocks(both, work.exchange.identity().id),
        **counts,
    )


def _clocks(session: SessionRecord, mine: str) -> tuple[tuple[str, timedelta], ...]:
    """Whose clock was off from this one's, by what both wrote of the same steps."""
    steps, names = [], {}
    for stamped in sorted(session.events.values()):
        value = json.loads(stamped.value)
        device = str(value.get("device") or "")
        step = step_of(device, value.get("kind"), value.get("phase"), value.get("at"))
        steps += [] if step is None else [step]
        names[device] = observer_name(str(value.get("owner") or ""), device)
    shifts = clock_shifts(steps, mine)
    return tuple((names[device], ahead) for device, ahead in sorted(shifts.items()))


def joined_session(work: Work, mine: SessionRecord | None, theirs: SessionRecord) -> SessionRecord:
    """Both accounts, without those who were forgotten in either; a session that was here counts."""
    gone = work.exchange.forgotten_in(theirs.id)
    theirs = nameless(replace(theirs, forgotten=theirs.forgotten | gone))
    return theirs if mine is None else join_sessions(mine, theirs)


def _others(old: Mapping[str, Stamped], both: Mapping[str, Stamped]) -> int:
    return sum(old.get(id_) != value for id_, value in both.items())


def _people(gone: frozenset[Forgotten]) -> int:
    """A name may be known by several marks, one for each participant and one for texts."""
    return len({(one.words, one.mark) for one in gone})


def _set_up(session: SessionRecord) -> dict[str, Any]:
    setup = json.loads(session.setup.value)
    return {
        "title": str(setup.get("title", "")),
        "plan_id": str(setup.get("plan", "")),
        "starts": _instant(setup.get("planned_start")),
        "rehearsal": setup.get("rehearsal") is True,
    }


def _instant(text: object) -> datetime | None:
    """Nobody has looked yet whether it is one."""
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
