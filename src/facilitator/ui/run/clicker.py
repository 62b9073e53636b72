"""What a presentation clicker may do; it is a keyboard with four keys."""

from __future__ import annotations

from enum import Enum

CLICKER = "run/clicker"


class Clicker(Enum):
    """Forward and back turn phases, only the audience screen listens, or nothing does."""

    PHASES = "phases"
    AUDIENCE = "audience"
    OFF = "off"


def clicker_of(text: str) -> Clicker:
    """The choice that was kept; phases where none was."""
    return next((one for one in Clicker if one.value == text), Clicker.PHASES)
