"""Lengths in headings and at the beginning of lines, and the times of day they come from."""

from __future__ import annotations

import re
from typing import NamedTuple

from facilitator.domain.length import read_length
from facilitator.domain.run_sheet.cells import clock_of
from facilitator.domain.text import clean_line
from facilitator.formats.markdown.phase_names import read_name

LONGEST_PART = 12 * 60
_LONGEST_LINE = 400
_HOUR = r"\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\.?)?(?: ?uhr)?"
CLOCK = re.compile(rf"(?<![\d:.])({_HOUR}) ?(?:[-–—]|to|bis|a|à) ?({_HOUR})(?!\w)", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d\d))? ?([ap])?", re.IGNORECASE)
_LINK = re.compile(r"\]\([^)]*\)|\w+://\S+")
_MARK = r"(?P<indent>\s*)(?P<mark>(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\] )?)?"
_BRACKET_END = re.compile(r"^(.*\S)\s*[(\[（]([^()\[\]（）]*\d[^()\[\]（）]*)[)\]）]\W*$")
_TAIL_END = re.compile(
    r"^(.*?\S)\s*[:：|–—-]\s*[*_]*((?:~|about |ca\.? )?\d[^:|()]{0,30}?)[*_]*\.?$", re.IGNORECASE
)
_LENGTH_FIRST = re.compile(
    r"^[*_]*([(\[]?~?\d{1,3}[^:|\]\)*_]{0,24}?)[)\]]?[*_]*\s*[:：|–—-]+[*_]*\s+(\S.*)$"
)
_BOLD_LENGTH = re.compile(r"^(?:\*\*|__)([^*_]{2,40}?)\s*(:)?(?:\*\*|__)\s*(:)?\s*(.*)$")
_START = re.compile(
    r"^[*_]{0,2}(\d{1,2}[:.h]\d\d ?(?:[ap]\.?m\.?)?(?: ?uhr)?)(?![\d:.,%])[*_]{0,2}"
    r"\s*[-–—:|·]?\s*(\S.*)$",
    re.IGNORECASE,
)
_BOLD_START = re.compile(r"^([^*]+?)(?:\*\*|__)\s*(.*)$")
_ITEM_WITH_TEXT = re.compile(
    r"^(?P<name>[^()\[\]（）]{2,60}?)\s*[(\[（](?P<length>[^()\[\]（）]*\d[^()\[\]（）]{0,24})[)\]）]"
    r"[*_]*(?P<colon>\s*[:：–—-])?[*_]*\s+(?P<rest>\S.*)$"
)
_ITEM_LENGTH_FIRST = re.compile(
    r"^[*_(\[]*(~?\d{1,3} ?(?:min\w{0,5}\.?|mn|['′]|h(?:ours?|rs?)?|std\.?|stunden?|horas?))"
    r"[)\]*_]*\s*[:–—|-]?\s+(\S.*)$",
    re.IGNORECASE,
)
_MARKS = " \t*_:：-–—|.,"
_HAS_UNIT = re.compile(r"[^\W\d_]|['′]|\d[:.]\d\d")
_NOT_A_NAME = re.compile(r"[\W\d_]*$")


class Timed(NamedTuple):
    """What takes a time, and its length as the author wrote it."""

    name: str
    length: str


class Lead(NamedTuple):
    """A line that opens a timed part: its kind, how far it is indented, and what follows."""

    kind: str
    indent: int
    name: str
    length: str
    rest: str
    marked: bool = False


def minutes_of(text: str) -> int | None:
    """Minutes of a text that is hardly more than a length; no deadline, no score, no address."""
    if len(text) > 60 or not _HAS_UNIT.search(text):
        return None
    minutes = read_length(text).minutes
    return minutes if minutes is not None and 0 < minutes <= LONGEST_PART else None


def timed_heading(text: str) -> Timed | None:
    """The name and the length in a heading such as "Opening (5 min)" or "5 min: Opening"."""
    bare = _LINK.sub("]", text)
    if len(bare) > _LONGEST_LINE or not any(character.isdigit() for character in bare):
        return None
    for pattern in (_BRACKET_END, _TAIL_END):
        found = pattern.match(text)
        if found and minutes_of(found[2].strip()) and not _NOT_A_NAME.match(found[1]):
            return Timed(_bare(found[1]), found[2].strip())
    found = _LENGTH_FIRST.match(text)
    if found and minutes_of(found[1].strip("( ")) and not CLOCK.search(found[1]):
        return Timed(_bare(found[2]), found[1].strip("([ "))
    _, length = read_name(bare, None)
    if length and length.minutes and length.minutes <= LONGEST_PART:
        return Timed(read_name(text, None)[0], length.text)
    return None


def _bare(name: str) -> str:
    return clean_line(name.strip(_MARKS))


def clock_first(line: str) -> tuple[str, str] | None:
    """The times of day at the beginning of a line, and what stands behind them."""
    bare = line.lstrip(" \t*_([-+>|")
    found = CLOCK.match(bare) if len(line) <= _LONGEST_LINE else None
    if found is None or not minutes_of(found[0]):
        return None
    return found[0], bare[found.end() :].strip()


def lead_of(line: str) -> Lead | None:
    """How a line opens a timed part, if it does."""
    head = line[:_LONGEST_LINE]
    if not any(character.isdigit() for character in head[:200]):
        return None
    found = re.match(_MARK, head)
    indent = len(found["indent"].expandtabs(4)) if found else 0
    marked = bool(found and found["mark"])
    body = head[found.end() :] if found else head
    return (
        _clock_lead(body, indent)
        or _start_lead(body, indent)
        or _bold_lead(body, indent)
        or _item_lead(_without_break(body), indent, marked=marked)
        or _item_with_text(_without_break(body), indent, marked=marked)
    )


def _clock_lead(body: str, indent: int) -> Lead | None:
    clock = clock_first(body)
    if clock is None:
        return None
    name = clean_line(clock[1].lstrip(_MARKS + ")]").rstrip(_MARKS))
    return Lead("clock", indent, name, clock[0], "")


def start_of(text: str) -> tuple[int, str] | None:
    """The one time of day at the beginning of a text, and what stands behind it."""
    found = _START.match(text) if len(text) <= _LONGEST_LINE else None
    start = clock_of(found[1].replace(" ", "")) if found else None
    return None if found is None or start is None else (start, found[2])


def clock_text(minutes: int) -> str:
    """Minutes since midnight as "9:05"."""
    return f"{minutes // 60 % 24}:{minutes % 60:02d}"


def _start_lead(body: str, indent: int) -> Lead | None:
    """ "9:15 Names", "**9:15 Names.** Everyone says one"; its length is not known yet."""
    found = start_of(body)
    if found is None:
        return None
    start, behind = found
    bold = _BOLD_START.match(behind) if body.startswith(("**", "__")) else None
    name, rest = (bold[1], bold[2]) if bold else (behind, "")
    return Lead("start", indent, clean_line(name.strip(_MARKS)), clock_text(start), rest)


def _bold_lead(body: str, indent: int) -> Lead | None:
    """ "**5 minutes:** students do this" """
    found = _BOLD_LENGTH.match(body)
    if found is None or not found[1][0].isdigit() or not minutes_of(found[1].strip()):
        return None
    return Lead("length", indent, "", found[1].strip(), found[4])


def _item_lead(body: str, indent: int, *, marked: bool) -> Lead | None:
    """ "1. Opening (10 min)", "- Opening: **10 min**", "**Opening** (10 min)" """
    if len(body) > 160 or not (marked or body.startswith(("**", "__"))):
        return None
    for pattern in (_BRACKET_END, _TAIL_END):
        found = pattern.match(_LINK.sub("]", body))
        if found and minutes_of(found[2].strip()) and not _NOT_A_NAME.match(found[1]):
            return Lead("item", indent, _bare(found[1]), found[2].strip(), "", marked)
    return None


def _item_with_text(body: str, indent: int, *, marked: bool) -> Lead | None:
    """ "1. Opening (10 min): what happens", "- 10 min Opening" """
    found = _ITEM_WITH_TEXT.match(body)
    if found and (marked or found["colon"] or body.startswith(("**", "__"))):
        length = found["length"].strip()
        if minutes_of(length) and not _NOT_A_NAME.match(found["name"]):
            return Lead("item", indent, _bare(found["name"]), length, found["rest"], marked)
    first = _ITEM_LENGTH_FIRST.match(body) if marked else None
    if first and minutes_of(first[1]) and not _NOT_A_NAME.match(first[2]):
        return Lead("item", indent, _bare(first[2]), first[1], "", marked)
    return None


def _without_break(line: str) -> str:
    return re.sub(r"\s*<br ?/?>\s*$", "", line.rstrip())


def span_of(text: str) -> tuple[int, int] | None:
    """The times of day in a text as minutes since midnight; the end may lie behind midnight."""
    found = CLOCK.search(text[:_LONGEST_LINE])
    minutes = minutes_of(found[0]) if found else None
    begin = _TIME.match(found[1]) if found else None
    if found is None or begin is None or minutes is None:
        return None
    hour = int(begin[1])
    half = (begin[3] or "").casefold()
    if half == "p" and hour < 12:
        hour += 12
    start = hour * 60 + int(begin[2] or 0)
    return start, start + minutes
