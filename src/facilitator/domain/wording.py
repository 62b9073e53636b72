"""Minutes as people read them."""

from __future__ import annotations

_MINUS = "\N{MINUS SIGN}"


def hours_and_minutes(minutes: int) -> str:
    """270 as "4 h 30 min", 240 as "4 h", 45 as "45 min"; less than nothing has a minus sign."""
    hours, rest = divmod(abs(minutes), 60)
    sign = _MINUS if minutes < 0 else ""
    if not hours:
        return f"{sign}{rest} min"
    return f"{sign}{hours} h {rest} min" if rest else f"{sign}{hours} h"
