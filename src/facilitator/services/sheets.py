"""Spreadsheets on their way in: which column is which is settled before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from facilitator.domain.checks import check_plan
from facilitator.domain.run_sheet.mapping import from_text, guess, signature
from facilitator.domain.run_sheet.merging import merge
from facilitator.errors import UserError
from facilitator.library.values import Origin
from facilitator.services.reading import CheckedPlan, ReadDocument

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict
    from pathlib import Path

    from facilitator.domain.run_sheet.mapping import Mapping
    from facilitator.domain.run_sheet.merging import Merged
    from facilitator.formats.rubrics import FoundRubrics
    from facilitator.formats.sheets import Sheet, SheetPlan
    from facilitator.services.desk import Desk

_LINES_TO_LOOK_AT = 40
_ENDINGS = (".xlsx", ".xlsm", ".csv", ".tsv", ".tab", ".xml")
_UNKNOWN_COLUMNS = (
    "It is not clear which columns of “{name}” hold the parts and their lengths. Choose the file"
    " by itself in the window, and say so there."
)


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A spreadsheet that was opened; `best` is the sheet that looks most like an agenda."""

    name: str
    origin: Origin
    sheets: tuple[Sheet, ...]
    best: int
    remembered: Dict[str, str] = field(default_factory=dict)

    def guess(self, sheet: int, header: int | None = -1) -> Mapping:
        """As remembered for columns of the same names, else as guessed."""
        rows = self.sheets[sheet].rows
        guessed = guess(rows, header)
        known = self.remembered.get(signature(rows, guessed.header), "")
        return from_text(known, guessed) if known else guessed


def is_sheet(file: Path) -> bool:
    """By its name alone: what it holds is seen when it is opened."""
    return file.name.casefold().endswith(_ENDINGS)


def open_sheets(file: Path, remembered: Dict[str, str] | None = None) -> SheetFile | None:
    """The sheets of a file, None for a rubric and for a text; raises UserError."""
    from facilitator.formats.kinds import Kind
    from facilitator.formats.source import load_source

    source = load_source(file)
    if source.kind is Kind.TEXT:
        return None
    origin = Origin(str(file.absolute()), file.name, source.digest, source.content)
    return sheets_of(origin, source.text, remembered or {})


def is_table(text: str) -> bool:
    """Whether a text is cells copied from a spreadsheet, or a schedule in OnlyT's form.

    Cells have tabs in nearly all of their lines.
    """
    from facilitator.formats.sheets import is_schedule

    if is_schedule(text.encode()):
        return True
    lines = [line for line in text.split("\n") if line.strip()][:_LINES_TO_LOOK_AT]
    return len(lines) > 1 and sum("\t" in line for line in lines) * 5 >= len(lines) * 4


def pasted(name: str, text: str, remembered: Dict[str, str]) -> SheetFile | None:
    """Cells from the clipboard; raises UserError."""
    content = text.encode(errors="replace")
    digest = sha256(content).hexdigest()
    origin = Origin(f"paste:{digest}", f"{name}.tsv", digest, content)
    return sheets_of(origin, text.replace("\r\n", "\n"), remembered)


def sheets_of(origin: Origin, text: str, remembered: Dict[str, str]) -> SheetFile | None:
    """None for the list of a rubric; raises UserError."""
    from facilitator.formats.rubric_list import rubric_text

    read = _read(origin, text)
    if rubric_text(read[0].rows) is not None:
        return None
    best = max(range(len(read)), key=lambda n: (_promise(read[n]), -n))
    return SheetFile(origin.name, origin, read, best, remembered)


def rubrics_of(origin: Origin, text: str) -> tuple[str, FoundRubrics]:
    """The text of a list that is a rubric, and the rubrics; raises UserError without any."""
    from facilitator.formats.rubric_list import rubric_text
    from facilitator.formats.rubrics import FoundRubrics, rubrics_in

    rows = _read(origin, text)[0].rows
    return rubric_text(rows) or "", rubrics_in(rows, origin.name) or FoundRubrics()


def is_rubric(text: str) -> bool:
    """Whether cells from the clipboard are a rubric: their text may go over many lines."""
    from facilitator.formats.rubrics import is_canvas

    return is_canvas(text.partition("\n")[0].split("\t"))


def _read(origin: Origin, text: str) -> tuple[Sheet, ...]:
    from facilitator.formats.sheets import is_schedule, read_list, read_schedule, read_workbook

    if not text:
        return read_workbook(origin.content, origin.name)
    if is_schedule(origin.content):
        return read_schedule(text, origin.name)
    return read_list(text, origin.name)


def _promise(sheet: Sheet) -> int:
    """How much a sheet looks like an agenda."""
    mapping = guess(sheet.rows)
    return mapping.is_sure * 100 + len({*mapping.columns}) + (mapping.header is not None) * 10


def preview(file: SheetFile, sheet: int, mapping: Mapping, *, most: int | None = None) -> SheetPlan:
    """The plan that an import would make, or of a long sheet the first `most` rows.

    Raises UserError when it would make none.
    """
    from facilitator.formats.sheets import plan_from_sheet

    shown = file.sheets[sheet]
    if most is not None and len(shown.rows) > most:
        shown = replace(shown, rows=shown.rows[:most], was_cut=False)
    return plan_from_sheet(shown, mapping, file.name)


def read_sheet(file: SheetFile, sheet: int, mapping: Mapping) -> ReadDocument:
    """The plan as an import takes it, with its checks."""
    from facilitator.formats.markdown import place

    try:
        made = preview(file, sheet, mapping)
    except UserError as reason:
        return ReadDocument(file.name, reason)
    findings = (*made.diagnostics, *place(check_plan(made.plan), made.lines))
    checked = CheckedPlan(made.plan, findings, made.lines)
    return ReadDocument(file.name, checked, file.origin, mapped=True)


def read_guessed(file: SheetFile) -> ReadDocument:
    """Where nobody is asked: as remembered or guessed, if that is sure."""
    mapping = file.guess(file.best)
    if not mapping.is_sure:
        return ReadDocument(file.name, UserError(_UNKNOWN_COLUMNS.format(name=file.name)))
    return replace(read_sheet(file, file.best, mapping), mapped=False)


def merged_plan(desk: Desk, file: SheetFile, sheet: int, mapping: Mapping, plan_id: str) -> Merged:
    """What the plan would become; raises UserError when the sheet holds no part."""
    from facilitator.services.plans import open_plan

    made = preview(file, sheet, mapping)
    return merge(open_plan(desk, plan_id).plan, made.plan.phases, made.ids, mapping)
