"""Times and dates in words, the same on every page.

Instants are aware; without a `zone` they are shown in the wall time of this computer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from facilitator.domain.length import Length

MINUS = "\u2212"
_SHORT = QLocale.FormatType.ShortFormat
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_DAY_MINUTES = 24 * 60

translate = QCoreApplication.translate


def clock_time(at: datetime, zone: tzinfo | None = None) -> str:
    """Hours and minutes as the system writes them: `13:21` or `1:21 PM`."""
    local = at.astimezone(zone)
    return QLocale.system().toString(QTime(local.hour, local.minute), _SHORT)


def minute_of_day(minutes: int) -> str:
    """A wall time given in minutes since midnight; behind midnight it starts again."""
    hour, minute = divmod(minutes % _DAY_MINUTES, 60)
    return QLocale.system().toString(QTime(hour, minute), _SHORT)


def date_text(at: datetime, zone: tzinfo | None = None) -> str:
    """A day of this year or next: `Fri 20 Nov`."""
    local = at.astimezone(zone)
    return QLocale.system().toString(QDate(local.year, local.month, local.day), "ddd d MMM")


def date_with_year(at: datetime, zone: tzinfo | None = None) -> str:
    """A day of any year: `Fri 20 Nov 2026`."""
    local = at.astimezone(zone)
    return QLocale.system().toString(QDate(local.year, local.month, local.day), "ddd d MMM yyyy")


def plain_date(at: datetime, zone: tzinfo | None = None) -> str:
    """A day without its weekday: `6 Nov 2026`."""
    return _day(at.astimezone(zone).date(), "d MMM yyyy")


def near_day(at: datetime, now: datetime | None, zone: tzinfo | None = None) -> str:
    """`today`, `tomorrow` or `yesterday` as seen from `now`, else a date, with the year if needed.

    Without a `now` it is always a date.
    """
    day = at.astimezone(zone).date()
    if now is None:
        return _day(day, "d MMM yyyy")
    today = now.astimezone(zone).date()
    word = _NEAR.get((day - today).days)
    if word is not None:
        return translate("Wording", word)
    return _day(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def near_time(at: datetime, now: datetime | None, zone: tzinfo | None = None) -> str:
    """`today 09:00`, `6 Nov 09:00`."""
    pattern = translate("Wording", "{day} {time}")
    return pattern.format(day=near_day(at, now, zone), time=clock_time(at, zone))


def _day(day: date, pattern: str) -> str:
    return QLocale.system().toString(QDate(day.year, day.month, day.day), pattern)


def countdown(seconds: int) -> str:
    """Minutes and seconds, also beyond an hour: `24:18`, `9:05`, `90:00`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def overtime(seconds: int) -> str:
    """Time over the plan: `+4:10`."""
    return f"+{countdown(seconds)}"


def minutes_text(minutes: int) -> str:
    """`24 min`."""
    return translate("Wording", "{minutes} min").format(minutes=minutes)


def signed_minutes(minutes: int) -> str:
    """A change: `+5 min`, `−1 min`."""
    sign = "+" if minutes >= 0 else MINUS
    return f"{sign}{minutes_text(abs(minutes))}"


def hours_and_minutes(minutes: int) -> str:
    """`4 h 30 min`, `4 h`, `45 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return minutes_text(rest)
    in_hours = translate("Wording", "{hours} h").format(hours=hours)
    return f"{in_hours} {minutes_text(rest)}" if rest else in_hours


def length_text(length: Length | None) -> str:
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
