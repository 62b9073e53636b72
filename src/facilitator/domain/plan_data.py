"""A lesson plan as plain data that JSON can hold, and back without loss.

Written out by hand: it runs for every plan that is stored or exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator.domain.length import Length
from facilitator.domain.plan import (
    Assessment,
    Dismissal,
    KeptText,
    LessonPlan,
    Objective,
    Phase,
    Priority,
    Rotation,
    Section,
    Strategy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def plan_to_data(plan: LessonPlan) -> dict[str, object]:
    """Every field of the plan under its own name; lengths, phases and so on are objects."""
    return {
        "title": plan.title,
        "duration": _length_to_data(plan.duration),
        "audience": plan.audience,
        "objectives": [
            {"text": aim.text, "level": aim.level, "other_cells": list(aim.other_cells)}
            for aim in plan.objectives
        ],
        "other_objective_columns": list(plan.other_objective_columns),
        "concepts": list(plan.concepts),
        "prior_knowledge": list(plan.prior_knowledge),
        "materials": list(plan.materials),
        "phases": [_phase_to_data(phase) for phase in plan.phases],
        "assessments": [
            {
                "kind": seen.kind,
                "method": seen.method,
                "alignment": seen.alignment,
                "objectives": _links_to_data(seen.objectives),
            }
            for seen in plan.assessments
        ],
        "strategies": [
            {"audience": strategy.audience, "text": strategy.text} for strategy in plan.strategies
        ],
        "connections": list(plan.connections),
        "applications": list(plan.applications),
        "metacognition": list(plan.metacognition),
        "extensions": list(plan.extensions),
        "safety": list(plan.safety),
        "learner_questions": list(plan.learner_questions),
        "facilitator_questions": list(plan.facilitator_questions),
        "virtual": list(plan.virtual),
        "resources": list(plan.resources),
        "kept": _kept_to_data(plan.kept),
        "start": plan.start,
        "dismissals": [
            {"code": one.code, "subject": one.subject, "reason": one.reason}
            for one in plan.dismissals
        ],
    }


def plan_from_data(data: Mapping[str, Any]) -> LessonPlan:
    """The inverse of `plan_to_data`; fields that `data` lacks stay empty, unknown ones are left."""
    get = data.get
    return LessonPlan(
        title=data["title"],
        duration=_length_from_data(get("duration")),
        audience=get("audience", ""),
        objectives=tuple(
            Objective(aim["text"], aim.get("level", ""), tuple(aim.get("other_cells", ())))
            for aim in get("objectives", ())
        ),
        other_objective_columns=tuple(get("other_objective_columns", ())),
        concepts=tuple(get("concepts", ())),
        prior_knowledge=tuple(get("prior_knowledge", ())),
        materials=tuple(get("materials", ())),
        phases=tuple([_phase_from_data(phase) for phase in get("phases", ())]),
        assessments=tuple(
            Assessment(
                seen["kind"],
                seen["method"],
                seen.get("alignment", ""),
                _links_from_data(seen.get("objectives")),
            )
            for seen in get("assessments", ())
        ),
        strategies=tuple(
            Strategy(strategy["audience"], strategy["text"]) for strategy in get("strategies", ())
        ),
        connections=tuple(get("connections", ())),
        applications=tuple(get("applications", ())),
        metacognition=tuple(get("metacognition", ())),
        extensions=tuple(get("extensions", ())),
        safety=tuple(get("safety", ())),
        learner_questions=tuple(get("learner_questions", ())),
        facilitator_questions=tuple(get("facilitator_questions", ())),
        virtual=tuple(get("virtual", ())),
        resources=tuple(get("resources", ())),
        kept=_kept_from_data(get("kept", ())),
        start=get("start"),
        dismissals=tuple(
            Dismissal(one["code"], one.get("subject", ""), one.get("reason", ""))
            for one in get("dismissals", ())
        ),
    )


def _phase_to_data(phase: Phase) -> dict[str, object]:
    return {
        "name": phase.name,
        "duration": _length_to_data(phase.duration),
        "facilitator_actions": phase.facilitator_actions,
        "learner_activities": phase.learner_activities,
        "resources": phase.resources,
        "differentiation": phase.differentiation,
        "technology": phase.technology,
        "offline_alternative": phase.offline_alternative,
        "kept": _kept_to_data(phase.kept),
        "pinned_start": phase.pinned_start,
        "priority": None if phase.priority is None else str(phase.priority),
        "locked": phase.locked,
        "shortest": phase.shortest,
        "warning": phase.warning,
        "auto_advance": phase.auto_advance,
        "quiet": phase.quiet,
        "audience_text": phase.audience_text,
        "objectives": _links_to_data(phase.objectives),
        "rotation": _rotation_to_data(phase.rotation),
    }


def _phase_from_data(data: Mapping[str, Any]) -> Phase:
    get = data.get
    priority = get("priority")
    return Phase(
        name=data["name"],
        duration=_length_from_data(get("duration")),
        facilitator_actions=get("facilitator_actions", ""),
        learner_activities=get("learner_activities", ""),
        resources=get("resources", ""),
        differentiation=get("differentiation", ""),
        technology=get("technology", ""),
        offline_alternative=get("offline_alternative", ""),
        kept=_kept_from_data(get("kept", ())),
        pinned_start=get("pinned_start"),
        priority=None if priority is None else Priority(priority),
        locked=get("locked", False),
        shortest=get("shortest"),
        warning=get("warning"),
        auto_advance=get("auto_advance", False),
        quiet=get("quiet", False),
        audience_text=get("audience_text", ""),
        objectives=_links_from_data(get("objectives")),
        rotation=_rotation_from_data(get("rotation")),
    )


def _links_to_data(links: tuple[int, ...] | None) -> list[int] | None:
    return None if links is None else list(links)


def _links_from_data(data: Iterable[int] | None) -> tuple[int, ...] | None:
    return None if data is None else tuple(data)


def _rotation_to_data(rotation: Rotation | None) -> dict[str, int] | None:
    if rotation is None:
        return None
    return {"rounds": rotation.rounds, "minutes": rotation.minutes}


def _rotation_from_data(data: Mapping[str, Any] | None) -> Rotation | None:
    return None if data is None else Rotation(data["rounds"], data["minutes"])


def _length_to_data(length: Length | None) -> dict[str, object] | None:
    if length is None:
        return None
    return {
        "text": length.text,
        "low": length.low,
        "high": length.high,
        "approximate": length.approximate,
        "open_ended": length.open_ended,
    }


def _length_from_data(data: Mapping[str, Any] | None) -> Length | None:
    if data is None:
        return None
    return Length(
        data["text"],
        data["low"],
        data["high"],
        approximate=data.get("approximate", False),
        open_ended=data.get("open_ended", False),
    )


def _kept_to_data(kept: tuple[KeptText, ...]) -> list[dict[str, object]]:
    return [{"section": str(part.section), "after": part.after, "text": part.text} for part in kept]


def _kept_from_data(data: Iterable[Mapping[str, Any]]) -> tuple[KeptText, ...]:
    return tuple(KeptText(Section(part["section"]), part["after"], part["text"]) for part in data)
