"""Backups nobody asked for: checked before an older one goes, and never the user's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from facilitator.errors import UserError
from facilitator.library import backup as backup_module
from facilitator.library.errors import DamagedLibrary
from facilitator.library.verification import counts_in, verify
from facilitator.services.backups import back_up_by_itself, made_so_far
from facilitator.services.welcome import add_samples

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.services.desk import Desk


def change(desk: Desk, day: int) -> None:
    """As if the library had been written on that day."""
    for file in desk.paths.data.glob("library.sqlite3*"):
        os.utime(file, (86400 * day, 86400 * day))


def test_what_was_written_is_backed_up_once(desk: Desk) -> None:
    add_samples(desk)

    made = back_up_by_itself(desk)

    assert made is not None
    assert verify(made)["plan"] == 3
    assert back_up_by_itself(desk) is None
    assert len(made_so_far(desk.paths.backups)) == 1


def test_old_ones_are_thinned_and_a_named_one_is_the_users(desk: Desk) -> None:
    own = desk.paths.backups / "before-the-course.sqlite3"
    desk.library.backup_to(own)
    for day in range(20000, 20030):
        change(desk, day)
        back_up_by_itself(desk)

    made = made_so_far(desk.paths.backups)
    assert 12 <= len(made) < 22
    assert own.exists()
    assert all(counts_in(one.file) for one in made)


def test_none_is_let_go_for_one_that_is_no_good(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(20000, 20012):
        change(desk, day)
        back_up_by_itself(desk)
    before = made_so_far(desk.paths.backups)

    def refuse(*_: object, **__: object) -> None:
        raise DamagedLibrary("The copy is damaged.")

    monkeypatch.setattr(backup_module, "verify", refuse)
    change(desk, 20100)
    with pytest.raises(DamagedLibrary):
        back_up_by_itself(desk)

    assert made_so_far(desk.paths.backups) == before


def test_a_second_place_gets_them_too(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with pytest.raises(UserError, match="is not there"):
        back_up_by_itself(desk, stick)
    stick.mkdir()

    back_up_by_itself(desk, stick)
    back_up_by_itself(desk, stick)

    (copy,) = made_so_far(stick)
    assert verify(copy.file)
