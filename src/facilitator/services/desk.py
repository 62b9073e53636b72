"""What every use case works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from facilitator.domain.clock import Clock
    from facilitator.library.store import Library
    from facilitator.paths import Paths


@dataclass(frozen=True, slots=True)
class Desk:
    """The open library, the clock and the folders; made once, by the composition root."""

    library: Library
    clock: Clock
    paths: Paths


def new_id() -> str:
    """An identifier no other computer will give: 32 hexadecimal digits."""
    return uuid4().hex
