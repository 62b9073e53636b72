"""The tables of rubrics and of what was judged by them; rows never leave this package."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - the mapping reads the types at run time

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.library.rows import STRICT, Row


class RubricRow(Row):
    """A rubric with what is shown of its newest version; without a plan it is on the shelf."""

    __tablename__ = "rubric"
    __table_args__ = (Index("ix_rubric_plan_id", "plan_id"), STRICT)

    id: Mapped[str] = mapped_column(primary_key=True)
    plan_id: Mapped[str | None] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    title: Mapped[str]
    version: Mapped[int]
    updated_at: Mapped[datetime]
    trashed_at: Mapped[datetime | None]


class RubricVersionRow(Row):
    """One version of a rubric; `digest` is the SHA-256 of `body`, which is JSON."""

    __tablename__ = "rubric_version"
    __table_args__ = STRICT

    rubric_id: Mapped[str] = mapped_column(
        ForeignKey("rubric.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    label: Mapped[str]
    digest: Mapped[str]
    body: Mapped[str]


class ScoreRow(Row):
    """One answer to a criterion; nothing is written over, the last one of an owner holds.

    `points` are decimal digits, so that they stay exact; missing ids are empty.
    """

    __tablename__ = "score"
    __table_args__ = (
        UniqueConstraint("id"),
        ForeignKeyConstraint(
            ["rubric_id", "version"],
            ["rubric_version.rubric_id", "rubric_version.number"],
            ondelete="CASCADE",
        ),
        Index("ix_score_session_id", "session_id"),
        Index("ix_score_rubric_id", "rubric_id", "version"),
        STRICT,
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    rubric_id: Mapped[str]
    version: Mapped[int]
    group_id: Mapped[str]
    participant_id: Mapped[str]
    criterion_id: Mapped[str]
    verdict: Mapped[str]
    level_id: Mapped[str]
    points: Mapped[str | None]
    suggested_id: Mapped[str]
    note: Mapped[str]
    owner: Mapped[str]
    at: Mapped[datetime]


class AgreedScoreRow(Row):
    """A score that several observers agreed to; its owner is who wrote it down."""

    __tablename__ = "agreed_score"
    __table_args__ = STRICT

    score_id: Mapped[str] = mapped_column(
        ForeignKey("score.id", ondelete="CASCADE"), primary_key=True
    )
