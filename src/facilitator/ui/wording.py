"""Instants and lengths as the windows write them: local wall time in the system's manner.

Instants are aware; they are shown in the computer's own time zone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime, time, timedelta

MINUS = "\u2212"
DASH = "\u2013"
_MINUTE = 60


def clock_time(at: datetime) -> str:
    """The wall clock at that instant: "09:00", or "9:00 AM" where people write it so."""
    return time_text(at.astimezone().time())


def clock_span(begin: datetime, end: datetime) -> str:
    """From when to when: "09:00–13:15"."""
    return f"{clock_time(begin)}{DASH}{clock_time(end)}"


def time_text(at: time) -> str:
    """A wall time in the system's short form, without seconds."""
    locale = QLocale.system()
    shown = QTime(at.hour, at.minute)
    if locale.language() == QLocale.Language.C:
        return shown.toString("HH:mm")
    return locale.toString(shown, QLocale.FormatType.ShortFormat)


def date_text(at: datetime) -> str:
    """The local day of that instant: "Fri 20 Nov 2026"."""
    return day_text(at.astimezone().date())


def short_date(at: datetime) -> str:
    """The local day of that instant without the year: "Fri 20 Nov"."""
    return _spelled(at.astimezone().date(), "ddd d MMM")


def day_text(day: date) -> str:
    return _spelled(day, "ddd d MMM yyyy")


def _spelled(day: date, pattern: str) -> str:
    return QLocale.system().toString(QDate(day.year, day.month, day.day), pattern)


def length_text(minutes: int) -> str:
    """Whole minutes as hours and minutes: "45 min", "4 h", "4 h 30 min"."""
    hours, rest = divmod(minutes, _MINUTE)
    if not hours:
        return QCoreApplication.translate("wording", "{minutes} min").format(minutes=rest)
    if not rest:
        return QCoreApplication.translate("wording", "{hours} h").format(hours=hours)
    both = QCoreApplication.translate("wording", "{hours} h {minutes} min")
    return both.format(hours=hours, minutes=rest)


def minutes_and_seconds(length: timedelta) -> str:
    """A length that is not negative as minutes and seconds: "24:18", "9:05", "90:00"."""
    minutes, seconds = divmod(int(length.total_seconds()), _MINUTE)
    return f"{minutes}:{seconds:02d}"


def signed(number: int) -> str:
    """A whole number that says which way it goes: "+5", "−2", "0"."""
    if number < 0:
        return f"{MINUS}{-number}"
    return f"+{number}" if number else "0"
