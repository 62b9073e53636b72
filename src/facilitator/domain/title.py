"""The two parts of a plan's title: "Mastering knots: a day on the water"."""

from __future__ import annotations


def short_title(title: str) -> str:
    """The title up to its first colon."""
    return title.partition(":")[0].strip() or title


def subtitle(title: str) -> str:
    """What follows the first colon; empty when nothing stands before it."""
    before, _, after = title.partition(":")
    return after.strip() if before.strip() else ""
