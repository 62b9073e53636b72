"""A session's report as one JSON document for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.session_report import points_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from facilitator.domain.agreement import Agreement
    from facilitator.domain.observation import Observation
    from facilitator.domain.observers import BetweenObservers
    from facilitator.domain.rubric import Points
    from facilitator.domain.score_table import Judged, ScoreLine, ScoreTable
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
            {
                "id": one.id,
                "name": one.name,
                "profile": one.profile,
                "people": one.people,
                "participants": [{"id": each.id, "name": each.name} for each in one.participants],
            }
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
        **({"agreement": agreement_data(report.between)} if report.between else {}),
        "rubrics": [_rubric(report, table) for table in report.scores],
        "reflection": [{"question": one.question, "answer": one.text} for one in report.answers],
    }


def _seen(seen: Observation) -> dict[str, Any]:
    return {
        "id": seen.id,
        "at": _at(seen.at),
        "phase": None if seen.phase is None else seen.phase + 1,
        "groups": list(seen.groups),
        "participants": list(seen.participants),
        "objective": None if seen.objective is None else seen.objective + 1,
        "level": None if seen.level is None else int(seen.level),
        "tags": list(seen.tags),
        "note": seen.note,
        "follow_up": seen.follow_up,
        "from_paper": None if seen.entered is None else _at(seen.entered),
    }


def _rubric(report: SessionReport, table: ScoreTable) -> dict[str, Any]:
    """The scale that the scores are on goes along: without it they say nothing."""
    return {
        "id": table.rubric.id,
        "title": table.rubric.title,
        "version": table.version,
        "criteria": [
            {
                "id": one.id,
                "title": one.title,
                "weight": one.weight,
                "objective": None if one.objective is None else one.objective + 1,
                "levels": [
                    {"id": level.id, "label": level.label, "points": number(level.score)}
                    for level in one.levels
                ],
            }
            for one in table.rubric.criteria
        ],
        "scores": [_score(report, line, one) for line, one in _answers(table)],
        "totals": [
            {
                "group": line.subject.group,
                "participant": line.subject.participant or None,
                "owner": report.owner_of(line),
                "earned": points_of(line.total.earned),
                "possible": points_of(line.total.possible),
                "open": line.total.open,
            }
            for line in table.lines
        ],
    }


def _answers(table: ScoreTable) -> Iterator[tuple[ScoreLine, Judged]]:
    for line in table.lines:
        for one in line.answers.values():
            yield line, one


def _score(report: SessionReport, line: ScoreLine, one: Judged) -> dict[str, Any]:
    score = one.score
    return {
        "id": score.id,
        "at": _at(score.at),
        "owner": report.owner_of(line),
        "group": score.subject.group,
        "participant": score.subject.participant or None,
        "criterion": score.criterion,
        "version": score.version,
        "answer": score.verdict.value,
        "level": score.level or None,
        "points": points_of(one.earned),
        "of": points_of(one.worth),
        "suggested": score.suggested or None,
        "note": score.note,
    }


def number(value: Points) -> int | float:
    """JSON knows no decimals; a whole number stays one."""
    return value if isinstance(value, int) else float(value)


def _at(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()


def agreement_data(between: BetweenObservers) -> dict[str, Any]:
    """Every measure with its sentence; observers by name, the library's own without one."""

    def measures(found: tuple[Agreement, ...]) -> list[dict[str, Any]]:
        return [
            {
                "measure": one.measure.value,
                "value": None if one.value is None else round(one.value, 4),
                "things": one.things,
                "sentence": one.sentence,
            }
            for one in found
        ]

    return {
        "observers": list(between.observers),
        "observations": measures(between.observed),
        "scores": measures(between.scored),
        "differing": sum(not one.is_settled for one in between.differences),
    }
