"""Reading one document: what was understood, and what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.checks import check_plan, open_checks
from facilitator.errors import UserError
from facilitator.library.values import Origin

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A plan with everything that was found out about it, the document's lines named."""

    plan: LessonPlan
    diagnostics: tuple[Diagnostic, ...]

    @property
    def open_checks(self) -> int:
        return open_checks(self.diagnostics)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read, or the reason why it could not be."""

    name: str
    outcome: CheckedPlan | UserError
    origin: Origin | None = None

    @property
    def checked(self) -> CheckedPlan:
        if isinstance(self.outcome, UserError):
            raise self.outcome
        return self.outcome


def check_text(text: str) -> CheckedPlan:
    """Read a plan's text and check the plan.

    Raises UserError when the text is no lesson plan.
    """
    from facilitator.formats.markdown import place, read_plan

    read = read_plan(text)
    return CheckedPlan(read.plan, (*read.diagnostics, *place(check_plan(read.plan), read.lines)))


def check_stored(plan: LessonPlan) -> CheckedPlan:
    """Check a plan that has no document at hand: its findings name no lines."""
    return CheckedPlan(plan, check_plan(plan))


def read_text(name: str, text: str, origin: Origin | None = None) -> ReadDocument:
    try:
        return ReadDocument(name, check_text(text), origin)
    except UserError as reason:
        return ReadDocument(name, reason)


def read_document(file: Path) -> ReadDocument:
    """Read one file; a file that cannot be read is an outcome, not an exception."""
    from facilitator.formats.source import load_source

    try:
        source = load_source(file)
    except UserError as reason:
        return ReadDocument(file.name, reason)
    origin = Origin(str(file.absolute()), file.name, source.digest, source.content)
    return read_text(file.name, source.text, origin)
