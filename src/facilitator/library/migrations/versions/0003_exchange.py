"""Which library this is, and what of its sessions other libraries may know."""

from __future__ import annotations

from uuid import uuid4

from alembic import op

revision = "0003"
down_revision = "0002"

_STATEMENTS = (
    """CREATE TABLE identity (
        id TEXT NOT NULL,
        owner TEXT NOT NULL,
        CONSTRAINT pk_identity PRIMARY KEY (id)
    ) STRICT""",
    """CREATE TABLE exchanged (
        session_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        at INTEGER NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_exchanged PRIMARY KEY (session_id, kind, id, at, value),
        CONSTRAINT fk_exchanged_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
)


def upgrade() -> None:
    """Add both, and give the library its id."""
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO identity VALUES (?, '')", (uuid4().hex,))
