"""Columns as JSON values and back, checked: what comes from elsewhere may be anything."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from facilitator.library.errors import LibraryError
from facilitator.library.rows import Duration, Flag, UtcDateTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Column, RowMapping, Table

_MICROSECOND = timedelta(microseconds=1)
_LARGEST = 2**62
_FIRST, _LAST = 1900, 2200
"""Years: what lies outside cannot be shown in every time zone, or was never meant."""


class UnsoundRecord(LibraryError):
    """A record that is not what it is taken for; nothing of it was stored."""


def columns_but(table: Any, *names: str) -> tuple[Column[Any], ...]:
    made: Table = table.__table__
    return tuple(column for column in made.columns if column.name not in names)


def to_json(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // _MICROSECOND
    return value


def plain(columns: Iterable[Column[Any]], row: RowMapping) -> dict[str, Any]:
    """The columns of a row under their names; what is empty is left out."""
    found = {column.name: to_json(row[column.name]) for column in columns}
    return {name: value for name, value in found.items() if value is not None}


def typed(columns: Iterable[Column[Any]], data: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of `plain`; names that are no columns are left.

    Raises UnsoundRecord when a value is not of its column's type, or missing.
    """
    return {column.name: _typed(column, data.get(column.name)) for column in columns}


def _typed(column: Column[Any], value: Any) -> Any:
    if value is None:
        if not column.nullable:
            raise UnsoundRecord(f"“{column.name}” is missing.")
        return None
    kind = column.type
    if isinstance(kind, UtcDateTime):
        return instant_of(value, column.name)
    if isinstance(kind, Duration):
        return _number(value, column.name) * _MICROSECOND
    if isinstance(kind, Flag):
        return _of_type(value, bool, column.name)
    if kind.python_type is int:
        return _number(value, column.name)
    if kind.python_type is float:
        return float(_of_type(value, (int, float), column.name))
    return _of_type(value, str, column.name)


def instant_of(value: Any, name: str) -> datetime:
    try:
        at = datetime.fromisoformat(_of_type(value, str, name)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnsoundRecord(f"“{name}” is no instant.") from error
    if not _FIRST < at.year < _LAST:
        raise UnsoundRecord(f"“{name}” is no instant of our times.")
    return at


def texts_of(value: Any, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise UnsoundRecord(f"“{name}” is no list of texts.")
    return tuple(value)


def data_of(value: str) -> dict[str, Any]:
    """Canonical JSON as data."""
    data: dict[str, Any] = json.loads(value)
    return data


def _number(value: Any, name: str) -> int:
    number = _of_type(value, int, name)
    if isinstance(value, bool) or not -_LARGEST < number < _LARGEST:
        raise UnsoundRecord(f"“{name}” is no number.")
    return int(number)


def _of_type(value: Any, kind: Any, name: str) -> Any:
    if not isinstance(value, kind):
        raise UnsoundRecord(f"“{name}” is not what belongs there.")
    return value
