"""What happened in a session as xAPI statements (1.0.3), for a learning record store.

Groups are the actors, under accounts of this session: no person is named.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from facilitator.domain.inline import plain
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.scoring import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from facilitator.domain.observation import Observation
    from facilitator.domain.rubric import Criterion
    from facilitator.domain.score_table import Judged, ScoreLine, ScoreTable
    from facilitator.domain.session_report import SessionReport

_VERBS: Final = "http://adlnet.gov/expapi/verbs/"
_ACTIVITIES: Final = "http://adlnet.gov/expapi/activities/"
_OWN: Final = "urn:facilitator-companion:"
_LOWEST, _HIGHEST = min(AttainmentLevel), max(AttainmentLevel)


def write_statements(report: SessionReport) -> bytes:
    """An array: each phase that took place, each observation by group, each answer with points."""
    statements = [*_phases(report), *_observations(report), *_scores(report)]
    return f"{json.dumps(statements, ensure_ascii=False, indent=1)}\n".encode(
        "utf-8", "backslashreplace"
    )


def _phases(report: SessionReport) -> Iterator[dict[str, Any]]:
    run = report.run
    for place, phase in enumerate(run.agenda.phases):
        visits = run.visits_of(place)
        if not visits or phase.is_break:
            continue
        ended = visits[-1].span.end
        yield {
            "id": _derived(report.session.id, f"phase {place}"),
            "actor": _room(report),
            "verb": _verb("completed"),
            "object": _phase_activity(report, place),
            "result": {
                "completion": ended is not None,
                "duration": iso_duration(run.used(place, report.at)),
            },
            "context": _context(report, None),
            "timestamp": (ended or report.at).isoformat(),
        }


def _observations(report: SessionReport) -> Iterator[dict[str, Any]]:
    for seen in report.observations:
        for group_id in seen.groups or ("",):
            for subject in _subjects(report, seen, group_id):
                yield _statement(report, seen, subject)


def _subjects(report: SessionReport, seen: Observation, group_id: str) -> tuple[Subject, ...]:
    """Those of the group that are named, else the group as a whole."""
    group = report.session.group(group_id)
    people = group.participants if group else ()
    named = tuple(Subject(group_id, one.id) for one in people if one.id in seen.participants)
    return named or (Subject(group_id),)


def _statement(report: SessionReport, seen: Observation, subject: Subject) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": _derived(seen.id, f"{subject.group}{subject.participant}"),
        "actor": _judged_actor(report, subject) if subject.group else _room(report),
        "verb": _verb("scored" if seen.level else "commented"),
        "object": _subject(report, seen),
        "context": _context(report, seen),
        "timestamp": seen.at.isoformat(),
    }
    if subject.participant:
        made["context"]["team"] = _group(report, subject.group)
    result = _result(seen)
    return {**made, "result": result} if result else made


def _result(seen: Observation) -> dict[str, Any]:
    result: dict[str, Any] = {}
    if seen.level is not None:
        share = (seen.level - _LOWEST) / (_HIGHEST - _LOWEST)
        result["score"] = {
            "scaled": round(share, 4),
            "raw": int(seen.level),
            "min": int(_LOWEST),
            "max": int(_HIGHEST),
        }
    if seen.note:
        result["response"] = seen.note
    return result


def _scores(report: SessionReport) -> Iterator[dict[str, Any]]:
    """What was not seen or does not apply is no statement: nothing was done."""
    for table, line, one in report.judged:
        if one.earned is None:
            continue
        result: dict[str, Any] = {"score": _points(one)}
        if one.score.note:
            result["response"] = one.score.note
        yield {
            "id": _derived(one.score.id, "score"),
            "actor": _judged_actor(report, line.subject),
            "verb": _verb("scored"),
            "object": _criterion(table, one.criterion),
            "result": result,
            "context": _scoring_context(report, table, line, one),
            "timestamp": one.score.at.isoformat(),
        }


def _points(one: Judged) -> dict[str, float]:
    earned, worth = one.earned or 0.0, one.worth
    scaled = max(-1.0, min(earned / worth, 1.0)) if worth else 0.0
    low, high = sorted((0.0, worth))
    return {
        "scaled": round(scaled, 4),
        "raw": round(earned, 4),
        "min": min(low, round(earned, 4)),
        "max": max(high, round(earned, 4)),
    }


def _judged_actor(report: SessionReport, subject: Subject) -> dict[str, Any]:
    """A participant is only a number in this session: names stay here."""
    if not subject.participant:
        return _group(report, subject.group)
    agent = _actor(report, subject.participant, "")
    return {"objectType": "Agent", "account": agent["account"]}


def _criterion(table: ScoreTable, criterion: Criterion) -> dict[str, Any]:
    rubric = f"{_OWN}rubric:{_uuid(table.rubric.id)}:version:{table.version}"
    iri = criterion.uri if _is_iri(criterion.uri) else f"{rubric}:criterion:{criterion.id}"
    return _activity(iri, "assessment", plain(criterion.title))


def _is_iri(text: str) -> bool:
    return text.startswith(("https://", "http://", "urn:")) and " " not in text


def _scoring_context(
    report: SessionReport, table: ScoreTable, line: ScoreLine, one: Judged
) -> dict[str, Any]:
    context = _context(report, None)
    place = one.criterion.objective
    if place is not None and place < len(report.plan.objectives):
        context["contextActivities"]["grouping"] = [_objective(report, place)]
    if line.subject.participant:
        context["team"] = _group(report, line.subject.group)
    said = {
        "rubric": table.rubric.title,
        "level": one.level.label if one.level else "",
        "suggested": one.suggested.label if one.suggested else "",
        "observer": report.owner_of(line),
    }
    context["extensions"] = {f"{_OWN}{key}": value for key, value in said.items() if value}
    return context


def _context(report: SessionReport, seen: Observation | None) -> dict[str, Any]:
    activities: dict[str, Any] = {"parent": [_plan_activity(report)]}
    if seen is not None and seen.phase is not None and seen.phase < len(report.plan.phases):
        activities["grouping"] = [_phase_activity(report, seen.phase)]
    context: dict[str, Any] = {
        "registration": str(_uuid(report.session.id)),
        "contextActivities": activities,
    }
    if seen is not None and seen.tags:
        context["extensions"] = {f"{_OWN}tags": list(seen.tags)}
    return context


def _group(report: SessionReport, group_id: str) -> dict[str, Any]:
    group = report.session.group(group_id)
    return _actor(report, group_id, group.name if group else "Group that left")


def _room(report: SessionReport) -> dict[str, Any]:
    return _actor(report, "room", "Whole room")


def _actor(report: SessionReport, account: str, name: str) -> dict[str, Any]:
    home = f"{_OWN}session:{_uuid(report.session.id)}"
    return {
        "objectType": "Group",
        "name": name,
        "account": {"homePage": home, "name": account},
    }


def _verb(word: str) -> dict[str, Any]:
    return {"id": f"{_VERBS}{word}", "display": {"en": word}}


def _plan_activity(report: SessionReport) -> dict[str, Any]:
    return _activity(_plan_iri(report), "course", plain(report.plan.title))


def _phase_activity(report: SessionReport, place: int) -> dict[str, Any]:
    name = plain(report.plan.phases[place].label)
    return _activity(f"{_plan_iri(report)}:phase:{place + 1}", "module", name)


def _subject(report: SessionReport, seen: Observation) -> dict[str, Any]:
    place = seen.objective
    if place is None or place >= len(report.plan.objectives):
        return _plan_activity(report)
    return _objective(report, place)


def _objective(report: SessionReport, place: int) -> dict[str, Any]:
    name = plain(report.plan.objectives[place].text)
    return _activity(f"{_plan_iri(report)}:objective:{place + 1}", "objective", name)


def _plan_iri(report: SessionReport) -> str:
    session = report.session
    return f"{_OWN}plan:{_uuid(session.plan_id)}:version:{session.version}"


def _activity(iri: str, kind: str, name: str) -> dict[str, Any]:
    definition = {"name": {"und": name}, "type": f"{_ACTIVITIES}{kind}"}
    return {"objectType": "Activity", "id": iri, "definition": definition}


def iso_duration(length: timedelta) -> str:
    """In hundredths of a second, as the standard asks for: "PT61.50S"."""
    return f"PT{length.total_seconds():.2f}S"


def _uuid(id_: str) -> UUID:
    """Ids made here are UUIDs; others become one, always the same."""
    try:
        return UUID(id_)
    except ValueError:
        return uuid5(NAMESPACE_URL, f"{_OWN}{id_}")


def _derived(id_: str, part: str) -> str:
    """Exported again it is the same statement, which a store takes only once."""
    return str(uuid5(_uuid(id_), part))
