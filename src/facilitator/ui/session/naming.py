"""What a session is called where several of one plan are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from facilitator.ui.wording import clock_time, date_with_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from facilitator.library.values import SessionSummary

NAMES_DAYS: Final = "privacy/names_days"
"""After how many days new sessions forget their names, for the choices; 0 for never."""
MOST_DAYS: Final = 3650


def begin_of(found: SessionSummary) -> datetime:
    """When it began, or is to begin."""
    return found.started_at or found.session.planned_start


def session_names(found: Sequence[SessionSummary]) -> list[tuple[str, str]]:
    """Ids with names: day, time where two share a day, place, and the state if it is not over."""
    days = [begin_of(one).astimezone().date() for one in found]
    return [
        (one.session.id, _name(one, with_time=days.count(day) > 1))
        for one, day in zip(found, days, strict=True)
    ]


def _name(found: SessionSummary, *, with_time: bool) -> str:
    begin = begin_of(found)
    time = clock_time(begin) if with_time else ""
    parts = (date_with_year(begin), time, found.session.place, _state(found))
    return ", ".join(part for part in parts if part)


def _state(found: SessionSummary) -> str:
    if found.started_at is None:
        return QCoreApplication.translate("Session", "saved for later")
    if found.ended_at is None:
        return QCoreApplication.translate("Session", "running")
    return ""
