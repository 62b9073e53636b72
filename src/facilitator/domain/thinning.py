"""Which of many backups to keep: all of the last hours, then one a day, a week, a month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

NEWEST: Final = 6
DAYS, WEEKS, MONTHS = 12, 10, 9


def worth_keeping(made: Iterable[datetime]) -> frozenset[datetime]:
    """The last of each of the last days, weeks and months on which there was one.

    Days without work do not count, so a long holiday costs no backup.
    """
    newest_first = sorted(set(made), reverse=True)
    kept = set(newest_first[:NEWEST])
    kept |= _last_of_each([(f"{at:%Y-%j}", at) for at in newest_first], DAYS)
    kept |= _last_of_each([(f"{at:%G-%V}", at) for at in newest_first], WEEKS)
    kept |= _last_of_each([(f"{at:%Y-%m}", at) for at in newest_first], MONTHS)
    return frozenset(kept)


def _last_of_each(dated: list[tuple[str, datetime]], most: int) -> set[datetime]:
    found: dict[str, datetime] = {}
    for span, at in dated:
        found.setdefault(span, at)
    return set(list(found.values())[:most])
