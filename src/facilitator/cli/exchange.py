"""Packages and sessions on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cli.output import answer, answer_json, tell
from facilitator.domain.paper import Paper
from facilitator.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from facilitator.cli.workplace import Workplace
    from facilitator.library.values import SessionSummary
    from facilitator.services.desk import Desk
    from facilitator.services.package_news import PackagePreview


def write_package(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services import packages

    desk = workplace.desk()
    plan_ids, session_ids, rubric_ids = _meant(desk, options.references)
    size = packages.write_package(
        desk, options.output, plan_ids=plan_ids, session_ids=session_ids, rubric_ids=rubric_ids
    )
    tell(f"Saved {options.output} ({size} bytes)")
    return True


def _meant(desk: Desk, references: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Plans, sessions and rubrics; what could mean several means the first of these.

    Raises UserError for what means none.
    """
    from facilitator.services import plans, sessions

    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    for reference in references:
        try:
            found[0].append(plans.resolve(desk, reference).id)
        except UserError as no_plan:
            session = sessions.resolve(desk, reference)
            if session is not None:
                found[1].append(session.session.id)
            else:
                found[2].append(_meant_rubric(desk, reference, no_plan))
    return found


def _meant_rubric(desk: Desk, reference: str, no_plan: UserError) -> str:
    from facilitator.services import rubrics

    try:
        return rubrics.resolve(desk, reference).id
    except UserError:
        raise no_plan from None


def merge_package(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services import packages

    desk = workplace.desk()
    if options.dry_run:
        preview, backup, kept = packages.preview_package(desk, options.file), None, None
    else:
        report, _ = packages.open_package(desk, options.file)
        preview, backup, kept = report.preview, report.backup, report.kept
    if options.json:
        answer_json(
            {
                **_preview_data(preview),
                "added": preview.is_news and not options.dry_run,
                "backup": backup and str(backup),
                "kept": kept and str(kept),
            }
        )
    else:
        _tell_preview(preview)
    if backup is not None:
        tell(f"The library as it was is kept as {backup}")
    if kept is not None:
        tell(f"The package is kept as {kept} for a version that knows all its parts")
    return True


def _tell_preview(preview: PackagePreview) -> None:
    from facilitator.services.package_news import lines_of

    for line in lines_of(preview):
        answer(line)
    if not preview.is_news:
        tell("Everything in this package is in the library already.")


def _preview_data(preview: PackagePreview) -> dict[str, object]:
    return {
        "package": preview.name,
        "app": preview.app,
        "created": preview.created.isoformat(),
        "owner": preview.owner,
        "plans": [
            {
                "id": plan.id,
                "title": plan.title,
                "new": plan.is_new,
                "versions": plan.versions,
                "tags": plan.tags,
                "newer": plan.newer,
                "in_trash": plan.in_trash,
            }
            for plan in preview.plans
        ],
        "rubrics": [
            {
                "id": one.id,
                "title": one.title,
                "new": one.is_new,
                "versions": one.versions,
                "newer": one.newer,
                "in_trash": one.in_trash,
                "other": one.other,
            }
            for one in preview.rubrics
        ],
        "sessions": [
            {
                "id": one.id,
                "title": one.title,
                "plan": one.plan_id,
                "new": one.is_new,
                "events": one.events,
                "observations": one.observations,
                "changed_observations": one.changed,
                "newer": one.newer,
                "went_apart": one.went_apart,
                "starts": one.starts and one.starts.isoformat(),
                "rehearsal": one.rehearsal,
                "scores": one.scores,
                "follow_ups": one.follow_ups,
                "answers": one.answers,
                "forgotten_people": one.forgotten,
                "keep_days": one.keep_days,
                "clocks": [
                    {"owner": owner, "seconds_ahead": ahead.total_seconds()}
                    for owner, ahead in one.clocks
                ],
            }
            for one in preview.sessions
        ],
        "unknown": list(preview.unknown),
    }


def list_sessions(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services import plans, sessions

    desk = workplace.desk()
    if options.plan is None:
        found = sessions.everything(desk)
    else:
        found = sessions.of_plan(desk, plans.resolve(desk, options.plan).id)
    if options.json:
        answer_json([_session_data(one) for one in found])
    else:
        for one in found:
            answer(_session_line(one))
    if not found:
        tell("There are no sessions.")
    return True


def _session_data(one: SessionSummary) -> dict[str, object]:
    session = one.session
    return {
        "id": session.id,
        "title": session.title,
        "plan": session.plan_id,
        "version": session.version,
        "planned_start": session.planned_start.isoformat(),
        "started": one.started_at and one.started_at.isoformat(),
        "ended": one.ended_at and one.ended_at.isoformat(),
        "place": session.place,
        "groups": [group.name for group in session.groups],
        "observations": one.observations,
        "rehearsal": session.rehearsal,
    }


def _session_line(one: SessionSummary) -> str:
    state = "over" if one.ended_at else "running" if one.started_at else "planned"
    begin = (one.started_at or one.session.planned_start).astimezone()
    seen = f"{one.observations} seen" if one.observations else ""
    return (
        f"{one.session.id[:8]}  {begin:%Y-%m-%d %H:%M}  {state:<7}  {seen:>8}  {one.session.title}"
    )


def report_session(options: argparse.Namespace, workplace: Workplace) -> bool:
    """The format follows the file's ending; without a file a PDF is made here, named by its day."""
    from pathlib import Path

    from facilitator.services import review_exports, sessions
    from facilitator.services.reviews import review

    desk = workplace.desk()
    found = sessions.resolve(desk, options.session)
    if found is None:
        raise UserError(f"No session is meant by “{options.session}”.")
    session_id, target = found.session.id, options.output
    if target is None:
        form = review_exports.ReportFormat.PDF
        target = Path(review_exports.report_name(review(desk, session_id), form))
    else:
        form = review_exports.format_of(target.name)
    review_exports.save_report(desk, session_id, target, form, paper=Paper(options.paper))
    tell(f"Saved {target}")
    return True


COMMANDS: dict[str, Callable[[argparse.Namespace, Workplace], bool]] = {
    "package": write_package,
    "merge": merge_package,
    "sessions": list_sessions,
    "report": report_session,
}
