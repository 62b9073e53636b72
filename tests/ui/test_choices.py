"""Choices come back after a restart, and nonsense in the file is no choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from facilitator.ui.choices import Choices

if TYPE_CHECKING:
    from pathlib import Path


def test_choices_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    before = Choices(file)
    before.set_text("print/paper", "letter, ünïcode; [x]")
    before.set_number("window/scale", 1.25)
    before.set_blob("window/geometry", QByteArray(bytes(range(256))))
    before.save()
    after = Choices(file)
    assert after.text("print/paper") == "letter, ünïcode; [x]"
    assert after.number("window/scale", 1) == 1.25
    assert bytes(after.blob("window/geometry").data()) == bytes(range(256))


def test_nonsense_in_the_file_is_no_choice(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[window]\nscale=wide\ngeometry=@Variant(\\0\\0)\ntags=a, b\n")
    choices = Choices(file)
    assert choices.number("window/scale", 1.5) == 1.5
    assert choices.text("window/tags", "none") == "none"
    assert choices.blob("window/nothing").isEmpty()


def test_a_settings_file_of_bytes_is_survived(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(bytes(range(256)) * 4)
    assert Choices(file).text("any/key", "default") == "default"


def test_what_is_chosen_again_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    choices = Choices(file)
    choices.set_text("library/folder", "/plans")
    choices.save()
    file.unlink()
    choices.set_text("library/folder", "/plans")
    choices.save()
    assert not file.exists()
    choices.set_text("library/folder", "")
    choices.set_text("library/new", "")
    choices.save()
    assert file.exists()
    assert "new" in file.read_text()
