"""Answers to the criteria of rubrics; none is ever written over."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from facilitator.domain.scoring import Score, Subject, Verdict
from facilitator.library.rubric_rows import AgreedScoreRow, ScoreRow

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from facilitator.domain.rubric import Points


class Scores:
    """All that was ever answered; what holds of it is the domain's to say."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, score: Score) -> None:
        self._connection.execute(insert(ScoreRow), _columns(score))
        if score.agreed:
            self._connection.execute(insert(AgreedScoreRow), {"score_id": score.id})

    def of_session(self, session_id: str) -> tuple[Score, ...]:
        """In the order in which they were given."""
        rows = self._connection.execute(
            select(ScoreRow.__table__, AgreedScoreRow.score_id.label("agreed"))
            .outerjoin(AgreedScoreRow, AgreedScoreRow.score_id == ScoreRow.id)
            .where(ScoreRow.session_id == session_id)
            .order_by(ScoreRow.at, ScoreRow.number)
        )
        return tuple(map(_score, rows.mappings()))


def _columns(score: Score) -> dict[str, Any]:
    return {
        "id": score.id,
        "session_id": score.session_id,
        "rubric_id": score.rubric_id,
        "version": score.version,
        "group_id": score.subject.group,
        "participant_id": score.subject.participant,
        "criterion_id": score.criterion,
        "verdict": score.verdict.value,
        "level_id": score.level,
        "points": None if score.points is None else str(score.points),
        "suggested_id": score.suggested,
        "note": score.note,
        "owner": score.owner,
        "at": score.at,
    }


def _score(row: RowMapping) -> Score:
    return Score(
        id=row["id"],
        session_id=row["session_id"],
        rubric_id=row["rubric_id"],
        version=row["version"],
        subject=Subject(row["group_id"], row["participant_id"]),
        criterion=row["criterion_id"],
        verdict=Verdict(row["verdict"]),
        at=row["at"],
        level=row["level_id"],
        points=_points(row["points"]),
        suggested=row["suggested_id"],
        note=row["note"],
        owner=row["owner"],
        agreed=row["agreed"] is not None,
    )


def _points(text: str | None) -> Points | None:
    if text is None:
        return None
    return int(text) if text.lstrip("-").isdecimal() else Decimal(text)
