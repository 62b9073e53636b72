"""Times and dates in words, the same on every page.

Instants are aware; without a `zone` they are shown in the wall time of this computer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

MINUS = "\u2212"
_SHORT = QLocale.FormatType.ShortFormat

translate = QCoreApplication.translate


def clock_time(at: datetime, zone: tzinfo | None = None) -> str:
    """Hours and minutes as the system writes them: `13:21` or `1:21 PM`."""
    local = at.astimezone(zone)
    return QLocale.system().toString(QTime(local.hour, local.minute), _SHORT)


def date_text(at: datetime, zone: tzinfo | None = None) -> str:
    """A day of this year or next: `Fri 20 Nov`."""
    local = at.astimezone(zone)
    return QLocale.system().toString(QDate(local.year, local.month, local.day), "ddd d MMM")


def date_with_year(at: datetime, zone: tzinfo | None = None) -> str:
    """A day of any year: `Fri 20 Nov 2026`."""
    local = at.astimezone(zone)
    return QLocale.system().toString(QDate(local.year, local.month, local.day), "ddd d MMM yyyy")


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
