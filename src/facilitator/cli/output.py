"""What commands say: answers on stdout, everything else for people on stderr."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from facilitator.domain.wording import hours_and_minutes
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO, TextIO

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.shelf import PlanSummary, SearchHit

_INDENT = " " * 10
_CONTROLS = {
    code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"
}


def tell(text: str) -> None:
    """Say something to people; where nobody listens the work goes on."""
    if sys.stderr is not None:  # a program without a terminal has none
        with suppress(OSError):
            print(_shown(text, sys.stderr).decode(_encoding(sys.stderr)), file=sys.stderr)


def answer(text: str) -> None:
    """Text for people, in the terminal's encoding."""
    if sys.stdout is not None:
        answer_bytes(_shown(f"{text}\n", sys.stdout))


def answer_json(data: object) -> None:
    """One document for programs: UTF-8 everywhere, half characters of file names escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    answer_bytes(f"{text}\n".encode(errors="backslashreplace"))


def answer_bytes(content: bytes) -> None:
    """A document as it is: no system's line endings, no system's encoding.

    Raises UserError when it cannot be written; a reader that left, such as `head`, had enough.
    """
    if sys.stdout is None:
        return
    try:
        _write(sys.stdout.buffer, content)
    except OSError as error:
        _stop_writing(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            reason = error.strerror or str(error)
            raise UserError(f"The answer could not be written: {reason}.") from error


def _write(out: BinaryIO, content: bytes) -> None:
    """An unbuffered stream takes as much as it likes, so it is asked until all is out."""
    rest = memoryview(content)
    while rest:
        rest = rest[out.write(rest) :]
    out.flush()


def _stop_writing(out: TextIO) -> None:
    """What is left in the buffer would fail once more when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)


def _shown(text: str, out: TextIO) -> bytes:
    """Text for a terminal, which it must not steer; signs it does not know are spelled out."""
    return text.translate(_CONTROLS).encode(_encoding(out), "backslashreplace")


def _encoding(out: TextIO) -> str:
    return out.encoding or "utf-8"


def diagnostic_data(finding: Diagnostic) -> dict[str, object]:
    return {
        "severity": finding.severity.value,
        "line": finding.line,
        "code": finding.code,
        "message": finding.message,
        "dismissed": finding.dismissed,
    }


def finding_lines(findings: Sequence[Diagnostic]) -> str:
    """The findings for people, one a line, indented below what they are about."""
    return "".join(f"\n{_INDENT}{_sentence(finding)}" for finding in findings)


def _sentence(finding: Diagnostic) -> str:
    place = f"line {finding.line}: " if finding.line else ""
    if finding.dismissed is None:
        return f"{place}{finding.severity.value}: {finding.message}"
    because = f" ({finding.dismissed})" if finding.dismissed else ""
    return f"{place}dismissed{because}: {finding.message}"


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
