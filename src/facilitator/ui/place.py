"""Where in the window one can be."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    """The pages, in the order of their tabs."""

    LIBRARY = "library"
    PREPARE = "prepare"
    RUBRIC = "rubric"
    PRINT = "print"
    RUN = "run"
    REVIEW = "review"
