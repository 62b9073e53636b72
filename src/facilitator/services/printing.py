"""Turning plans and sessions into paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.occasion import NO_OCCASION
from facilitator.domain.paper import PLAIN_LOOK, Arrangement, Look, Paper, RubricForm
from facilitator.domain.session import Group
from facilitator.services.files import safe_name, write_atomically
from facilitator.services.progress import silent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.rubric import Rubric
    from facilitator.domain.session_report import SessionReport
    from facilitator.printing.story import Story
    from facilitator.services.progress import Progress

TWO_UP, FOUR_UP = 2, 4
OWN_QUESTIONS_FOR_FACILITATORS = 3
"""Asked of a facilitator when the plan asks nothing."""


class Document(StrEnum):
    """What can be printed of a plan, in the order in which it is offered."""

    RUBRIC = "rubric"
    REFLECTION = "reflection"
    FACILITATOR_REFLECTION = "facilitator-reflection"
    RUN_SHEET = "run-sheet"
    EXIT_TICKET = "exit-ticket"
    OBSERVATION_SHEET = "observation-sheet"
    MATERIALS = "materials"
    GROUP_CARDS = "group-cards"
    NAME_TENTS = "name-tents"
    STATION_SHEETS = "station-sheets"
    CERTIFICATE = "certificate"
    REPORT = "report"


OF_A_SESSION = frozenset({Document.REPORT, Document.FACILITATOR_REFLECTION})
"""Documents that tell what happened, if a session has begun."""
FOR_EACH_GROUP = frozenset({Document.RUBRIC, Document.REFLECTION, Document.EXIT_TICKET})
"""Documents with copies that may carry the names of groups; the others are for the whole room."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One document of one plan; a copy for each group, a blank one when there are none.

    `groups` names the copies, `occasion` says who is in the room when; `rubric` is the one kept
    with the plan, without which its draft is printed; `up` is the number of tickets on a page.
    Only `with_names` are certificates made out to people. `report` is of a session that was begun;
    a rubric that is `filled` shows what was scored in it. `rubric_version` is 0 for a draft, `tags`
    are the quick ones of the observer.
    """

    document: Document
    plan: LessonPlan
    paper: Paper = Paper.A4
    groups: tuple[str, ...] = ()
    rubric: Rubric | None = None
    occasion: Occasion = NO_OCCASION
    look: Look = PLAIN_LOOK
    up: int = TWO_UP
    with_names: bool = False
    arrangement: Arrangement = Arrangement.SINGLE
    report: SessionReport | None = field(default=None, hash=False)
    rubric_version: int = 0
    form: RubricForm = RubricForm.SHEETS
    filled: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Several orders that go to the printer together, each with the copies of every sheet."""

    orders: tuple[tuple[PrintOrder, int], ...]
    arrangement: Arrangement = Arrangement.SINGLE
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class Printout:
    """An order as a PDF, with the characters in it that no font shows.

    `pages` are counted before they are arranged on sheets.
    """

    pdf: bytes
    missing: tuple[str, ...]
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """An order as pages that are not drawn yet."""

    order: PrintOrder
    story: Story
    missing: tuple[str, ...]


def file_name(order: PrintOrder) -> str:
    """What the PDF is called when nobody says otherwise."""
    return f"{safe_name(order.plan.short_title)} - {order.document}.pdf"


def occasion_for(groups: tuple[str, ...], occasion: Occasion) -> Occasion:
    """The same with groups of these names, where it knows none of its own."""
    if occasion.groups:
        return occasion
    return replace(occasion, groups=tuple(Group(str(at), name) for at, name in enumerate(groups)))


def lay_out(order: PrintOrder) -> Layout:
    """The pages of an order.

    Raises UserError when the plan holds nothing that such a document could show.
    """
    from facilitator.printing.coverage import missing_characters, noting_texts
    from facilitator.services.print_documents import story_of

    with noting_texts() as texts:
        story = story_of(order)
    return Layout(order, story, missing_characters(texts))


def make_printout(order: PrintOrder) -> Printout:
    """The pages of the order as one PDF; raises UserError as `lay_out` does."""
    from facilitator.printing.render import render

    made = lay_out(order)
    return Printout(
        render(made.story, arrangement=order.arrangement), made.missing, made.story.page_count
    )


def make_pdf(order: PrintOrder) -> bytes:
    """The same without what is missing."""
    return make_printout(order).pdf


def unprintable_characters(order: PrintOrder) -> tuple[str, ...]:
    """Characters that the embedded fonts cannot show: they are printed as their code points."""
    return lay_out(order).missing


def save_pdf(order: PrintOrder, target: Path) -> None:
    """Write the PDF, whole or not at all."""
    write_atomically(target, make_pdf(order))


def make_job(job: PrintJob, progress: Progress = silent) -> bytes:
    """All pages of a job as one PDF, in the order in which they leave the printer.

    Pages of different documents keep their own size and orientation; the copies of one group's
    sheets lie together. Raises UserError as `lay_out` does.
    """
    layouts = []
    for done, (order, copies) in enumerate(job.orders):
        progress(done, len(job.orders))
        made = lay_out(order)
        layouts.append(replace(made, story=made.story.times(copies)))
    return _drawn(layouts, job.arrangement, both_sides=job.both_sides)


def _drawn(
    layouts: Sequence[Layout], arrangement: Arrangement, *, both_sides: bool = False
) -> bytes:
    from facilitator.printing.render import render

    title = "" if len(layouts) == 1 else plain(layouts[0].order.plan.title)
    return render(
        *(made.story for made in layouts),
        title=title,
        arrangement=arrangement,
        both_sides=both_sides,
    )


def save_job(job: PrintJob, target: Path, progress: Progress = silent) -> None:
    """Write the whole job as one PDF, or nothing."""
    write_atomically(target, make_job(job, progress))


def save_job_in(job: PrintJob, folder: Path, progress: Progress = silent) -> tuple[Path, ...]:
    """Write each document of the job as a PDF of its own, named after plan and document."""
    targets = []
    for done, (order, copies) in enumerate(job.orders):
        progress(done, len(job.orders))
        target = folder / file_name(order)
        save_job(replace(job, orders=((order, copies),)), target)
        targets.append(target)
    return tuple(targets)


def save_layouts(
    layouts: Sequence[Layout],
    target: Path,
    arrangement: Arrangement = Arrangement.SINGLE,
    *,
    both_sides: bool = False,
) -> None:
    """Write pages that are laid out, one at least, as one PDF."""
    write_atomically(target, _drawn(layouts, arrangement, both_sides=both_sides))
