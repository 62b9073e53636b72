"""What commands say: answers on stdout, everything else for people on stderr."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from facilitator.domain.wording import hours_and_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.shelf import PlanSummary, SearchHit

_INDENT = " " * 10


def tell(text: str) -> None:
    print(text, file=sys.stderr)


def answer(text: str) -> None:
    print(text)


def answer_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def answer_bytes(content: bytes) -> None:
    """A document as it is: no system's line endings, no system's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def diagnostic_data(finding: Diagnostic) -> dict[str, object]:
    return {
        "severity": finding.severity.value,
        "line": finding.line,
        "code": finding.code,
        "message": finding.message,
    }


def finding_lines(findings: Sequence[Diagnostic]) -> str:
    """The findings for people, one a line, indented below what they are about."""
    return "".join(f"\n{_INDENT}{_sentence(finding)}" for finding in findings)


def _sentence(finding: Diagnostic) -> str:
    place = f"line {finding.line}: " if finding.line else ""
    return f"{place}{finding.severity.value}: {finding.message}"


def summary_data(row: PlanSummary) -> dict[str, object]:
    return {
        "id": row.id,
        "title": row.title,
        "audience": row.audience,
        "stated_minutes": row.stated_minutes,
        "phase_minutes": row.phase_minutes,
        "phases": row.phases,
        "tags": list(row.tags),
    }


def summary_line(row: PlanSummary) -> str:
    minutes = row.stated_minutes or row.phase_minutes
    length = hours_and_minutes(minutes) if minutes else ""
    return f"{row.id[:8]}  {length:>12}  {row.title}"


def snippet(hit: SearchHit) -> str:
    """The snippet as text, the matching words in brackets."""
    return "".join(f"[{text}]" if matches else text for text, matches in hit.snippet)
