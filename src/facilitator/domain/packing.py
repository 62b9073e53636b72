"""What to bring: the materials of a plan and what its phases need beside, and how many of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.plan import phase_numbers
from facilitator.domain.things_used import missing_from_list, phases_using

if TYPE_CHECKING:
    from facilitator.domain.occasion import Occasion
    from facilitator.domain.plan import LessonPlan

_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve"), start=1
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_NUMBERS)})"
_SHARE = re.compile(
    rf"\b(?:per|(?:for\s+)?(?:each|every))\s+(?:(?P<size>{_NUMBER})\s+)?"
    r"(?P<unit>groups?|teams?|pairs?|persons?|people|participants?|learners?|trainees?|students?)\b"
    rf"(?:\s+of\s+(?P<members>{_NUMBER}))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;:]")
_GROUPS, _PAIRS = ("group", "team"), ("pair",)


@dataclass(frozen=True, slots=True)
class Amount:
    """`total` pieces, or where the text counts several things, all of them `times` over."""

    total: int | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """One line of the list; `phases` are the numbers that phases have on paper."""

    text: str
    phases: tuple[int, ...] = ()
    amount: Amount | None = None


def packing_list(plan: LessonPlan, occasion: Occasion) -> tuple[Packed, ...]:
    """The plan's materials in its order."""
    return tuple(
        Packed(text, _numbers(plan, phases_using(plan, text)), amount_of(text, occasion))
        for text in plan.materials
    )


def also_needed(plan: LessonPlan, occasion: Occasion) -> tuple[Packed, ...]:
    """Things that phases use and the materials leave out."""
    uses = missing_from_list(plan)
    return tuple(
        Packed(use.thing, _numbers(plan, (use.phase,)), amount_of(use.thing, occasion))
        for use in uses
    )


def _numbers(plan: LessonPlan, positions: tuple[int, ...]) -> tuple[int, ...]:
    numbers = phase_numbers(plan.phases)
    return tuple(number for at in positions if (number := numbers[at]) is not None)


def amount_of(text: str, occasion: Occasion) -> Amount | None:
    """How many it takes where the text says so for each group, pair or person.

    None where it does not, or where nobody knows how many there are.
    """
    words = plain(text)
    share = _SHARE.search(words)
    if share is None:
        return None
    units = _units(share, occasion)
    if not units:
        return None
    before = words[: share.start()]
    counted = _COUNTED.findall(_PARTS.split(before)[-1]) or _COUNTED.findall(before)
    if len(counted) > 1:
        return Amount(times=units)
    return Amount(total=units * (_value(counted[0]) if counted else 1))


def _units(share: re.Match[str], occasion: Occasion) -> int:
    """How many groups, pairs or people there are; the last of them may not be full."""
    unit = share["unit"].lower().rstrip("s")
    size = _value(share["size"] or "1")
    if unit in _GROUPS and not share["members"]:
        return -(-len(occasion.groups) // size)
    size *= _value(share["members"] or ("2" if unit in _PAIRS else "1"))
    return -(-occasion.people // size)


def _value(word: str) -> int:
    return max(1, int(word)) if word.isdecimal() else _NUMBERS[word.lower()]
