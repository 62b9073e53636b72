"""The first start: sample plans to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.resources import sample_plans
from facilitator.services.imports import import_paths

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes
    from facilitator.services.desk import Desk
    from facilitator.services.imports import ImportReport


def add_samples(desk: Desk) -> tuple[ImportReport, Changes]:
    """Put the sample plans into the library; those that are there already stay as they are."""
    return import_paths(desk, sample_plans())
