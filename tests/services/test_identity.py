"""Whose library it is."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from facilitator.library.store import Library
from facilitator.services.identity import LONGEST, owner, set_owner

if TYPE_CHECKING:
    from facilitator.services.desk import Desk


def test_nobody_has_to_say_who_they_are(desk: Desk) -> None:
    assert owner(desk) == ""


def test_a_name_is_kept_and_can_be_taken_back(desk: Desk) -> None:
    assert set_owner(desk, "  A.  B. ") == "A. B."
    assert owner(desk) == "A. B."
    set_owner(desk, "x" * 500)
    assert len(owner(desk)) == LONGEST
    set_owner(desk, "")
    assert owner(desk) == ""


def test_each_library_has_an_id_of_its_own_that_stays(desk: Desk) -> None:
    ids = []
    for name in ("library.sqlite3", "other.sqlite3", "library.sqlite3"):
        path = desk.paths.data / name
        opened = closing(Library.open(path, backups=desk.paths.backups))
        with opened as library, library.reading() as work:
            ids.append(work.exchange.identity().id)

    assert len({*ids}) == 2
    assert ids[0] == ids[2]
    assert len(ids[0]) == 32
