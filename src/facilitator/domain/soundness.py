"""Whether a value is what its type says, all the way down."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from facilitator.domain import bloom, length, plan, rubric

_FOUND: dict[type[Any], dict[str, Any]] = {}
_MOST_DIGITS = 30


def misfit(value: Any) -> str:
    """The path of the first field that holds something else; empty when all is well."""
    return _in_fields(value)


def _in_fields(value: Any) -> str:
    for name, kind in _hints(type(value)).items():
        found = _misfit(getattr(value, name), kind)
        if found is not None:
            return f"{name}{found}"
    return ""


def _hints(kind: type[Any]) -> dict[str, Any]:
    """The types of the fields; the modules import some of them for the type checker only."""
    if kind not in _FOUND:
        known = {**vars(bloom), **vars(length), **vars(plan), **vars(rubric)}
        hints = get_type_hints(kind, globalns=known)
        _FOUND[kind] = {field.name: hints[field.name] for field in fields(kind)}
    return _FOUND[kind]


def _misfit(value: Any, kind: Any) -> str | None:
    """None when it fits, else the path below this value, which may be empty."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if any(_misfit(value, one) is None for one in inner) else ""
    if origin is tuple:
        return _in_tuple(value, inner)
    if type(value) is not kind:
        return ""
    if is_dataclass(kind):
        return f".{found}" if (found := _in_fields(value)) else None
    return None if isinstance(value, Enum) or _is_whole(value) else ""


def _in_tuple(value: Any, inner: tuple[Any, ...]) -> str | None:
    if type(value) is not tuple:
        return ""
    for number, one in enumerate(value):
        found = _misfit(one, inner[0])
        if found is not None:
            return f"[{number}]{found}"
    return None


def is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_whole(value: Any) -> bool:
    """Half a character cannot be stored; a number no computer counts to cannot be either."""
    if isinstance(value, str):
        return is_whole(value)
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS
    return not isinstance(value, int) or -(2**31) < value < 2**31
