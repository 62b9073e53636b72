"""The job itself, short: a plan comes in, is found, printed, run, and handed on."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.plan import LessonPlan
    from facilitator.self_check.trial import Trial

_PDF = b"%PDF-"
_GROUPS = ("A", "B")


def library(trial: Trial) -> Iterator[str]:
    """A new one, and the oldest one that there ever was, brought up to date."""
    from facilitator.domain.diagnostic import Severity
    from facilitator.library.connection import APPLICATION_ID, connect
    from facilitator.library.files import create_private
    from facilitator.library.store import Library

    found = trial.desk.library.findings()
    yield from (finding.message for finding in found if finding.severity is Severity.ERROR)
    oldest = trial.paths.data / "oldest.sqlite3"
    create_private(oldest)
    with closing(connect(oldest, "rw")) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    Library.open(oldest, backups=trial.paths.backups).close()


def imports(trial: Trial) -> Iterator[str]:
    """The sample plans, and what comes back of one that was written as Word and Excel."""
    from facilitator.resources import plan_templates, sample_plans
    from facilitator.services.exporting import ExportFormat, export
    from facilitator.services.imports import ImportStatus, import_paths

    if not plan_templates():
        yield "The templates of plans"
    if len(trial.plans) < len(sample_plans()):
        yield "Some of the sample plans"
    for kind in (ExportFormat.MARKDOWN, ExportFormat.WORD, ExportFormat.EXCEL):
        file = trial.paths.data / f"again{kind.ending}"
        file.write_bytes(export(trial.desk, trial.plan.id, kind))
        report, _ = import_paths(trial.desk, [file])
        if not report.documents or report.with_status(ImportStatus.FAILED):
            yield f"Reading {file.name}"


def search(trial: Trial) -> Iterator[str]:
    from facilitator.services.plans import search as found

    title = trial.plan.plan.title
    if not any(hit.plan.id == trial.plan.id for hit in found(trial.desk, title)):
        yield f"The plan “{title}” is not found by its title"


def documents(trial: Trial) -> Iterator[str]:
    """Every document of a plan, and in every language."""
    from facilitator.cli.parser import LANGUAGES
    from facilitator.domain.occasion import NO_OCCASION
    from facilitator.domain.paper import Look
    from facilitator.services.printing import Document, PrintOrder, make_printout, occasion_for
    from facilitator.services.review_exports import report_of
    from facilitator.services.reviews import review

    plan, room = with_stations(trial.plan.plan), occasion_for(_GROUPS, NO_OCCASION)
    report = report_of(review(trial.desk, trial.session_id))
    for language in LANGUAGES:
        for document in Document:
            look = Look(language)
            made = make_printout(
                PrintOrder(document, plan, groups=_GROUPS, occasion=room, look=look, report=report)
            )
            if not made.pdf.startswith(_PDF) or made.missing:
                yield f"The {document} ({language}) {' '.join(made.missing)}".strip()


def with_stations(plan: LessonPlan) -> LessonPlan:
    """The plan, with rounds in its first phase: without any it has no station sheets."""
    from facilitator.domain.plan import Rotation

    first, *others = plan.phases
    return replace(plan, phases=(replace(first, rotation=Rotation(len(_GROUPS), 5)), *others))


def exports(trial: Trial) -> Iterator[str]:
    """Every kind of file that a plan can be written as."""
    from facilitator.services.exporting import ExportFormat, export
    from facilitator.services.packages import preview_package, write_package

    for kind in ExportFormat:
        if not export(trial.desk, trial.plan.id, kind):
            yield f"A plan as {kind}"
    package = trial.paths.data / "check.facilitator"
    write_package(trial.desk, package, plan_ids=[trial.plan.id])
    preview_package(trial.desk, package)


def session(trial: Trial) -> Iterator[str]:
    """One that was run, and the report of it."""
    from facilitator.services.review_exports import ReportFormat, export_report

    for form in ReportFormat:
        if not export_report(trial.desk, trial.session_id, form):
            yield f"The report as {form}"


def backup(trial: Trial) -> Iterator[str]:
    """A verified copy can be opened again."""
    from facilitator.library.identity import identify
    from facilitator.services.maintenance import backup as back_up

    copy = trial.paths.data / "copy.sqlite3"
    back_up(trial.desk, copy)
    if not identify(copy):
        yield "The backup holds nothing"
