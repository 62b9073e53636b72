"""What is written after a session: follow-ups and reflection."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

_STATEMENTS = (
    """CREATE TABLE follow_up (
        id TEXT NOT NULL,
        session_id TEXT NOT NULL,
        observation_id TEXT,
        text TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        done_at INTEGER,
        CONSTRAINT pk_follow_up PRIMARY KEY (id),
        CONSTRAINT fk_follow_up_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
        CONSTRAINT fk_follow_up_observation_id_observation
            FOREIGN KEY(observation_id) REFERENCES observation (id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX ix_follow_up_session_id ON follow_up (session_id)",
    """CREATE TABLE reflection (
        session_id TEXT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        CONSTRAINT pk_reflection PRIMARY KEY (session_id, question),
        CONSTRAINT fk_reflection_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
)


def upgrade() -> None:
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
