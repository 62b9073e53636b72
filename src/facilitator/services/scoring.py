"""Judging work by a rubric, with what was seen beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.score_table import score_tables
from facilitator.domain.scoring import Score, Verdict, evidence, standing, suggestion
from facilitator.services.desk import new_id
from facilitator.services.observations import of_session as observations_of
from facilitator.services.rubrics import open_rubric

if TYPE_CHECKING:
    from facilitator.domain.observation import Observation
    from facilitator.domain.rubric import Criterion, Points, Rubric
    from facilitator.domain.score_table import ScoreTable
    from facilitator.domain.scoring import Subject, Suggestion
    from facilitator.domain.session import Session
    from facilitator.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ScoredCriterion:
    """A criterion with what speaks for which level, and the answer if there is one."""

    criterion: Criterion
    seen: tuple[Observation, ...]
    suggestion: Suggestion | None
    answer: Score | None


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """One subject's work under one version of a rubric."""

    session_id: str
    rubric: Rubric
    version: int
    subject: Subject
    owner: str
    criteria: tuple[ScoredCriterion, ...]

    def of(self, criterion_id: str) -> ScoredCriterion:
        """Raises LookupError when the rubric has no such criterion."""
        found = next((one for one in self.criteria if one.criterion.id == criterion_id), None)
        if found is None:
            raise LookupError(f"no criterion {criterion_id}")
        return found


def sheet(
    desk: Desk, session_id: str, rubric_id: str, subject: Subject, *, owner: str = ""
) -> ScoreSheet:
    """The newest version of the rubric; raises UserError when it is gone."""
    stored = open_rubric(desk, rubric_id)
    observations = observations_of(desk, session_id)
    with desk.library.reading() as work:
        given = standing(work.scores.of_session(session_id))
    answers = {
        score.criterion: score
        for score in given
        if (score.rubric_id, score.subject, score.owner) == (rubric_id, subject, owner)
        and not score.agreed
    }
    criteria = []
    for criterion in stored.rubric.criteria:
        seen = evidence(criterion, observations, subject, kind=stored.rubric.kind)
        answer = answers.get(criterion.id)
        criteria.append(ScoredCriterion(criterion, seen, suggestion(criterion, seen), answer))
    return ScoreSheet(
        session_id, stored.rubric, stored.version, subject, owner, criteria=tuple(criteria)
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What the human says of a criterion; `level` is a level's id."""

    verdict: Verdict
    level: str = ""
    points: Points | None = None
    note: str = ""


def give(desk: Desk, page: ScoreSheet, criterion_id: str, answer: Answer) -> Changes:
    """Keep the answer together with what was suggested; it is on the disk when this returns.

    Raises ValueError for a level that the criterion does not have, for points outside its span,
    and for "N/A" where that is not allowed.
    """
    scored = page.of(criterion_id)
    _check(scored.criterion, answer)
    suggested = scored.suggestion.level.id if scored.suggestion else ""
    score = Score(
        id=new_id(),
        session_id=page.session_id,
        rubric_id=page.rubric.id,
        version=page.version,
        subject=page.subject,
        criterion=criterion_id,
        verdict=answer.verdict,
        at=desk.clock.now(),
        level=answer.level,
        points=answer.points,
        suggested=suggested,
        note=answer.note,
        owner=page.owner,
    )
    return _keep(desk, score)


def _check(criterion: Criterion, answer: Answer) -> None:
    level = next((one for one in criterion.levels if one.id == answer.level), None)
    if (answer.verdict is Verdict.LEVEL or answer.level) and level is None:
        raise ValueError(f"criterion {criterion.id} has no level {answer.level}")
    if answer.points is not None and level is not None and level.span:
        low, high = level.span
        if not low <= answer.points <= high:
            raise ValueError(f"level {level.id} has {low} to {high} points, not {answer.points}")
    if answer.verdict is Verdict.NOT_APPLICABLE and not criterion.may_not_apply:
        raise ValueError(f"criterion {criterion.id} always applies")


def take_back(desk: Desk, page: ScoreSheet, criterion_id: str) -> Changes:
    """Leave the criterion open again; that it was answered stays known."""
    former = page.of(criterion_id).answer
    if former is None:
        return Changes()
    now = desk.clock.now()
    return _keep(desk, replace(former, id=new_id(), verdict=Verdict.OPEN, at=now))


def _keep(desk: Desk, score: Score) -> Changes:
    with desk.library.transaction() as work:
        work.scores.add(score)
    return Changes(scores=frozenset({score.session_id}))


def agree(desk: Desk, page: ScoreSheet, criterion_id: str, answer: Answer) -> Changes:
    """Keep what several observers came to beside what each of them had answered.

    Raises ValueError as `give` does.
    """
    _check(page.of(criterion_id).criterion, answer)
    return _keep(
        desk,
        Score(
            id=new_id(),
            session_id=page.session_id,
            rubric_id=page.rubric.id,
            version=page.version,
            subject=page.subject,
            criterion=criterion_id,
            verdict=answer.verdict,
            at=desk.clock.now(),
            level=answer.level,
            points=answer.points,
            note=answer.note,
            agreed=True,
        ),
    )


def history(desk: Desk, session_id: str) -> tuple[Score, ...]:
    """Every answer ever given in the session, in the order in which they were given."""
    with desk.library.reading() as work:
        return work.scores.of_session(session_id)


def tables(desk: Desk, session: Session) -> tuple[ScoreTable, ...]:
    """What was judged in the session, rubric by rubric; those in the trash are left out."""
    with desk.library.reading() as work:
        given = work.scores.of_session(session.id)
        wanted = {(score.rubric_id, score.version) for score in given}
        found = {key: work.rubrics.get(*key) for key in wanted}
    kept = {key: one.rubric for key, one in found.items() if one and one.trashed_at is None}
    return score_tables(session, given, kept)
