"""What findings are about, in words that stay the same when phases move."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain

if TYPE_CHECKING:
    from facilitator.domain.plan import Phase

_BETWEEN = re.compile(r"[\W_]+")


def phase_name(phase: Phase, position: int) -> str:
    return phase.label or f"Phase {position + 1}"


@lru_cache(maxsize=4096)
def named(*parts: str) -> str:
    """The words alone: capitals, marks and signs change no sense."""
    told = (" ".join(_BETWEEN.sub(" ", plain(part)).casefold().split()) for part in parts)
    return ": ".join(part for part in told if part)
