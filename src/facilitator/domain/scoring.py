"""What a facilitator judged by a rubric, beside what the observations suggested."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import median_low
from typing import TYPE_CHECKING

from facilitator.domain.rubric import RubricKind
from facilitator.domain.rubric_points import points

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from facilitator.domain.observation import Observation
    from facilitator.domain.rubric import Criterion, CriterionLevel, Points, Rubric


class Verdict(StrEnum):
    """How a criterion was answered; `OPEN` takes an answer back."""

    LEVEL = "level"
    POINTS = "points"
    NOT_APPLICABLE = "not_applicable"
    NOT_SEEN = "not_seen"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose work is judged: a group's, that of one participant in it, or that of all together."""

    group: str
    participant: str = ""


WHOLE_ROOM = Subject("")


@dataclass(frozen=True, slots=True)
class Score:
    """One answer to one criterion; a later one by the same owner takes its place, both are kept.

    `level` and `criterion` are ids in that version of the rubric, `suggested` is the id of the
    level that the observations spoke for. One that is `agreed` is what several observers came to;
    it stands beside theirs, and its owner is who wrote it down.
    """

    id: str
    session_id: str
    rubric_id: str
    version: int
    subject: Subject
    criterion: str
    verdict: Verdict
    at: datetime
    level: str = ""
    points: Points | None = None
    suggested: str = ""
    note: str = ""
    owner: str = ""
    agreed: bool = False

    @property
    def is_as_suggested(self) -> bool:
        return bool(self.suggested) and self.level == self.suggested


def standing(scores: Iterable[Score]) -> tuple[Score, ...]:
    """The answers that hold: the last one by each owner to each criterion for each subject.

    What was agreed is the last one by anybody.
    """
    last: dict[tuple[str, Subject, str, str | None], Score] = {}
    for score in sorted(scores, key=lambda one: (one.at, one.id)):
        owner = None if score.agreed else score.owner
        last[score.rubric_id, score.subject, score.criterion, owner] = score
    return tuple(score for score in last.values() if score.verdict is not Verdict.OPEN)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A level, and the observations with a level that speak for it, oldest first."""

    level: CriterionLevel
    reasons: tuple[Observation, ...]


def evidence(
    criterion: Criterion,
    observations: Iterable[Observation],
    subject: Subject,
    *,
    kind: RubricKind = RubricKind.ANALYTIC,
) -> tuple[Observation, ...]:
    """What was seen of the criterion's objective in that group, or of all, oldest first.

    The one criterion of a holistic rubric is about the work as a whole, so about every objective.
    """
    objective = criterion.objective
    if objective is None and kind is not RubricKind.HOLISTIC:
        return ()
    seen = (
        one
        for one in observations
        if objective in (None, one.objective) and _is_about(one, subject)
    )
    return tuple(sorted(seen, key=lambda one: one.at))


def _is_about(one: Observation, subject: Subject) -> bool:
    """What names nobody is about everybody in the group."""
    if subject.group not in (one.groups or (WHOLE_ROOM.group,)):
        return False
    return not (subject.participant and one.participants) or subject.participant in one.participants


def suggestion(criterion: Criterion, seen: Iterable[Observation]) -> Suggestion | None:
    """The middle of the levels seen, of two middles the lower; None when no level was seen."""
    reasons = tuple(one for one in seen if one.level is not None)
    if not reasons or not criterion.levels:
        return None
    middle = median_low(int(one.level) for one in reasons if one.level is not None)
    ranked = sorted(criterion.levels, key=lambda level: level.score)
    place = -(-middle * len(ranked) // _LEVELS_OF_OBSERVATIONS)
    return Suggestion(ranked[place - 1], reasons)


_LEVELS_OF_OBSERVATIONS = 4


@dataclass(frozen=True, slots=True)
class Total:
    """Points earned out of those that could be; `open` counts criteria without an answer.

    What does not apply leaves the sum, what was not seen stays in it as open.
    """

    earned: float
    possible: float
    open: int


def total(rubric: Rubric, answers: Mapping[str, Score]) -> Total:
    """The sum over the criteria, each answered under its id."""
    earned = possible = 0.0
    missing = 0
    for criterion, worth in zip(rubric.criteria, points(rubric), strict=True):
        answer = answers.get(criterion.id)
        if answer is not None and answer.verdict is Verdict.NOT_APPLICABLE:
            continue
        possible += float(worth)
        part = share(criterion, answer)
        missing += part is None
        earned += float(worth) * (part or 0.0)
    return Total(earned, possible, missing)


def share(criterion: Criterion, answer: Score | None) -> float | None:
    """How much of the criterion's points was earned, None when nobody can say."""
    if answer is None or not criterion.most:
        return None
    if answer.verdict is Verdict.POINTS and answer.points is not None:
        return float(answer.points) / float(criterion.most)
    if answer.verdict is Verdict.LEVEL:
        score = next((one.score for one in criterion.levels if one.id == answer.level), None)
        return None if score is None else float(score) / float(criterion.most)
    return None
