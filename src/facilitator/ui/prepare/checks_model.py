"""What the checks say, in the order in which they are worth looking at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.domain.diagnostic import Diagnostic, Place

translate = QCoreApplication.translate
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One finding: the sentence in bold, what to do below it, and where it leads."""

    severity: Severity
    sentence: str
    advice: str
    phase: int | None
    place: Place | None

    @property
    def is_open(self) -> bool:
        return self.severity is not Severity.INFO


def check_lines(findings: Iterable[Diagnostic]) -> tuple[CheckLine, ...]:
    """The gravest first; findings that weigh the same stay in the order of the plan."""
    ordered = sorted(findings, key=lambda finding: _GRAVITY[finding.severity])
    return tuple(_line(finding) for finding in ordered)


def _line(finding: Diagnostic) -> CheckLine:
    """The template is translated whole and cut at its first sentence, before words are filled in.

    A full stop inside what is filled in therefore never cuts a sentence in two.
    """
    first, stop, rest = translate("Checks", finding.template).partition(". ")
    return CheckLine(
        severity=finding.severity,
        sentence=first.format_map(finding.values).rstrip("."),
        advice=rest.format_map(finding.values) if stop else "",
        phase=finding.phase,
        place=finding.place,
    )


def open_by_phase(lines: Sequence[CheckLine]) -> Counter[int]:
    """How many open checks each phase has."""
    return Counter(line.phase for line in lines if line.is_open and line.phase is not None)
