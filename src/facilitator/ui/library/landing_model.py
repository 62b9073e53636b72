"""What became of a document in words: each text, the field it is in, the lines it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.confidence import Confidence
from facilitator.domain.plan import Section
from facilitator.ui.prepare.sections import field_name, section_name

if TYPE_CHECKING:
    from facilitator.domain.confidence import Sureness
    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.landing import Landed
    from facilitator.services.landing import Landing

_LONGEST = 110
translate = QCoreApplication.translate
SURENESS_LOOK = {
    Confidence.HIGH: ("ph.check-circle", "ok"),
    Confidence.MEDIUM: ("ph.warning", "warn"),
    Confidence.LOW: ("ph.warning-circle", "danger"),
}


@dataclass(frozen=True, slots=True)
class LandingRow:
    """`first` and `last` are lines of the document, counted from 1; 0 when none says it."""

    where: str
    text: str
    typed: bool
    first: int
    last: int

    @property
    def words(self) -> str:
        return f"{self.where}: {self.text}"


@dataclass(frozen=True, slots=True)
class LandingShown:
    heading: str
    sureness: str
    look: tuple[str, str]
    reasons: tuple[str, ...]
    counts: str
    source: tuple[str, ...]
    rows: tuple[LandingRow, ...]


def landing_shown(landing: Landing) -> LandingShown:
    rows = tuple(_row(part) for part in landing.parts if part.text)
    kept = sum(not row.typed for row in rows)
    counts = translate("Library", "{typed} texts in fields, {kept} kept as text")
    return LandingShown(
        heading=landing.title or landing.name,
        sureness=sureness_words(landing.sureness.level),
        look=SURENESS_LOOK[landing.sureness.level],
        reasons=reason_words(landing.sureness),
        counts=counts.format(typed=len(rows) - kept, kept=kept),
        source=landing.source,
        rows=rows,
    )


def sureness_words(level: Confidence) -> str:
    return {
        Confidence.HIGH: translate("Library", "Read with high confidence"),
        Confidence.MEDIUM: translate("Library", "Read with medium confidence"),
        Confidence.LOW: translate("Library", "Read with low confidence"),
    }[level]


def reason_words(sureness: Sureness) -> tuple[str, ...]:
    """What lowers it comes first."""
    doubts = sureness.doubts
    others = [one for one in sureness.reasons if one not in doubts]
    return tuple(_sentence(one) for one in (*doubts, *others))


def _sentence(finding: Diagnostic) -> str:
    return translate("Checks", finding.template).format_map(finding.values)


def _row(part: Landed) -> LandingRow:
    text = " ".join(part.text.split())
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return LandingRow(_where(part), shown, part.typed, part.first, part.last)


def _where(part: Landed) -> str:
    section, item, field = part.place
    if section is Section.STRUCTURE and item is not None:
        name = part.what or translate("Library", "Part {number}").format(number=item + 1)
        if not part.typed:
            return translate("Library", "{part}, kept as text").format(part=name)
        return f"{name}, {field_name(field)}" if field else translate("Library", "Part")
    if not part.typed:
        return translate("Library", "Kept as text")
    if section is Section.HEADER:
        return _header_word(part)
    return section_name(section)


def _header_word(part: Landed) -> str:
    if part.place.field:
        return field_name(part.place.field)
    if part.what == "audience":
        return translate("Library", "Audience")
    return translate("Library", "Title")
