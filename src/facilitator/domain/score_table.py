"""What was judged by rubrics in a session, as one looks back at it: who, what and how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.rubric_points import points
from facilitator.domain.scoring import WHOLE_ROOM, Score, Subject, share, standing, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric
    from facilitator.domain.scoring import Total
    from facilitator.domain.session import Session

Versions: TypeAlias = "Mapping[tuple[str, int], Rubric]"
"""Rubrics by their id and version."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer that holds, with the level it chose and the one that the observations spoke for.

    `earned` is None where nothing is counted: not seen, does not apply, or no such level.
    """

    score: Score
    criterion: Criterion
    level: CriterionLevel | None
    suggested: CriterionLevel | None
    worth: float
    earned: float | None

    @property
    def rank(self) -> int:
        """Which level it is, counted from 1 at the lowest; 0 without one."""
        return self.rank_of(self.level)

    def rank_of(self, level: CriterionLevel | None) -> int:
        ranked = sorted(self.criterion.levels, key=lambda one: one.score)
        return 0 if level is None else ranked.index(level) + 1


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """What one observer answered for one subject, or what was agreed, by ids of criteria."""

    subject: Subject
    owner: str
    agreed: bool
    answers: Mapping[str, Judged]
    total: Total


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """One rubric in the newest version that was scored by; lines are in the order of the room."""

    rubric: Rubric
    version: int
    lines: tuple[ScoreLine, ...]

    @property
    def has_owners(self) -> bool:
        """Whether several people judged by it."""
        return len({(line.owner, line.agreed) for line in self.lines}) > 1


def score_tables(
    session: Session, scores: Iterable[Score], rubrics: Versions
) -> tuple[ScoreTable, ...]:
    """One for each rubric with an answer that holds, by title."""
    held: dict[str, list[Score]] = {}
    for score in standing(scores):
        if (score.rubric_id, score.version) in rubrics:
            held.setdefault(score.rubric_id, []).append(score)
    made = (_table(session, given, rubrics) for given in held.values())
    return tuple(sorted(made, key=lambda one: (one.rubric.title.casefold(), one.rubric.id)))


def _table(session: Session, given: list[Score], rubrics: Versions) -> ScoreTable:
    version = max(score.version for score in given)
    rubric = rubrics[given[0].rubric_id, version]
    lines: dict[tuple[Subject, str, bool], dict[str, Score]] = {}
    for score in given:
        key = (score.subject, "" if score.agreed else score.owner, score.agreed)
        lines.setdefault(key, {})[score.criterion] = score
    places = {subject: place for place, subject in enumerate(subjects_of(session))}
    ordered = sorted(lines, key=lambda key: (places.get(key[0], len(places)), key[2], key[1]))
    return ScoreTable(
        rubric,
        version,
        tuple(_line(rubric, *key, lines[key], rubrics) for key in ordered),
    )


def _line(
    rubric: Rubric,
    subject: Subject,
    owner: str,
    agreed: bool,
    given: Mapping[str, Score],
    rubrics: Versions,
) -> ScoreLine:
    worths = _worths(rubric)
    answers = {}
    for criterion_id, score in given.items():
        own = rubrics[score.rubric_id, score.version]
        criterion = rubric.criterion(criterion_id) or own.criterion(criterion_id)
        if criterion is not None:
            worth = worths.get(criterion_id) or _worths(own).get(criterion_id, 0.0)
            answers[criterion_id] = _judged(score, criterion, worth)
    return ScoreLine(subject, owner, agreed, answers, total(rubric, given))


def _worths(rubric: Rubric) -> dict[str, float]:
    pairs = zip(rubric.criteria, points(rubric), strict=True)
    return {criterion.id: float(worth) for criterion, worth in pairs}


def _judged(score: Score, criterion: Criterion, worth: float) -> Judged:
    levels = {level.id: level for level in criterion.levels}
    part = share(criterion, score)
    return Judged(
        score,
        criterion,
        levels.get(score.level),
        levels.get(score.suggested),
        worth,
        None if part is None else worth * part,
    )


def subjects_of(session: Session) -> tuple[Subject, ...]:
    """Every group, followed by its participants; without groups the whole room."""
    return tuple(
        subject
        for group in session.groups
        for subject in (
            Subject(group.id),
            *(Subject(group.id, one.id) for one in group.participants),
        )
    ) or (WHOLE_ROOM,)


def subject_names(session: Session, subject: Subject) -> tuple[str, str]:
    """The group's name and the participant's; who left is only said to have."""
    group = session.group(subject.group)
    if group is None:
        return ("Whole room" if subject == WHOLE_ROOM else "(left)"), ""
    people = {one.id: one.name for one in group.participants}
    return group.name, people.get(subject.participant, "(left)") if subject.participant else ""
