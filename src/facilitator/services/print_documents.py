"""The documents that can be printed of a plan, and how each is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.paper import RubricForm
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.errors import UserError
from facilitator.services.printing import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.printing.rubric_answers import Filled
    from facilitator.printing.story import Story
    from facilitator.services.printing import PrintOrder


def story_of(order: PrintOrder) -> Story:
    """The pages of an order, with a copy for each group where the document has such.

    Raises UserError when the plan holds nothing that such a document could show.
    """
    return _STORIES[order.document](order)


def _rubric(order: PrintOrder) -> Story:
    from facilitator.printing import rubric_grid, rubric_sheet
    from facilitator.printing.rubric_answers import RubricSource, filled_by, table_for

    rubric, version = order.rubric or draft_rubric(order.plan), order.rubric_version
    filled: tuple[Filled, ...] = ()
    if order.filled:
        table = table_for(order.report, rubric) if order.report else None
        if table is None or order.report is None:
            raise UserError("Nothing is scored by this rubric yet. Score it, or print it blank.")
        rubric, version = table.rubric, table.version
        filled = tuple(filled_by(order.report, table, order.look))
    goals = tuple(objective.text for objective in order.plan.objectives)
    source = RubricSource(rubric, order.plan.title, goals, version)
    is_grid = order.form is RubricForm.GRID
    story = rubric_grid.story if is_grid else rubric_sheet.story
    return story(source, paper=order.paper, groups=order.groups, filled=filled, look=order.look)


def _reflection(order: PrintOrder) -> Story:
    from facilitator.printing import reflection_handout

    return reflection_handout.story(
        order.plan, paper=order.paper, groups=order.groups, look=order.look
    )


def _run_sheet(order: PrintOrder) -> Story:
    from facilitator.printing import run_sheet

    return run_sheet.story(order.plan, order.occasion, paper=order.paper, look=order.look)


def _exit_ticket(order: PrintOrder) -> Story:
    from facilitator.printing import exit_ticket

    return exit_ticket.story(
        order.plan, paper=order.paper, look=order.look, groups=order.groups, up=order.up
    )


def _observation_sheet(order: PrintOrder) -> Story:
    from facilitator.printing import observation_sheet

    return observation_sheet.story(
        order.plan,
        order.occasion,
        paper=order.paper,
        look=order.look,
        tags=observation_sheet.lettered(order.tags),
    )


def _group_cards(order: PrintOrder) -> Story:
    from facilitator.printing import group_cards

    return group_cards.story(order.plan, order.occasion, paper=order.paper, look=order.look)


def _name_tents(order: PrintOrder) -> Story:
    from facilitator.printing import name_tents

    names = order.occasion.names
    return name_tents.story(order.plan, names, paper=order.paper, look=order.look)


def _facilitator_reflection(order: PrintOrder) -> Story:
    from facilitator.printing import facilitator_reflection

    return facilitator_reflection.story(
        order.plan, order.occasion, paper=order.paper, look=order.look, report=order.report
    )


def _materials(order: PrintOrder) -> Story:
    from facilitator.printing import materials_list

    return materials_list.story(order.plan, order.occasion, paper=order.paper, look=order.look)


def _station_sheets(order: PrintOrder) -> Story:
    from facilitator.printing import station_sheets

    return station_sheets.story(order.plan, order.occasion, paper=order.paper, look=order.look)


def _certificate(order: PrintOrder) -> Story:
    from facilitator.printing import certificate

    names = order.occasion.names if order.with_names else ()
    return certificate.story(order.plan, order.occasion, names, paper=order.paper, look=order.look)


def _report(order: PrintOrder) -> Story:
    from facilitator.printing import session_report

    if order.report is None:
        raise UserError("A report tells what happened: choose a session that was begun.")
    return session_report.story(order.report, paper=order.paper, look=order.look)


_STORIES: dict[Document, Callable[[PrintOrder], Story]] = {
    Document.RUBRIC: _rubric,
    Document.REFLECTION: _reflection,
    Document.RUN_SHEET: _run_sheet,
    Document.EXIT_TICKET: _exit_ticket,
    Document.OBSERVATION_SHEET: _observation_sheet,
    Document.GROUP_CARDS: _group_cards,
    Document.NAME_TENTS: _name_tents,
    Document.FACILITATOR_REFLECTION: _facilitator_reflection,
    Document.MATERIALS: _materials,
    Document.STATION_SHEETS: _station_sheets,
    Document.CERTIFICATE: _certificate,
    Document.REPORT: _report,
}
