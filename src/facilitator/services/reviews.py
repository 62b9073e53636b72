"""Looking back at a session: what was planned, what happened, what was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from facilitator.domain.observers import between_observers
from facilitator.services import follow_ups, observations, reflection, runs, scoring, seen, sessions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from facilitator.domain.follow_up import FollowUp
    from facilitator.domain.observation import Observation
    from facilitator.domain.observers import BetweenObservers
    from facilitator.domain.reflection import Answer
    from facilitator.domain.score_table import ScoreTable
    from facilitator.domain.seen import Overview
    from facilitator.library.values import SessionSummary
    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun


@dataclass(frozen=True, slots=True)
class SessionReview:
    """A session as it stood at `at`; `read` gives all that was seen, the oldest first."""

    summary: SessionSummary
    live: LiveRun
    seen: Overview
    at: datetime
    read: Callable[[], tuple[Observation, ...]]
    follow_ups: tuple[FollowUp, ...] = ()
    answers: tuple[Answer, ...] = ()
    scores: tuple[ScoreTable, ...] = ()

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All of them: thousands, which a first look does not need."""
        return self.read()


def review(desk: Desk, session_id: str) -> SessionReview:
    """Everything about one session.

    Raises UserError when it or its plan is gone.
    """
    summary = sessions.find(desk, session_id)
    shown = SessionReview(
        summary=summary,
        live=runs.load_of(desk, summary.session),
        seen=seen.overview(desk, session_id),
        at=desk.clock.now(),
        read=cache(lambda: observations.of_session(desk, session_id)),
    )
    return with_scores(desk, with_afterwards(desk, shown))


def with_afterwards(desk: Desk, shown: SessionReview) -> SessionReview:
    """The same with what is written afterwards as it is now."""
    session = shown.live.session
    return replace(
        shown,
        follow_ups=follow_ups.of_session(desk, session.id),
        answers=reflection.of_session(desk, session.id, shown.live.plan),
    )


def observers(desk: Desk, shown: SessionReview) -> BetweenObservers:
    """How far those agree who looked at the session, and where their scores differ."""
    whose = observers_of(desk, shown.live.session.id)
    if whose:
        return between_observers(shown.observations, whose, shown.scores)
    between = between_observers((), whose, shown.scores)  # thousands are not read to find one owner
    own = {""} if _has_levels(shown.seen) else set()
    return replace(between, observers=tuple(sorted({*between.observers, *own})))


def _has_levels(seen: Overview) -> bool:
    return any(level and objective is not None for objective, level, _ in seen.levels)


def clocks_of(desk: Desk, session_id: str) -> tuple[tuple[str, timedelta], ...]:
    """Whose clock was how far ahead of this one's, by name or computer."""
    with desk.library.reading() as work:
        shifts = work.runs.shifts(session_id)
        names = work.runs.owners_of_laptops(session_id) if shifts else {}
    return tuple((names.get(device, device), ahead) for device, ahead in sorted(shifts.items()))


def observers_of(desk: Desk, session_id: str) -> dict[str, str]:
    """Whose observations are, by their ids; those of this library are left out."""
    with desk.library.reading() as work:
        return work.reviews.observers(session_id)


def with_scores(desk: Desk, shown: SessionReview) -> SessionReview:
    """The same with what was judged by rubrics as it is now."""
    return replace(shown, scores=scoring.tables(desk, shown.live.session))
