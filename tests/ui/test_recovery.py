"""A library that does not open: explained, kept, and every way out works."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from facilitator.app import first_rows
from facilitator.library.errors import DamagedLibrary, MissingLibrary
from facilitator.library.store import Library
from facilitator.paths import Paths, below
from facilitator.services.maintenance import is_missing
from facilitator.ui.recovery import offer_ways_out
from tests.library.examples import AT, BEES, add, new, save, session

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Presses:
    """Presses the buttons of one box after the other, by what stands on them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
        self.texts = list(texts)
        self.told: list[str] = []
        self.offered: list[list[str]] = []
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self.press_one(box))

    def press_one(self, box: QMessageBox) -> int:
        self.told.append(f"{box.text()} {box.informativeText()}")
        self.offered.append([button.text() for button in box.buttons()])
        wanted = self.texts.pop(0)
        next(one for one in box.buttons() if one.text().startswith(wanted)).click()
        return 0


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A library with one page zeroed, of which there is a backup."""
    made = below(tmp_path)
    made.create()
    library = Library.open(made.library, backups=made.backups)
    plan_id = add(library, new(BEES, id_="p"), at=AT)
    save(library, session(plan_id, id="s"))
    library.keep_copy(made.backups, "daily")
    library.close()
    content = bytearray(made.library.read_bytes())
    content[5 * 4096 : 6 * 4096] = bytes(4096)
    made.library.write_bytes(content)
    return made


def offer(window: QWidget, paths: Paths) -> list[str]:
    again: list[str] = []
    error = DamagedLibrary("Parts of it cannot be read.")
    offer_ways_out(window, paths, error, again=lambda: again.append("again"))
    return again


def plans_in(paths: Paths) -> int:
    with (
        closing(Library.open(paths.library, backups=paths.backups)) as library,
        library.reading() as work,
    ):
        return len(work.plans.versions("p"))


def test_trying_again_changes_nothing(
    window: QWidget, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = paths.library.read_bytes()
    presses = Presses(monkeypatch, "Try again")

    assert offer(window, paths) == ["again"]
    assert paths.library.read_bytes() == before
    assert "left as it is. Parts of it cannot be read." in presses.told[0]


def test_the_last_good_backup_is_one_press_away(
    window: QWidget, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paths.backups / "zz-newer-and-bad.sqlite3").write_bytes(b"not a library")
    Presses(monkeypatch, "Restore the backup of")

    assert offer(window, paths) == ["again"]
    assert plans_in(paths) == 1


def test_what_can_be_read_takes_its_place_only_if_one_agrees(
    window: QWidget, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = paths.library.read_bytes()
    Presses(monkeypatch, "Save what", "Back")
    assert offer(window, paths) == ["again"]
    assert paths.library.read_bytes() == before

    presses = Presses(monkeypatch, "Save what", "Work on")
    assert offer(window, paths) == ["again"]

    assert "This is what could be read" in presses.told[1]
    assert plans_in(paths) == 1
    assert before in [file.read_bytes() for file in paths.backups.glob("*as-it-was*")]


def test_without_a_backup_none_is_offered(
    window: QWidget, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in paths.backups.iterdir():
        file.unlink()
    presses = Presses(monkeypatch, "Quit")

    assert offer(window, paths) == []
    assert not any(text.startswith("Restore the backup") for text in presses.offered[0])
    assert not window.isVisible()


def lose(paths: Paths) -> None:
    for file in paths.data.glob("library.sqlite3*"):
        file.unlink()


def test_a_library_that_is_gone_is_never_replaced_by_an_empty_one_unasked(
    window: QWidget, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(paths)
    with pytest.raises(MissingLibrary, match="there are backups or journals of it"):
        Library.open(paths.library, backups=paths.backups)
    assert not paths.library.exists()
    presses = Presses(monkeypatch, "Begin a new library")

    assert offer(window, paths) == ["again"]
    assert presses.told[0].startswith("Your library is not where it was.")
    assert "Save what can be read" not in presses.offered[0]
    assert plans_in(paths) == 0


def test_a_stick_that_is_back_is_not_written_over(
    window: QWidget, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = paths.data / "away"
    paths.library.rename(away)
    before = away.read_bytes()
    presses = Presses(monkeypatch, "Begin a new library")
    pressed = presses.press_one

    def press(box: QMessageBox) -> int:
        away.rename(paths.library)
        return pressed(box)

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert offer(window, paths) == ["again"]
    assert paths.library.read_bytes() == before


def test_journals_alone_tell_that_there_was_a_library(paths: Paths) -> None:
    lose(paths)
    for file in paths.backups.iterdir():
        file.unlink()
    assert first_rows(paths, 9) == ()
    journal = paths.data / "journal"
    journal.mkdir()
    (journal / "one.journal").write_bytes(b"")
    assert is_missing(paths)
    assert first_rows(paths, 9) is None  # no welcome to somebody who has been here
