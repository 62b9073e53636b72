"""A session that is over as plain tables, for every way out of the app."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.histories import phase_times
from facilitator.domain.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.follow_up import FollowUp
    from facilitator.domain.histories import PhaseTime
    from facilitator.domain.observation import AttainmentLevel, Observation
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.reflection import Answer
    from facilitator.domain.run import Run
    from facilitator.domain.session import Session

Value: TypeAlias = str | int | float | bool | datetime | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; texts are as people wrote them, instants are aware."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class SessionReport:
    """Everything that is told of one session; it is as it stood at `at`."""

    session: Session
    plan: LessonPlan
    run: Run
    at: datetime
    observations: tuple[Observation, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def times(self) -> tuple[PhaseTime, ...]:
        return phase_times(self.run, self.at)

    @property
    def tables(self) -> tuple[Table, ...]:
        """In the order in which one reads them."""
        return (
            session_table(self),
            time_table(self),
            matrix_table(self),
            observation_table(self),
            follow_up_table(self),
            reflection_table(self),
        )


def level_name(level: AttainmentLevel) -> str:
    """As it is read: "2 Developing"."""
    return f"{int(level)} {level.name.capitalize()}"


def who(session: Session, seen: Observation) -> str:
    """Whom an observation is about; a group that left is only said to be one."""
    if not seen.groups:
        return "Whole room"
    names = (session.group(group_id) for group_id in seen.groups)
    return ", ".join(group.name if group else "(left)" for group in names)


def session_table(report: SessionReport) -> Table:
    session, run = report.session, report.run
    rows: tuple[tuple[Value, ...], ...] = (
        ("Plan", plain(session.title)),
        ("Version of the plan", session.version),
        ("Place", session.place),
        ("Rehearsal", session.rehearsal),
        ("Planned start", run.agenda.start),
        ("Planned end", run.agenda.finish),
        ("Actual start", run.started_at),
        ("Actual end", run.ended_at),
        ("Groups", len(session.groups)),
        ("People", session.people),
        ("Observations", len(report.observations)),
    )
    return Table("Session", ("What", "Value"), rows)


def time_table(report: SessionReport) -> Table:
    return Table(
        "Time",
        ("Phase", "Planned min", "Adapted min", "Actual min", "Over min", "Started", "Left out"),
        tuple(
            (
                plain(time.name),
                _tenths(time.planned),
                _tenths(time.adapted),
                _tenths(time.actual),
                None if time.skipped or time.planned is None else _tenths(time.over),
                report.run.actual_start(place),
                time.skipped,
            )
            for place, time in enumerate(report.times)
        ),
    )


def _tenths(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, 1)


def matrix_table(report: SessionReport) -> Table:
    """Per group and objective the latest level and how often it was looked at."""
    objectives = range(len(report.plan.objectives))
    heads = [f"O{place + 1} {what}" for place in objectives for what in ("level", "count")]
    cells = latest_levels(report)
    rows = tuple(
        (
            group.name,
            group.profile,
            *(value for place in objectives for value in cells.get((group.id, place), (None, 0))),
        )
        for group in report.session.groups
    )
    return Table("Groups and objectives", ("Group", "Profile", *heads), rows)


def latest_levels(report: SessionReport) -> dict[tuple[str, int], tuple[int | None, int]]:
    """Under group and objective: the newest level, and how many observations there are."""
    found: dict[tuple[str, int], tuple[int | None, int]] = {}
    for seen in report.observations:
        if seen.objective is None:
            continue
        for group in seen.groups:
            level, count = found.get((group, seen.objective), (None, 0))
            new = level if seen.level is None else int(seen.level)
            found[group, seen.objective] = (new, count + 1)
    return found


def observation_table(report: SessionReport) -> Table:
    return Table(
        "Observations",
        ("Time", "Phase", "Groups", "Objective", "Level", "Tags", "Note", "Follow up"),
        tuple(_observation_rows(report)),
    )


def _observation_rows(report: SessionReport) -> Iterator[tuple[Value, ...]]:
    names = [plain(phase.label) for phase in report.plan.phases]
    for seen in report.observations:
        here = seen.phase is not None and seen.phase < len(names)
        yield (
            seen.at,
            names[seen.phase] if here and seen.phase is not None else "",
            who(report.session, seen),
            None if seen.objective is None else f"O{seen.objective + 1}",
            None if seen.level is None else int(seen.level),
            ", ".join(seen.tags),
            seen.note,
            seen.follow_up,
        )


def follow_up_table(report: SessionReport) -> Table:
    rows = tuple(
        (to_do_words(report.session, one), one.done_at is not None, one.done_at)
        for one in report.follow_ups
    )
    return Table("Follow-ups", ("To do", "Done", "Done at"), rows)


def to_do_words(session: Session, item: FollowUp) -> str:
    seen = item.observation
    if seen is None:
        return item.text
    about = who(session, seen)
    said = item.text or ", ".join(seen.tags)
    return f"{about}: {said}" if said else about


def reflection_table(report: SessionReport) -> Table:
    rows = tuple((plain(one.question), one.text) for one in report.answers)
    return Table("Reflection", ("Question", "Answer"), rows)
