"""The reflection handout: what learners fill in at the end, and keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.paper import PLAIN_LOOK
from facilitator.domain.self_check import i_can
from facilitator.printing.assembly import Assembly
from facilitator.printing.blocks import Field, heading
from facilitator.printing.foot import Foot
from facilitator.printing.labels import label
from facilitator.printing.render import render
from facilitator.printing.self_check import self_check
from facilitator.printing.style import MM, frame_of
from facilitator.printing.wording import lesson_in_short
from facilitator.printing.writing_space import Promise, question
from facilitator.printing.written_page import written_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan
    from facilitator.printing.flow import Block
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame, Spacing

OWN_QUESTIONS = (
    "What is the most useful thing I take away from this session?",
    "Where will I use it first?",
    "What is still unclear, and who can help me with it?",
)
"""Asked when the plan has no questions for learners."""

_GROUP_LINE = 30 * MM
_NAME_LINE = 45 * MM
_DATE_LINE = 21 * MM


def reflection_handout(
    plan: LessonPlan, *, paper: Paper, groups: tuple[str, ...] = (), look: Look = PLAIN_LOOK
) -> bytes:
    """A PDF with one handout for each group, or one without a group's name.

    A plan without questions for learners gets three of ours, one without objectives no self-check.
    """
    return render(story(plan, paper=paper, groups=groups, look=look))


def story(
    plan: LessonPlan, *, paper: Paper, groups: tuple[str, ...] = (), look: Look = PLAIN_LOOK
) -> Story:
    """What the handout consists of, before it is drawn."""
    frame = frame_of(paper, look=look)
    short = lesson_in_short(plan.title)
    title = label(frame, "My reflection")
    top = heading(frame, title, subtitle=short, fields=_fields(frame, groups))
    return Assembly(
        title=f"{title}: {short}",
        subject=plain(plan.title),
        frame=frame,
        foot=Foot(label(frame, "Learner reflection. Yours to keep."), short),
        pages=written_pages(frame, lambda spacing: (*top, *_body(plan, frame, spacing))),
    ).story(groups)


def _fields(frame: Frame, groups: tuple[str, ...]) -> tuple[Field, ...]:
    fields = (
        Field(label(frame, "Name"), _NAME_LINE, grows=True),
        Field(label(frame, "Date"), _DATE_LINE),
    )
    group = Field(label(frame, "Group"), _GROUP_LINE, groups)
    return (group, *fields) if any(groups) else fields


def _body(plan: LessonPlan, frame: Frame, spacing: Spacing) -> Iterator[Block]:
    statements = tuple(i_can(objective.text) for objective in plan.objectives)
    yield from self_check(frame, statements, spacing)
    own = tuple(label(frame, asked) for asked in OWN_QUESTIONS)
    for number, text in enumerate(plan.learner_questions or own, start=1):
        yield question(frame, spacing, text, number)
    yield Promise(frame, spacing)
