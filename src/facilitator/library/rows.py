"""The tables; rows never leave this package."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import (
    REAL,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from typing_extensions import override  # SQLAlchemy needs it anyway

from facilitator.library.instants import from_length, from_micros, to_length, to_micros

STRICT = {"sqlite_strict": True}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC instants as whole microseconds since 1970: exact, sorted, never naive."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        return None if value is None else to_micros(value)

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else from_micros(value)


class Duration(TypeDecorator[timedelta]):
    """Lengths of time as whole microseconds."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> object:
        return None if value is None else from_length(value)

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else to_length(value)


class Flag(TypeDecorator[bool]):
    """Yes and no as 1 and 0: strict tables have no boolean type."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> object:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class PathText(TypeDecorator[str]):
    """File names as bytes: a system may hold names that are no valid Unicode."""

    impl = LargeBinary
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> object:
        return None if value is None else value.encode("utf-8", "surrogatepass")

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value, "utf-8", "surrogatepass")


class Row(DeclarativeBase):
    """Base of all tables, which are strict: a column holds what its type says."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        bytes: LargeBinary,
        bool: Flag,
        float: REAL,
        datetime: UtcDateTime,
        timedelta: Duration,
    }


class PlanRow(Row):
    """A plan with what the library shows of its newest version; `key` is its row in the index."""

    __tablename__ = "plan"
    __table_args__ = (
        Index("ix_plan_updated_at", text("updated_at DESC")),
        Index("ix_plan_title", "title"),
        STRICT,
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    audience: Mapped[str]
    stated_minutes: Mapped[int | None]
    phase_minutes: Mapped[int]
    break_minutes: Mapped[int]
    phases: Mapped[int]
    open_checks: Mapped[int]
    version: Mapped[int]
    updated_at: Mapped[datetime]
    trashed_at: Mapped[datetime | None]


class VersionRow(Row):
    """One version of a plan; `digest` is the SHA-256 of `body` and tells silent damage."""

    __tablename__ = "plan_version"
    __table_args__ = STRICT

    plan_id: Mapped[str] = mapped_column(
        ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    label: Mapped[str]
    open_checks: Mapped[int]
    digest: Mapped[str]
    body: Mapped[str]


class OriginRow(Row):
    """The document a version was read from; `content` is compressed by zlib."""

    __tablename__ = "origin"
    __table_args__ = (
        ForeignKeyConstraint(
            ["plan_id", "number"],
            ["plan_version.plan_id", "plan_version.number"],
            ondelete="CASCADE",
        ),
        Index("ix_origin_path", "path"),
        Index("ix_origin_digest", "digest"),
        STRICT,
    )

    plan_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(PathText)
    name: Mapped[str] = mapped_column(PathText)
    digest: Mapped[str]
    content: Mapped[bytes]


class TagRow(Row):
    """A tag of a plan."""

    __tablename__ = "plan_tag"
    __table_args__ = (Index("ix_plan_tag_name", "name"), STRICT)

    plan_id: Mapped[str] = mapped_column(
        ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)


class SessionRow(Row):
    """A session, pinned to the version of the plan that it runs."""

    __tablename__ = "session"
    __table_args__ = (
        ForeignKeyConstraint(
            ["plan_id", "version"], ["plan_version.plan_id", "plan_version.number"]
        ),
        Index("ix_session_plan_id", "plan_id", "version"),
        STRICT,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    plan_id: Mapped[str]
    version: Mapped[int]
    title: Mapped[str]
    planned_start: Mapped[datetime]
    place: Mapped[str]
    rehearsal: Mapped[bool]
    saved_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class GroupRow(Row):
    """A group of learners.

    `position` is None for a group that left its session and was observed before.
    """

    __tablename__ = "learner_group"
    __table_args__ = STRICT

    session_id: Mapped[str] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int | None]
    name: Mapped[str]
    profile: Mapped[str]
    people: Mapped[int | None]


class ParticipantRow(Row):
    """One learner in a group."""

    __tablename__ = "participant"
    __table_args__ = (
        ForeignKeyConstraint(
            ["session_id", "group_id"],
            ["learner_group.session_id", "learner_group.id"],
            ondelete="CASCADE",
        ),
        STRICT,
    )

    session_id: Mapped[str] = mapped_column(primary_key=True)
    group_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    name: Mapped[str]


class RunEventRow(Row):
    """One event of a run; `number` gives the order of writing, the rest depends on `kind`.

    `detail` is JSON. `recorded_at`, the clocks and the computer's start are as they were then.
    """

    __tablename__ = "run_event"
    __table_args__ = (UniqueConstraint("session_id", "id"), STRICT)

    number: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    id: Mapped[str]
    kind: Mapped[str]
    at: Mapped[datetime]
    phase: Mapped[int | None]
    amount: Mapped[timedelta | None]
    step: Mapped[int | None]
    done: Mapped[bool | None]
    target: Mapped[str | None]
    detail: Mapped[str | None]
    recorded_at: Mapped[datetime | None]
    boot_clock: Mapped[float | None]
    monotonic_clock: Mapped[float | None]
    boot_id: Mapped[str | None]


class ObservationRow(Row):
    """A formative observation; `tags` is a JSON array, and `participants` too if there are any."""

    __tablename__ = "observation"
    __table_args__ = (Index("ix_observation_session_id", "session_id"), STRICT)

    id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    phase: Mapped[int | None]
    objective: Mapped[int | None]
    level: Mapped[int | None]
    tags: Mapped[str]
    note: Mapped[str]
    follow_up: Mapped[bool]
    removed_at: Mapped[datetime | None]
    participants: Mapped[str | None]
    entered_at: Mapped[datetime | None]


class PhotoRow(Row):
    """The photo of an observation, as JPEG; one that may not be passed on stays in this library."""

    __tablename__ = "observation_photo"
    __table_args__ = (Index("ix_observation_photo_session_id", "session_id"), STRICT)

    observation_id: Mapped[str] = mapped_column(
        ForeignKey("observation.id", ondelete="CASCADE"), primary_key=True
    )
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    image: Mapped[bytes]
    width: Mapped[int]
    height: Mapped[int]
    may_be_passed_on: Mapped[bool]
    added_at: Mapped[datetime]


class ObservedGroupRow(Row):
    """A group that an observation is about, in the order they were named."""

    __tablename__ = "observation_group"
    __table_args__ = (
        ForeignKeyConstraint(
            ["session_id", "group_id"], ["learner_group.session_id", "learner_group.id"]
        ),
        Index("ix_observation_group_session_id", "session_id", "group_id"),
        STRICT,
    )

    observation_id: Mapped[str] = mapped_column(
        ForeignKey("observation.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[str]
    group_id: Mapped[str]


class FormerObservationRow(Row):
    """What an observation said until `changed_at`, as JSON."""

    __tablename__ = "observation_history"
    __table_args__ = (Index("ix_observation_history_observation_id", "observation_id"), STRICT)

    number: Mapped[int] = mapped_column(primary_key=True)
    observation_id: Mapped[str] = mapped_column(ForeignKey("observation.id", ondelete="CASCADE"))
    changed_at: Mapped[datetime]
    value: Mapped[str]


class IdentityRow(Row):
    """The one row that tells this library from all others, and whose it is if they said so."""

    __tablename__ = "identity"
    __table_args__ = STRICT

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]


class LetterheadRow(Row):
    """The one row of what stands on all paper of this library."""

    __tablename__ = "letterhead"
    __table_args__ = STRICT

    number: Mapped[int] = mapped_column(primary_key=True)
    header: Mapped[str]
    logo: Mapped[bytes]
    footer: Mapped[str]


class ExchangedRow(Row):
    """A value of a session as other libraries may know it: what left in a package or came in one.

    `kind` is "setup", "group", "event" or "observation"; of an observation all states are kept.
    `value` is canonical JSON, stamped with when it was written.
    """

    __tablename__ = "exchanged"
    __table_args__ = STRICT

    session_id: Mapped[str] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
