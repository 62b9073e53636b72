"""What the heading of a phase says: its name, perhaps its length, perhaps a break."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from facilitator.domain.length import read_length
from facilitator.domain.plan import BREAK, Phase
from facilitator.domain.text import clean_line

if TYPE_CHECKING:
    from facilitator.domain.length import Length

_BOLD = re.compile(r"\*\*([^*].*?)\*\*:?")
_BRACKETS = re.compile(r"[ \t]*[(\[]([^()\[\]]*\d[^()\[\]]*)[)\]]")
_TAIL = re.compile(r"[ \t]*[-–—:|,][ \t]*(~?[ \t]*\d[^-–—:|,()]*)$")
_UNIT = re.compile(r"[^\W\d_]|['′]|\d[:.]\d\d ?[-–—]")
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d ?(?:[ap]m)? ?[-–—] ?\d{1,2}[:.h]\d\d(?: ?[ap]m)?", re.IGNORECASE
)
_FIVE_E = re.compile(
    r"(?:(?:phase|stage|step|part)\s*\d*\s*[:.–—-]?\s*|\d+\s*[.):]\s*)?"
    r"(?:engag(?:e|ing|ement)|explor(?:e|ing|ation)|explain(?:ing)?|explanation"
    r"|elaborat(?:e|ing|ion)|extend(?:ing)?|evaluat(?:e|ing|ion))(?:\s+phase)?\s*(?:$|[:(\[|–—-])",
    re.IGNORECASE,
)
_WORDS = "break pause recess intermission pausa descanso receso intervalo pauze przerwa перерыв"
_BARE_BREAKS = frozenset([*_WORDS.split(), "break time", "استراحة", "休息", "午休", "休憩"])
_BREAK_WORD = r"(?:break|pause|pausa|pauze)"
_DETAIL_FIRST = re.compile(
    rf"(coffee|tea|lunch|dinner|snack|comfort|bio|toilet|rest|refreshments?|short|long|quick|mid-?day"
    rf"|morning|afternoon|mid-?morning|stretch|energi[sz]er|biscuit|prayer)[ -]{_BREAK_WORD}",
    re.IGNORECASE,
)
_DETAIL_LAST = re.compile(
    r"break(?:[ \t]+[–—-][ \t]+|[ \t]+for[ \t]+(?=lunch|coffee|tea|dinner|snacks|refresh|prayer))"
    r"(\w[\w '’.:–—-]{0,40})",
    re.IGNORECASE,
)
_MEALS = re.compile(
    r"(?:lunch|coffee|tea|dinner|almuerzo|almoço|mittagspause|kaffeepause|déjeuner|pranzo)"
    r"(?: (?:time|hour))?",
    re.IGNORECASE,
)
_LENGTH_FIRST = re.compile(r"(\d{1,3}[ -]?min(?:ute)?s?)[ -]+(?=\w)", re.IGNORECASE)
_LONGEST_NAME = 200


def read_name(heading: str, duration: Length | None) -> tuple[str, Length | None]:
    """The name and length of a phase whose field says `duration`.

    A backslash in front means that the name is to be taken as it is.
    """
    bare = heading.lstrip("\\")
    if bare == heading:
        return _understood(heading, duration)
    taken_literally = _understood(bare, duration) != (bare, duration)
    return (heading[1:] if taken_literally else heading), duration


def write_name(phase: Phase) -> str:
    """The inverse of `read_name`."""
    bare = phase.name.lstrip("\\")
    changes = _understood(bare, phase.duration) != (bare, phase.duration)
    return f"\\{phase.name}" if changes else phase.name


def is_five_e(heading: str) -> bool:
    """Whether the heading names one of Engage, Explore, Explain, Elaborate, Evaluate."""
    return len(heading) <= _LONGEST_NAME and _FIVE_E.match(heading.strip("*_ ")) is not None


@lru_cache(maxsize=1024)
def _understood(heading: str, duration: Length | None) -> tuple[str, Length | None]:
    if len(heading) > _LONGEST_NAME:
        return heading, duration
    bold = _BOLD.fullmatch(heading)
    name, length = _without_length(bold[1].strip() if bold else heading, duration)
    return clean_line(_break_name(name)), length


def _without_length(heading: str, duration: Length | None) -> tuple[str, Length | None]:
    """A length in brackets or at the end moves to where lengths belong, unless another is there."""
    for pattern in (_BRACKETS, _TAIL):
        found = pattern.search(heading)
        name = heading[: found.start()] + heading[found.end() :] if found else ""
        if found and name.strip() and _UNIT.search(found[1]):
            length = read_length(found[1].strip())
            if length.minutes is not None and _agrees(length, duration):
                return name.strip(), duration or length
    return _break_of_length(heading, duration) or (heading, duration or _from_clock(heading))


def _from_clock(heading: str) -> Length | None:
    """ "9:00-9:20 Welcome": the clock stays in the name, it says more than the length."""
    found = _CLOCK.search(heading)
    length = read_length(found[0]) if found else None
    return length if length and length.minutes is not None else None


def _break_of_length(heading: str, duration: Length | None) -> tuple[str, Length | None] | None:
    """ "15-minute break" """
    found = _LENGTH_FIRST.match(heading)
    name = _break_name(heading[found.end() :]) if found else ""
    if found is None or not Phase(name).is_break:
        return None
    length = read_length(found[1])
    return (name, duration or length) if _agrees(length, duration) else None


def _agrees(length: Length, duration: Length | None) -> bool:
    return duration is None or duration.minutes == length.minutes


def _break_name(name: str) -> str:
    """ "Break", or "Break: …" with what kind of break it is; other names stay as they are."""
    if Phase(name).is_break:
        return name
    short = name.strip(" .:*_")
    if short.casefold() in _BARE_BREAKS:
        return BREAK
    detail = _DETAIL_FIRST.fullmatch(short) or _DETAIL_LAST.fullmatch(short)
    if detail is not None:
        return f"{BREAK}: {detail[1][:1].upper()}{detail[1][1:]}"
    return f"{BREAK}: {short[:1].upper()}{short[1:]}" if _MEALS.fullmatch(short) else name
