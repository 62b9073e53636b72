"""Writing files whole or not at all, under names that every system takes."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import UserError
from facilitator.services.files import safe_name, write_atomically

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")


def test_a_new_file_holds_what_was_written(tmp_path: Path) -> None:
    target = tmp_path / "Übung 日本.pdf"
    write_atomically(target, b"content")
    assert target.read_bytes() == b"content"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    write_atomically(target, b"a long first version")
    write_atomically(target, b"second")
    assert target.read_bytes() == b"second"


@posix_only
def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"first")
    target.chmod(0o600)
    write_atomically(target, b"second")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.pdf"
    write_atomically(target, b"first")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"Could not save plan\.pdf in .*No space left"):
        write_atomically(target, b"second")
    assert target.read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Choose another folder"):
        write_atomically(tmp_path / "gone" / "plan.pdf", b"x")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reading the Soil: Field Work", "Reading the Soil Field Work"),
        ('a/b\\c<d>e"f|g?h*i', "a b c d e f g h i"),
        ("Ends with dots...", "Ends with dots"),
        (" .hidden", "hidden"),
        ("con", "_con"),
        ("Con.exe", "_Con.exe"),
        ("COM¹", "_COM¹"),
        ("Console", "Console"),
        ("Über 50 % — 日本語", "Über 50 % — 日本語"),
        ("??", "Untitled"),
        ("", "Untitled"),
    ],
)
def test_names_lose_what_some_system_refuses(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=300))
def test_every_name_can_be_a_file(text: str) -> None:
    name = safe_name(text)
    assert name
    assert name == name.strip(" .")
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(character) >= 32 for character in name)
    assert len(name.encode()) <= 121
    assert Path(name).name == name


def test_long_names_are_cut_between_characters() -> None:
    name = safe_name("日" * 200)
    assert name == "日" * 40
