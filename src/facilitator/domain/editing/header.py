"""What stands at the head of a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from facilitator.domain.editing.kept import settled_header
from facilitator.domain.length import length_of, read_length
from facilitator.domain.text import clean_line

if TYPE_CHECKING:
    from facilitator.domain.length import Length
    from facilitator.domain.plan import LessonPlan


class HeaderChanges(TypedDict, total=False):
    """`start` is in minutes since midnight."""

    title: str
    duration: Length | None
    audience: str
    start: int | None


def change_header(plan: LessonPlan, **changes: Unpack[HeaderChanges]) -> LessonPlan:
    changed = replace(plan, **changes)
    title, audience = clean_line(changed.title), clean_line(changed.audience)
    return settled_header(replace(changed, title=title, audience=audience))


def set_stated_length(plan: LessonPlan, minutes: int | None) -> LessonPlan:
    """In minutes; None: the plan does not say how long it takes."""
    return change_header(plan, duration=None if minutes is None else length_of(minutes))


def set_stated_text(plan: LessonPlan, text: str) -> LessonPlan:
    """As written, also when it cannot be read."""
    words = clean_line(text)
    return change_header(plan, duration=read_length(words) if words else None)
