"""Instants and lengths as the windows write them, the same on every page.

Instants are aware; without a `zone` they are shown in the wall time of this computer.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from facilitator.domain.length import Length

MINUS = "\u2212"
DASH = "\u2013"
_DAY_MINUTES = 24 * 60

translate = QCoreApplication.translate


def clock_time(at: datetime, zone: tzinfo | None = None) -> str:
    """The wall clock at that instant: "13:21", or "1:21 PM" where people write it so."""
    return time_text(at.astimezone(zone).time())


def clock_span(begin: datetime, end: datetime, zone: tzinfo | None = None) -> str:
    """From when to when: "09:00–13:15"."""
    return f"{clock_time(begin, zone)}{DASH}{clock_time(end, zone)}"


def time_text(at: time) -> str:
    """A wall time in the system's short form; seconds are never shown."""
    locale = QLocale.system()
    shown = QTime(at.hour, at.minute)
    if locale.language() == QLocale.Language.C:
        return shown.toString("HH:mm")
    return locale.toString(shown, QLocale.FormatType.ShortFormat)


def date_text(at: datetime, zone: tzinfo | None = None) -> str:
    """The day of that instant without the year: "Fri 20 Nov"."""
    return _spelled(at.astimezone(zone).date(), "ddd d MMM")


def date_with_year(at: datetime, zone: tzinfo | None = None) -> str:
    """The day of that instant: "Fri 20 Nov 2026"."""
    return day_text(at.astimezone(zone).date())


def day_text(day: date) -> str:
    """A day with its year: "Fri 20 Nov 2026"."""
    return _spelled(day, "ddd d MMM yyyy")


def _spelled(day: date, pattern: str) -> str:
    return QLocale.system().toString(QDate(day.year, day.month, day.day), pattern)


def countdown(seconds: int) -> str:
    """Minutes and seconds, also beyond an hour: "24:18", "9:05", "90:00"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def overtime(seconds: int) -> str:
    """Time over the plan: "+4:10"."""
    return f"+{countdown(seconds)}"


def minutes_text(minutes: int) -> str:
    """Minutes only: "24 min", "90 min"."""
    return translate("Wording", "{minutes} min").format(minutes=minutes)


def hours_and_minutes(minutes: int) -> str:
    """Minutes as hours and minutes: "45 min", "4 h", "4 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return minutes_text(rest)
    in_hours = translate("Wording", "{hours} h").format(hours=hours)
    return f"{in_hours} {minutes_text(rest)}" if rest else in_hours


def signed(number: int) -> str:
    """A number that says which way it goes: "+5", "−2", "+0"."""
    return f"{MINUS}{-number}" if number < 0 else f"+{number}"


def minute_of_day(minutes: int) -> str:
    """A wall time given in minutes since midnight; behind midnight it starts again."""
    hour, minute = divmod(minutes % _DAY_MINUTES, 60)
    return time_text(time(hour, minute))


def plain_date(at: datetime, zone: tzinfo | None = None) -> str:
    """The day of that instant without its weekday: "6 Nov 2026"."""
    return _spelled(at.astimezone(zone).date(), "d MMM yyyy")


def near_day(at: datetime, now: datetime | None, zone: tzinfo | None = None) -> str:
    """One of "today", "tomorrow" "yesterday" as seen from `now`, else the date.

    The year is left out when it is this one; without a `now` it is always a full date.
    """
    day = at.astimezone(zone).date()
    if now is None:
        return _spelled(day, "d MMM yyyy")
    today = now.astimezone(zone).date()
    if abs((day - today).days) <= 1:
        return _near(day, today)
    return _spelled(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def _near(day: date, today: date) -> str:
    if day == today:
        return translate("Wording", "today")
    return translate("Wording", "tomorrow") if day > today else translate("Wording", "yesterday")


def near_time(at: datetime, now: datetime | None, zone: tzinfo | None = None) -> str:
    """A near day and the time: "today 09:00", "6 Nov 09:00"."""
    pattern = translate("Wording", "{day} {time}")
    return pattern.format(day=near_day(at, now, zone), time=clock_time(at, zone))


def planned_length(length: Length | None) -> str:
    """A length with what is uncertain about it; as written when no time was understood."""
    if length is None:
        return ""
    if length.low is None or length.high is None:
        return length.text
    text = hours_and_minutes(length.high)
    if length.is_range:
        pattern = translate("Wording", "{low} to {high}")
        text = pattern.format(low=hours_and_minutes(length.low), high=text)
    if length.open_ended:
        text = translate("Wording", "{length} or more").format(length=text)
    return (
        translate("Wording", "about {length}").format(length=text) if length.approximate else text
    )
