"""Phases and breaks: changed, moved, divided, joined, put in and taken out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from facilitator.domain.editing.kept import in_order
from facilitator.domain.editing.lists import change_item, insert_item, move_item, remove_item
from facilitator.domain.editing.times import make_room
from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import BREAK, Phase, PhaseField, Priority, Section
from facilitator.domain.text import clean_line
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.length import Length
    from facilitator.domain.plan import LessonPlan, Rotation

_SECTION = Section.STRUCTURE
_TEXTS = tuple(field for field in PhaseField if field is not PhaseField.DURATION)
_NUMBERED = re.compile(r"(.*\S) \((\d{1,3})\)")
_RANK = {priority: rank for rank, priority in enumerate(Priority)}


class PhaseChanges(TypedDict, total=False):
    """The fields of a phase that `change_phase` may be given."""

    name: str
    duration: Length | None
    facilitator_actions: str
    learner_activities: str
    resources: str
    differentiation: str
    technology: str
    offline_alternative: str
    pinned_start: int | None
    priority: Priority | None
    locked: bool
    shortest: int | None
    warning: int | None
    auto_advance: bool
    quiet: bool
    audience_text: str
    objectives: tuple[int, ...] | None
    rotation: Rotation | None


def change_phase(plan: LessonPlan, position: int, **changes: Unpack[PhaseChanges]) -> LessonPlan:
    """The phase with these fields and its other ones as they are."""
    return change_item(plan, _SECTION, position, replace(plan.phases[position], **changes))


def set_text(plan: LessonPlan, position: int, field: PhaseField, text: str) -> LessonPlan:
    """The text of any field; a length is read from what is written."""
    if field is PhaseField.DURATION:
        return set_length_text(plan, position, text)
    changes: dict[str, Any] = {field.value: text}
    return change_item(plan, _SECTION, position, replace(plan.phases[position], **changes))


def set_length(plan: LessonPlan, position: int, minutes: int | None) -> LessonPlan:
    """In minutes; None: it has no length."""
    if minutes == plan.phases[position].minutes and minutes is not None:
        return plan
    duration = None if minutes is None else length_of(max(minutes, 0))
    return change_phase(plan, position, duration=duration)


def set_length_text(plan: LessonPlan, position: int, text: str) -> LessonPlan:
    """As written, also when it cannot be read."""
    words = clean_line(text)
    return change_phase(plan, position, duration=read_length(words) if words else None)


def insert_phase(plan: LessonPlan, position: int, phase: Phase) -> LessonPlan:
    """A phase of another plan comes without its links, which mean that plan's objectives."""
    return insert_item(plan, _SECTION, position, phase)


def from_elsewhere(phase: Phase) -> Phase:
    """A phase of another plan as it may be put into this one."""
    return replace(phase, objectives=None, pinned_start=None)


def insert_break(
    plan: LessonPlan, position: int, minutes: int, *, name: str = "", keep_end: bool = True
) -> LessonPlan:
    """A break; with `keep_end` the phases give up its minutes, so that the day ends as before.

    Raises UserError when they have not so much to give.
    """
    roomy = make_room(plan, minutes, position) if keep_end else plan
    title = f"{BREAK}: {clean_line(name)}" if clean_line(name) else BREAK
    return insert_phase(roomy, position, Phase(title, length_of(minutes)))


def move_phase(plan: LessonPlan, position: int, to: int) -> LessonPlan:
    """`to` is the position it has afterwards."""
    return move_item(plan, _SECTION, position, to)


def remove_phase(plan: LessonPlan, position: int) -> LessonPlan:
    return remove_item(plan, _SECTION, position)


def duplicate_phase(plan: LessonPlan, position: int) -> LessonPlan:
    """The copy stands behind it and starts when it ends, not at the same clock time."""
    copy = replace(plan.phases[position], pinned_start=None)
    return insert_phase(plan, position + 1, copy)


def split_phase(plan: LessonPlan, position: int, at: int) -> LessonPlan:
    """Divide it behind `at` minutes; what it says stays with the first part.

    Raises UserError when it has no length, or no minutes on one side.
    """
    phase = plan.phases[position]
    if phase.minutes is None:
        raise UserError(f"{phase.label} has no length. Give it one to split it.")
    if not 0 < at < phase.minutes:
        raise UserError(f"{phase.label} can be split inside its {phase.minutes} minutes.")
    first = replace(phase, duration=length_of(at), shortest=None, warning=None, auto_advance=False)
    second = Phase(
        phase.name if phase.is_break else next_name(phase.name),
        length_of(phase.minutes - at),
        priority=phase.priority,
        locked=phase.locked,
        warning=phase.warning,
        auto_advance=phase.auto_advance,
        quiet=phase.quiet,
        objectives=phase.objectives,
    )
    return insert_phase(change_item(plan, _SECTION, position, first), position + 1, second)


def next_name(name: str) -> str:
    """ "Explore (2)" behind "Explore"."""
    found = _NUMBERED.fullmatch(name)
    return f"{found[1]} ({int(found[2]) + 1})" if found else f"{name} (2)"


def merge_with_next(plan: LessonPlan, position: int) -> LessonPlan:
    """One phase of both: all they say, together as long.

    Raises UserError when there is no next one, or when one of them is a break.
    """
    if position + 1 >= len(plan.phases):
        raise UserError("No phase follows that it could be merged with.")
    first, second = plan.phases[position : position + 2]
    if first.is_break is not second.is_break:
        raise UserError("A break and a phase cannot be merged.")
    merged = change_item(plan, _SECTION, position, _merged(first, second))
    return remove_phase(merged, position + 1)


def _merged(first: Phase, second: Phase) -> Phase:
    texts: dict[str, Any] = {field.value: _both(first, second, field) for field in _TEXTS}
    return replace(
        first,
        name=_common_name(first.name, second.name),
        duration=_together(first, second),
        kept=in_order((*first.kept, *second.kept)),
        priority=_stronger(first.priority, second.priority),
        locked=first.locked or second.locked,
        shortest=_sum(first.shortest, second.shortest),
        warning=first.warning if second.warning is None else second.warning,
        auto_advance=second.auto_advance,
        quiet=first.quiet and second.quiet,
        audience_text=first.audience_text or second.audience_text,
        objectives=_all_links(first.objectives, second.objectives),
        rotation=first.rotation or second.rotation,
        **texts,
    )


def _both(first: Phase, second: Phase, field: PhaseField) -> str:
    texts = dict.fromkeys((getattr(first, field), getattr(second, field)))
    return "\n\n".join(text for text in texts if text)


def _common_name(first: str, second: str) -> str:
    same = first == second or second == next_name(first) or Phase(first).is_break
    return first if same else f"{first} / {second}".strip(" /")


def _together(first: Phase, second: Phase) -> Length | None:
    if second.duration is None:
        return first.duration
    if first.duration is None:
        return second.duration
    if first.minutes is None or second.minutes is None:
        return read_length(f"{first.duration.text} + {second.duration.text}")
    return length_of(first.minutes + second.minutes)


def _stronger(first: Priority | None, second: Priority | None) -> Priority | None:
    return min(filter(None, (first, second)), key=_RANK.__getitem__, default=None)


def _sum(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _all_links(
    first: tuple[int, ...] | None, second: tuple[int, ...] | None
) -> tuple[int, ...] | None:
    if first is None or second is None:
        return first or second
    return tuple(sorted({*first, *second}))
