"""What became of a document, side by side with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.landing import landed
from facilitator.errors import UserError
from facilitator.services.plans import open_plan
from facilitator.services.reading import read_origin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.confidence import Sureness
    from facilitator.domain.landing import Landed
    from facilitator.formats.source import Source
    from facilitator.library.values import Origin
    from facilitator.services.desk import Desk

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
    read = read_origin(origin, source.text, source.kind, source.remarks, remembered or {})
    checked = read.checked
    lines = _lines(source, origin)
    parts = landed(stored.plan, checked.lines, lines)
    return Landing(origin.name, stored.plan.title, lines, parts, checked.sureness)


def _source(origin: Origin) -> Source:
    from facilitator.formats.source import source_of

    return source_of(origin.content, Path(origin.name))


def _lines(source: Source, origin: Origin) -> tuple[str, ...]:
    """The lines of a text; of a spreadsheet the rows of the sheet that was read."""
    from facilitator.domain.run_sheet.cells import text_of
    from facilitator.formats.kinds import Kind
    from facilitator.services.sheets import sheets_of

    if source.kind in (Kind.WORKBOOK, Kind.LIST):
        file = sheets_of(origin, source.text, {})
        if file is not None:
            rows = file.sheets[file.best].rows
            return tuple("  |  ".join(text_of(cell) for cell in row) for row in rows)
    return tuple(source.text.rstrip("\n").split("\n"))
