"""Backup, restore and the doctor, as the user asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.errors import UserError
from facilitator.library.store import Library
from facilitator.paths import below
from facilitator.services import maintenance, plans
from facilitator.services.desk import Desk
from facilitator.services.welcome import add_samples

if TYPE_CHECKING:
    from pathlib import Path


def test_a_backup_holds_everything(desk: Desk, tmp_path: Path) -> None:
    add_samples(desk)
    maintenance.backup(desk, tmp_path / "copy.sqlite3")
    elsewhere = below(tmp_path / "elsewhere")
    elsewhere.create()
    assert maintenance.restore(elsewhere, tmp_path / "copy.sqlite3") is None
    library = Library.open(elsewhere.library, backups=elsewhere.backups)
    restored = Desk(library, desk.clock, elsewhere)
    assert plans.shelf(restored) == plans.shelf(desk)
    library.close()


def test_what_a_restore_replaces_is_kept(desk: Desk, tmp_path: Path) -> None:
    maintenance.backup(desk, tmp_path / "empty.sqlite3")
    add_samples(desk)
    desk.library.close()
    kept = maintenance.restore(desk.paths, tmp_path / "empty.sqlite3")
    assert kept is not None
    assert kept.parent == desk.paths.backups
    maintenance.restore(desk.paths, kept)
    library = Library.open(desk.paths.library, backups=desk.paths.backups)
    assert len(plans.shelf(Desk(library, desk.clock, desk.paths))) == 3
    library.close()


def test_nonsense_is_no_backup_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    add_samples(desk)
    desk.library.close()
    before = desk.paths.library.read_bytes()
    (tmp_path / "nonsense").write_bytes(b"SQLite format 3\0" + bytes(5000))
    with pytest.raises(UserError):
        maintenance.restore(desk.paths, tmp_path / "nonsense")
    assert desk.paths.library.read_bytes() == before


def test_a_backup_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am in the way.")
    with pytest.raises(UserError):
        maintenance.backup(desk, tmp_path / "file" / "copy.sqlite3")


def errors(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


def test_the_doctor_finds_a_sound_library_sound(desk: Desk) -> None:
    add_samples(desk)
    assert not errors(maintenance.examine(desk.paths))


def test_the_doctor_examines_a_library_that_does_not_open(desk: Desk) -> None:
    add_samples(desk)
    desk.library.close()
    content = bytearray(desk.paths.library.read_bytes())
    content[100:4096] = bytes(3996)
    desk.paths.library.write_bytes(content)
    assert errors(maintenance.examine(desk.paths))


def test_the_doctor_is_calm_where_there_is_no_library_yet(tmp_path: Path) -> None:
    assert not errors(maintenance.examine(below(tmp_path)))
    assert not (tmp_path / "library.sqlite3").exists()
