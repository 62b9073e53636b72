"""Bringing documents into the library."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.errors import UserError
from facilitator.library.values import NewPlan, Origin
from facilitator.services.desk import new_id
from facilitator.services.known_plans import KnownPlans
from facilitator.services.pauses import few_pauses
from facilitator.services.progress import Cancelled, silent
from facilitator.services.reading import ReadDocument, check_stored, read_document, read_pasted
from facilitator.services.rubric_files import add_found
from facilitator.services.sheets import merged_plan, read_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from facilitator.domain.confidence import Sureness
    from facilitator.domain.run_sheet.mapping import Mapping as ColumnMapping
    from facilitator.formats.rubrics import FoundRubrics
    from facilitator.library.plans import Plans
    from facilitator.services.desk import Desk
    from facilitator.services.progress import Progress
    from facilitator.services.sheets import SheetFile

NO_LESSON = "no-lesson"
"""The code of a document that was read and shows no lesson: an example of one helps."""

_BATCH = 50
SAME_TITLE = Diagnostic(
    Severity.INFO, "same-title", "A plan with this title is already in the library; both are kept."
)


class ImportStatus(StrEnum):
    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    SKIPPED = "skipped"
    RUBRIC = "rubric"
    FAILED = "failed"


class SameTitle(StrEnum):
    """What to do with a document whose title another plan of the library has."""

    KEEP = "keep"
    REPLACE = "replace"
    """It becomes a new version of the other plan."""
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """What became of one document; `version` is the one it left, None when it left none.

    `same_title` is the other plan of its title that it was kept beside, `rubrics` what came of a
    list of rubrics instead of a plan.
    """

    name: str
    status: ImportStatus
    diagnostics: tuple[Diagnostic, ...]
    plan_id: str | None = None
    title: str = ""
    version: int | None = None
    phases: int = 0
    minutes: int | None = None
    objectives: int = 0
    sureness: Sureness | None = None
    same_title: str | None = None
    rubrics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    documents: tuple[ImportedDocument, ...]
    cancelled: bool = False

    def with_status(self, *wanted: ImportStatus) -> tuple[ImportedDocument, ...]:
        return tuple(document for document in self.documents if document.status in wanted)

    @property
    def changes(self) -> Changes:
        changed = self.with_status(ImportStatus.ADDED, ImportStatus.UPDATED)
        rubrics = [made for document in self.documents for made in document.rubrics]
        plans = frozenset(document.plan_id or "" for document in changed)
        return Changes(plans=plans, rubrics=frozenset(rubrics))


@dataclass(slots=True)
class _Batch:
    """Documents that go into the library in one transaction; new plans are added at once."""

    desk: Desk
    plans: Plans
    same_title: SameTitle
    titles: dict[str, str]
    reads: Sequence[ReadDocument]
    added: dict[str, NewPlan] = field(default_factory=dict)
    known: KnownPlans | None = None

    def documents(self) -> tuple[ImportedDocument, ...]:
        """All of them taken and stored."""
        taken = tuple(map(self._take, self.reads))
        self._store()
        return taken

    def _take(self, read: ReadDocument) -> ImportedDocument:
        if isinstance(read.outcome, UserError):
            return failed(read.name, read.outcome)
        if read.origin is None:
            raise ValueError("a document without an origin cannot be imported")
        origin = read.origin
        new = NewPlan(new_id(), read.outcome.plan, read.outcome.open_checks_of_plan, origin)
        if origin.digest in self.added:
            twin = self.added[origin.digest]
            return _outcome(read, ImportStatus.UNCHANGED, twin.id, version=None)
        known = self._known(new.plan.title, origin)
        return self._update(known, new, read) if known else self._add(new, origin, read)

    def _known(self, title: str, origin: Origin) -> str | None:
        """The plan this is: read from the same place, the same bytes, or title and file name."""
        shelf = self._known_plans
        known = shelf.paths.get(origin.path) or shelf.digests.get(origin.digest)
        return known or next(
            (found for found in self._twins(title) if self._last_name(found) == origin.name), None
        )

    def _twins(self, title: str) -> list[str]:
        return self._known_plans.titles.get(title, [])

    @property
    def _known_plans(self) -> KnownPlans:
        if self.known is None:
            self.known = KnownPlans.of(self.plans, self.reads)
        return self.known

    def _last_origin(self, plan_id: str) -> Origin | None:
        stored = self.plans.get(plan_id)
        return self.plans.origin(plan_id, stored.version) if stored else None

    def _last_name(self, plan_id: str) -> str | None:
        last = self._last_origin(plan_id)
        return last.name if last else None

    def _differs(self, plan_id: str, new: NewPlan) -> bool:
        """The same rows make another plan when other columns fill its fields."""
        stored = self.plans.get(plan_id)
        return stored is None or stored.plan != new.plan

    def _add(self, new: NewPlan, origin: Origin, read: ReadDocument) -> ImportedDocument:
        twin = self._titled(new.plan.title)
        if twin and self.same_title is SameTitle.SKIP:
            return replace(_outcome(read, ImportStatus.SKIPPED, twin, version=None), plan_id=None)
        if twin and self.same_title is SameTitle.REPLACE:
            self._store()
            return self._update(twin, new, read)
        self.titles.setdefault(new.plan.title, twin or new.id)
        self.added[origin.digest] = new
        notes = (SAME_TITLE,) if twin else ()
        added = _outcome(read, ImportStatus.ADDED, new.id, version=1, notes=notes)
        return replace(added, same_title=twin)

    def _titled(self, title: str) -> str | None:
        """The plan of that title that came last before this import, or first in it."""
        return self.titles.get(title) or next(reversed(self._twins(title)), None)

    def _store(self) -> None:
        """Put what is new into the library."""
        self.plans.add(tuple(self.added.values()), self.desk.clock.now())
        self.added.clear()
        self.known = None

    def _update(self, plan_id: str, new: NewPlan, read: ReadDocument) -> ImportedDocument:
        last = self._last_origin(plan_id)
        same = last is not None and new.origin is not None and last.digest == new.origin.digest
        if same and not (read.mapped and self._differs(plan_id, new)):
            return _outcome(read, ImportStatus.UNCHANGED, plan_id, version=None)
        version = self.plans.add_version(plan_id, new, self.desk.clock.now())
        self.known = None
        return _outcome(read, ImportStatus.UPDATED, plan_id, version=version)


def import_paths(
    desk: Desk,
    paths: Iterable[Path],
    *,
    progress: Progress = silent,
    remembered: Mapping[str, str] | None = None,
    same_title: SameTitle = SameTitle.KEEP,
) -> tuple[ImportReport, Changes]:
    """Read files and folders, some files in a transaction.

    `remembered` are the mappings of columns by the signature of their names. A bad file fails
    alone and is named. When `progress` raises Cancelled, what was imported so far stays and the
    report says so.
    """
    from facilitator.formats.folder import plan_files

    files = tuple(plan_files(paths))
    documents: list[ImportedDocument] = []
    reads = _Reads(desk, remembered, same_title)

    def tell(position: int) -> None:
        progress(len(documents) + position, len(files))

    try:
        with few_pauses():
            for begin in range(0, len(files), _BATCH):
                documents += reads.taken(files[begin : begin + _BATCH], tell)
    except _Stopped as stopped:
        return _reported([*documents, *stopped.documents], cancelled=True)
    return _reported(documents)


@dataclass(slots=True)
class _Reads:
    """Some documents: reading is the long part, it is done before the library is locked."""

    desk: Desk
    remembered: Mapping[str, str] | None
    same_title: SameTitle
    titles: dict[str, str] = field(default_factory=dict)

    def taken(
        self, files: Sequence[Path], tell: Callable[[int], None]
    ) -> tuple[ImportedDocument, ...]:
        """Cancelled in the middle, what was read until then is still stored."""
        reads: list[ReadDocument] = []
        rubrics: list[ImportedDocument] = []
        try:
            for position, file in enumerate(files):
                tell(position)
                read = read_document(file, self.remembered)
                if read.rubrics is None:
                    reads.append(read)
                else:
                    rubrics.append(_add_rubrics(self.desk, read.name, read.rubrics))
        except Cancelled as cancelled:
            raise _Stopped((*self._store(reads), *rubrics)) from cancelled
        return (*self._store(reads), *rubrics)

    def _store(self, reads: list[ReadDocument]) -> tuple[ImportedDocument, ...]:
        return _store(self.desk, reads, self.same_title, self.titles)


def _add_rubrics(desk: Desk, name: str, found: FoundRubrics) -> ImportedDocument:
    """A list in the form of Canvas is no plan: its rubrics come to the others."""
    imported, changes = add_found(desk, found, only_new=True)
    title = ", ".join(name for _, name in imported.added)
    status = ImportStatus.RUBRIC if changes else ImportStatus.UNCHANGED
    broken = tuple(
        Diagnostic(Severity.WARNING, "rubric-row", "{row}", {"row": one.sentence})
        for one in found.broken
    )
    return ImportedDocument(
        name, status, broken, title=title, rubrics=tuple(made for made, _ in imported.added)
    )


class _Stopped(Cancelled):
    """Cancelled in a batch whose first documents are stored."""

    def __init__(self, documents: tuple[ImportedDocument, ...]) -> None:
        super().__init__()
        self.documents = documents


def _reported(
    documents: Iterable[ImportedDocument], *, cancelled: bool = False
) -> tuple[ImportReport, Changes]:
    report = ImportReport(tuple(documents), cancelled)
    return report, report.changes


def import_text(desk: Desk, name: str, text: str) -> tuple[ImportReport, Changes]:
    """Read pasted text."""
    content = text.encode(errors="replace")
    digest = sha256(content).hexdigest()
    origin = Origin(path=f"paste:{digest}", name=name, digest=digest, content=content)
    read = read_pasted(origin, text)
    if read.rubrics is not None:
        return _reported([_add_rubrics(desk, name, read.rubrics)])
    return _reported(_store(desk, [read]))


def import_sheet(
    desk: Desk, file: SheetFile, sheet: int, mapping: ColumnMapping
) -> tuple[ImportReport, Changes]:
    """A plan of its own from the rows of a sheet, its columns settled."""
    return _reported(_store(desk, [read_sheet(file, sheet, mapping)]))


def merge_sheet(
    desk: Desk, file: SheetFile, sheet: int, mapping: ColumnMapping, plan_id: str
) -> tuple[ImportReport, Changes]:
    """A new version of a plan, patched by the rows of a sheet; raises UserError."""
    merged = merged_plan(desk, file, sheet, mapping, plan_id)
    checked = check_stored(merged.plan)
    read = ReadDocument(file.name, checked, file.origin)
    new = NewPlan(new_id(), merged.plan, checked.open_checks_of_plan, file.origin)
    with desk.library.transaction() as work:
        version = work.plans.add_version(plan_id, new, desk.clock.now())
    return _reported([_outcome(read, ImportStatus.UPDATED, plan_id, version=version)])


def undo_import(desk: Desk, report: ImportReport) -> Changes:
    """Take back what the import added; plans it updated get their version before back."""
    with desk.library.transaction() as work:
        for document in report.with_status(ImportStatus.ADDED):
            work.plans.delete(document.plan_id or "")
        updated = report.with_status(ImportStatus.UPDATED)
        for document in sorted(updated, key=lambda one: one.version or 0, reverse=True):
            work.plans.remove_version(document.plan_id or "", document.version or 0)
        for document in report.with_status(ImportStatus.RUBRIC):
            for rubric_id in document.rubrics:
                work.rubrics.set_trashed(rubric_id, desk.clock.now())
    return report.changes


def _store(
    desk: Desk,
    reads: list[ReadDocument],
    same_title: SameTitle = SameTitle.KEEP,
    titles: dict[str, str] | None = None,
) -> tuple[ImportedDocument, ...]:
    with desk.library.transaction() as work:
        batch = _Batch(desk, work.plans, same_title, {} if titles is None else titles, reads)
        return batch.documents()


def failed(name: str, reason: UserError) -> ImportedDocument:
    """A document that is not imported, and why."""
    from facilitator.formats.markdown import NotALessonPlan

    code = NO_LESSON if isinstance(reason, NotALessonPlan) else "not-imported"
    finding = Diagnostic(Severity.ERROR, code, "{reason}", values={"reason": str(reason)})
    return ImportedDocument(name, ImportStatus.FAILED, (finding,))


def _outcome(
    read: ReadDocument,
    status: ImportStatus,
    plan_id: str,
    *,
    version: int | None,
    notes: tuple[Diagnostic, ...] = (),
) -> ImportedDocument:
    checked = read.checked
    return ImportedDocument(
        name=read.name,
        status=status,
        diagnostics=(*notes, *checked.diagnostics),
        plan_id=plan_id,
        title=checked.plan.title,
        version=version,
        phases=sum(not phase.is_break for phase in checked.plan.phases),
        minutes=checked.plan.stated_minutes,
        objectives=len(checked.plan.objectives),
        sureness=checked.sureness,
    )
