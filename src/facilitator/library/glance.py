"""The library's rows for the first frame, read without SQLAlchemy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from facilitator.domain.shelf import PlanSummary


def shelf_rows(
    path: Path, *, limit: int | None = None, since: datetime | None = None
) -> tuple[PlanSummary, ...] | None:
    """What `Plans.summaries` gives, the first `limit` of it; None when in any doubt."""
    raise NotImplementedError


def shelf_size(path: Path) -> int | None:
    """The number of plans not in the trash; None when in any doubt."""
    raise NotImplementedError
