"""Rubrics as other programs write them; every way out says what it cannot hold."""

from __future__ import annotations

from facilitator.formats.rubrics.canvas import is_canvas, read_canvas, write_canvas
from facilitator.formats.rubrics.case import read_case, write_case
from facilitator.formats.rubrics.found import Broken, FoundRubrics
from facilitator.formats.rubrics.losses import Target, losses
from facilitator.formats.rubrics.markdown import read_markdown, write_markdown
from facilitator.formats.rubrics.moodle import read_moodle, write_moodle
from facilitator.formats.rubrics.reading import read_rubrics, rubrics_in
from facilitator.formats.rubrics.word import write_word

__all__ = [
    "Broken",
    "FoundRubrics",
    "Target",
    "is_canvas",
    "losses",
    "read_canvas",
    "read_case",
    "read_markdown",
    "read_moodle",
    "read_rubrics",
    "rubrics_in",
    "write_canvas",
    "write_case",
    "write_markdown",
    "write_moodle",
    "write_word",
]
