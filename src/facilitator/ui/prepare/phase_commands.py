"""The actions on a phase as steps with names, such as "move Explore"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.editing import phases, times
from facilitator.domain.length import length_of
from facilitator.domain.plan import Phase
from facilitator.ui.prepare import phase_actions as actions
from facilitator.ui.prepare.edits import Edit
from facilitator.ui.prepare.phase_edits import renamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.plan import LessonPlan

translate = QCoreApplication.translate
_BREAK_MINUTES = 15
_NEW_MINUTES = 30
_STEP = 5


def command(key: str, plan: LessonPlan, place: int) -> Edit | None:
    """The step for an action on the phase at that place; None for one that has to ask first."""
    if key in _ADDING:
        return _ADDING[key](place)
    if key == actions.REBALANCE:
        name = translate("Prepare", "fit phases to the plan’s length")
        stated = plan.stated_minutes or plan.phase_minutes
        return Edit(name, lambda p: times.rebalance(p, stated))
    if key == actions.REUSE:
        return None
    return _on_phase(key, plan, place)


def _on_phase(key: str, plan: LessonPlan, place: int) -> Edit:
    name = plan.phases[place].label
    minutes = plan.phases[place].minutes or 0
    match key:
        case actions.UP:
            return move(plan, place, place - 1)
        case actions.DOWN:
            return move(plan, place, place + 1)
        case actions.LONGER:
            return length(place, name, (minutes // _STEP + 1) * _STEP)
        case actions.SHORTER:
            return length(place, name, max(1, (-(-minutes // _STEP) - 1) * _STEP))
        case actions.DUPLICATE:
            told = translate("Prepare", "duplicate {phase}").format(phase=name)
            return Edit(told, lambda p: phases.duplicate_phase(p, place), place=place + 1)
        case actions.SPLIT:
            told = translate("Prepare", "split {phase}").format(phase=name)
            return Edit(told, lambda p: phases.split_phase(p, place, _half(minutes)), place=place)
        case actions.MERGE:
            told = translate("Prepare", "merge {phase}").format(phase=name)
            return Edit(told, lambda p: phases.merge_with_next(p, place), place=place)
        case _:
            told = translate("Prepare", "delete {phase}").format(phase=name)
            return Edit(told, lambda p: phases.remove_phase(p, place), place=max(0, place - 1))


def move(plan: LessonPlan, origin: int, target: int) -> Edit:
    told = translate("Prepare", "move {phase}").format(phase=plan.phases[origin].label)
    return Edit(told, lambda p: phases.move_phase(p, origin, target), place=target)


def length(place: int, name: str, minutes: int) -> Edit:
    """Presses on + and − one after the other are one step."""
    told = translate("Prepare", "length of {phase}").format(phase=name)
    return Edit(told, lambda p: phases.set_length(p, place, minutes), ("length", place))


def rename(place: int, label: str, turn: int) -> Edit:
    told = translate("Prepare", "typing in the name of the phase")

    def change(plan: LessonPlan) -> LessonPlan:
        return phases.change_phase(plan, place, name=renamed(plan.phases[place], label))

    return Edit(told, change, ("name", place, turn))


def insert(place: int, phase: Phase) -> Edit:
    """That phase in front of the one at a place."""
    told = translate("Prepare", "add {phase}").format(phase=phase.label)
    return Edit(told, lambda p: phases.insert_phase(p, place, phase), place=place)


def _add_phase(after: int) -> Edit:
    name = translate("Prepare", "New phase")
    return insert(after + 1, Phase(name, length_of(_NEW_MINUTES)))


def _add_break(after: int, *, keep_end: bool = False) -> Edit:
    """With `keep_end` the phases give up its minutes, as far as they have them to give."""
    told = translate("Prepare", "add a break")
    return Edit(
        told,
        lambda p: phases.insert_break(p, after + 1, _BREAK_MINUTES, keep_end=keep_end),
        place=after + 1,
    )


def _half(minutes: int) -> int:
    """Where a phase is divided: in the middle, on a multiple of five if there is one in it."""
    middle = minutes // 2
    return middle - middle % _STEP or middle


_ADDING: dict[str, Callable[[int], Edit]] = {
    actions.ADD: _add_phase,
    actions.BREAK: _add_break,
    actions.BREAK_WITHIN: partial(_add_break, keep_end=True),
}
