"""What a package brings that the library does not have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class PlanNews:
    """One plan of a package; `versions` counts those that are not in the library yet.

    `newer` says that the plan will then say something else than it says here now.
    """

    id: str
    title: str
    is_new: bool
    versions: int
    tags: int = 0
    newer: bool = False
    in_trash: bool = False

    @property
    def is_news(self) -> bool:
        return self.is_new or bool(self.versions or self.tags or self.in_trash)


@dataclass(frozen=True, slots=True)
class RubricNews:
    """One rubric of a package; `versions` counts those that are not in the library yet.

    `newer` is as for plans; `other` says that a version was only named, or the rubric chosen, later
    than here.
    """

    id: str
    title: str
    is_new: bool
    versions: int
    newer: bool = False
    in_trash: bool = False
    other: bool = False

    @property
    def is_news(self) -> bool:
        return self.is_new or bool(self.versions or self.in_trash or self.other)


@dataclass(frozen=True, slots=True)
class SessionNews:
    """One session of a package; counts are of what is not in the library yet.

    `newer` says that its set-up (place, planned start, groups) was saved later than here;
    `went_apart` that its run went on both here and there. `forgotten` counts people whose names go
    here too, `keep_days` is after how many days all of them will, if sooner than here.
    """

    id: str
    title: str
    plan_id: str
    is_new: bool
    events: int = 0
    observations: int = 0
    changed: int = 0
    newer: bool = False
    went_apart: bool = False
    other: bool = False
    follow_ups: int = 0
    answers: int = 0
    scores: int = 0
    forgotten: int = 0
    keep_days: int | None = None
    starts: datetime | None = None
    rehearsal: bool = False
    clocks: tuple[tuple[str, timedelta], ...] = ()
    """Whose clock was off, and by how much it was ahead of this one."""

    @property
    def is_news(self) -> bool:
        counts = (
            self.events, self.observations, self.changed,
            self.follow_ups, self.answers, self.scores, self.forgotten,
        )  # fmt: skip
        limit = self.keep_days is not None
        return self.is_new or any(counts) or self.newer or self.other or limit


@dataclass(frozen=True, slots=True)
class PackagePreview:
    """What a package is, and what opening it would do; `unknown` parts stay in the file."""

    name: str
    app: str
    created: datetime
    owner: str
    plans: tuple[PlanNews, ...] = ()
    sessions: tuple[SessionNews, ...] = ()
    unknown: tuple[str, ...] = ()
    rubrics: tuple[RubricNews, ...] = ()
    photos: int = 0

    @property
    def is_news(self) -> bool:
        kinds = (self.plans, self.rubrics, self.sessions)
        return bool(self.photos) or any(one.is_news for kind in kinds for one in kind)


def lines_of(preview: PackagePreview) -> Iterator[str]:
    """For the log and the command line, one line each."""
    for plan in preview.plans:
        yield f"{_plan_words(plan)}: {plan.title}"
    for rubric in preview.rubrics:
        yield f"{_rubric_words(rubric)}: {rubric.title}"
    for session in preview.sessions:
        yield f"{_session_words(session)}: {session.title}{_when(session)}"
        if session.went_apart:
            yield "  This session went on on both computers; the events of both are kept."
        for owner, ahead in session.clocks:
            yield f"  The clock of {owner} was {clock_words(ahead)}; times are told by this one."
    if preview.photos:
        yield _counted(preview.photos, "photo")
    for name in preview.unknown:
        yield f"not known to this version: {name}"


def _plan_words(plan: PlanNews) -> str:
    if plan.is_new:
        return f"new plan, {_counted(plan.versions, 'version')}"
    words = [
        _counted(plan.versions, "more version") if plan.versions else "",
        _counted(plan.tags, "more tag") if plan.tags else "",
        "back from the trash" if plan.in_trash else "",
    ]
    return f"plan, {', '.join(filter(None, words)) or 'nothing new'}"


def _rubric_words(rubric: RubricNews) -> str:
    if rubric.is_new:
        return f"new rubric, {_counted(rubric.versions, 'version')}"
    words = [
        _counted(rubric.versions, "more version") if rubric.versions else "",
        "back from the trash" if rubric.in_trash else "",
        "a later choice or name" if rubric.other else "",
    ]
    return f"rubric, {', '.join(filter(None, words)) or 'nothing new'}"


def _session_words(session: SessionNews) -> str:
    words = [
        "newer set-up" if session.newer and not session.is_new else "",
        _counted(session.events, "event") if session.events else "",
        _counted(session.observations, "observation") if session.observations else "",
        _counted(session.changed, "changed observation") if session.changed else "",
        _counted(session.scores, "score") if session.scores else "",
        _counted(session.follow_ups, "follow-up") if session.follow_ups else "",
        _counted(session.answers, "answer") if session.answers else "",
        _forgotten_words(session.forgotten) if session.forgotten else "",
        _limit_words(session.keep_days) if session.keep_days is not None else "",
        "more groups or earlier values" if session.other and not session.is_new else "",
    ]
    said = ", ".join(filter(None, words))
    if session.is_new:
        return f"new session{', ' if said else ''}{said}"
    return f"session, {said or 'nothing new'}"


def clock_words(ahead: timedelta) -> str:
    """`2 min 10 s ahead`."""
    seconds = abs(round(ahead.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    parts = ((hours, "h"), (rest // 60, "min"), (rest % 60, "s"))
    said = " ".join(f"{number} {unit}" for number, unit in parts if number)
    return f"{said} {'ahead' if ahead.total_seconds() > 0 else 'behind'}"


def _when(session: SessionNews) -> str:
    """Sessions of one plan have one title: the day tells them apart."""
    day = f", {session.starts.astimezone():%Y-%m-%d %H:%M}" if session.starts else ""
    return f"{day} (rehearsal)" if session.rehearsal else day


def _forgotten_words(number: int) -> str:
    return "1 person is forgotten here too" if number == 1 else f"{number} people are forgotten"


def _limit_words(days: int) -> str:
    return f"names are forgotten after {_counted(days, 'day')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
