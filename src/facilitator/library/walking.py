"""Reading a table of a damaged file row by row, around what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRST: Final = -(2**62)
_UNREADABLE: Final = (dbapi2.DatabaseError, UnicodeDecodeError)
_FURTHEST: Final = 2**40
"""Rows farther apart than this are not looked for."""


class Walk:
    """`missing` counts, once all rows came, those that may have been where nothing can be read.

    `gaps` are numbers that no row has: rows that were deleted, or that a damaged page swallowed.
    """

    def __init__(self, connection: dbapi2.Connection, table: str, columns: Sequence[str]) -> None:
        names = ", ".join(f'"{name}"' for name in columns)
        # SQLite looks for x on the page before x + 1: from ">= x" it need not see what is below.
        rows = f'FROM "{table}" WHERE rowid >= ? ORDER BY rowid'
        self._all = f"SELECT rowid, {names} {rows}"
        self._one = f"{self._all} LIMIT 1"
        self._next = f"SELECT rowid {rows} LIMIT 1"
        self._connection = connection
        self.missing = self.gaps = 0
        self.breaks_off = False
        """Nothing can be read from some row on: how much was there is not known."""

    def rows(self) -> Iterator[tuple[Any, ...]]:
        wanted: int | None = _FIRST
        while wanted is not None:
            try:
                for row in self._connection.execute(self._all, (wanted,)):
                    wanted = self._past(row[0], wanted)
                    yield row[1:]
            except _UNREADABLE:
                assert wanted is not None
                row = self._just_one(wanted)
                if row is not None:
                    wanted = self._past(row[0], wanted)
                    yield row[1:]
                else:
                    wanted = self._beyond(wanted)
            else:
                return

    def _past(self, rowid: int, wanted: int) -> int:
        self.gaps += max(0, rowid - max(wanted, 1))
        return _checked(rowid, wanted) + 1

    def _just_one(self, wanted: int) -> tuple[Any, ...] | None:
        """The driver reads ahead: the row before a hole is lost with it, unless asked for alone."""
        try:
            row: tuple[Any, ...] | None = self._connection.execute(self._one, (wanted,)).fetchone()
        except _UNREADABLE:
            return None
        return row if row is not None and row[0] >= wanted else None

    def _beyond(self, wanted: int) -> int | None:
        """The place from which on reading may be tried again; None when there is none."""
        try:
            found = self._first_from(wanted)
        except dbapi2.DatabaseError:
            return self._over_the_hole(wanted)
        if found is None:
            return None
        self.missing += 1  # it is there, and what it says is not
        return found + 1

    def _over_the_hole(self, wanted: int) -> int | None:
        """The least place from which SQLite finds its way: steps grow until they are past it."""
        start = max(wanted, 1)
        step = 1
        while not self._is_readable(start + step):
            step *= 2
            if step > _FURTHEST:
                self.breaks_off = True
                return None
        low, high = start, start + step
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._is_readable(middle) else (middle, high)
        self.missing += high - start
        return high

    def _is_readable(self, wanted: int) -> bool:
        try:
            self._first_from(wanted)
        except dbapi2.DatabaseError:
            return False
        return True

    def _first_from(self, wanted: int) -> int | None:
        row = self._connection.execute(self._next, (wanted,)).fetchone()
        return None if row is None else _checked(row[0], wanted)


def _checked(rowid: int, wanted: int) -> int:
    """Damaged pages may lead back to where one was."""
    if rowid < wanted:
        raise dbapi2.DatabaseError("rows out of order")
    return rowid
