"""How sure it is that a plan was read as its author meant it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.domain.wording import hours_and_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from facilitator.domain.plan import LessonPlan

_MUCH = 0.5


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Sureness:
    """The reasons are findings without a place; those that lower it are warnings."""

    level: Confidence
    reasons: tuple[Diagnostic, ...]

    @property
    def doubts(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.reasons if one.severity is Severity.WARNING)


def how_sure(plan: LessonPlan, findings: Iterable[Diagnostic], length: int) -> Sureness:
    """`length` counts the characters of the document, 0 when it is no text."""
    codes = {finding.code for finding in findings}
    reasons = (*_about_phases(plan), *_about_reading(codes), *_about_text(plan, codes, length))
    doubts = sum(one.severity is Severity.WARNING for one in reasons)
    timed = sum(phase.minutes is not None for phase in plan.phases)
    if not timed or doubts > 2:
        return Sureness(Confidence.LOW, reasons)
    return Sureness(Confidence.MEDIUM if doubts else Confidence.HIGH, reasons)


def _about_phases(plan: LessonPlan) -> Iterator[Diagnostic]:
    count = len(plan.phases)
    timed = sum(phase.minutes is not None for phase in plan.phases)
    total = hours_and_minutes(plan.phase_minutes + plan.break_minutes)
    if not count:
        yield _doubt("no-parts", "No parts of the session were found")
    elif timed == count:
        text = "All {count} parts have a length, {total} in all"
        text = text if count > 1 else "Its only part has a length, {total}"
        yield _fact("all-timed", text, count=str(count), total=total)
    else:
        text = "{without} of {count} parts have no length"
        yield _doubt("untimed", text, count=str(count), without=str(count - timed))


def _about_reading(codes: set[str]) -> Iterator[Diagnostic]:
    if "other-form" in codes:
        yield _fact("another-form", "It is not in the usual form, so it was read by what it shows")
    same = {"phases-do-not-add-up"} if "totals-disagree" in codes else set()
    for code, text in _DOUBTS.items():
        if code in codes - same:
            yield _doubt(f"doubt-{code}", text)


def _about_text(plan: LessonPlan, codes: set[str], length: int) -> Iterator[Diagnostic]:
    kept = sum(len(part.text) for part in plan.kept)
    kept += sum(len(part.text) for phase in plan.phases for part in phase.kept)
    share = kept / length if length else 0.0
    if "other-form" in codes and share > _MUCH:
        text = "{percent} % of the text has no field of its own"
        yield _doubt("much-text", text, percent=str(min(100, round(share * 100))))
    if not plan.objectives:
        yield _fact("objectives-missing", "No learning objectives were found")


def _fact(code: str, template: str, **values: str) -> Diagnostic:
    return Diagnostic(Severity.INFO, code, template, values)


def _doubt(code: str, template: str, **values: str) -> Diagnostic:
    return Diagnostic(Severity.WARNING, code, template, values)


_DOUBTS = {
    "totals-disagree": "It gives different lengths for the whole",
    "phases-do-not-add-up": "Its parts do not add up to the length it states",
    "times-overlap": "Parts overlap",
    "duplicate-heading": "A section is there twice",
    "duplicate-field": "A field is there twice",
    "row-not-read": "Some rows could not be read",
    "length-not-read": "Some lengths could not be read",
    "times-disagree": "Some lengths do not fit their times of day",
    "unreadable-length": "Some lengths could not be read",
    "sheet-cut": "There is more in it than was read",
}
