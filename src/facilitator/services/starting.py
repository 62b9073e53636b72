"""Starting a session: saved, its clock running, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.services import runs, sessions

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes
    from facilitator.domain.session import Session
    from facilitator.services.desk import Desk


def start_now(desk: Desk, session: Session, *, guessed: bool = False) -> Changes:
    """Save the session as starting this moment and begin with its first phase.

    `guessed` says that nobody chose its planned start. Raises UserError when groups lack names
    or the plan has no phases.
    """
    saved = sessions.save(desk, sessions.begun_now(desk, session, guessed=guessed))
    _, started = runs.start(desk, runs.load(desk, session.id))
    return saved | started
