"""What stands above and below the pages of every document."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

_STATEMENT = """CREATE TABLE letterhead (
    number INTEGER NOT NULL,
    header TEXT NOT NULL,
    logo BLOB NOT NULL,
    footer TEXT NOT NULL,
    CONSTRAINT pk_letterhead PRIMARY KEY (number)
) STRICT"""


def upgrade() -> None:
    op.get_bind().exec_driver_sql(_STATEMENT)
