"""What was odd in a document or a plan, said so that a trainer can act on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.plan import PhaseField, Section

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Place(NamedTuple):
    """Where in a plan a finding points: a part, an item of it (from 0), a field of a phase."""

    section: Section
    item: int | None = None
    field: PhaseField | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding; `line` counts from 1 and is None when the finding is about no single line.

    `template` is the sentence with named places, so that windows can translate it before filling
    them in, and `detail` what a second line may add; `phase` is the position of the phase it is
    about, `place` the field to go to. `subject` says in words that stay when phases move what it
    is about; `dismissed` is the trainer's reason for leaving it at that.
    """

    severity: Severity
    code: str
    template: str
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    line: int | None = None
    phase: int | None = None
    place: Place | None = None
    detail: str = ""
    subject: str = ""
    dismissed: str | None = None

    @property
    def is_open(self) -> bool:
        """True when something is to be done about it."""
        return self.severity is not Severity.INFO and self.dismissed is None

    @property
    def message(self) -> str:
        return self.template.format_map(self.values)
