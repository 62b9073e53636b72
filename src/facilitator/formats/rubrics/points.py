"""Points as text: exact, in either notation of decimals, without a needless .0."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.rubric import Points

_NUMBER = re.compile(r"[-+−]?\d{1,9}(?:[.,]\d{1,9})?")


def read_points(text: str) -> Points | None:
    """`4`, `1.75` and `1,75`; None for everything else."""
    bare = text.strip()
    if not _NUMBER.fullmatch(bare):
        return None
    return simple(Decimal(bare.replace(",", ".").replace("−", "-")))


def simple(points: Decimal) -> Points:
    """Whole numbers as such."""
    whole = points.to_integral_value()
    return int(whole) if points == whole else points


def write_points(points: Points) -> str:
    """With a point, never in powers of ten."""
    return str(points) if isinstance(points, int) else f"{points.normalize():f}"


def spread(lowest: Points | None, highest: Points) -> str:
    """One number, or a range of two."""
    if lowest is None:
        return write_points(highest)
    return f"{write_points(lowest)}–{write_points(highest)}"


def read_spread(text: str) -> tuple[Points | None, Points] | None:
    """The inverse of `spread`; None when it is neither."""
    one = read_points(text)
    if one is not None:
        return None, one
    low, dash, high = re.sub(r"\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d)", "–", text.strip()).partition("–")
    ends = read_points(low), read_points(high)
    return (ends[0], ends[1]) if dash and ends[1] is not None and ends[0] is not None else None
