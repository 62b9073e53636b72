"""What the dialog for a spreadsheet shows: its columns in words, and the plan they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.run_sheet.cells import text_of
from facilitator.domain.run_sheet.columns import Column
from facilitator.domain.run_sheet.mapping import column_of, names_of
from facilitator.ui.counting import counted
from facilitator.ui.wording import hours_and_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.run_sheet.mapping import Mapping, Rows
    from facilitator.domain.run_sheet.merging import Merged

ROWS_SHOWN = 8
_SAMPLES = 3
_PROBLEMS = 4
_LONGEST_CELL = 80
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column: what it is called, what stands in it, and the field it fills."""

    position: int
    name: str
    samples: str
    column: Column


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """The plan that would be made; `can_import` is False when there would be none."""

    heading: str
    facts: str
    phases: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    can_import: bool = False
    action: str = ""


def column_words(column: Column) -> str:
    return {
        Column.TITLE: translate("Library", "Name of the part"),
        Column.START: translate("Library", "Start time"),
        Column.END: translate("Library", "End time"),
        Column.DURATION: translate("Library", "Length"),
        Column.FACILITATOR: translate("Library", "You"),
        Column.LEARNERS: translate("Library", "Learners"),
        Column.RESOURCES: translate("Library", "Resources"),
        Column.DIFFERENTIATION: translate("Library", "Differentiation"),
        Column.TECHNOLOGY: translate("Library", "Technology"),
        Column.OFFLINE: translate("Library", "Offline alternative"),
        Column.PRIORITY: translate("Library", "Must, should or could"),
        Column.AUDIENCE: translate("Library", "Text for the audience screen"),
        Column.ID: translate("Library", "ID of the row"),
        Column.KIND: translate("Library", "Kind of row (group, milestone)"),
        Column.LINK: translate("Library", "Follows the row above"),
        Column.SKIP: translate("Library", "Skipped in the run"),
        Column.WARNING: translate("Library", "Warning before the end"),
        Column.END_ACTION: translate("Library", "What happens at the end"),
        Column.TEXT: translate("Library", "Keep as text"),
        Column.NOTHING: translate("Library", "Leave out"),
    }[column]


def column_name(names: Sequence[str], position: int) -> str:
    """Its own name, else its letter as spreadsheets have it."""
    return names[position] or translate("Library", "Column {letter}").format(
        letter=letter_of(position)
    )


def letter_of(position: int) -> str:
    """A to Z, then AA."""
    first, last = divmod(position, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def columns_shown(rows: Rows, mapping: Mapping) -> tuple[ColumnRow, ...]:
    names = names_of(rows, mapping)
    below = rows[mapping.first_row :]
    return tuple(
        ColumnRow(n, column_name(names, n), _samples(below, n), column)
        for n, column in enumerate(mapping.columns)
    )


def _samples(below: Rows, position: int) -> str:
    cells = [_short(text_of(cell), 28) for cell in column_of(below[:200], position)]
    if not cells:
        return translate("Library", "empty")
    return " · ".join(dict.fromkeys(cells[:_SAMPLES]))


def first_rows(rows: Rows, mapping: Mapping) -> tuple[tuple[str, ...], ...]:
    """The cells shown, from a little above the names on."""
    begin = max(0, (mapping.header or 0) - 2)
    width = len(mapping.columns)
    return tuple(
        tuple(_short(text_of(row[n]), _LONGEST_CELL) if n < len(row) else "" for n in range(width))
        for row in rows[begin : begin + ROWS_SHOWN]
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def new_plan_preview(
    plan: LessonPlan, findings: Sequence[Diagnostic], more: int = 0
) -> SheetPreview:
    """`more` rows are not in the preview."""
    parts = counted(
        len(plan.phases), translate("Library", "1 part"), translate("Library", "{count} parts")
    )
    facts = f"{parts} · {hours_and_minutes(plan.phase_minutes + plan.break_minutes)}"
    if more:
        text = translate("Library", "{facts} in the first rows; {more} more rows are imported too")
        facts = text.format(facts=facts, more=more)
    return SheetPreview(
        plan.title,
        facts,
        _phases(plan),
        _problems(findings),
        can_import=True,
        action=translate("Library", "Import"),
    )


def merged_preview(merged: Merged, findings: Sequence[Diagnostic]) -> SheetPreview:
    facts = translate("Library", "{patched} changed or confirmed, {added} added")
    return SheetPreview(
        merged.plan.title,
        facts.format(patched=merged.patched, added=merged.added),
        _phases(merged.plan),
        _problems(findings),
        can_import=True,
        action=translate("Library", "Merge"),
    )


def no_preview(reason: str) -> SheetPreview:
    heading = translate("Library", "No plan yet")
    return SheetPreview(heading, reason, action=translate("Library", "Import"))


def _phases(plan: LessonPlan) -> tuple[str, ...]:
    return tuple(f"{phase.label}  ·  {_length(phase.minutes)}" for phase in plan.phases)


def _length(minutes: int | None) -> str:
    return translate("Library", "no length") if minutes is None else hours_and_minutes(minutes)


def _problems(findings: Sequence[Diagnostic]) -> tuple[str, ...]:
    said = [translate("Checks", one.template).format_map(one.values) for one in findings]
    more = len(said) - _PROBLEMS
    if more > 0:
        said = [*said[:_PROBLEMS], translate("Library", "And {number} more").format(number=more)]
    return tuple(said)
