"""One function a command; each says True when all is well, False when there are findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cli import about, exchange, paper, people, rubrics
from facilitator.cli.output import (
    answer,
    answer_bytes,
    answer_json,
    diagnostic_data,
    finding_lines,
    snippet,
    summary_data,
    summary_line,
    tell,
)
from facilitator.cli.references import file_meant
from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.domain.shelf import Readiness
from facilitator.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from facilitator.cli.workplace import Workplace
    from facilitator.services.checking import PlanCheck
    from facilitator.services.imports import ImportedDocument

_FAILED = "failed"
_IN_TEXT = ("markdown", "json")


def import_plans(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services.imports import ImportStatus, SameTitle, import_paths

    choice = SameTitle(options.same_title)
    report, _ = import_paths(workplace.desk(), options.paths, same_title=choice)
    if options.json:
        answer_json({"plans": [_imported_data(document) for document in report.documents]})
    for document in report.documents:
        name = document.title or document.name
        tell(f"{document.status:<9} {name}{finding_lines(document.diagnostics)}")
    if not report.documents:
        tell("Nothing to import: there is no text, Markdown, Word or Excel file.")
    return not report.with_status(ImportStatus.FAILED)


def _imported_data(document: ImportedDocument) -> dict[str, object]:
    return {
        "id": document.plan_id,
        "title": document.title or document.name,
        "status": document.status.value,
        "confidence": document.sureness.level.value if document.sureness else None,
        "reasons": [one.message for one in document.sureness.reasons] if document.sureness else [],
        "diagnostics": [diagnostic_data(finding) for finding in document.diagnostics],
    }


def list_plans(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services.plans import shelf

    rows = shelf(workplace.desk())
    if options.json:
        answer_json([summary_data(row) for row in rows])
    else:
        for row in rows:
            answer(summary_line(row))
    return True


def search_plans(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services.plans import search

    hits = search(workplace.desk(), options.query, limit=options.limit)
    if options.json:
        answer_json([{**summary_data(hit.plan), "snippet": snippet(hit)} for hit in hits])
    else:
        for hit in hits:
            answer(f"{summary_line(hit.plan)}\n{' ' * 10}{snippet(hit)}")
    if not hits:
        tell(f"No plan matches “{options.query}”.")
    return True


def show_plan(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.domain.plan_data import plan_to_data
    from facilitator.services.exporting import ExportFormat, export
    from facilitator.services.plans import open_plan, resolve

    row = resolve(workplace.desk(), options.plan)
    if options.json:
        stored = open_plan(workplace.desk(), row.id)
        about = {"id": row.id, "version": stored.version, "tags": list(stored.tags)}
        answer_json({**about, **plan_to_data(stored.plan)})
    else:
        answer(export(workplace.desk(), row.id, ExportFormat.MARKDOWN).decode().rstrip())
    return True


def check_plans(options: argparse.Namespace, workplace: Workplace) -> bool:
    checks = [_check(reference, workplace) for reference in options.plans]
    if options.json:
        answer_json({"plans": [_check_data(reference, one) for reference, one in checks]})
    else:
        for reference, one in checks:
            answer(_check_text(reference, one))
    return all(not isinstance(one, UserError) and not one.open_checks for _, one in checks)


def _check(reference: str, workplace: Workplace) -> tuple[str, PlanCheck | UserError]:
    from facilitator.services.checking import check_file, check_in_library

    try:
        file = file_meant(reference)
        if file is not None:
            return reference, check_file(file)
        return reference, check_in_library(workplace.desk(), reference)
    except UserError as reason:
        return reference, reason


def _check_data(reference: str, check: PlanCheck | UserError) -> dict[str, object]:
    if isinstance(check, UserError):
        reason = Diagnostic(Severity.ERROR, "not-read", "{reason}", {"reason": str(check)})
        about: dict[str, object] = {"id": None, "title": reference, "status": _FAILED}
        return {**about, "diagnostics": [diagnostic_data(reason)]}
    return {
        "id": check.id,
        "title": check.title,
        "status": check.readiness.value,
        "works_offline": check.works_offline,
        "open_checks": check.open_checks,
        "diagnostics": [diagnostic_data(finding) for finding in check.diagnostics],
    }


def _check_text(reference: str, check: PlanCheck | UserError) -> str:
    if isinstance(check, UserError):
        return f"{_FAILED:<9} {reference}: {check}"
    title = f"{check.readiness:<9} {check.title}"
    if check.readiness is not Readiness.DRAFT:
        offline = "ready for a room without internet" if check.works_offline else "needs internet"
        title = f"{title} ({offline})"
    return f"{title}{finding_lines(check.diagnostics)}"


def export_plan(options: argparse.Namespace, workplace: Workplace) -> bool:
    """Documents in text go to stdout, unless a file is named; the others need one."""
    from facilitator.services.exporting import ExportFormat, export
    from facilitator.services.files import write_atomically
    from facilitator.services.plans import resolve

    desk, target = workplace.desk(), options.output
    row = resolve(desk, options.plan)
    if target is None and options.format not in _IN_TEXT:
        raise UserError(f"Say with -o into which file the {options.format} goes.")
    if options.format == "package":
        from facilitator.services.packages import write_package

        write_package(desk, target, plan_ids=[row.id])
    else:
        document = export(desk, row.id, ExportFormat(options.format))
        if target is None:
            answer_bytes(document)
            return True
        write_atomically(target, document)
    tell(f"Saved {target}")
    return True


def back_up(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services.maintenance import backup

    backup(workplace.desk(), options.file)
    tell(f"Backed up to {options.file}")
    return True


def restore(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services import maintenance

    workplace.lock()
    replaced = maintenance.restore(workplace.paths, options.file)
    tell(f"Restored from {options.file}")
    if replaced is not None:
        tell(f"The library that was there is kept as {replaced}")
    return True


def doctor(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services.maintenance import examine

    workplace.lock()
    if options.salvage is not None:
        return _salvage(options, workplace)
    findings = examine(workplace.paths)
    damaged = [finding for finding in findings if finding.severity is Severity.ERROR]
    if options.json:
        about = {"library": str(workplace.paths.library), "ok": not damaged}
        answer_json({**about, "findings": [diagnostic_data(finding) for finding in findings]})
    else:
        answer(f"{workplace.paths.library}{finding_lines(findings)}")
    return not damaged


def _salvage(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services import maintenance

    saved = maintenance.salvage(workplace.paths, options.salvage)
    lines = maintenance.salvage_words(saved)
    if options.json:
        answer_json({"salvaged": str(options.salvage), "whole": saved.is_whole, "report": lines})
    else:
        answer("\n".join((f"Saved to {options.salvage}", *lines)))
    return saved.is_whole


COMMANDS: dict[str, Callable[[argparse.Namespace, Workplace], bool]] = {
    **about.COMMANDS,
    **exchange.COMMANDS,
    **people.COMMANDS,
    **paper.COMMANDS,
    **rubrics.COMMANDS,
    "import": import_plans,
    "list": list_plans,
    "search": search_plans,
    "show": show_plan,
    "check": check_plans,
    "export": export_plan,
    "backup": back_up,
    "restore": restore,
    "doctor": doctor,
}
