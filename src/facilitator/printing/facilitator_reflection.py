"""The facilitator's own reflection: the plan's questions, with room to answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.printing.assembly import Assembly
from facilitator.printing.blocks import Field, TextBlock, heading
from facilitator.printing.foot import Foot
from facilitator.printing.labels import day_label, label
from facilitator.printing.session_report import time_blocks
from facilitator.printing.style import MM, frame_of
from facilitator.printing.typesetting import set_plain
from facilitator.printing.wording import lesson_in_short
from facilitator.printing.writing_space import question
from facilitator.printing.written_page import written_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.session_report import SessionReport
    from facilitator.printing.flow import Block
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame, Spacing

OWN_QUESTIONS = (
    "What went better than planned, and why?",
    "Where did learners need more time or another way?",
    "What will I change before I do this again?",
)
"""Asked when the plan has no questions for its facilitator."""

_LEAST_LINES = 4
"""Below the figures of a session, so that all is on one page where it can be."""
_TIED = "\u00a0"
_DATE_LINE = 24 * MM
_NAME_LINE = 40 * MM


def story(
    plan: LessonPlan,
    occasion: Occasion,
    *,
    paper: Paper,
    look: Look,
    report: SessionReport | None = None,
) -> Story:
    """With a report, the session's figures stand above the questions."""
    frame = frame_of(paper, look=look)
    title = label(frame, "Facilitator reflection")
    short = lesson_in_short(plan.title)
    about = _about(short, occasion, frame)
    top = heading(frame, title, subtitle=about, fields=_fields(frame))
    figures = tuple(_figures(report, frame)) if report else ()
    return Assembly(
        title=f"{title}: {short}",
        subject=plain(plan.title),
        frame=frame,
        foot=Foot(title, short),
        pages=written_pages(
            frame,
            lambda spacing: (*top, *figures, *_questions(plan, frame, spacing)),
            least=_LEAST_LINES,
        ),
    ).story(())


def _about(lesson: str, occasion: Occasion, frame: Frame) -> str:
    """Which session it was: day, place, groups and people, as far as they are known."""
    day = ""
    if occasion.begin is not None and occasion.has_day:
        day = f"{day_label(frame, occasion.begin)}, {occasion.begin:%H:%M}"
    groups, people = len(occasion.groups), occasion.people
    told = (
        lesson,
        _tied(day),
        plain(occasion.place),
        _tied(label(frame, "{count} groups", count=groups)) if groups > 1 else "",
        _tied(label(frame, "{count} people", count=people)) if people > 1 else "",
    )
    return f"{_TIED}· ".join(filter(None, told))


def _tied(words: str) -> str:
    return words.replace(" ", _TIED)


def _fields(frame: Frame) -> tuple[Field, ...]:
    return (
        Field(label(frame, "Name"), _NAME_LINE, grows=True),
        Field(label(frame, "Date"), _DATE_LINE),
    )


def _figures(report: SessionReport, frame: Frame) -> Iterator[Block]:
    """Minutes of each phase, and how much was seen and is to be followed up."""
    yield from time_blocks(report, frame)
    seen = label(frame, "{count} observations", count=len(report.observations))
    follow_ups = label(frame, "{count} to follow up", count=len(report.follow_ups))
    counted = set_plain(f"{seen} · {follow_ups}", frame.type.text, frame.width)
    yield TextBlock((), frame.left, below=1 * MM)
    yield TextBlock(counted, frame.left, below=1 * MM)


def _questions(plan: LessonPlan, frame: Frame, spacing: Spacing) -> Iterator[Block]:
    own = tuple(label(frame, asked) for asked in OWN_QUESTIONS)
    for number, text in enumerate(plan.facilitator_questions or own, start=1):
        yield question(frame, spacing, text, number)
