"""What several observers need: who was forgotten, whose clock was off, what they agreed to."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

_STATEMENTS = (
    """CREATE TABLE follow_up_change (
        session_id TEXT NOT NULL,
        id TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        CONSTRAINT pk_follow_up_change PRIMARY KEY (session_id, id),
        CONSTRAINT fk_follow_up_change_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE forgotten (
        session_id TEXT NOT NULL,
        participant_id TEXT NOT NULL,
        words INTEGER NOT NULL,
        mark TEXT NOT NULL,
        CONSTRAINT pk_forgotten PRIMARY KEY (session_id, participant_id, words, mark)
    ) STRICT""",
    """CREATE TABLE clock_offset (
        session_id TEXT NOT NULL,
        device TEXT NOT NULL,
        ahead INTEGER NOT NULL,
        CONSTRAINT pk_clock_offset PRIMARY KEY (session_id, device),
        CONSTRAINT fk_clock_offset_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE agreed_score (
        score_id TEXT NOT NULL,
        CONSTRAINT pk_agreed_score PRIMARY KEY (score_id),
        CONSTRAINT fk_agreed_score_score_id_score
            FOREIGN KEY(score_id) REFERENCES score (id) ON DELETE CASCADE
    ) STRICT""",
)


def upgrade() -> None:
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
