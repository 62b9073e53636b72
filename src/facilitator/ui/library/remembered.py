"""Filters, order and selection of last time."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from facilitator.ui.library.shelf import LengthRange, Order, Status, Wanted

if TYPE_CHECKING:
    from facilitator.ui.choices import Choices

_STATUS, _TAGS, _LENGTH, _ORDER, _PLAN = (
    f"library/{name}" for name in ("status", "tags", "length", "order", "plan")
)
_Choice = TypeVar("_Choice", bound=StrEnum)


def remembered(choices: Choices) -> Wanted:
    """What was wanted last time; what cannot be read counts as never chosen."""
    return Wanted(
        status=_one_of(choices.text(_STATUS), Status.ALL),
        tags=frozenset(_list(choices.text(_TAGS))),
        length=_one_of(choices.text(_LENGTH), LengthRange.ANY),
        order=_one_of(choices.text(_ORDER), Order.NEXT_SESSION),
    )


def remember(choices: Choices, wanted: Wanted) -> None:
    choices.set_text(_STATUS, wanted.status)
    choices.set_text(_TAGS, json.dumps(sorted(wanted.tags)))
    choices.set_text(_LENGTH, wanted.length)
    choices.set_text(_ORDER, wanted.order)


def remembered_plan(choices: Choices) -> str:
    return choices.text(_PLAN)


def remember_plan(choices: Choices, plan_id: str) -> None:
    choices.set_text(_PLAN, plan_id)


def _one_of(text: str, usual: _Choice) -> _Choice:
    try:
        return type(usual)(text)
    except ValueError:
        return usual


def _list(text: str) -> list[str]:
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
