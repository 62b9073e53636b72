"""A lesson plan as a Word document that one would hand to a colleague.

What is written is the plan's Markdown, block by block in Word's own styles, so that reading the
document gives the plan back. What is worked out and not part of the plan (when each phase is)
has styles of its own, by which the reader leaves it out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from markdown_it import MarkdownIt

from facilitator.domain.schedule import schedule
from facilitator.domain.wording import hours_and_minutes
from facilitator.formats.markdown import write_plan
from facilitator.formats.word.writer_blocks import BlockWriter
from facilitator.formats.word.writer_look import COMPUTED, dress, number_pages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from docx.document import Document as WordDocument
    from markdown_it.token import Token

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.schedule import Slot

_STRUCTURE = "Lesson Structure"
_TIMELINE = ("Time", "Phase", "Length")


@dataclass(frozen=True, slots=True)
class WordProperties:
    """What the document's properties say; both instants are when the plan was last written."""

    author: str
    written: datetime


def write_word(plan: LessonPlan, properties: WordProperties) -> bytes:
    document = Document()
    dress(document)
    _describe(document, plan, properties)
    number_pages(document, plan.short_title)
    _PlanWriter(document, plan).write()
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _describe(document: WordDocument, plan: LessonPlan, properties: WordProperties) -> None:
    core = document.core_properties
    core.title, core.subject = plan.title[:250], plan.audience[:250]
    core.author = core.last_modified_by = properties.author[:250]
    core.comments, core.keywords = "", ""
    core.created = core.modified = properties.written


class _PlanWriter:
    def __init__(self, document: WordDocument, plan: LessonPlan) -> None:
        self._document = document
        self._blocks = BlockWriter(document)
        self._tokens = MarkdownIt("commonmark").enable("table").parse(write_plan(plan))
        begin = 0 if plan.start is None else plan.start
        self._slots = schedule(plan, begin).slots
        self._is_clock = plan.start is not None
        self._in_structure = False
        self._phase = 0

    def write(self) -> None:
        at = 0
        while at < len(self._tokens):
            end = _end_of(self._tokens, at)
            self._write_block(self._tokens[at:end])
            at = end

    def _write_block(self, tokens: Sequence[Token]) -> None:
        self._blocks.write(tokens)
        if tokens[0].type != "heading_open":
            return
        level, text = int(tokens[0].tag[1:]), tokens[1].content
        if level <= 2:
            self._in_structure = level == 2 and text == _STRUCTURE
            if self._in_structure and self._slots:
                self._write_timeline()
        elif level == 3 and self._in_structure and self._phase < len(self._slots):
            self._write_span(self._slots[self._phase])
            self._phase += 1

    def _write_timeline(self) -> None:
        rows = [_TIMELINE]
        rows += [
            (self._span(slot), slot.phase.label, hours_and_minutes(slot.minutes))
            for slot in self._slots
        ]
        self._blocks.table(rows, COMPUTED, widths=(3.5, 9.5, 3.5))

    def _write_span(self, slot: Slot) -> None:
        self._document.add_paragraph(self._span(slot), style=COMPUTED)

    def _span(self, slot: Slot) -> str:
        """Times of day, or how long after the start where nobody said when that is."""
        return f"{self._time(slot.begin)}–{self._time(slot.end)}"

    def _time(self, minutes: int) -> str:
        hours = minutes // 60 % 24 if self._is_clock else minutes // 60
        return f"{hours}:{minutes % 60:02}"


def _end_of(tokens: Sequence[Token], at: int) -> int:
    """Behind the block that begins there."""
    depth = 0
    for end in range(at, len(tokens)):
        depth += tokens[end].nesting
        if depth <= 0:
            return end + 1
    return len(tokens)
