"""Lengths and clock times as they are typed in a hurry.

The grammar is the one that people know from running shows, in a lesson's whole minutes:

======================  ==========================  ===============================================
typed                   as a length                 as a clock time
======================  ==========================  ===============================================
`9`, `10`               minutes                     the full hour
`120`, `0130`           1 h 20, 1 h 30              1:20, 1:30: the last two digits are minutes
`190`                   190 minutes: no hour has    nothing
                        ninety minutes
`013000`                1 h 30, seconds behind      1:30
`1h30`, `1.30`, `1,5`   1 h 30; 1 h 05              1:30; 1:05
`1.2`                   1 h 02                      1:02
`90m`, `1h30s`          90; 61 minutes: a part of   nothing
                        one counts as a whole
`1:30`                  1 h 30                      1:30
`13:15`, `=1:15`,       until that clock time       that clock time
`1pm`, `1:15 pm`
`+10`, `-5`             that much more or less      so long behind or before the end of what is
                        than now                    in front
`p`, `p+10`             nothing                     the end of what is in front, or behind it
======================  ==========================  ===============================================

A length with a colon means a clock time from six o'clock on: no phase takes so many hours.
Words such as "half an hour" are read as a plan's own lengths are.
"""

from __future__ import annotations

import re
from math import ceil

from facilitator.domain.length import read_length
from facilitator.errors import UserError

DAY = 24 * 60
_HOUR, _HALF_DAY = 60, 12
_FIRST_CLOCK_HOUR = 6
_DIGITS = re.compile(r"\d{1,6}")
_MARKED = re.compile(r"(\d{1,2})[:.,](\d{1,2})(?:[:.,](\d{1,2}))?")
_HOURS = r"(?P<h>\d{1,2}(?:[.,]\d{1,2})?) ?h(?:ours?|rs?)?"
_MINUTES = r"(?P<m>\d{1,4}) ?(?:m(?:in(?:ute)?s?)?|')?(?!\d)"
_SECONDS = r"(?P<s>\d{1,5}) ?(?:s(?:ec(?:ond)?s?)?|\")"
_UNITS = re.compile(rf"(?=\d)(?:{_HOURS})? ?(?:{_MINUTES})? ?(?:{_SECONDS})?\.?")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.,h](?P<minute>\d{1,2})(?:[:.,](?P<second>[0-5]\d))?)?"
    r" ?(?P<half>[ap]\.?m?\.?)?"
)
_SIGNED = re.compile(r"(?P<previous>p ?)?(?P<sign>[+-]) ?(?P<length>.+)")
_SPELLINGS = str.maketrans(
    dict.fromkeys("\u2212\u2013\u2010", "-") | dict.fromkeys("\xa0\u202f", " ")
)


def read_minutes(text: str, *, now: int | None = None, begin: int = 0) -> int | None:
    """Minutes of a length that is typed over one of `now` minutes; None for anything else.

    It begins at `begin`, in minutes since midnight, which gives a clock time its meaning.
    """
    typed = _plain(text)
    if typed[:1] in ("+", "-"):
        by = _length(typed[1:].strip())
        changed = (now or 0) + (by if typed[0] == "+" else -by) if by is not None else None
        return changed if changed is not None and changed >= 0 else None
    end = _end(typed)
    return _length(typed) if end is None else _until(end, begin)


def read_clock(text: str, *, previous_end: int = 0) -> int | None:
    """Minutes since midnight; `previous_end` is the end of what stands in front."""
    typed = _plain(text)
    if typed in ("p", "="):
        return previous_end % DAY
    if signed := _SIGNED.fullmatch(typed):
        by = _length(signed["length"])
        return (previous_end + (by if signed["sign"] == "+" else -by)) % DAY if by else None
    if _DIGITS.fullmatch(typed):
        return _clock_of_digits(typed)
    return _clock(typed.removeprefix("=").strip())


def entered_minutes(text: str, *, now: int | None = None, begin: int = 0) -> int:
    """The same as `read_minutes`; raises UserError with what could be typed instead."""
    minutes = read_minutes(text, now=now, begin=begin)
    if minutes is None:
        raise UserError(f"“{text.strip()}” is no length. Type 45, 1h30, +5 or an end: 13:15.")
    return minutes


def entered_clock(text: str, *, previous_end: int = 0) -> int:
    """The same as `read_clock`; raises UserError with what could be typed instead."""
    clock = read_clock(text, previous_end=previous_end)
    if clock is None:
        raise UserError(
            f"“{text.strip()}” is no time of day. Type 13:15, 1:15 pm, or +10 for ten more."
        )
    return clock


def _plain(text: str) -> str:
    return " ".join(text.translate(_SPELLINGS).casefold().split())


def _until(end: int, begin: int) -> int:
    """From `begin` to the next time the clock shows `end`."""
    return (end - begin) % DAY or DAY


def _end(typed: str) -> int | None:
    """The clock time of an entry that can only mean one."""
    bare = typed.removeprefix("=").strip()
    found = _CLOCK.fullmatch(bare)
    if found is None:
        return None
    late = ":" in bare and int(found["hour"]) >= _FIRST_CLOCK_HOUR
    return _clock(bare) if bare != typed or found["half"] or late else None


def _clock(typed: str) -> int | None:
    found = _CLOCK.fullmatch(typed)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if found["half"][0] == "p" else 0)
    return _time_of_day(hour, minute)


def _clock_of_digits(digits: str) -> int | None:
    if len(digits) < 3:
        return _time_of_day(int(digits), 0)
    hour, minute, _ = _hours_minutes_seconds(digits)
    return _time_of_day(hour, minute)


def _time_of_day(hour: int, minute: int) -> int | None:
    return hour * _HOUR + minute if hour * _HOUR < DAY and minute < _HOUR else None


def _length(typed: str) -> int | None:
    if _DIGITS.fullmatch(typed):
        return _length_of_digits(typed)
    if found := _MARKED.fullmatch(typed):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return _whole(hours, minutes, seconds)
    if typed and (found := _UNITS.fullmatch(typed)):
        hours_text = (found["h"] or "0").replace(",", ".")
        return _whole(float(hours_text), int(found["m"] or 0), int(found["s"] or 0))
    minutes_in_words = read_length(typed).minutes if typed else None
    return minutes_in_words if minutes_in_words is None or minutes_in_words <= DAY else None


def _length_of_digits(digits: str) -> int | None:
    hours, minutes, seconds = _hours_minutes_seconds(digits)
    if len(digits) < 3 or minutes >= _HOUR or seconds >= _HOUR:
        return int(digits) if int(digits) <= DAY else None
    return _whole(hours, minutes, seconds)


def _hours_minutes_seconds(digits: str) -> tuple[int, int, int]:
    """Two digits each from the right, seconds only when there are more than four."""
    seconds = digits[-2:] if len(digits) > 4 else ""
    rest = digits.removesuffix(seconds)
    return int(rest[:-2] or 0), int(rest[-2:]), int(seconds or 0)


def _whole(hours: float, minutes: int, seconds: int) -> int | None:
    total = ceil(round(hours * _HOUR + minutes + seconds / _HOUR, 6))
    return total if total <= DAY else None
