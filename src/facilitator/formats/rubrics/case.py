"""1EdTech CASE 1.0: identifiers and addresses go in and out as they are."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric
from facilitator.domain.text import clean_block, clean_line
from facilitator.formats.rubrics.found import FoundRubrics
from facilitator.formats.rubrics.points import simple
from facilitator.formats.unreadable import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from facilitator.domain.rubric import Points

_DEEPEST = 6
_WHOLE = 100


def read_case(text: str, name: str) -> FoundRubrics:
    """All rubrics of a document, of a list of them, or of a package.

    Raises UnreadableFile when it is no JSON or holds none.
    """
    try:
        data = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"“{name}” is no JSON document. Export it again.") from error
    found = tuple(_rubric(one) for one in _rubrics(data, 0))
    if not found:
        raise UnreadableFile(f"“{name}” holds no rubric in the words of CASE.")
    return FoundRubrics(found)


def _rubrics(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, dict) and isinstance(data.get("CFRubricCriteria"), list):
        yield data
    elif depth < _DEEPEST and isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from _rubrics(one, depth + 1)


def _rubric(data: Mapping[str, Any]) -> Rubric:
    rows = _in_order(data["CFRubricCriteria"])
    weights = _percentages([_number(row.get("weight")) for row in rows])
    criteria = [_criterion(row, weight) for row, weight in zip(rows, weights, strict=True)]
    return Rubric(
        title=clean_line(_text(data, "title")) or "Rubric",
        task=clean_line(_text(data, "description")),
        criteria=tuple(criteria),
        id=_text(data, "identifier"),
        uri=_text(data, "uri"),
    )


def _in_order(found: object) -> list[Mapping[str, Any]]:
    """By their positions; those without one stay where they are, behind."""
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    return sorted(rows, key=lambda row: _number(row.get("position")) or Decimal("Infinity"))


def _criterion(data: Mapping[str, Any], weight: int) -> Criterion:
    category, words = clean_line(_text(data, "category")), clean_block(_text(data, "description"))
    levels = [_level(row) for row in _in_order(data.get("CFRubricCriterionLevels"))]
    return Criterion(
        title=category or clean_line(words),
        description=words if category else "",
        weight=weight,
        levels=tuple(sorted(levels, key=lambda level: level.score)),
        item_uri=_text(data, "CFItemURI"),
        id=_text(data, "identifier"),
        uri=_text(data, "uri"),
    )


def _level(data: Mapping[str, Any]) -> CriterionLevel:
    return CriterionLevel(
        score=_points(data.get("score")),
        label=clean_line(_text(data, "quality")),
        descriptor=clean_block(_text(data, "description")),
        feedback=clean_block(_text(data, "feedback")),
        id=_text(data, "identifier"),
        uri=_text(data, "uri"),
    )


def _percentages(weights: list[Decimal | None]) -> list[int]:
    """Parts of one are percentages too; what is neither is rounded."""
    numbers = [weight or Decimal() for weight in weights]
    are_parts = sum(numbers) == 1 and any(number != int(number) for number in numbers)
    return [max(0, round(number * _WHOLE if are_parts else number)) for number in numbers]


def _text(data: Mapping[str, Any], name: str) -> str:
    """A link may be the address alone or an object with it."""
    value = data.get(name)
    if isinstance(value, dict):
        value = value.get("uri")
    return value if isinstance(value, str) else ""


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    return number if number.is_finite() else None


def _points(value: object) -> Points:
    return simple(_number(value) or Decimal())


def write_case(rubric: Rubric, at: datetime) -> str:
    """One CFRubric; our own ids become UUIDs, those that came from elsewhere stay."""
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    own = _identifier(rubric.id)
    data = {
        "identifier": own,
        "uri": rubric.uri or f"urn:uuid:{own}",
        "title": rubric.title,
        "description": rubric.task,
        "lastChangeDateTime": stamp,
        "CFRubricCriteria": [
            _criterion_data(criterion, place, own, stamp)
            for place, criterion in enumerate(rubric.criteria, start=1)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _identifier(own: str) -> str:
    try:
        return own if "-" in own else str(UUID(own))
    except ValueError:
        return own


def _criterion_data(
    criterion: Criterion, place: int, rubric_id: str, stamp: str
) -> dict[str, object]:
    own = _identifier(criterion.id)
    link = {"CFItemURI": criterion.item_uri} if criterion.item_uri else {}
    described = bool(criterion.description)
    return {
        "identifier": own,
        "uri": criterion.uri or f"urn:uuid:{own}",
        **({"category": criterion.title} if described else {}),
        "description": criterion.description if described else criterion.title,
        **link,
        "weight": criterion.weight,
        "position": place,
        "rubricId": rubric_id,
        "lastChangeDateTime": stamp,
        "CFRubricCriterionLevels": [
            {
                "identifier": _identifier(level.id),
                "uri": level.uri or f"urn:uuid:{_identifier(level.id)}",
                "description": level.descriptor,
                "quality": level.label,
                "score": level.score if isinstance(level.score, int) else float(level.score),
                "feedback": level.feedback,
                "position": position,
                "rubricCriterionId": own,
                "lastChangeDateTime": stamp,
            }
            for position, level in enumerate(criterion.levels, start=1)
        ],
    }
