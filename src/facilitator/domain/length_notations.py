"""The notations of a length of time, from "45 min" to "deux périodes de 45 minutes".

What a text does not clearly say is not guessed: then there is no reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain import length_words as words
from facilitator.domain.length_grammar import Amount, Grammar
from facilitator.domain.length_text import plain, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 31 * 24 * 60
_LONGEST_TEXT = 400
_HALF_DAY = 12 * 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, in minutes that may have a fraction."""

    low: float
    high: float
    approximate: bool = False
    open_ended: bool = False


class _Found(NamedTuple):
    reading: Reading
    start: int
    end: int


_MERIDIEM = r"(?: ?(am|pm|a\.m\.?|p\.m\.?))?"
_TIME = rf"(?<![\d:.,])(\d{{1,2}})(?:(?:[:.]|h ?)(\d\d)|h)?(?![\d:]){_MERIDIEM}"
_CLOCK = re.compile(
    rf"{_TIME} ?(?:uhr )?(?:-|to|until|till|bis|à|a|hasta) ?{_TIME}"
    rf"(?! ?(?:{words.HOUR}|{words.MINUTE})(?![a-z]))"
)
_OFFSET = re.compile(
    r"(?:minut(?:e|es|en|os?)|mins?\.?) (\d{1,3}) ?(?:-|to|a|à|bis|hasta) ?(\d{1,3})\b"
    rf"(?! ?(?:{words.HOUR}|{words.MINUTE})(?![a-z]))"
)
_KEYED = re.compile(
    r"(?:time|duration|teaching|exercises|minutes|mins|length|dur[ée]e|duraci[oó]n|dauer|minutos)"
    r" ?[:=] ?[\"']?(\d{1,4})[\"']?(?= ?(?:,|$))"
)
_BARE = re.compile(r"(~ ?)?(\d{1,4})(\+)?")
_FEWEST_BARE_MINUTES = 5
_ISO = re.compile(r"pt(?:(\d{1,3})h)?(?:(\d{1,4})m)?")


def read_notation(text: str) -> Reading | None:
    """The one length that `text` states, or None when it states none, or several."""
    if len(text) > _LONGEST_TEXT:
        return None
    written = plain(text)
    reading = _bare(written) or _clock(written) or _offset(written) or _stated(written)
    return reading if reading and 0 <= reading.high <= _LONGEST else None


def _bare(text: str) -> Reading | None:
    """Numbers without a unit, where a key or custom says minutes; ISO 8601."""
    if found := _BARE.fullmatch(text):
        minutes = int(found[2])
        if minutes < _FEWEST_BARE_MINUTES:
            return None
        return Reading(minutes, minutes, approximate=bool(found[1]), open_ended=bool(found[3]))
    if keyed := _KEYED.findall(text):
        minutes = sum(int(number) for number in keyed)
        return Reading(minutes, minutes)
    if (found := _ISO.fullmatch(text)) and (found[1] or found[2]):
        minutes = 60 * int(found[1] or 0) + int(found[2] or 0)
        return Reading(minutes, minutes)
    return None


def _clock(text: str) -> Reading | None:
    """From one time of day, or of the session, to another: "9:40 - 10:00am", "0:15-0:30"."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    begin_hour, begin_minute, begin_half, end_hour, end_minute, end_half = found.groups()
    whole_hours = begin_minute is None or end_minute is None
    looks_like_clock = end_half or ("h" in found[0] and int(begin_hour) > 6)
    if (whole_hours and not looks_like_clock) or ("h" in found[0] and not looks_like_clock):
        return None
    begin = _minute_of_day(begin_hour, begin_minute, begin_half)
    end = _minute_of_day(end_hour, end_minute, end_half)
    if begin is None or end is None:
        return None
    minutes = _between(begin, end, known=bool(begin_half and end_half))
    return Reading(minutes, minutes, approximate=bool(words.APPROXIMATE.search(text)))


def _minute_of_day(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if hours > 24 or minutes > 59:
        return None
    if half and hours <= 12:
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    return hours * 60 + minutes


def _between(begin: int, end: int, *, known: bool) -> int:
    """Where am and pm are not both said, the shortest time forward is meant."""
    if known:
        return (end - begin) % (2 * _HALF_DAY)
    forward = (end - begin) % (2 * _HALF_DAY)
    twelve_hours = begin <= _HALF_DAY + 59 and (end <= begin or forward > _HALF_DAY)
    return forward % _HALF_DAY if twelve_hours else forward


def _offset(text: str) -> Reading | None:
    """Minutes of the session: "Minutos 10-30"."""
    found = _OFFSET.search(text)
    if found is None or int(found[2]) <= int(found[1]):
        return None
    minutes = int(found[2]) - int(found[1])
    return Reading(minutes, minutes)


def _stated(text: str) -> Reading | None:
    """The length outside of brackets, else the one in them; the total when one is called so."""
    found = list(_lengths(text))
    totals = [one for one in found if _is_total(text, one)]
    outside = [
        one for one in found if text.count("(", 0, one.start) <= text.count(")", 0, one.start)
    ]
    for chosen in (totals, outside, found):
        readings = {one.reading for one in chosen}
        if len(chosen) == 1 or (len(chosen) == 2 and len(readings) == 1 and "=" in text):
            return readings.pop()
        if chosen:
            return None
    return None


def _is_total(text: str, found: _Found) -> bool:
    around = text[max(0, found.start - 12) : found.end + 14]
    return words.TOTAL.search(around) is not None


def _lengths(text: str) -> Iterator[_Found]:
    """Every length in the text that may be its subject."""
    tokens = tokens_of(text)
    grammar, at = Grammar(tokens), 0
    while at < len(tokens):
        amount = grammar.sum(at)
        if amount is None:
            at += 1
            continue
        start, end = tokens[at].start, tokens[amount.next - 1].end
        reading = _in_context(amount, text[:start], text[end:])
        if reading:
            yield _Found(reading, start, end)
        at = amount.next


def _in_context(amount: Amount, before: str, after: str) -> Reading | None:
    if words.OTHER_BEFORE.search(before) or words.OTHER_AFTER.match(after):
        return None
    if re.search(r"[\d/+#$€£]$", before) or re.match(r"[/\d]", after):
        return None
    low, approximate = amount.low, words.APPROXIMATE.search(before + after) is not None
    if words.BOUNDED_BEFORE.search(before) or words.BOUNDED_AFTER.match(after):
        low = 0.0
    elif words.OPEN_BEFORE.search(before) or words.OPEN_AFTER.match(after):
        return Reading(low, amount.high, approximate, open_ended=True)
    return Reading(low, amount.high, approximate)
