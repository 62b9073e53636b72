"""The tables of what is written after a session."""

from __future__ import annotations

from datetime import datetime, timedelta  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.library.rows import Row

_STRICT = {"sqlite_strict": True}


class FollowUpRow(Row):
    """Something to do after a session.

    One that stands for an observation has its id; what there is to do is then said by that.
    """

    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_session_id", "session_id"), _STRICT)

    id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    observation_id: Mapped[str | None] = mapped_column(
        ForeignKey("observation.id", ondelete="CASCADE")
    )
    text: Mapped[str]
    added_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class ReflectionRow(Row):
    """The facilitator's answer to a question of the plan, found by the question's words."""

    __tablename__ = "reflection"
    __table_args__ = _STRICT

    session_id: Mapped[str] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )
    question: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str]
    changed_at: Mapped[datetime]


class NameKeepingRow(Row):
    """After how many days, counted from its planned start, a session forgets who took part."""

    __tablename__ = "name_keeping"
    __table_args__ = _STRICT

    session_id: Mapped[str] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )
    days: Mapped[int]


class FollowUpChangeRow(Row):
    """When something to do was last changed, or taken off the list; packages need to know."""

    __tablename__ = "follow_up_change"
    __table_args__ = _STRICT

    session_id: Mapped[str] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    changed_at: Mapped[datetime]


class ForgottenRow(Row):
    """Somebody whom no package may bring back; it outlives the session, which may come again."""

    __tablename__ = "forgotten"
    __table_args__ = _STRICT

    session_id: Mapped[str] = mapped_column(primary_key=True)
    participant_id: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(primary_key=True)


class ClockOffsetRow(Row):
    """How far another computer's clock was ahead of this one's while a session ran.

    The rows of what was seen and done there tell instants of this one's; what packages carry is as
    it was written.
    """

    __tablename__ = "clock_offset"
    __table_args__ = _STRICT

    session_id: Mapped[str] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )
    device: Mapped[str] = mapped_column(primary_key=True)
    ahead: Mapped[timedelta]
