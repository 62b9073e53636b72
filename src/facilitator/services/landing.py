"""What became of a document, side by side with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.landing import landed
from facilitator.errors import UserError
from facilitator.services.plans import open_plan
from facilitator.services.reading import read_origin
from facilitator.services.sheets import preview, read_sheet, sheets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.confidence import Sureness
    from facilitator.domain.landing import Landed
    from facilitator.domain.plan import LessonPlan
    from facilitator.formats.source import Source
    from facilitator.library.values import Origin
    from facilitator.services.desk import Desk
    from facilitator.services.sheets import SheetFile

_NO_ORIGIN = "This version was not read from a document, so there is nothing to compare it with."


@dataclass(frozen=True, slots=True)
class Landing:
    """The document's lines, and the texts of the plan with the lines they come from."""

    name: str
    title: str
    source: tuple[str, ...]
    parts: tuple[Landed, ...]
    sureness: Sureness


def landing_of(
    desk: Desk,
    plan_id: str,
    version: int | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Landing:
    """Read the original again; raises UserError when the version has none."""
    stored = open_plan(desk, plan_id, version=version)
    with desk.library.reading() as work:
        origin = work.plans.origin(plan_id, stored.version)
    if origin is None:
        raise UserError(_NO_ORIGIN)
    source = _source(origin)
    file = _sheets(source, origin, remembered or {})
    if file is None:
        read = read_origin(origin, source.text, source.kind, source.remarks, remembered or {})
        lines = tuple(source.text.rstrip("\n").split("\n"))
    else:
        sheet = _sheet_of(file, stored.plan)
        read = read_sheet(file, sheet, file.guess(sheet))
        lines = _rows(file, sheet)
    checked = read.checked
    parts = landed(stored.plan, checked.lines, lines)
    return Landing(origin.name, stored.plan.title, lines, parts, checked.sureness)


def _source(origin: Origin) -> Source:
    from facilitator.formats.source import source_of

    return source_of(origin.content, Path(origin.name))


def _sheets(source: Source, origin: Origin, remembered: Mapping[str, str]) -> SheetFile | None:
    """The sheets of a spreadsheet; None for a text, and for a list that is a rubric."""
    from facilitator.formats.kinds import Kind

    if source.kind not in (Kind.WORKBOOK, Kind.LIST, Kind.SCHEDULE):
        return None
    return sheets_of(origin, source.text, dict(remembered))


def _sheet_of(file: SheetFile, plan: LessonPlan) -> int:
    """Which sheet was read is not written down: the one that gives most phases of the plan."""
    names = {phase.name for phase in plan.phases}

    def shared(sheet: int) -> int:
        try:
            made = preview(file, sheet, file.guess(sheet))
        except UserError:
            return -1
        return len(names & {phase.name for phase in made.plan.phases})

    return max(range(len(file.sheets)), key=lambda sheet: (shared(sheet), sheet == file.best))


def _rows(file: SheetFile, sheet: int) -> tuple[str, ...]:
    from facilitator.domain.run_sheet.cells import text_of

    rows = file.sheets[sheet].rows
    return tuple("  |  ".join(text_of(cell) for cell in row) for row in rows)
