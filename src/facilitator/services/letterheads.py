"""Header, logo and footer that all documents carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.paper import Letterhead
from facilitator.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.services.desk import Desk

MOST_LETTERS = 300


def current(desk: Desk) -> Letterhead:
    with desk.library.reading() as work:
        return work.letterheads.current()


def keep(desk: Desk, letterhead: Letterhead) -> Letterhead:
    """The letterhead as it is kept: texts of a usual length, without spaces around them."""
    kept = Letterhead(
        letterhead.header.strip()[:MOST_LETTERS],
        letterhead.logo,
        " ".join(letterhead.footer.split())[:MOST_LETTERS],
    )
    with desk.library.transaction() as work:
        work.letterheads.replace(kept)
    return kept


def read_logo(file: Path) -> bytes:
    """The picture of a file, ready to be kept.

    Raises UserError when it cannot be read, is no picture or is too large.
    """
    from facilitator.printing.logo import MOST_BYTES, prepared_logo

    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"“{file.name}” could not be read: {reason}.") from error
    return prepared_logo(content)
