"""After how many days a session forgets who took part."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

_STATEMENT = """CREATE TABLE name_keeping (
    session_id TEXT NOT NULL,
    days INTEGER NOT NULL,
    CONSTRAINT pk_name_keeping PRIMARY KEY (session_id),
    CONSTRAINT fk_name_keeping_session_id_session
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
) STRICT"""


def upgrade() -> None:
    op.get_bind().exec_driver_sql(_STATEMENT)
