"""Whose library this is: what it observes says so, once others see it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.services.desk import Desk

LONGEST = 60


def owner(desk: Desk) -> str:
    """The name or initials of whose library it is; empty when they did not say."""
    with desk.library.reading() as work:
        return work.exchange.identity().owner


def library_id(desk: Desk) -> str:
    """By which the library is told from others."""
    with desk.library.reading() as work:
        return work.exchange.identity().id


def set_owner(desk: Desk, name: str) -> str:
    """Keep it, without spaces around it; what left in packages before keeps what it said."""
    clean = " ".join(name.split())[:LONGEST]
    with desk.library.transaction() as work:
        work.exchange.set_owner(clean)
    return clean
