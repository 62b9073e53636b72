"""Finding the lesson plans in folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from facilitator.formats.folder import plan_files
from facilitator.formats.source import load_source
from facilitator.formats.unreadable import UnreadableFile

SUB = str(Path("sub", "e.txt"))
posix = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def _names(folder: Path, *paths: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in plan_files(paths or (folder,))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "C.MARKDOWN", "d.pdf", ".hidden.txt", "sub/e.txt", ".git/f.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    return tmp_path


def test_text_files_in_the_order_of_their_names(folder: Path) -> None:
    assert _names(folder) == ["a.md", "b.txt", "C.MARKDOWN", SUB]


def test_a_file_is_taken_whatever_its_name(folder: Path) -> None:
    assert _names(folder, folder / "d.pdf", folder / ".hidden.txt") == ["d.pdf", ".hidden.txt"]


def test_a_path_that_is_gone_is_given_back_to_be_named(folder: Path) -> None:
    assert _names(folder, folder / "gone") == ["gone"]


def test_an_empty_folder_has_none(tmp_path: Path) -> None:
    assert _names(tmp_path) == []


@posix
def test_links_that_lead_back_are_followed_once(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "self").symlink_to(folder / "sub")
    (folder / "loop").symlink_to(folder / "loop")
    names = _names(folder)
    assert names == ["a.md", "b.txt", "C.MARKDOWN", SUB]


@posix
def test_a_link_to_another_folder_is_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "z.txt").write_text("x")
    (folder / "link").symlink_to(other)
    assert str(Path("link", "z.txt")) in _names(folder)


@posix
def test_folders_nested_deeper_than_calls_may_be(tmp_path: Path) -> None:
    folders = [tmp_path / "d"]
    while len(folders) < 1100:
        folders.append(folders[-1] / "d")
    for one in folders:
        one.mkdir()
    (folders[-1] / "deep.txt").write_text("x")
    found = list(plan_files([tmp_path]))
    (folders[-1] / "deep.txt").unlink()
    for one in reversed(folders):  # pytest cannot take away so deep a tree
        one.rmdir()
    assert [path.name for path in found] == ["deep.txt"]


@posix
def test_a_folder_that_may_not_be_opened_is_named(folder: Path) -> None:
    closed = folder / "sub"
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("whoever runs this may open everything")
        assert "sub" in _names(folder)
        with pytest.raises(UnreadableFile, match="cannot be opened"):
            load_source(closed)
    finally:
        closed.chmod(0o700)
