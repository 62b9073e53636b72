"""Header, logo and footer of all paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from facilitator.domain.paper import NO_LETTERHEAD, Letterhead
from facilitator.library.rows import LetterheadRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ONLY = 1


class Letterheads:
    """There is one, or none."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def current(self) -> Letterhead:
        row = self._connection.execute(
            select(LetterheadRow.header, LetterheadRow.logo, LetterheadRow.footer)
        ).one_or_none()
        return NO_LETTERHEAD if row is None else Letterhead(*row)

    def replace(self, letterhead: Letterhead) -> None:
        self._connection.execute(delete(LetterheadRow))
        if letterhead:
            values = {
                "number": _ONLY,
                "header": letterhead.header,
                "logo": letterhead.logo,
                "footer": letterhead.footer,
            }
            self._connection.execute(insert(LetterheadRow), values)
