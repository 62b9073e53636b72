"""Instants as the library's file keeps them: whole microseconds since 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(instant: datetime) -> int:
    """Raises TypeError for a naive instant: nobody knows when that was."""
    return (instant - _EPOCH) // _MICROSECOND


def from_micros(value: int) -> datetime:
    return _EPOCH + timedelta(microseconds=value)


def from_length(length: timedelta) -> int:
    """Whole microseconds."""
    return length // _MICROSECOND


def to_length(micros: int) -> timedelta:
    return micros * _MICROSECOND
