"""Of whom in a group an observation is, and the photo that goes with it."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

_STATEMENTS = (
    "ALTER TABLE observation ADD COLUMN participants TEXT",
    """CREATE TABLE observation_photo (
        observation_id TEXT NOT NULL,
        session_id TEXT NOT NULL,
        image BLOB NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        may_be_passed_on INTEGER NOT NULL,
        added_at INTEGER NOT NULL,
        CONSTRAINT pk_observation_photo PRIMARY KEY (observation_id),
        CONSTRAINT fk_observation_photo_observation_id_observation
            FOREIGN KEY(observation_id) REFERENCES observation (id) ON DELETE CASCADE,
        CONSTRAINT fk_observation_photo_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX ix_observation_photo_session_id ON observation_photo (session_id)",
)


def upgrade() -> None:
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
