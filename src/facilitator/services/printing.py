"""Turning plans and sessions into paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.paper import Paper
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.services.files import safe_name, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.domain.plan import LessonPlan


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
