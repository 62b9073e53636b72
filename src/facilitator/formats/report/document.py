"""A session's report as one JSON document for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.observation import Observation
    from facilitator.domain.session_report import SessionReport

FORMAT: Final = "facilitator-session-report/1"


def write_json(report: SessionReport) -> bytes:
    text = json.dumps(report_data(report), ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def report_data(report: SessionReport) -> dict[str, Any]:
    """Instants are ISO 8601 with their offset, positions count from 1 as on paper."""
    session, run = report.session, report.run
    return {
        "format": FORMAT,
        "session": {
            "id": session.id,
            "plan": session.plan_id,
            "version": session.version,
            "title": session.title,
            "place": session.place,
            "rehearsal": session.rehearsal,
            "planned_start": _at(run.agenda.start),
            "planned_end": _at(run.agenda.finish),
            "started": _at(run.started_at),
            "ended": _at(run.ended_at),
        },
        "objectives": [
            {"number": number, "text": one.text, "level": one.level}
            for number, one in enumerate(report.plan.objectives, start=1)
        ],
        "groups": [
            {"id": one.id, "name": one.name, "profile": one.profile, "people": one.people}
            for one in session.groups
        ],
        "phases": [
            {
                "number": place + 1,
                "name": time.name,
                "planned_minutes": time.planned,
                "adapted_minutes": time.adapted,
                "actual_minutes": round(time.actual, 3),
                "started": _at(run.actual_start(place)),
                "left_out": time.skipped,
            }
            for place, time in enumerate(report.times)
        ],
        "observations": [_seen(seen) for seen in report.observations],
        "follow_ups": [
            {
                "id": one.id,
                "text": one.text,
                "done": _at(one.done_at),
                "observation": one.observation.id if one.observation else None,
            }
            for one in report.follow_ups
        ],
        "reflection": [{"question": one.question, "answer": one.text} for one in report.answers],
    }


def _seen(seen: Observation) -> dict[str, Any]:
    return {
        "id": seen.id,
        "at": _at(seen.at),
        "phase": None if seen.phase is None else seen.phase + 1,
        "groups": list(seen.groups),
        "objective": None if seen.objective is None else seen.objective + 1,
        "level": None if seen.level is None else int(seen.level),
        "tags": list(seen.tags),
        "note": seen.note,
        "follow_up": seen.follow_up,
    }


def _at(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()
