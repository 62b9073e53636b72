"""Packages: plans and sessions in one file, out to another laptop and in from it.

Taking a package in is a merge. It only adds: versions of plans, events of runs and observations
are known by identifiers that no two computers give, and what both have is left as it is. Where
one value must win (a session's place, what an observation says now), the one written last does;
see `domain.exchange`. So it does not matter in which order, or how often, packages are taken in.

Handing over a running session is the same: the log tells instants in UTC, so the second laptop
shows the phase and the second that the first one would. If the run then goes on on both, merging
says so (`SessionNews.went_apart`) and keeps the events of both, each once, in the order of their
instants; the run is where the last event led it. What should not have been is undone, as always.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from facilitator import __version__
from facilitator.domain.changes import Changes
from facilitator.domain.exchange import (
    PlanRecord,
    SessionRecord,
    join_plans,
    join_sessions,
    went_apart,
)
from facilitator.errors import UserError
from facilitator.services.files import safe_name
from facilitator.services.package_news import PackagePreview, PlanNews, SessionNews, lines_of
from facilitator.services.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from facilitator.formats.package import About, PackageFile
    from facilitator.library.work import Work
    from facilitator.services.desk import Desk
    from facilitator.services.progress import Progress

Record: TypeAlias = PlanRecord | SessionRecord

_LOG = "packages.log"
_KEPT = "packages"


@dataclass(frozen=True, slots=True)
class Replaced:
    """A record that a merge changed: what the library held before, None for nothing, and after."""

    before: Record | None
    after: Record
    was_in_trash: bool = False


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did. `backup` is the library as it was, `kept` a package not wholly understood.

    Both are None when there was nothing to keep.
    """

    preview: PackagePreview
    replaced: tuple[Replaced, ...]
    backup: Path | None = None
    kept: Path | None = None

    @property
    def changes(self) -> Changes:
        return _changes(one.after for one in self.replaced)


# Out


def write_package(
    desk: Desk,
    target: Path,
    *,
    plan_ids: Sequence[str] = (),
    session_ids: Sequence[str] = (),
    progress: Progress = silent,
) -> int:
    """Write plans and sessions, with the sessions' plans; returns the size of the file in bytes.

    Raises UserError when one is gone or the file cannot be written; an older one then stays.
    """
    from facilitator.formats.package import write_parts

    with desk.library.transaction() as work:
        for session_id in session_ids:
            work.exchange.seal(session_id)
    with desk.library.reading() as work:
        plans = dict.fromkeys(plan_ids)
        plans |= {_plan_of_session(work, session_id): None for session_id in session_ids}
        parts = _parts(work, sorted(plans), sorted({*session_ids}), progress)
        return write_parts(target, _about(desk, work), parts)


def _about(desk: Desk, work: Work) -> About:
    from facilitator.formats.package import About

    identity = work.exchange.identity()
    return About(__version__, desk.clock.now(), identity.id, identity.owner)


def _plan_of_session(work: Work, session_id: str) -> str:
    plan_id = work.exchange.plan_of_session(session_id)
    if plan_id is None:
        raise UserError("This session is no longer in the library.")
    return plan_id


def _parts(
    work: Work, plan_ids: Sequence[str], session_ids: Sequence[str], progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """One after the other, so that little is in memory; documents before the plans they became."""
    from facilitator.formats.package import attachment_part, part_of_plan, part_of_session

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


def _documents(plan: PlanRecord) -> set[str]:
    return {version.document.digest for version in plan.versions if version.document}


# In


def preview_package(desk: Desk, file: Path, *, progress: Progress = silent) -> PackagePreview:
    """What opening the package would add; nothing is changed.

    Raises UserError when it is no whole, honest package.
    """
    with _opened(file) as package, desk.library.reading() as work:
        package.verify()
        return _preview(work, package, file, progress)


def open_package(
    desk: Desk, file: Path, *, progress: Progress = silent
) -> tuple[MergeReport, Changes]:
    """Add what the package brings, all of it or nothing, after a verified backup.

    Raises UserError with the library as it was.
    """
    with _opened(file) as package:
        package.verify()
        with desk.library.reading() as work:
            preview = _preview(work, package, file, silent)
        if not preview.is_news:
            return MergeReport(preview, ()), Changes()
        backup = desk.library.keep_copy(desk.paths.backups, "before-merge")
        kept = _keep_unknown(desk, package, file)
        with desk.library.transaction() as work:
            replaced = tuple(_merged(work, package, progress))
        report = MergeReport(preview, replaced, backup, kept)
    _write_log(desk, report)
    return report, report.changes


def undo_merge(desk: Desk, report: MergeReport) -> Changes:
    """Take back what a merge added.

    Raises UserError, with nothing changed, when work went on with what it added.
    """
    with desk.library.transaction() as work:
        for one in report.replaced:
            if _of_library(work, one.after) != one.after:
                raise UserError(
                    "Work went on with what the package brought, so it was not taken back. "
                    f"The library as it was before is kept as {report.backup}."
                )
        for one in reversed(report.replaced):
            _put_back(work, one)
            if one.was_in_trash:
                work.plans.trash(one.after.id, desk.clock.now())
    return report.changes


@contextmanager
def _opened(file: Path) -> Iterator[PackageFile]:
    from facilitator.formats.package import open_package as open_file

    package = open_file(file)
    try:
        yield package
    finally:
        package.close()


def _preview(work: Work, package: PackageFile, file: Path, progress: Progress) -> PackagePreview:
    about = package.about
    return PackagePreview(
        file.name,
        about.app,
        about.created,
        about.owner,
        tuple(_plan_news(work, plan) for plan in _told(package.plans(), package.size, progress)),
        tuple(_session_news(work, session) for session in package.sessions()),
        package.unknown,
    )


def _told(plans: Iterator[PlanRecord], total: int, progress: Progress) -> Iterator[PlanRecord]:
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


def _merged(work: Work, package: PackageFile, progress: Progress) -> Iterator[Replaced]:
    """Plans first: sessions run versions of them."""

    def document(digest: str) -> bytes | None:
        return package.attachment(digest) or work.exchange.document(digest)

    for plan in _told(package.plans(), package.size, progress):
        mine = work.exchange.plan(plan.id)
        both = plan if mine is None else join_plans(mine, plan)
        in_trash = work.exchange.in_trash(plan.id)
        if both != mine or in_trash:
            with _named(both):
                work.exchange.put_plan(both, document)
            yield Replaced(mine, both, in_trash)
    for session in package.sessions():
        held = work.exchange.session(session.id)
        joined = session if held is None else join_sessions(held, session)
        if joined != held:
            with _named(joined):
                work.exchange.put_session(joined)
                _follow_the_log(work, joined.id)
            yield Replaced(held, joined)


@contextmanager
def _named(record: Record) -> Iterator[None]:
    """Failures say which plan or session cannot be used, and that nothing was added."""
    try:
        yield
    except UserError as error:
        raise UserError(f"{_what(record)} cannot be used: {error} Nothing was added.") from error
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        raise UserError(
            f"{_what(record)} holds what this version of the program cannot read. "
            "Nothing was added."
        ) from error


def _what(record: Record) -> str:
    kind = "plan" if isinstance(record, PlanRecord) else "session"
    return f"The {kind} {record.id[:8]} of the package"


def _follow_the_log(work: Work, session_id: str) -> None:
    """A session began and ended when its log says so.

    What was stored is read back here through the doors that everybody uses, before it is kept.
    """
    from facilitator.domain.agenda import agenda_of
    from facilitator.domain.run import fold

    found = work.sessions.get(session_id)
    assert found is not None
    session = found.session
    stored = work.plans.get(session.plan_id, session.version)
    assert stored is not None
    run = fold(agenda_of(stored.plan, session.planned_start), work.runs.events(session_id))
    work.sessions.mark(session_id, started_at=run.started_at, ended_at=run.ended_at)
    work.observations.of_session(session_id)


def _of_library(work: Work, record: Record) -> Record | None:
    if isinstance(record, PlanRecord):
        return work.exchange.plan(record.id)
    return work.exchange.session(record.id)


def _put_back(work: Work, one: Replaced) -> None:
    if isinstance(one.after, SessionRecord):
        if isinstance(one.before, SessionRecord):
            work.exchange.put_session(one.before)
            _follow_the_log(work, one.before.id)
        else:
            work.sessions.delete(one.after.id)
    elif isinstance(one.before, PlanRecord):
        work.exchange.put_plan(one.before, work.exchange.document)
    else:
        work.plans.delete(one.after.id)


def _keep_unknown(desk: Desk, package: PackageFile, file: Path) -> Path | None:
    """A later version of the program will know what this one does not."""
    if not package.unknown:
        return None
    kept = desk.paths.data / _KEPT / f"{safe_name(file.stem)}{file.suffix}"
    try:
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        shutil.copyfile(file, kept)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"The package could not be kept in {kept.parent}: {reason}.") from error
    return kept


def _write_log(desk: Desk, report: MergeReport) -> None:
    """One text file tells all that packages ever brought."""
    head = f"{desk.clock.now():%Y-%m-%d %H:%M:%S} UTC, {report.preview.name}"
    by = f", from {report.preview.owner}" if report.preview.owner else ""
    lines = [f"{head}{by}", *(f"  {line}" for line in lines_of(report.preview))]
    with (
        suppress(OSError),  # what was added is added, and the window says so too
        (desk.paths.logs / _LOG).open("a", encoding="utf-8", errors="replace") as log,
    ):
        log.write("\n".join(lines) + "\n")


def _changes(records: Iterator[Record]) -> Changes:
    plans: set[str] = set()
    sessions: set[str] = set()
    seen: set[str] = set()
    for record in records:
        if isinstance(record, PlanRecord):
            plans.add(record.id)
        else:
            sessions.add(record.id)
            seen |= record.observations.keys()
    return Changes(
        plans=frozenset(plans),
        sessions=frozenset(sessions),
        runs=frozenset(sessions),
        observations=frozenset(seen),
    )
