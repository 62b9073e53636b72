"""What reading finds out besides the plan: where things stand, and what was odd."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator.domain.plan import PhaseField, Section


@dataclass(slots=True)
class Log:
    """Lines come in counted from 0 and are kept counted from 1."""

    lines: dict[Place, int] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)

    def mark(
        self,
        line: int,
        section: Section,
        item: int | None = None,
        field: PhaseField | None = None,
    ) -> None:
        """The first mark of a place counts."""
        self.lines.setdefault(Place(section, item, field), line + 1)

    def note(
        self,
        severity: Severity,
        code: str,
        template: str,
        *,
        line: int,
        values: Mapping[str, str],
        phase: int | None = None,
    ) -> None:
        finding = Diagnostic(severity, code, template, values, line=line + 1, phase=phase)
        self.findings.append(finding)


def place(findings: Iterable[Diagnostic], lines: Mapping[Place, int]) -> tuple[Diagnostic, ...]:
    """The findings with the lines they are about, as far as the source has such a line."""
    return tuple(
        finding if finding.place is None else replace(finding, line=_line_of(finding.place, lines))
        for finding in findings
    )


def _line_of(place: Place, lines: Mapping[Place, int]) -> int | None:
    """The line of the field, else of the item, else of the section."""
    wider = (place, place._replace(field=None), Place(place.section))
    return next((lines[known] for known in wider if known in lines), None)
