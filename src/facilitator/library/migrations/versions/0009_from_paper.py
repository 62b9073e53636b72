"""When an observation was copied from a sheet of paper."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.get_bind().exec_driver_sql("ALTER TABLE observation ADD COLUMN entered_at INTEGER")
