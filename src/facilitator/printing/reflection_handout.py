"""The reflection handout: what learners fill in at the end, and keep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.self_check import i_can
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import Field, heading
from facilitator.printing.flow import even_flow
from facilitator.printing.foot import Foot
from facilitator.printing.render import render
from facilitator.printing.self_check import SelfCheckHead, self_check
from facilitator.printing.story import Bookmark
from facilitator.printing.stretch import steps_into
from facilitator.printing.style import MM, ROOMY, SNUG, WRITING_PITCH, frame_of
from facilitator.printing.wording import bookmark_title, lesson_in_short
from facilitator.printing.writing_space import Notes, Promise, Question, question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.paper import Paper
    from facilitator.domain.plan import LessonPlan
    from facilitator.printing.flow import Block, Flow
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame, Spacing

OWN_QUESTIONS = (
    "What is the most useful thing I take away from this session?",
    "Where will I use it first?",
    "What is still unclear, and who can help me with it?",
)
"""Asked when the plan has no questions for learners."""

_TITLE = "My reflection"
_HINT = "Learner reflection. Yours to keep."
_GROUP_LINE = 30 * MM
_NAME_LINE = 45 * MM
_DATE_LINE = 21 * MM
_MOST_LINES = 20
_LEAST_NOTES = 3
_WIDEST_GAP = 4 * MM
_SPACED = (Question, Notes, Promise)


def reflection_handout(plan: LessonPlan, *, paper: Paper, groups: tuple[str, ...] = ()) -> bytes:
    """A PDF with one handout for each group, or one without a group's name.

    A plan without questions for learners gets three of ours, one without objectives no self-check.
    """
    return render(story(plan, paper=paper, groups=groups))


def story(plan: LessonPlan, *, paper: Paper, groups: tuple[str, ...] = ()) -> Story:
    """What the handout consists of, before it is drawn."""
    frame = frame_of(paper)
    short = lesson_in_short(plan.title)
    top = heading(frame, _TITLE, subtitle=short, fields=_fields(groups))
    return Assembly(
        title=f"{_TITLE}: {short}",
        subject=plain(plan.title),
        frame=frame,
        foot=Foot(_HINT, short),
        pages=tuple(
            _place(_filled(page, frame), frame) for page in _fitting(plan, frame, top).pages
        ),
    ).story(groups)


def _fitting(plan: LessonPlan, frame: Frame, top: tuple[Block, ...]) -> Flow:
    """Snug where that saves a second page, else roomy."""
    roomy = even_flow((*top, *_body(plan, frame, ROOMY)), frame.height)
    if len(roomy.pages) == 1:
        return roomy
    snug = even_flow((*top, *_body(plan, frame, SNUG)), frame.height)
    return snug if len(snug.pages) == 1 else roomy


def _fields(groups: tuple[str, ...]) -> tuple[Field, ...]:
    fields = (Field("Name", _NAME_LINE, grows=True), Field("Date", _DATE_LINE))
    return (Field("Group", _GROUP_LINE, groups), *fields) if any(groups) else fields


def _body(plan: LessonPlan, frame: Frame, spacing: Spacing) -> Iterator[Block]:
    statements = tuple(i_can(objective.text) for objective in plan.objectives)
    yield from self_check(frame, statements, spacing)
    for number, text in enumerate(plan.learner_questions or OWN_QUESTIONS, start=1):
        yield question(frame, spacing, text, number)
    yield Promise(frame, spacing)


def _filled(blocks: tuple[Block, ...], frame: Frame) -> list[Block]:
    """The page with as many lines as it holds, shared out evenly; longer questions come first."""
    filled = list(blocks)
    for _ in range(
        steps_into(_spare(filled, frame), WRITING_PITCH, most=_MOST_LINES * len(filled))
    ):
        needy = [b for b in filled if isinstance(b, Question) and 0 < b.lines < _MOST_LINES]
        if not needy:
            break
        chosen = min(needy, key=lambda asked: (asked.lines, -len(asked.text)))
        filled[filled.index(chosen)] = replace(chosen, lines=chosen.lines + 1)
    return _with_notes(filled, frame)


def _with_notes(blocks: list[Block], frame: Frame) -> list[Block]:
    """Room for notes below the questions, where a page would otherwise stay empty."""
    spare = _spare(blocks, frame) - Notes(frame, ROOMY, 0).height
    lines = steps_into(spare, WRITING_PITCH, most=round(frame.height / WRITING_PITCH))
    if lines < _LEAST_NOTES or not isinstance(blocks[-1], Question | Promise):
        return blocks
    end = len(blocks) - isinstance(blocks[-1], Promise)
    return [*blocks[:end], Notes(frame, ROOMY, lines), *blocks[end:]]


def _spare(blocks: list[Block], frame: Frame) -> float:
    return frame.height - sum(block.height for block in blocks)


def _place(blocks: list[Block], frame: Frame) -> PlacedPage:
    """The promise stands at the bottom; what is left over goes between the questions."""
    gaps = sum(isinstance(block, _SPACED) for block in blocks)
    extra = min(_spare(blocks, frame) / gaps, _WIDEST_GAP) if gaps else 0.0
    items: list[Item] = []
    marks: list[Bookmark] = []
    top = frame.top
    for block in blocks:
        height = block.height + (extra if isinstance(block, _SPACED) else 0.0)
        if isinstance(block, Promise):
            height = frame.bottom - top
        items.extend(block.place(top, height))
        marks.extend(_bookmarks(block, top))
        top += height
    return PlacedPage(tuple(items), tuple(marks))


def _bookmarks(block: Block, top: float) -> Iterator[Bookmark]:
    if isinstance(block, SelfCheckHead):
        yield Bookmark("Self-check", top)
    elif isinstance(block, Question) and block.number:
        yield Bookmark(bookmark_title(block.text), top)
