"""Lists of words, written as one would say them."""

from __future__ import annotations


def words(*lists: str) -> frozenset[str]:
    return frozenset(word for each in lists for word in each.split())


def phrases(*lists: str) -> tuple[str, ...]:
    """In order; underscores stand for the spaces inside a phrase."""
    return tuple(word.replace("_", " ") for each in lists for word in each.split())
