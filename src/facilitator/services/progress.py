"""How long work tells how far it is, and learns that nobody wants it any more."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The user cancelled; nothing was changed."""


class Progress(Protocol):
    def __call__(self, done: int, total: int, /) -> None:
        """Called before each piece of work; raises Cancelled to stop it."""
        ...


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
