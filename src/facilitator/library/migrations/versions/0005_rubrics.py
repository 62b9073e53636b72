"""Rubrics with their versions, and what was judged by them."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    """CREATE TABLE rubric (
        id TEXT NOT NULL,
        plan_id TEXT,
        title TEXT NOT NULL,
        version INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        trashed_at INTEGER,
        CONSTRAINT pk_rubric PRIMARY KEY (id),
        CONSTRAINT fk_rubric_plan_id_plan
            FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX ix_rubric_plan_id ON rubric (plan_id)",
    """CREATE TABLE rubric_version (
        rubric_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        label TEXT NOT NULL,
        digest TEXT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_rubric_version PRIMARY KEY (rubric_id, number),
        CONSTRAINT fk_rubric_version_rubric_id_rubric
            FOREIGN KEY(rubric_id) REFERENCES rubric (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE score (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        session_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        group_id TEXT NOT NULL,
        participant_id TEXT NOT NULL,
        criterion_id TEXT NOT NULL,
        verdict TEXT NOT NULL,
        level_id TEXT NOT NULL,
        points TEXT,
        suggested_id TEXT NOT NULL,
        note TEXT NOT NULL,
        owner TEXT NOT NULL,
        at INTEGER NOT NULL,
        CONSTRAINT pk_score PRIMARY KEY (number),
        CONSTRAINT uq_score_id UNIQUE (id),
        CONSTRAINT fk_score_rubric_id_rubric_version
            FOREIGN KEY(rubric_id, version)
            REFERENCES rubric_version (rubric_id, number) ON DELETE CASCADE,
        CONSTRAINT fk_score_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX ix_score_session_id ON score (session_id)",
    "CREATE INDEX ix_score_rubric_id ON score (rubric_id, version)",
)


def upgrade() -> None:
    """Add the three tables."""
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
