"""What holds for every phase that does not say otherwise."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.agenda import STANDING_WARNING

if TYPE_CHECKING:
    from facilitator.ui.choices import Choices

WARNING = "run/warning_minutes"
USUAL_WARNING = STANDING_WARNING / timedelta(minutes=1)


def standing_warning(choices: Choices) -> timedelta:
    """How long before the end of a phase to warn; zero is never."""
    return timedelta(minutes=max(0, round(choices.number(WARNING, USUAL_WARNING))))
