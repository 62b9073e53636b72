"""What an import has to say for itself, document by document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.confidence import Confidence
from facilitator.domain.diagnostic import Severity
from facilitator.services.imports import NO_LESSON, ImportStatus
from facilitator.ui.library.landing_model import sureness_words
from facilitator.ui.library.model import checks_words
from facilitator.ui.wording import hours_and_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.services.imports import ImportedDocument, ImportReport

MOST_OF_A_KIND = 40
"""Rows of one kind beyond this are counted, not shown."""

translate = QCoreApplication.translate
_IMPORTED = (ImportStatus.ADDED, ImportStatus.UPDATED, ImportStatus.RUBRIC)


class Kind(IntEnum):
    """In the order shown: what went well first, failures last."""

    READ = 1
    UNCHANGED = 2
    CHECKS = 3
    FAILED = 4


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One document; `plan_id` is None for one that is not in the library.

    `has_twin` says that it was kept beside another plan of its title, `needs_example` that it
    shows no lesson.
    """

    kind: Kind
    title: str
    sentence: str
    plan_id: str | None = None
    has_twin: bool = False
    needs_example: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    heading: str
    note: str
    rows: tuple[ResultRow, ...]
    can_undo: bool
    twins: tuple[str, ...] = ()
    """The plans that were kept beside another one of their title."""


def result_of(report: ImportReport) -> ImportResult:
    rows = [_row(document) for document in report.documents]
    changed = report.with_status(*_IMPORTED)
    return ImportResult(
        heading=_heading(report),
        note=_note(report),
        rows=tuple(_arranged(rows)),
        can_undo=bool(changed),
        twins=tuple(one.plan_id for one in report.documents if one.same_title and one.plan_id),
    )


def _heading(report: ImportReport) -> str:
    documents = report.documents
    imported = len(report.with_status(*_IMPORTED))
    if not documents:
        if report.cancelled:
            return translate("Library", "Import cancelled")
        return translate("Library", "No lesson plans found")
    if not imported and len(report.with_status(ImportStatus.UNCHANGED)) == len(documents):
        return translate("Library", "Nothing new")
    text = translate("Library", "{imported} of {all} plans imported")
    if imported == len(documents) == 1:
        text = translate("Library", "1 plan imported")
    elif imported == len(documents):
        text = translate("Library", "{all} plans imported")
    return text.format(imported=imported, all=len(documents))


def _note(report: ImportReport) -> str:
    if report.cancelled:
        return translate("Library", "Cancelled. What was imported until then is kept.")
    if not report.documents:
        return translate("Library", "Plans are text, Markdown, Word or Excel files.")
    if report.with_status(*_IMPORTED):
        return translate("Library", "Originals are kept. You can undo this import.")
    return translate("Library", "Your library is as it was.")


def _row(document: ImportedDocument) -> ResultRow:
    title = document.title or document.name
    if document.status is ImportStatus.FAILED:
        no_lesson = any(each.code == NO_LESSON for each in document.diagnostics)
        reason = _first(document.diagnostics)
        return ResultRow(Kind.FAILED, document.name, reason, needs_example=no_lesson)
    if document.status is ImportStatus.UNCHANGED:
        sentence = translate("Library", "Unchanged. It is in your library already.")
        return ResultRow(Kind.UNCHANGED, title, sentence, document.plan_id)
    if document.status is ImportStatus.SKIPPED:
        sentence = translate("Library", "Skipped. A plan with this title is in your library.")
        return ResultRow(Kind.UNCHANGED, title, sentence)
    if document.status is ImportStatus.RUBRIC:
        sentence = translate("Library", "Imported as a rubric. It is among your rubrics.")
        if not document.diagnostics:
            return ResultRow(Kind.READ, title, sentence)
        return ResultRow(Kind.CHECKS, title, f"{sentence} {_first(document.diagnostics)}")
    has_twin = document.same_title is not None
    open_ones = [each for each in document.diagnostics if each.severity is not Severity.INFO]
    if open_ones:
        text = translate("Library", "{imported}. {first}")
        sentence = text.format(imported=_imported(document), first=_first(open_ones))
        sentence = f"{sentence}{_unsure(document)}"
        return ResultRow(Kind.CHECKS, title, sentence, document.plan_id, has_twin)
    return ResultRow(Kind.READ, title, _read(document), document.plan_id, has_twin)


def _imported(document: ImportedDocument) -> str:
    if document.status is ImportStatus.UPDATED:
        return translate("Library", "Updated to version {version}").format(version=document.version)
    return translate("Library", "Imported")


def _read(document: ImportedDocument) -> str:
    """What was found in it, and anything worth knowing."""
    facts = ", ".join(fact for fact in _facts(document) if fact)
    if document.status is ImportStatus.UPDATED:
        facts = f"{_imported(document)}. {facts}"
    known = [each for each in document.diagnostics if each.code == "same-title"]
    facts = f"{facts}. {_first(known)}" if known else facts
    return f"{facts}{_unsure(document)}"


def _unsure(document: ImportedDocument) -> str:
    """How sure it is, where that is worth a second look."""
    sureness = document.sureness
    if sureness is None or sureness.level is Confidence.HIGH:
        return ""
    return f" {sureness_words(sureness.level)}."


def _facts(document: ImportedDocument) -> list[str]:
    return [
        translate("Library", "1 phase")
        if document.phases == 1
        else translate("Library", "{number} phases").format(number=document.phases),
        hours_and_minutes(document.minutes) if document.minutes else "",
        translate("Library", "1 objective")
        if document.objectives == 1
        else translate("Library", "{number} objectives").format(number=document.objectives),
    ]


def _first(diagnostics: Sequence[Diagnostic]) -> str:
    """The gravest finding in one sentence, and how many more there are."""
    if not diagnostics:
        return ""
    graves = sorted(diagnostics, key=lambda each: _GRAVITY[each.severity])
    sentence = translate("Checks", graves[0].template).format_map(graves[0].values)
    sentence = sentence if sentence.endswith((".", "”", "…")) else f"{sentence}."
    if len(diagnostics) == 1:
        return sentence
    more = translate("Library", "{checks} in all.").format(checks=checks_words(len(diagnostics)))
    return f"{sentence} {more}"


_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def _arranged(rows: list[ResultRow]) -> list[ResultRow]:
    """By kind, failures last; thousands of rows of one kind say less than a number."""
    shown: list[ResultRow] = []
    for kind in Kind:
        of_kind = [row for row in rows if row.kind is kind]
        shown += of_kind[:MOST_OF_A_KIND]
        more = len(of_kind) - MOST_OF_A_KIND
        if more > 0:
            text = translate("Library", "And {number} more")
            shown.append(ResultRow(kind, text.format(number=more), _SAME[kind]()))
    return shown


_SAME = {
    Kind.READ: lambda: translate("Library", "Imported, with nothing to look at."),
    Kind.UNCHANGED: lambda: translate("Library", "Unchanged."),
    Kind.CHECKS: lambda: translate("Library", "Imported, with checks. The list shows them."),
    Kind.FAILED: lambda: translate("Library", "Not imported."),
}
