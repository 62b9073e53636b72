"""How much room a window gives, and what that makes of the panes."""

from __future__ import annotations

from enum import Enum

_MEDIUM_FROM = 1200
_LARGE_FROM = 1700


class Room(Enum):
    """Lengths in px at scale 1."""

    SMALL = (104, 312, 72, 56, 24, 15)
    MEDIUM = (288, 344, 80, 56, 24, 15)
    LARGE = (344, 424, 96, 64, 32, 18)

    @property
    def rundown(self) -> int:
        return self.value[0]

    @property
    def groups(self) -> int:
        return self.value[1]

    @property
    def transport(self) -> int:
        return self.value[2]

    @property
    def button(self) -> int:
        return self.value[3]

    @property
    def centre_side(self) -> int:
        """Padding at the left and right of the centre."""
        return self.value[4]

    @property
    def text_px(self) -> int:
        """Size of the text below the clock."""
        return self.value[5]


def room_for(width: float) -> Room:
    """The room in a window of that width, measured at scale 1."""
    if width < _MEDIUM_FROM:
        return Room.SMALL
    return Room.MEDIUM if width < _LARGE_FROM else Room.LARGE
