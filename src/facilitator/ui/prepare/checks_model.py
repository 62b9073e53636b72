"""What the checks say, in the order in which they are worth looking at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.alignment import matrix_of
from facilitator.domain.checks.dismissing import can_be_dismissed
from facilitator.domain.checks.passed import ANSWERS, passed
from facilitator.domain.diagnostic import Severity
from facilitator.domain.fixes import fixes_for
from facilitator.domain.offline import works_offline
from facilitator.domain.plan import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.domain.diagnostic import Diagnostic, Place
    from facilitator.domain.fixes import Fix
    from facilitator.domain.plan import LessonPlan, Objective

translate = QCoreApplication.translate
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One finding: the sentence in bold, what to do below it, and where it leads."""

    finding: Diagnostic
    sentence: str
    advice: str

    @property
    def severity(self) -> Severity:
        return self.finding.severity

    @property
    def phase(self) -> int | None:
        return self.finding.phase

    @property
    def place(self) -> Place | None:
        return self.finding.place

    @property
    def is_open(self) -> bool:
        return self.finding.is_open


@dataclass(frozen=True, slots=True)
class Offer:
    """A fix by its code: what its button says, and how the step is called in "Undo …"."""

    code: str
    words: str
    step: str


@dataclass(frozen=True, slots=True)
class CheckReading:
    """A check with what can be done about it; `hint` is what the first offer would write."""

    line: CheckLine
    offers: tuple[Offer, ...] = ()
    hint: str = ""
    can_be_dismissed: bool = False


@dataclass(frozen=True, slots=True)
class AimReading:
    """An objective on its card; `says` is what checks have found about it."""

    objective: Objective
    says: str


@dataclass(frozen=True, slots=True)
class ChecksReading:
    """All that the pane shows; `passed` are sentences, `holes` counts those of the alignment."""

    to_fix: tuple[CheckReading, ...]
    notes: tuple[CheckReading, ...]
    dismissed: tuple[CheckLine, ...]
    passed: tuple[str, ...]
    works_offline: bool
    aims: tuple[AimReading, ...]
    holes: int


def check_lines(findings: Iterable[Diagnostic]) -> tuple[CheckLine, ...]:
    """The gravest first; findings that weigh the same stay in the order of the plan."""
    ordered = sorted(findings, key=lambda finding: _GRAVITY[finding.severity])
    return tuple(_line(finding) for finding in ordered)


def _line(finding: Diagnostic) -> CheckLine:
    """The template is translated whole and cut at its first sentence, before words are filled in.

    A full stop inside what is filled in therefore never cuts a sentence in two.
    """
    first, stop, rest = translate("Checks", finding.template).partition(". ")
    detail = rest if stop else translate("Checks", finding.detail) if finding.detail else ""
    return CheckLine(
        finding=finding,
        sentence=first.format_map(finding.values).rstrip("."),
        advice=detail.format_map(finding.values),
    )


def open_by_phase(lines: Sequence[CheckLine]) -> Counter[int]:
    """How many open checks each phase has."""
    return Counter(line.phase for line in lines if line.is_open and line.phase is not None)


def checks_reading(plan: LessonPlan, lines: Sequence[CheckLine]) -> ChecksReading:
    findings = [line.finding for line in lines]
    standing = [line for line in lines if line.finding.dismissed is None]
    return ChecksReading(
        to_fix=tuple(_with_offers(plan, line) for line in standing if line.is_open),
        notes=tuple(_with_offers(plan, line) for line in standing if not line.is_open),
        dismissed=tuple(line for line in lines if line.finding.dismissed is not None),
        passed=tuple(translate("Checks", ANSWERS[each]) for each in passed(plan, findings)),
        works_offline=works_offline(plan),
        aims=_aims(plan, standing),
        holes=_holes(plan),
    )


def _with_offers(plan: LessonPlan, line: CheckLine) -> CheckReading:
    fixes = fixes_for(plan, line.finding)
    hints = [translate("Fixes", fix.hint).format_map(fix.values) for fix in fixes if fix.hint]
    return CheckReading(
        line=line,
        offers=tuple(Offer(fix.code, _words(fix), _step(fix)) for fix in fixes),
        hint=hints[0] if hints else "",
        can_be_dismissed=can_be_dismissed(line.finding),
    )


def _words(fix: Fix) -> str:
    return translate("Fixes", fix.template).format_map(fix.values)


def _step(fix: Fix) -> str:
    """What comes behind "Undo": a button's words say nothing there where they point at a hint."""
    words = translate("Fixes", "take the offline alternative") if fix.hint else _words(fix)
    return words[:1].lower() + words[1:]


def _aims(plan: LessonPlan, lines: Sequence[CheckLine]) -> tuple[AimReading, ...]:
    said: dict[int, list[str]] = {}
    for line in lines:
        place = line.place
        if (
            line.is_open
            and place
            and place.section is Section.OBJECTIVES
            and place.item is not None
        ):
            said.setdefault(place.item, []).append(line.sentence)
    return tuple(
        AimReading(objective, ". ".join(said.get(at, ())))
        for at, objective in enumerate(plan.objectives)
    )


def _holes(plan: LessonPlan) -> int:
    if not plan.objectives:
        return 0
    matrix = matrix_of(plan)
    return len(matrix.idle) + len(matrix.unassessed) + len(matrix.unmatched)
