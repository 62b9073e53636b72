"""Whose an observation or a score is, in the words of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.observers import observer_name
from facilitator.printing.labels import said_in

if TYPE_CHECKING:
    from facilitator.domain.paper import Look
    from facilitator.domain.score_table import ScoreLine
    from facilitator.domain.session_report import SessionReport


def observer_label(look: Look, report: SessionReport, owner: str) -> str:
    """An owner who gave no name is called by their laptop, this library's own too.

    On paper "you" would be whoever reads it.
    """
    own = report.owner or report.library
    return observer_name(owner, own, laptop=said_in(look, "laptop {letters}"))


def judge_label(look: Look, report: SessionReport, line: ScoreLine) -> str:
    """Who gave these scores, or that they were agreed on."""
    return said_in(look, "agreed") if line.agreed else observer_label(look, report, line.owner)
