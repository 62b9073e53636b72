"""Collecting the lines that have no place in the form, so that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.domain.plan import KeptText, Section
from facilitator.formats.markdown.escaping import (
    FIELD,
    HEADER,
    LIST,
    OBJECTIVES,
    PREFACE,
    QUESTIONS,
    TEXT,
    Ground,
    unescape,
)
from facilitator.formats.markdown.names import REFLECTION_PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping

END = -1


def ground_of(section: Section, after: int) -> Ground:
    """The ground on which a kept text of a section stands."""
    if section is Section.OBJECTIVES:
        return TEXT if after else OBJECTIVES
    if section is Section.HEADER:
        return HEADER
    if section is Section.STRUCTURE:
        return PREFACE
    return QUESTIONS if section in REFLECTION_PARTS else LIST


@dataclass(slots=True)
class _Range:
    section: Section
    after: int
    start: int
    end: int


@dataclass(slots=True)
class Keeper:
    """Ranges of lines under the section and the number of items, or END, that they follow."""

    lines: list[str]
    ranges: list[_Range] = field(default_factory=list)

    def keep(self, section: Section, after: int, start: int, end: int) -> bool:
        """False when the lines are blank."""
        if not any(self.lines[start:end]):
            return False
        self.ranges.append(_Range(section, after, start, end))
        return True

    def texts(
        self, counts: Mapping[Section, int], *, front_matter: int = 0
    ) -> tuple[KeptText, ...]:
        """All of it in the order of the form, one text for each place.

        `counts` tells how many items each section came to hold.
        """
        places: dict[tuple[Section, int], list[_Range]] = {}
        for kept in self.ranges:
            after = counts.get(kept.section, 0) if kept.after == END else kept.after
            places.setdefault((kept.section, after), []).append(kept)
        order = sorted(places, key=lambda place: (_ORDER[place[0]], place[1]))
        return tuple(
            KeptText(*place, self._text(places[place], ground_of(*place), front_matter))
            for place in order
        )

    def phase_texts(self) -> tuple[KeptText, ...]:
        """The same for the fields of one phase."""
        places: dict[int, list[_Range]] = {}
        for kept in self.ranges:
            places.setdefault(kept.after, []).append(kept)
        return tuple(
            KeptText(Section.STRUCTURE, after, self._text(places[after], FIELD, 0))
            for after in sorted(places)
        )

    def _text(self, ranges: list[_Range], ground: Ground, front_matter: int) -> str:
        return "\n\n".join(
            self._read(start, end, ground, front_matter) for start, end in _joined(ranges)
        )

    def _read(self, start: int, end: int, ground: Ground, front_matter: int) -> str:
        """A YAML header holds no structure, so nothing in it was escaped."""
        whole = min(front_matter, end) if start == 0 else start
        rest = unescape("\n".join(self.lines[whole:end]), ground)
        return "\n".join([*self.lines[start:whole], rest]).strip()


_ORDER = {section: number for number, section in enumerate(Section)}


def _joined(ranges: list[_Range]) -> list[tuple[int, int]]:
    """Ranges that touch are one text, so that their lines come back as they stood."""
    joined: list[tuple[int, int]] = []
    for kept in ranges:
        if joined and joined[-1][1] == kept.start:
            joined[-1] = (joined[-1][0], kept.end)
        else:
            joined.append((kept.start, kept.end))
    return joined
