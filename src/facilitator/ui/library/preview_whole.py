"""What the preview says of a plan once it is read, with its sessions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.inline import plain
from facilitator.domain.plan import phase_numbers
from facilitator.domain.text import steps
from facilitator.ui.library.preview_model import (
    ObjectiveLine,
    PhaseLine,
    Preview,
    glance,
    planned_words,
    with_breaks,
)
from facilitator.ui.widgets.timestrip import StripPart
from facilitator.ui.wording import clock_time, hours_and_minutes

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.plan import LessonPlan, Phase
    from facilitator.domain.shelf import PlanSummary
    from facilitator.library.values import SessionSummary

translate = QCoreApplication.translate


def whole(
    summary: PlanSummary,
    plan: LessonPlan,
    session: SessionSummary | None,
    now: datetime,
) -> Preview:
    """The preview of the plan itself, with the session that runs or comes next."""
    seen = glance(summary, now)._replace(
        strip=strip_parts(plan),
        length=with_breaks(_phase_length(plan), plan.break_minutes),
        phases=tuple(_phase_lines(plan)),
        objectives=tuple(
            ObjectiveLine(f"O{number}", plain(aim.text), aim.level)
            for number, aim in enumerate(plan.objectives, start=1)
        ),
        materials=tuple(plain(item) for item in plan.materials),
        is_whole=True,
    )
    return seen if session is None else _with_session(seen, session, plan, now)


def strip_parts(plan: LessonPlan) -> tuple[StripPart, ...]:
    numbers = phase_numbers(plan.phases)
    return tuple(
        StripPart(number, phase.minutes or 0, phase.label)
        for number, phase in zip(numbers, plan.phases, strict=True)
    )


def _with_session(seen: Preview, found: SessionSummary, plan: LessonPlan, now: datetime) -> Preview:
    session = found.session
    begin = found.started_at or session.planned_start
    minutes = plan.phase_minutes + plan.break_minutes
    running = found.started_at is not None
    return seen._replace(
        session_id=session.id,
        is_running=running,
        note=_running(begin) if running else planned_words(begin, session.place, now),
        start=clock_time(begin),
        end="" if running else clock_time(begin + timedelta(minutes=minutes)),
    )


def _running(begin: datetime) -> str:
    return translate("Library", "Running since {time}").format(time=clock_time(begin))


def _phase_length(plan: LessonPlan) -> str:
    return hours_and_minutes(plan.phase_minutes) if plan.phase_minutes else ""


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
