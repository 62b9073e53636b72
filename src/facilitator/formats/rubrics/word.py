"""A rubric as a Word document: a heading, its task, and one table that is read back as it is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from facilitator.formats.rubrics.grid import grid_of

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.rubric import Rubric


def write_word(rubric: Rubric, at: datetime) -> bytes:
    """On landscape paper; the head is repeated on every page."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    core = document.core_properties
    core.title, core.author, core.comments = rubric.title[:250], "", ""
    core.created = core.modified = at.replace(tzinfo=None)
    document.add_heading(rubric.title, level=1)
    if rubric.task:
        document.add_paragraph(rubric.task)
    grid = grid_of(rubric)
    table = document.add_table(rows=0, cols=len(grid[0]), style="Table Grid")
    for number, row in enumerate(grid):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].bold = number == 0 or None if text else None
    repeated = table.rows[0]._tr.get_or_add_trPr()
    repeated.append(OxmlElement("w:tblHeader"))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
