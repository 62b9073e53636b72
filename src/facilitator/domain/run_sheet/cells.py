"""What single cells of a table say: a text, a time of day, a length."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.length import read_length
from facilitator.domain.text import clean_line, clean_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

Cell: TypeAlias = str | int | float | bool | time | timedelta | datetime | date | None

_DAY = 24 * 60
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d\d)(?::\d\d)?)? ?(a\.?m\.?|p\.?m\.?|uhr|h)?", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b|\bbis\b|\buntil\b|\ba\b|\bà\b)\s*", re.IGNORECASE)
_SIXTY = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?")
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?")
_LONGEST_TEXT = 60
_LONGEST_AS_HOURS = 16 * 60


def text_of(cell: Cell) -> str:
    """One line; numbers without needless zeros, times as a clock shows them."""
    match cell:
        case None | False:
            return ""
        case True:
            return "TRUE"
        case str():
            return clean_line(cell)
        case float():
            return f"{cell:.10g}"
        case datetime():
            shown = cell.isoformat(sep=" ", timespec="minutes")
            return shown.removesuffix(" 00:00")
        case time():
            return cell.isoformat(timespec="minutes")
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02d}"
        case _:
            return str(cell)


def lines_of(cell: Cell) -> list[str]:
    """The lines of a cell that holds several."""
    if not isinstance(cell, str):
        return [text] if (text := text_of(cell)) else []
    return [line.strip() for line in clean_lines(cell) if line.strip()]


def is_true(cell: Cell) -> bool:
    """A tick, whatever stands for it."""
    return text_of(cell).casefold() in {
        "true",
        "1",
        "x",
        "yes",
        "y",
        "wahr",
        "ja",
        "sí",
        "oui",
        "✓",
    }


def clock_of(cell: Cell) -> int | None:
    """Minutes since midnight, None when the cell is no time of day."""
    match cell:
        case bool():
            return None
        case datetime() | time():
            return cell.hour * 60 + cell.minute
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return minutes if 0 <= minutes < _DAY else None
        case float() if 0 <= cell < 1:
            return round(cell * _DAY) % _DAY
        case str():
            return _clock_of_text(cell)
        case _:
            return None


def _clock_of_text(text: str) -> int | None:
    found = _CLOCK.fullmatch(clean_line(text).strip("*_~ ")) if len(text) < _LONGEST_TEXT else None
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half[:1] in ("a", "p") and half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def span_of(cell: Cell) -> tuple[int, int] | None:
    """The two times of day of a cell such as "9:00 – 9:20", "2 – 3 pm"."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_TEXT:
        return None
    parts = _RANGE.split(clean_line(cell).strip("*_~() "), maxsplit=1)
    if len(parts) != 2:
        return None
    end = _clock_of_text(parts[1])
    begin = _clock_of_text(parts[0])
    if begin is None and end is not None and parts[0].isdecimal() and int(parts[0]) < 24:
        begin = int(parts[0]) * 60
        begin += 12 * 60 if end >= 12 * 60 and begin < 12 * 60 and begin + 12 * 60 <= end else 0
    return None if begin is None or end is None else (begin, end)


def are_minutes_and_seconds(cells: Iterable[Cell]) -> bool:
    """Whether "15:00" means a quarter of an hour: as hours, the column would fill days."""
    found = [_SIXTY.fullmatch(cell.strip()) for cell in cells if isinstance(cell, str)]
    hours = [int(one[1]) * 60 + int(one[2]) for one in found if one and not one[3]]
    return bool(hours) and (sum(hours) > _LONGEST_AS_HOURS or max(hours) >= 6 * 60)


def minutes_of(cell: Cell, unit: float | None, *, seconds: bool = False) -> float | None:
    """The length that a cell says, in minutes; `unit` is what a bare number counts.

    `seconds` says that "15:00" is minutes and seconds.
    """
    match cell:
        case bool() | None:
            return None
        case timedelta():
            return max(0.0, cell.total_seconds() / 60)
        case datetime() | time():
            return cell.hour * 60 + cell.minute + cell.second / 60
        case int() | float():
            return _minutes_of_number(float(cell), unit)
        case str():
            return _minutes_of_text(clean_line(cell).strip("*_~() "), unit, seconds=seconds)
        case _:
            return None


def _minutes_of_number(number: float, unit: float | None) -> float | None:
    """Without a unit, a part of one is a part of a day, as spreadsheets keep times."""
    if not 0 <= number < 100_000:
        return None
    if unit is None and 0 < number < 1:
        return number * _DAY
    return number * (1 if unit is None else unit)


def _minutes_of_text(text: str, unit: float | None, *, seconds: bool) -> float | None:
    if len(text) > _LONGEST_TEXT or not text:
        return None
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", ".")) * (1 if unit is None else unit)
    if found := _SIXTY.fullmatch(text):
        first, second, third = int(found[1]), int(found[2]), int(found[3] or 0)
        if seconds and not found[3]:
            return first + second / 60
        return first * 60 + second + third / 60
    return read_length(text).minutes
