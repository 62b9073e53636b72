"""A session's report as a file."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import chain, count
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator.domain.paper import PLAIN_LOOK, Paper
from facilitator.domain.session_report import SessionReport
from facilitator.errors import UserError
from facilitator.services import identity, sessions
from facilitator.services.files import safe_name, write_atomically
from facilitator.services.histories import history
from facilitator.services.progress import silent
from facilitator.services.reviews import observers, observers_of, review

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.domain.histories import PhaseHistory
    from facilitator.domain.observers import BetweenObservers
    from facilitator.services.desk import Desk
    from facilitator.services.progress import Progress
    from facilitator.services.reviews import SessionReview


class ReportFormat(StrEnum):
    """Ways out; the value is the ending of the file."""

    PDF = "pdf"
    WORKBOOK = "xlsx"
    CSV = "csv"
    JSON = "json"
    XAPI = "xapi.json"


def format_of(name: str) -> ReportFormat:
    """By the ending of a file's name.

    Raises UserError for one that no report has.
    """
    found = (one for one in reversed(ReportFormat) if name.casefold().endswith(f".{one.value}"))
    known = next(found, None)
    if known is None:
        endings = ", ".join(f".{one.value}" for one in ReportFormat)
        raise UserError(f"“{name}” ends with none of {endings}, so its format is not known.")
    return known


def report_of(
    shown: SessionReview,
    owner: str = "",
    between: BetweenObservers | None = None,
    runs: tuple[PhaseHistory, ...] = (),
) -> SessionReport:
    """`owner` is whose library it is: what has no owner was written by them."""
    live = shown.live
    return SessionReport(
        live.session,
        live.plan,
        live.run,
        live.run.ended_at or shown.at,
        shown.observations,
        shown.follow_ups,
        shown.answers,
        shown.scores,
        owner,
        between,
        runs,
    )


def _with_observers(desk: Desk, report: SessionReport) -> SessionReport:
    """And whose each observation is."""
    whose = MappingProxyType(observers_of(desk, report.session.id))
    return replace(report, library=identity.library_id(desk), seen_by=whose)


def _all_runs(desk: Desk, plan_id: str) -> tuple[PhaseHistory, ...]:
    """Of one run alone there is no median; neither is there without its plan."""
    try:
        found = history(desk, plan_id)
    except UserError:
        return ()
    return found.phases if found.sessions > 1 else ()


def report_for(desk: Desk, session_id: str) -> SessionReport | None:
    """What happened so far; None for a session that has not begun.

    Raises UserError when it is gone.
    """
    shown = review(desk, session_id)
    if shown.live.run.started_at is None:
        return None
    between = observers(desk, shown)
    report = report_of(
        shown,
        identity.owner(desk),
        None if between.is_one else between,
        _all_runs(desk, shown.live.session.plan_id),
    )
    return _with_observers(desk, report)


def report_of_plan(desk: Desk, plan_id: str) -> SessionReport | None:
    """Of the session of the plan that was begun last, rehearsals aside."""
    begun = [
        (one.started_at, one.session.id)
        for one in sessions.of_plan(desk, plan_id)
        if one.started_at is not None and not one.session.rehearsal
    ]
    return report_for(desk, max(begun)[1]) if begun else None


def export_report(
    desk: Desk, session_id: str, form: ReportFormat, *, paper: Paper = Paper.A4
) -> bytes:
    """The whole file.

    Raises UserError when the session is gone or has not begun.
    """
    report = report_for(desk, session_id)
    if report is None:
        raise UserError("This session has not begun, so there is nothing to report yet.")
    return _written(report, form, paper)


def _written(report: SessionReport, form: ReportFormat, paper: Paper) -> bytes:
    if form is ReportFormat.PDF:
        from facilitator.printing.session_report import session_report

        return session_report(report, paper=paper, look=PLAIN_LOOK)
    if form is ReportFormat.WORKBOOK:
        from facilitator.formats.report.workbook import write_workbook

        return write_workbook(report)
    if form is ReportFormat.CSV:
        from facilitator.formats.report.comma import write_csv

        return write_csv(report)
    if form is ReportFormat.XAPI:
        from facilitator.formats.report.xapi import write_statements

        return write_statements(report)
    from facilitator.formats.report.document import write_json

    return write_json(report)


def save_report(
    desk: Desk, session_id: str, target: Path, form: ReportFormat, *, paper: Paper = Paper.A4
) -> None:
    """Raises UserError when it cannot be made or written."""
    write_atomically(target, export_report(desk, session_id, form, paper=paper))


def save_all(
    desk: Desk, plan_id: str, folder: Path, form: ReportFormat, *, progress: Progress = silent
) -> tuple[Path, ...]:
    """A report of every session of the plan that took place, rehearsals too, into the folder.

    Each stands under its own name; what is there under that name already is left as it is. Raises
    UserError when there is none, or one cannot be written.
    """
    held = [one for one in sessions.of_plan(desk, plan_id) if one.started_at is not None]
    if not held:
        raise UserError("No session of this plan has taken place yet.")
    written = []
    for number, one in enumerate(held):
        progress(number, len(held))
        target = _free_name(folder, report_name(review(desk, one.session.id), form))
        save_report(desk, one.session.id, target, form)
        written.append(target)
    return tuple(written)


def _free_name(folder: Path, name: str) -> Path:
    stem, dot, ending = name.partition(".")
    names = chain((name,), (f"{stem} ({number}){dot}{ending}" for number in count(2)))
    return next(path for path in (folder / one for one in names) if not path.exists())


def report_name(shown: SessionReview, form: ReportFormat) -> str:
    """A file's name that says which session of what day it is, when it is found weeks later."""
    begin = (shown.live.run.started_at or shown.live.session.planned_start).astimezone()
    title = safe_name(f"{shown.live.plan.short_title} {begin:%Y-%m-%d %H%M} report")
    return f"{title}.{form.value}"
