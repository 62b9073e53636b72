"""Hypothesis strategies for what a trainer may do to a plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from facilitator.domain.editing import header, lists, objectives, phases, times
from facilitator.domain.plan import Assessment, Dismissal, PhaseField, Section, Strategy
from facilitator.errors import UserError
from tests.strategies import blocks, lengths, lines, links, settings
from tests.strategies import phases as any_phases

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.plan import LessonPlan

Edit = "Callable[[LessonPlan], LessonPlan]"

_PLAIN = tuple(
    section for section in lists.FIELDS if section not in (Section.OBJECTIVES, Section.STRUCTURE)
)


@st.composite
def edited(draw: st.DrawFn, plan: LessonPlan) -> LessonPlan:
    """The plan after one edit; the same plan when the edit is refused."""
    edit = draw(st.one_of(_on_phases(plan), _on_objectives(plan), _on_lists(plan), _on_header()))
    try:
        return edit(plan)
    except UserError:
        return plan


def _place(draw: st.DrawFn, count: int) -> int:
    return draw(st.integers(0, count - 1))


@st.composite
def _on_phases(draw: st.DrawFn, plan: LessonPlan) -> Callable[[LessonPlan], LessonPlan]:
    count = len(plan.phases)
    if not count:
        return partial(phases.insert_phase, position=0, phase=draw(any_phases()))
    at = _place(draw, count)
    minutes = draw(st.integers(0, 300))
    return draw(
        st.sampled_from(
            [
                partial(phases.insert_phase, position=at, phase=draw(any_phases())),
                partial(phases.insert_phase, position=count, phase=draw(any_phases())),
                partial(phases.move_phase, position=at, to=_place(draw, count)),
                partial(phases.remove_phase, position=at),
                partial(phases.duplicate_phase, position=at),
                partial(phases.split_phase, position=at, at=minutes),
                partial(phases.merge_with_next, position=at),
                partial(phases.set_length, position=at, minutes=draw(st.none() | st.just(minutes))),
                partial(
                    phases.set_text,
                    position=at,
                    field=draw(st.sampled_from(PhaseField)),
                    text=draw(blocks()),
                ),
                partial(phases.change_phase, position=at, name=draw(lines()), **draw(settings())),
                partial(
                    phases.insert_break, position=at, minutes=minutes, keep_end=draw(st.booleans())
                ),
                partial(times.rebalance, minutes=minutes),
                times.trim_to_stated,
                times.stretch_to_stated,
                times.state_sum,
            ]
        )
    )


@st.composite
def _on_objectives(draw: st.DrawFn, plan: LessonPlan) -> Callable[[LessonPlan], LessonPlan]:
    count = len(plan.objectives)
    text = draw(lines())
    insert = partial(
        objectives.insert_objective, position=draw(st.integers(0, count)), text=text, level="Apply"
    )
    if not count:
        return insert
    at = _place(draw, count)
    edits: list[Any] = [
        insert,
        partial(objectives.change_objective, position=at, text=text),
        partial(objectives.move_objective, position=at, to=_place(draw, count)),
        partial(objectives.remove_objective, position=at),
    ]
    if plan.phases:
        place = _place(draw, len(plan.phases))
        edits.append(partial(objectives.link_phase, position=place, objectives=draw(links())))
    if plan.assessments:
        place = _place(draw, len(plan.assessments))
        edits.append(partial(objectives.link_assessment, position=place, objectives=draw(links())))
    return draw(st.sampled_from(edits))


@st.composite
def _on_lists(draw: st.DrawFn, plan: LessonPlan) -> Callable[[LessonPlan], LessonPlan]:
    section = draw(st.sampled_from(_PLAIN))
    count = len(lists.items_of(plan, section))
    item = _item(draw, section)
    insert = partial(
        lists.insert_item, section=section, position=draw(st.integers(0, count)), item=item
    )
    if not count:
        return insert
    at = _place(draw, count)
    return draw(
        st.sampled_from(
            [
                insert,
                partial(lists.change_item, section=section, position=at, item=item),
                partial(lists.move_item, section=section, position=at, to=_place(draw, count)),
                partial(lists.remove_item, section=section, position=at),
            ]
        )
    )


def _item(draw: st.DrawFn, section: Section) -> lists.Item:
    match section:
        case Section.ASSESSMENTS:
            return Assessment(draw(lines()), draw(blocks()), draw(blocks()))
        case Section.DIFFERENTIATION:
            return Strategy(draw(lines()), draw(blocks()))
        case Section.DISMISSALS:
            return Dismissal(draw(lines()), draw(blocks()), draw(blocks()))
    return draw(blocks())


@st.composite
def _on_header(draw: st.DrawFn) -> Callable[[LessonPlan], LessonPlan]:
    return draw(
        st.sampled_from(
            [
                partial(header.change_header, title=draw(lines())),
                partial(header.change_header, audience=draw(lines())),
                partial(header.change_header, duration=draw(st.none() | lengths())),
                partial(header.change_header, start=draw(st.none() | st.integers(0, 1439))),
                partial(header.set_stated_text, text=draw(lines())),
            ]
        )
    )
