"""Reading one document: what was understood, and what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator.domain.checks import check_plan, is_of_plan, open_checks
from facilitator.domain.confidence import how_sure
from facilitator.domain.text import clean_line
from facilitator.errors import UserError
from facilitator.library.values import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from facilitator.domain.confidence import Sureness
    from facilitator.domain.diagnostic import Diagnostic, Place
    from facilitator.domain.plan import LessonPlan
    from facilitator.formats.kinds import Kind
    from facilitator.formats.rubrics import FoundRubrics


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A plan with everything that was found out about it, the document's lines named.

    `length` counts the characters of the document, 0 when it was no text.
    """

    plan: LessonPlan
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[Place, int] = field(default_factory=dict)
    length: int = 0

    @property
    def sureness(self) -> Sureness:
        return how_sure(self.plan, self.diagnostics, self.length)

    @property
    def open_checks(self) -> int:
        return open_checks(self.diagnostics)

    @property
    def open_checks_of_plan(self) -> int:
        """What will still be found when the document is no longer at hand."""
        return open_checks(filter(is_of_plan, self.diagnostics))


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read, or the reason why it could not be.

    `mapped` says that the user settled which column is which; `rubrics` are there when it is a
    list of them instead of a plan.
    """

    name: str
    outcome: CheckedPlan | UserError
    origin: Origin | None = None
    mapped: bool = False
    rubrics: FoundRubrics | None = None

    @property
    def checked(self) -> CheckedPlan:
        if isinstance(self.outcome, UserError):
            raise self.outcome
        return self.outcome


def check_text(text: str, name: str = "") -> CheckedPlan:
    """Read a plan's text and check the plan; a plan without a title is called as its file is.

    Raises UserError when the text is no lesson plan.
    """
    from facilitator.formats.plan_json import looks_like_json, read_plan_json

    if looks_like_json(text):
        plan = read_plan_json(text)
        return CheckedPlan(plan, check_plan(plan), {}, len(text))

    from facilitator.formats.markdown import place, read_plan

    read = read_plan(text)
    plan = read.plan if read.plan.title else replace(read.plan, title=_title_of(name))
    findings = (*read.diagnostics, *place(check_plan(plan), read.lines))
    return CheckedPlan(plan, findings, read.lines, len(text))


def _title_of(name: str) -> str:
    """ "tool_box-talk.txt" as "tool box-talk"; a name that begins with a dot has no ending."""
    stem = name.rpartition(".")[0] or name
    return clean_line(stem.replace("_", " "))


@lru_cache(maxsize=4)
def check_stored(plan: LessonPlan) -> CheckedPlan:
    """Check a plan that has no document at hand: its findings name no lines.

    Who saves a plan and who shows it ask one after the other, with every letter that is typed.
    """
    return CheckedPlan(plan, check_plan(plan))


def read_text(name: str, text: str, origin: Origin | None = None) -> ReadDocument:
    try:
        return ReadDocument(name, check_text(text, name), origin)
    except UserError as reason:
        return ReadDocument(name, reason)


def read_document(file: Path, remembered: Mapping[str, str] | None = None) -> ReadDocument:
    """Read one file; a file that cannot be read is an outcome, not an exception.

    `remembered` are the mappings of columns by the signature of their names.
    """
    from facilitator.formats.source import load_source

    try:
        source = load_source(file)
    except UserError as reason:
        return ReadDocument(file.name, reason)
    origin = Origin(str(file.absolute()), file.name, source.digest, source.content)
    return read_origin(origin, source.text, source.kind, source.remarks, remembered or {})


def read_origin(
    origin: Origin,
    text: str,
    kind: Kind,
    remarks: tuple[Diagnostic, ...] = (),
    remembered: Mapping[str, str] = MappingProxyType({}),
) -> ReadDocument:
    """Read what a document holds: a text, or the sheets of a spreadsheet."""
    if kind in ("xlsx", "csv", "schedule"):
        return _read_sheets(origin, text, remembered)
    read = read_text(origin.name, text, origin)
    if isinstance(read.outcome, UserError) or not remarks:
        return read
    checked = replace(read.outcome, diagnostics=(*remarks, *read.outcome.diagnostics))
    return replace(read, outcome=checked)


def _read_sheets(origin: Origin, text: str, remembered: Mapping[str, str]) -> ReadDocument:
    from facilitator.services import sheets

    try:
        file = sheets.sheets_of(origin, text, remembered)
        if file is not None:
            return sheets.read_guessed(file)
        words, rubrics = sheets.rubrics_of(origin, text)
    except UserError as reason:
        return ReadDocument(origin.name, reason)
    return replace(read_text(origin.name, words, origin), rubrics=rubrics)


def read_pasted(origin: Origin, text: str) -> ReadDocument:
    """A text, or the cells of a rubric."""
    from facilitator.services.sheets import is_rubric

    if is_rubric(text):
        return _read_sheets(origin, text.replace("\r\n", "\n"), {})
    return read_text(origin.name, text, origin)
