"""Where the lines of a document went: to which field, or to text without one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Place
from facilitator.domain.plan import PhaseField, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from facilitator.domain.plan import KeptText, LessonPlan

_WORD = re.compile(r"\w+")
_LISTS = {
    Section.CONCEPTS: "concepts",
    Section.PRIOR_KNOWLEDGE: "prior_knowledge",
    Section.MATERIALS: "materials",
    Section.CONNECTIONS: "connections",
    Section.APPLICATIONS: "applications",
    Section.METACOGNITION: "metacognition",
    Section.EXTENSIONS: "extensions",
    Section.SAFETY: "safety",
    Section.LEARNER_QUESTIONS: "learner_questions",
    Section.FACILITATOR_QUESTIONS: "facilitator_questions",
    Section.VIRTUAL: "virtual",
    Section.RESOURCES: "resources",
}


@dataclass(frozen=True, slots=True)
class Landed:
    """A text of the plan and the lines, from 1, that it comes from; 0 when no line says it.

    `what` is the name of a phase, or "title" or "audience" in the header; `typed` is False for
    text that has no field.
    """

    place: Place
    what: str
    text: str
    typed: bool = True
    first: int = 0
    last: int = 0


def landed(
    plan: LessonPlan, lines: Mapping[Place, int], source: Sequence[str]
) -> tuple[Landed, ...]:
    """Every text of the plan in the plan's order."""
    finder = _Finder(source)
    found = [finder.placed(one, lines) for one in _texts(plan)]
    starts = sorted({one.first for one in found if one.first})
    return tuple(_to_its_end(one, starts, source) for one in found)


def _texts(plan: LessonPlan) -> Iterator[Landed]:
    yield Landed(Place(Section.HEADER), "title", plan.title)
    if plan.duration:
        place = Place(Section.HEADER, None, PhaseField.DURATION)
        yield Landed(place, "", plan.duration.text)
    if plan.audience:
        yield Landed(Place(Section.HEADER), "audience", plan.audience)
    yield from _kept(plan.kept, Section.HEADER)
    for section in Section:
        if section is Section.STRUCTURE:
            yield from _phases(plan)
        else:
            for n, text in enumerate(_items(plan, section)):
                yield Landed(Place(section, n), "", text)
        if section is not Section.HEADER:
            yield from _kept(plan.kept, section)


def _items(plan: LessonPlan, section: Section) -> tuple[str, ...]:
    match section:
        case Section.OBJECTIVES:
            return tuple(f"{one.text} {one.level}".strip() for one in plan.objectives)
        case Section.ASSESSMENTS:
            return tuple(f"{one.kind}: {one.method}" for one in plan.assessments)
        case Section.DIFFERENTIATION:
            return tuple(f"{one.audience}: {one.text}" for one in plan.strategies)
        case _ if section in _LISTS:
            items: tuple[str, ...] = getattr(plan, _LISTS[section])
            return items
        case _:
            return ()


def _phases(plan: LessonPlan) -> Iterator[Landed]:
    for n, phase in enumerate(plan.phases):
        yield Landed(Place(Section.STRUCTURE, n), phase.label, phase.label)
        for field in PhaseField:
            text = phase.duration.text if phase.duration else ""
            if field is not PhaseField.DURATION:
                text = getattr(phase, field.value)
            if text:
                yield Landed(Place(Section.STRUCTURE, n, field), phase.label, text)
        for part in phase.kept:
            yield Landed(Place(Section.STRUCTURE, n), phase.label, part.text, typed=False)


def _kept(kept: tuple[KeptText, ...], section: Section) -> Iterator[Landed]:
    for part in kept:
        if part.section is section:
            yield Landed(Place(section), "", part.text, typed=False)


class _Finder:
    """Lines by the words in them: a text that was set anew is still found."""

    def __init__(self, source: Sequence[str]) -> None:
        self._lines = [" ".join(_WORD.findall(line.casefold())) for line in source]

    def placed(self, one: Landed, lines: Mapping[Place, int]) -> Landed:
        exact = one.what not in ("title", "audience") or one.place in lines
        known = lines.get(one.place, 0) if one.typed and exact and one.what != "audience" else 0
        around = lines.get(Place(one.place.section, one.place.item), 0)
        return replace(one, first=known or self._find(one.text, around) or around)

    def _find(self, text: str, around: int) -> int:
        """The line that says the most of the text's first line, from `around` on if it can be."""
        first = next((line for line in text.split("\n") if _WORD.search(line)), "")
        words = " ".join(_WORD.findall(first.casefold()))
        if not words:
            return 0
        order = [*range(max(0, around - 1), len(self._lines)), *range(max(0, around - 1))]
        whole = next((n for n in order if words in self._lines[n]), None)
        if whole is None:
            held = (n for n in order if len(self._lines[n]) > 3 and self._lines[n] in words)
            whole = next(held, None)
        return 0 if whole is None else whole + 1


def _to_its_end(one: Landed, starts: Sequence[int], source: Sequence[str]) -> Landed:
    """Up to the next line that something else begins on, without blank lines at the end."""
    if not one.first:
        return one
    following = next((start for start in starts if start > one.first), len(source) + 1)
    last = following - 1
    if one.typed and "\n" not in one.text:
        last = one.first
    while last > one.first and not source[last - 1].strip():
        last -= 1
    return replace(one, last=last)
