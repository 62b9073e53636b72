"""On which sides of the paper one prints."""

from __future__ import annotations

from enum import Enum


class Sides(Enum):
    """Both sides are turned at the long edge as in a book, or at the short one as in a calendar."""

    ONE = "one"
    LONG_EDGE = "long"
    SHORT_EDGE = "short"
