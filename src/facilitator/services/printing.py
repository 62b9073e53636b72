"""Turning plans and sessions into paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.paper import Paper
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.services.files import safe_name, write_atomically
from facilitator.services.progress import silent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.domain.plan import LessonPlan
    from facilitator.services.progress import Progress


class Document(StrEnum):
    """What can be printed of a plan."""

    RUBRIC = "rubric"
    REFLECTION = "reflection"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One document of one plan; a copy for each group, a blank one when there are none."""

    document: Document
    plan: LessonPlan
    paper: Paper = Paper.A4
    groups: tuple[str, ...] = ()


def file_name(order: PrintOrder) -> str:
    """What the PDF is called when nobody says otherwise."""
    return f"{safe_name(order.plan.short_title)} - {order.document}.pdf"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Several orders that go to the printer together, each with the copies of every sheet."""

    orders: tuple[tuple[PrintOrder, int], ...]


def make_pdf(order: PrintOrder) -> bytes:
    """The pages of the order as one PDF.

    Raises UserError when the plan holds nothing that such a document could show.
    """
    return _MAKERS[order.document](order)


def unprintable_characters(order: PrintOrder) -> tuple[str, ...]:
    """Characters that the embedded fonts cannot show: they are printed as their code points."""
    from facilitator.printing.coverage import missing_characters

    return missing_characters(_texts_of(order))


def save_pdf(order: PrintOrder, target: Path) -> None:
    """Write the PDF, whole or not at all."""
    write_atomically(target, make_pdf(order))


def make_job(job: PrintJob, progress: Progress = silent) -> bytes:
    """All pages of a job as one PDF, in the order in which they leave the printer.

    The copies of one group's sheets lie together. Raises UserError as `make_pdf` does.
    """
    parts = []
    for done, (order, copies) in enumerate(job.orders):
        progress(done, len(job.orders))
        parts.append(make_pdf(replace(order, groups=each_so_often(order.groups, copies))))
    return parts[0] if len(parts) == 1 else _joined(parts)


def each_so_often(groups: tuple[str, ...], copies: int) -> tuple[str, ...]:
    """Every group's name `copies` times in a row; without groups that many blank sheets."""
    if copies == 1:
        return groups
    return tuple(name for name in groups or ("",) for _ in range(copies))


def _joined(pdfs: Sequence[bytes]) -> bytes:
    """Pages of different documents keep their own size and orientation."""
    from io import BytesIO

    from pypdfium2 import PdfDocument

    whole, written = PdfDocument.new(), BytesIO()
    for pdf in pdfs:
        part = PdfDocument(pdf)
        whole.import_pages(part)
        part.close()
    whole.save(written)
    whole.close()
    return written.getvalue()


def save_job(job: PrintJob, target: Path, progress: Progress = silent) -> None:
    """Write the whole job as one PDF, or nothing."""
    write_atomically(target, make_job(job, progress))


def _rubric(order: PrintOrder) -> bytes:
    from facilitator.printing.rubric_sheet import rubric_sheet

    rubric = draft_rubric(order.plan)
    return rubric_sheet(rubric, lesson=order.plan.title, paper=order.paper, groups=order.groups)


def _reflection(order: PrintOrder) -> bytes:
    from facilitator.printing.reflection_handout import reflection_handout

    return reflection_handout(order.plan, paper=order.paper, groups=order.groups)


_MAKERS = {Document.RUBRIC: _rubric, Document.REFLECTION: _reflection}


def _texts_of(order: PrintOrder) -> list[str]:
    plan = order.plan
    texts = [plan.title, *order.groups, *(objective.text for objective in plan.objectives)]
    if order.document is Document.RUBRIC:
        return [*texts, *(assessment.method for assessment in plan.assessments)]
    return [*texts, *plan.learner_questions]
