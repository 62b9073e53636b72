"""A session that is over as plain tables, for every way out of the app."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.attention_spread import looks
from facilitator.domain.histories import phase_times
from facilitator.domain.inline import plain
from facilitator.domain.observers import observer_name
from facilitator.domain.score_table import subject_names
from facilitator.domain.scoring import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from facilitator.domain.attention_spread import Looks
    from facilitator.domain.follow_up import FollowUp
    from facilitator.domain.histories import PhaseHistory, PhaseTime
    from facilitator.domain.observation import AttainmentLevel, Observation
    from facilitator.domain.observers import BetweenObservers
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.reflection import Answer
    from facilitator.domain.run import Run
    from facilitator.domain.score_table import Judged, ScoreLine, ScoreTable
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
    scores: tuple[ScoreTable, ...] = ()
    owner: str = ""
    """Whose library it is; what has no owner was written by them."""
    between: BetweenObservers | None = None
    """How far those agree who looked; None where one alone did."""
    history: tuple[PhaseHistory, ...] = ()
    """The phases through all runs of the plan, where there are several."""
    library: str = ""
    """Its id, by which it is told from others where its owner gave no name."""
    seen_by: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """Whose observations are, by their ids; those of this library are left out."""

    @property
    def times(self) -> tuple[PhaseTime, ...]:
        return phase_times(self.run, self.at)

    @property
    def looks(self) -> tuple[Looks, ...]:
        """How attention was spread over groups and phases."""
        return looks(self.session, len(self.plan.phases), self.observations)

    @property
    def tables(self) -> tuple[Table, ...]:
        """In the order in which one reads them."""
        return (
            session_table(self),
            time_table(self),
            *((history_table(self),) if self.history else ()),
            matrix_table(self),
            *((attention_table(self),) if self.looks else ()),
            *(table(self) for table in (score_table, total_table) if self.scores),
            observation_table(self),
            follow_up_table(self),
            reflection_table(self),
        )

    def owner_of(self, line: ScoreLine) -> str:
        """Who judged so; whoever gave no name by the id of their library."""
        return "agreed" if line.agreed else line.owner or self.owner

    def judge_of(self, line: ScoreLine) -> str:
        """The same as people read it."""
        return observer_name(self.owner_of(line))

    @property
    def judged(self) -> Iterator[tuple[ScoreTable, ScoreLine, Judged]]:
        """Every answer that holds, criterion by criterion."""
        for table in self.scores:
            for line in table.lines:
                for one in line.answers.values():
                    yield table, line, one


def level_name(level: AttainmentLevel) -> str:
    """As it is read: "2 Developing"."""
    return f"{int(level)} {level.name.capitalize()}"


def who(session: Session, seen: Observation) -> str:
    """Whom an observation is about; a group that left is only said to be one."""
    if not seen.groups:
        return "Whole room"
    names = ("".join(session.names_of((one,), seen.participants)) for one in seen.groups)
    return ", ".join(name or "(left)" for name in names)


def participant_names(session: Session, seen: Observation) -> tuple[str, ...]:
    """Of whom in particular it is; who left is not named."""
    groups = (session.group(group_id) for group_id in seen.groups)
    people = (one for group in groups if group for one in group.participants)
    return tuple(one.name for one in people if one.id in seen.participants)


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


def history_table(report: SessionReport) -> Table:
    return Table(
        "All runs",
        ("Phase", "Runs", "Median min", "80th percentile min"),
        tuple(
            (plain(one.name), len(one.held), _tenths(one.median), _tenths(one.percentile_80))
            for one in report.history
        ),
    )


def attention_table(report: SessionReport) -> Table:
    names = tuple(plain(phase.label) for phase in report.plan.phases)
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.name or "Whole room", one.total, round(one.share, 3), *one.by_phase)
        for one in report.looks
    )
    return Table("Attention", ("Group", "Observations", "Share", *names), rows)


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
        (
            "Time",
            "Phase",
            "Groups",
            "Objective",
            "Level",
            "Tags",
            "Note",
            "Follow up",
            "Participants",
        ),
        tuple(_observation_rows(report)),
    )


def _observation_rows(report: SessionReport) -> Iterator[tuple[Value, ...]]:
    names = [plain(phase.label) for phase in report.plan.phases]
    for seen in report.observations:
        here = seen.phase is not None and seen.phase < len(names)
        yield (
            seen.at,
            names[seen.phase] if here and seen.phase is not None else "",
            who(report.session, replace(seen, participants=())),
            None if seen.objective is None else f"O{seen.objective + 1}",
            None if seen.level is None else int(seen.level),
            ", ".join(seen.tags),
            seen.note,
            seen.follow_up,
            ", ".join(participant_names(report.session, seen)),
        )


_SCORE_HEADS = (
    "Rubric;Group;Participants;Criterion;Answer;Level;Points;Of;Suggested;Note;Owner;Time"
)


def score_table(report: SessionReport) -> Table:
    """One row for each answer; what was suggested stands beside what was decided."""
    return Table(
        "Rubric scores",
        tuple(_SCORE_HEADS.split(";")),
        tuple(
            (
                plain(table.rubric.title),
                *subject_names(report.session, line.subject),
                plain(one.criterion.title),
                answer_words(one),
                one.rank or None,
                points_of(one.earned),
                points_of(one.worth),
                one.suggested.label if one.suggested else "",
                one.score.note,
                report.judge_of(line),
                one.score.at,
            )
            for table, line, one in report.judged
        ),
    )


def evidence_table(report: SessionReport) -> Table:
    """Observations, and below them the answers to rubrics, under one head: CSV has only one."""
    seen, judged = observation_table(report), score_table(report)
    if not judged.rows:
        return seen
    more = tuple(name for name in judged.columns if name not in (*seen.columns, "Group"))
    columns = ("Kind", *seen.columns, *more)
    rows = [("observation", *row, *(None for _ in more)) for row in seen.rows]
    for row in judged.rows:
        said = dict(zip(judged.columns, row, strict=True))
        said["Groups"] = said.pop("Group")
        rows.append(("score", *(said.get(name) for name in columns[1:])))
    return Table("Evidence", columns, tuple(rows))


def total_table(report: SessionReport) -> Table:
    """What was earned by each, out of what could be; what does not apply is not counted."""
    return Table(
        "Rubric totals",
        ("Rubric", "Version", "Group", "Participant", "Owner", "Points", "Of", "Open criteria"),
        tuple(
            (
                plain(table.rubric.title),
                table.version,
                *subject_names(report.session, line.subject),
                report.judge_of(line),
                points_of(line.total.earned),
                points_of(line.total.possible),
                line.total.open,
            )
            for table in report.scores
            for line in table.lines
        ),
    )


def answer_words(one: Judged) -> str:
    """The level by its name, or why there is none."""
    words = {
        Verdict.NOT_APPLICABLE: "does not apply",
        Verdict.NOT_SEEN: "not seen",
        Verdict.POINTS: "points",
    }
    named = one.level.label if one.level else ""
    return named or words.get(one.score.verdict, "level")


def points_of(value: float | None) -> float | None:
    """In hundredths, and whole numbers without a fraction."""
    if value is None:
        return None
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


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
