"""A rubric as plain data that JSON can hold, and back without loss."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.rubric import (
    USUAL_PARTS,
    Criterion,
    CriterionLevel,
    Drafted,
    Rubric,
    RubricKind,
    SheetParts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.rubric import Points


def rubric_to_data(rubric: Rubric) -> dict[str, object]:
    """Every field under its own name; points that are no whole numbers are strings."""
    return {
        **_parts_to_data(rubric.sheet),
        "id": rubric.id,
        "uri": rubric.uri,
        "title": rubric.title,
        "task": rubric.task,
        "kind": rubric.kind.value,
        "criteria": [_criterion_to_data(criterion) for criterion in rubric.criteria],
    }


def rubric_from_data(data: Mapping[str, Any]) -> Rubric:
    """The inverse of `rubric_to_data`; what `data` lacks stays empty."""
    get = data.get
    return Rubric(
        title=data["title"],
        task=get("task", ""),
        criteria=tuple(map(_criterion_from_data, get("criteria", ()))),
        kind=RubricKind(get("kind", RubricKind.ANALYTIC)),
        id=get("id", ""),
        uri=get("uri", ""),
        sheet=_parts_from_data(data),
    )


def _parts_to_data(parts: SheetParts) -> dict[str, object]:
    """Only what differs from the usual: rubrics of earlier versions keep their hash."""
    usual = asdict(USUAL_PARTS)
    return {name: value for name, value in asdict(parts).items() if value != usual[name]}


def _parts_from_data(data: Mapping[str, Any]) -> SheetParts:
    return SheetParts(
        **{name: bool(data.get(name, usual)) for name, usual in asdict(USUAL_PARTS).items()}
    )


def _criterion_to_data(criterion: Criterion) -> dict[str, object]:
    return {
        "id": criterion.id,
        "uri": criterion.uri,
        "title": criterion.title,
        "description": criterion.description,
        "weight": criterion.weight,
        "objective": criterion.objective,
        "bloom": _level_to_data(criterion.bloom),
        "may_not_apply": criterion.may_not_apply,
        "drafted": _drafted_to_data(criterion.drafted),
        "item_uri": criterion.item_uri,
        "levels": [
            {
                "id": level.id,
                "uri": level.uri,
                "score": points_to_data(level.score),
                "lowest": None if level.lowest is None else points_to_data(level.lowest),
                "label": level.label,
                "descriptor": level.descriptor,
                "feedback": level.feedback,
            }
            for level in criterion.levels
        ],
    }


def _criterion_from_data(data: Mapping[str, Any]) -> Criterion:
    get = data.get
    return Criterion(
        title=data["title"],
        description=get("description", ""),
        weight=get("weight", 0),
        levels=tuple(map(_criterion_level_from_data, get("levels", ()))),
        objective=get("objective"),
        bloom=_level_from_data(get("bloom")),
        may_not_apply=get("may_not_apply", False),
        drafted=_drafted_from_data(get("drafted")),
        item_uri=get("item_uri", ""),
        id=get("id", ""),
        uri=get("uri", ""),
    )


def _criterion_level_from_data(data: Mapping[str, Any]) -> CriterionLevel:
    get = data.get
    lowest = get("lowest")
    return CriterionLevel(
        score=points_from_data(data["score"]),
        label=get("label", ""),
        descriptor=get("descriptor", ""),
        lowest=None if lowest is None else points_from_data(lowest),
        feedback=get("feedback", ""),
        id=get("id", ""),
        uri=get("uri", ""),
    )


def points_to_data(points: Points) -> int | str:
    return points if isinstance(points, int) else str(points)


def points_from_data(data: int | str) -> Points:
    return data if isinstance(data, int) else Decimal(data)


def _drafted_to_data(drafted: Drafted | None) -> dict[str, object] | None:
    if drafted is None:
        return None
    return {
        "verb": drafted.verb,
        "matter": drafted.matter,
        "level": _level_to_data(drafted.level),
        "stated": drafted.stated,
    }


def _drafted_from_data(data: Mapping[str, Any] | None) -> Drafted | None:
    if data is None:
        return None
    return Drafted(data["verb"], data["matter"], _level_from_data(data["level"]), data["stated"])


def _level_to_data(level: BloomLevel | None) -> int | None:
    return None if level is None else int(level)


def _level_from_data(data: int | None) -> BloomLevel | None:
    return None if data is None else BloomLevel(data)
