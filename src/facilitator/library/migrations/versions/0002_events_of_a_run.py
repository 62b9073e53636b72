"""Events of a run say more, and what all clocks showed when they were recorded."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

# Made anew and not altered, so that an old library has the very tables of a new one.
_STATEMENTS = (
    "ALTER TABLE run_event RENAME TO old_run_event",
    """CREATE TABLE run_event (
        number INTEGER NOT NULL,
        session_id TEXT NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        phase INTEGER,
        amount INTEGER,
        step INTEGER,
        done INTEGER,
        target TEXT,
        detail TEXT,
        recorded_at INTEGER,
        boot_clock REAL,
        monotonic_clock REAL,
        boot_id TEXT,
        CONSTRAINT pk_run_event PRIMARY KEY (number),
        CONSTRAINT uq_run_event_session_id UNIQUE (session_id, id),
        CONSTRAINT fk_run_event_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
    """INSERT INTO run_event
        (number, session_id, id, kind, at, phase, amount, step, done, target)
        SELECT number, session_id, id, kind, at, phase, amount, step, done, target
        FROM old_run_event""",
    "DROP TABLE old_run_event",
)


def upgrade() -> None:
    """Keep every event as it is."""
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
