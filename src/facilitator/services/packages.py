"""Packages: plans, rubrics and sessions in one file, out to another laptop and in from it.

Taking a package in is a merge. It only adds: versions of plans and rubrics, events and observations
are known by identifiers that no two computers give, and what both have is left as it is. Where
one value must win (a session's place, what an observation says now), the one written last does;
see `domain.exchange`. So it does not matter in which order, or how often, packages are taken in.

Handing over a running session is the same: the log tells instants in UTC, so the second laptop
shows the phase and the second that the first one would. If the run then goes on on both, merging
says so (`SessionNews.went_apart`) and keeps the events of both, each once, in the order of their
instants; the run is where the last event led it. What should not have been is undone, as always.

A plan's rubrics travel with it, but for those in the trash; one of the shelf when it is asked for,
or when a session's work was judged by it. Scores, follow-ups and answers are the session's. Who was
forgotten in one library is forgotten in the other one too, and no package brings them back.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from facilitator import __version__
from facilitator.domain.changes import Changes
from facilitator.domain.exchange import (
    PlanRecord,
    RubricRecord,
    SessionRecord,
    join_plans,
)
from facilitator.errors import UserError
from facilitator.services.files import safe_name
from facilitator.services.package_news import PackagePreview, lines_of
from facilitator.services.package_parts import parts_of
from facilitator.services.package_photos import add_photos, new_photos
from facilitator.services.package_previewing import (
    joined_rubric,
    joined_session,
    preview_of,
    told,
)
from facilitator.services.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from facilitator.formats.package import About, PackageFile
    from facilitator.library.work import Work
    from facilitator.services.desk import Desk
    from facilitator.services.progress import Progress

Record: TypeAlias = PlanRecord | RubricRecord | SessionRecord

_KINDS = {PlanRecord: "plan", RubricRecord: "rubric", SessionRecord: "session"}
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
    photos: tuple[str, ...] = ()
    """The observations that got one."""

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
    rubric_ids: Sequence[str] = (),
    progress: Progress = silent,
) -> int:
    """Write plans with their rubrics, sessions and rubrics with their plans; the bytes written.

    Raises UserError when one is gone or the file cannot be written; an older one then stays.
    """
    from facilitator.formats.package import write_parts

    with desk.library.transaction() as work:
        cleaned = [work.exchange.seal(session_id) for session_id in session_ids]
    if any(cleaned):
        desk.library.scrub()
    with desk.library.reading() as work:
        parts = parts_of(work, plan_ids, session_ids, rubric_ids, progress)
        return write_parts(target, _about(desk, work), parts)


def _about(desk: Desk, work: Work) -> About:
    from facilitator.formats.package import About

    identity = work.exchange.identity()
    return About(__version__, desk.clock.now(), identity.id, identity.owner)


# In


def preview_package(desk: Desk, file: Path, *, progress: Progress = silent) -> PackagePreview:
    """What opening the package would add; nothing is changed.

    Raises UserError when it is no whole, honest package.
    """
    with _opened(file) as package, desk.library.reading() as work:
        package.verify()
        preview = preview_of(work, package, file, progress)
        return replace(preview, photos=len(new_photos(work, package)))


def open_package(
    desk: Desk, file: Path, *, progress: Progress = silent
) -> tuple[MergeReport, Changes]:
    """Add what the package brings, all of it or nothing, after a verified backup.

    Raises UserError with the library as it was.
    """
    with _opened(file) as package:
        package.verify()
        with desk.library.reading() as work:
            photos = new_photos(work, package)
            preview = replace(preview_of(work, package, file, silent), photos=len(photos))
        if not preview.is_news:
            return MergeReport(preview, ()), Changes()
        backup = desk.library.keep_copy(desk.paths.backups, "before-merge")
        kept = _keep_unknown(desk, package, file)
        with desk.library.transaction() as work:
            replaced = tuple(_merged(work, package, progress))
            add_photos(work, package, photos, desk)
        if any(isinstance(one.after, SessionRecord) and one.after.forgotten for one in replaced):
            desk.library.scrub()
        report = MergeReport(preview, replaced, backup, kept, photos)
    _write_log(desk, report)
    return report, report.changes


def undo_merge(desk: Desk, report: MergeReport) -> Changes:
    """Take back what a merge added.

    Raises UserError, with nothing changed, when work went on with what it added.
    """
    with desk.library.transaction() as work:
        for observation_id in report.photos:
            work.photos.remove(observation_id)
        for one in reversed(report.replaced):
            if _went_on(work, one):
                raise UserError(
                    "Work went on with what the package brought, so it was not taken back. "
                    f"The library as it was before is kept as {report.backup}."
                )
            _put_back(work, one)
            if one.was_in_trash:
                _put_in_trash(work, one.after, desk)
    return report.changes


@contextmanager
def _opened(file: Path) -> Iterator[PackageFile]:
    from facilitator.formats.package import open_package as open_file

    package = open_file(file)
    try:
        yield package
    finally:
        package.close()


def _merged(work: Work, package: PackageFile, progress: Progress) -> Iterator[Replaced]:
    """Plans first: rubrics belong to them, and sessions run versions of them."""
    yield from _merged_plans(work, package, progress)
    yield from _merged_rubrics(work, package)
    yield from _merged_sessions(work, package)


def _merged_plans(work: Work, package: PackageFile, progress: Progress) -> Iterator[Replaced]:
    def document(digest: str) -> bytes | None:
        return package.attachment(digest) or work.exchange.document(digest)

    for plan in told(package.plans(), package.size, progress):
        mine = work.exchange.plan(plan.id)
        both = plan if mine is None else join_plans(mine, plan)
        in_trash = work.exchange.in_trash(plan.id)
        if both != mine or in_trash:
            with _named(both):
                work.exchange.put_plan(both, document)
            yield Replaced(mine, both, in_trash)


def _merged_rubrics(work: Work, package: PackageFile) -> Iterator[Replaced]:
    for rubric in package.rubrics():
        mine, both = joined_rubric(work, rubric)
        in_trash = work.exchange.rubric_in_trash(rubric.id)
        if both != mine or in_trash:
            with _named(both):
                work.exchange.put_rubric(both)
            yield Replaced(mine, both, in_trash)


def _merged_sessions(work: Work, package: PackageFile) -> Iterator[Replaced]:
    for session in package.sessions():
        held = work.exchange.session(session.id)
        joined = joined_session(work, held, session)
        if joined != held:
            with _named(joined):
                work.exchange.put_session(joined)
                _follow_the_log(work, joined.id)
            yield Replaced(held, joined)


@contextmanager
def _named(record: Record) -> Iterator[None]:
    """Failures say which plan, rubric or session cannot be used, and that nothing was added."""
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
    return f"The {_KINDS[type(record)]} {record.id[:8]} of the package"


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
    if isinstance(record, RubricRecord):
        return work.exchange.rubric(record.id)
    return work.exchange.session(record.id)


def _went_on(work: Work, one: Replaced) -> bool:
    """Whether somebody changed it, or did something with it that would go with it.

    Asked of each before it is put back, the last one first: a plan has lost the rubrics that came
    with it by then.
    """
    after, is_new = one.after, one.before is None
    if _of_library(work, after) != after:
        return True
    if isinstance(after, PlanRecord):
        return is_new and work.exchange.has_rubrics(after.id)
    if isinstance(after, SessionRecord):
        return False
    held = one.before.versions if isinstance(one.before, RubricRecord) else ()
    brought = {version.key for version in after.versions} - {version.key for version in held}
    return work.exchange.has_judged(after.id, brought)


def _put_in_trash(work: Work, record: Record, desk: Desk) -> None:
    if isinstance(record, RubricRecord):
        work.rubrics.set_trashed(record.id, desk.clock.now())
    else:
        work.plans.trash(record.id, desk.clock.now())


def _put_back(work: Work, one: Replaced) -> None:
    if isinstance(one.after, SessionRecord):
        if isinstance(one.before, SessionRecord):
            work.exchange.put_session(one.before)
            _follow_the_log(work, one.before.id)
        else:
            work.sessions.delete(one.after.id)
    elif isinstance(one.after, RubricRecord):
        if isinstance(one.before, RubricRecord):
            work.exchange.put_rubric(one.before)
        else:
            work.exchange.remove_rubric(one.after.id)
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
    rubrics: set[str] = set()
    sessions: set[str] = set()
    seen: set[str] = set()
    for record in records:
        if isinstance(record, PlanRecord):
            plans.add(record.id)
        elif isinstance(record, RubricRecord):
            rubrics.add(record.id)
        else:
            sessions.add(record.id)
            seen |= record.observations.keys()
    return Changes(
        plans=frozenset(plans),
        rubrics=frozenset(rubrics),
        sessions=frozenset(sessions),
        runs=frozenset(sessions),
        observations=frozenset(seen),
        scores=frozenset(sessions),
    )
