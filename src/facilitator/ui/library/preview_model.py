"""What the preview says of a plan, as far as the list knows it: enough for the first frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from facilitator.domain.title import short_title, subtitle
from facilitator.ui.library.model import READINESS_LOOK, length_words, readiness_words
from facilitator.ui.wording import hours_and_minutes, near_time

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.shelf import PlanSummary
    from facilitator.ui.widgets.timestrip import StripPart

translate = QCoreApplication.translate


class PhaseLine(NamedTuple):
    position: int
    name: str
    text: str


class ObjectiveLine(NamedTuple):
    label: str
    text: str
    level: str


class Preview(NamedTuple):
    """Everything the preview shows; `session_id` is the one Start session leads to, if any."""

    plan_id: str
    title: str
    subtitle: str
    audience: str
    pill: tuple[str, str, str]
    note: str
    session_id: str | None = None
    is_running: bool = False
    strip: tuple[StripPart, ...] = ()
    start: str = ""
    length: str = ""
    end: str = ""
    phases: tuple[PhaseLine, ...] = ()
    objectives: tuple[ObjectiveLine, ...] = ()
    materials: tuple[str, ...] = ()
    is_whole: bool = False


def glance(plan: PlanSummary, now: datetime | None) -> Preview:
    """As much as the list itself knows."""
    tone, icon = READINESS_LOOK[plan.readiness]
    note = "" if plan.next_session is None else planned_words(plan.next_session, "", now)
    return Preview(
        plan_id=plan.id,
        title=short_title(plan.title),
        subtitle=subtitle(plan.title),
        audience=plan.audience,
        pill=(readiness_words(plan), tone, icon),
        note=note,
        length=with_breaks(length_words(plan), plan.break_minutes),
    )


def planned_words(at: datetime, place: str, now: datetime | None) -> str:
    words = translate("Library", "Session {when}").format(when=near_time(at, now))
    return f"{words}, {place}" if place else words


def with_breaks(length: str, break_minutes: int) -> str:
    if not length or not break_minutes:
        return length
    text = translate("Library", "{length} + {breaks} break")
    return text.format(length=length, breaks=hours_and_minutes(break_minutes))
