"""Small pictures of printed pages as they are meant; `python -m tests.printing.golden_pages`.

Look at what it writes before it is committed: the tests hold the documents against it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf

from facilitator.domain.occasion import Occasion
from facilitator.domain.paper import Look, RubricForm
from facilitator.domain.rubric import RubricKind
from facilitator.domain.rubric_kinds import as_kind
from facilitator.domain.session import Group
from facilitator.formats.markdown import read_plan
from facilitator.resources import sample_plans
from facilitator.services.printing import Document, PrintOrder, make_pdf
from tests.rubrics import KNOTS

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("golden")
_WIDTH = 240
_GROUPS = ("Aspen", "Beech", "Cypress")


def orders() -> Iterator[tuple[str, PrintOrder]]:
    """By name: every document that a plan alone has, rubrics of each kind, and two other looks."""
    plan = read_plan(sample_plans()[0].read_text("utf-8")).plan
    room = Occasion(groups=tuple(Group(name, name, people=4) for name in _GROUPS))
    usual = PrintOrder(Document.RUBRIC, plan, groups=_GROUPS, occasion=room)
    for document in Document:
        if document not in (Document.REPORT, Document.STATION_SHEETS, Document.NAME_TENTS):
            yield document.value, replace(usual, document=document)
    for kind in RubricKind:
        yield f"rubric-{kind.value}", replace(usual, rubric=as_kind(KNOTS, kind))
    yield "rubric-grid", replace(usual, form=RubricForm.GRID)
    run_sheet = replace(usual, document=Document.RUN_SHEET)
    yield "run-sheet-large", replace(run_sheet, look=Look(large=True, spacious=True))
    yield "run-sheet-ink-saver", replace(run_sheet, look=Look(ink_saver=True))


def picture(order: PrintOrder) -> pymupdf.Pixmap:
    """The first page, gray and small."""
    page = pymupdf.open(stream=make_pdf(order), filetype="pdf")[0]
    scale = _WIDTH / max(page.rect.width, page.rect.height)
    return page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY)


def file_of(name: str) -> Path:
    return FOLDER / f"{name}.png"


if __name__ == "__main__":
    for name, order in orders():
        picture(order).save(file_of(name))
