"""What the preview says of a plan, worked out from domain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.inline import plain
from facilitator.domain.plan import phase_numbers
from facilitator.domain.text import steps
from facilitator.ui.library.model import READINESS_LOOK, length_words, readiness_words
from facilitator.ui.library.shelf import short_title, subtitle
from facilitator.ui.widgets.timestrip import StripPart
from facilitator.ui.wording import clock_time, hours_and_minutes, near_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from facilitator.domain.plan import LessonPlan, Phase
    from facilitator.domain.shelf import PlanSummary
    from facilitator.library.values import SessionSummary

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PhaseLine:
    position: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    label: str
    text: str
    level: str


@dataclass(frozen=True, slots=True)
class Preview:
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
    note = "" if plan.next_session is None else _planned(plan.next_session, "", now)
    return Preview(
        plan_id=plan.id,
        title=short_title(plan.title),
        subtitle=subtitle(plan.title),
        audience=plan.audience,
        pill=(readiness_words(plan), tone, icon),
        note=note,
        length=_with_breaks(length_words(plan), plan.break_minutes),
    )


def whole(
    summary: PlanSummary,
    plan: LessonPlan,
    sessions: Sequence[SessionSummary],
    now: datetime,
) -> Preview:
    """The preview of the plan itself; of its sessions the one that runs or comes next counts."""
    seen = replace(
        glance(summary, now),
        strip=strip_parts(plan),
        length=_with_breaks(_phase_length(plan), plan.break_minutes),
        phases=tuple(_phase_lines(plan)),
        objectives=tuple(
            ObjectiveLine(f"O{number}", plain(aim.text), aim.level)
            for number, aim in enumerate(plan.objectives, start=1)
        ),
        materials=tuple(plain(item) for item in plan.materials),
        is_whole=True,
    )
    session = session_to_show(sessions, now)
    return seen if session is None else _with_session(seen, session, plan, now)


def strip_parts(plan: LessonPlan) -> tuple[StripPart, ...]:
    numbers = phase_numbers(plan.phases)
    return tuple(
        StripPart(number, phase.minutes or 0, phase.label)
        for number, phase in zip(numbers, plan.phases, strict=True)
    )


def session_to_show(sessions: Sequence[SessionSummary], now: datetime) -> SessionSummary | None:
    """The session that runs, else the next one that was set up and is not long past."""
    running = [each for each in sessions if each.started_at and not each.ended_at]
    if running:
        return running[0]
    since = now - timedelta(hours=12)
    waiting = [
        each for each in sessions if each.started_at is None and each.session.planned_start >= since
    ]
    return min(waiting, key=lambda each: each.session.planned_start, default=None)


def _with_session(seen: Preview, found: SessionSummary, plan: LessonPlan, now: datetime) -> Preview:
    session = found.session
    begin = found.started_at or session.planned_start
    minutes = plan.phase_minutes + plan.break_minutes
    running = found.started_at is not None
    return replace(
        seen,
        session_id=session.id,
        is_running=running,
        note=_running(begin) if running else _planned(begin, session.place, now),
        start=clock_time(begin),
        end="" if running else clock_time(begin + timedelta(minutes=minutes)),
    )


def _running(begin: datetime) -> str:
    return translate("Library", "Running since {time}").format(time=clock_time(begin))


def _planned(at: datetime, place: str, now: datetime | None) -> str:
    words = translate("Library", "Session {when}").format(when=near_time(at, now))
    return f"{words}, {place}" if place else words


def _phase_length(plan: LessonPlan) -> str:
    return hours_and_minutes(plan.phase_minutes) if plan.phase_minutes else ""


def _with_breaks(length: str, break_minutes: int) -> str:
    if not length or not break_minutes:
        return length
    text = translate("Library", "{length} + {breaks} break")
    return text.format(length=length, breaks=hours_and_minutes(break_minutes))


def _phase_lines(plan: LessonPlan) -> list[PhaseLine]:
    numbers = phase_numbers(plan.phases)
    return [
        PhaseLine(number, phase.label, _gist(phase))
        for number, phase in zip(numbers, plan.phases, strict=True)
        if number is not None
    ]


def _gist(phase: Phase) -> str:
    """The first thing to do in a phase."""
    told = steps(phase.facilitator_actions or phase.learner_activities)
    return plain(told[0]) if told else ""
