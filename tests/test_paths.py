"""Where things live: the order of choices, and who may look."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from facilitator.paths import LIBRARY_VARIABLE, PORTABLE, below, paths_for


def test_the_option_goes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path / "environment"))
    assert paths_for(None).data == tmp_path / "environment"
    assert paths_for(tmp_path / "option").data == tmp_path / "option"


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_chooses_nothing(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LIBRARY_VARIABLE, raising=False)
    nobody_chose = paths_for(None)
    monkeypatch.setenv(LIBRARY_VARIABLE, value)
    assert paths_for(None) == nobody_chose


def test_home_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert below(Path("~/plans")).data == tmp_path / "plans"


def test_everything_of_a_chosen_library_is_in_its_folder(tmp_path: Path) -> None:
    assert all(place.is_relative_to(tmp_path) for place in below(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows other rights")
def test_the_folders_are_private(tmp_path: Path) -> None:
    paths = below(tmp_path / "library")
    paths.create()
    for folder in (paths.data, paths.backups, paths.logs):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_beside_a_packaged_program_takes_everything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "facilitator"))
    beside = tmp_path / PORTABLE

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths_for(None).data != beside
    beside.mkdir()
    assert paths_for(None) == below(beside)
    assert paths_for(tmp_path / "own").data == tmp_path / "own"
    monkeypatch.delattr(sys, "frozen")
    assert paths_for(None).data != beside
