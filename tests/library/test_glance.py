"""The rows for the first frame."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from facilitator.library.connection import SCHEMA, connect
from facilitator.library.glance import shelf_rows
from tests.library.examples import AT, KNOTS, LATER, add, new, save, session

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.library.store import Library
    from facilitator.paths import Paths


def fill(library: Library) -> None:
    """Three plans on the shelf and one in the trash, with tags and sessions."""
    first, second, gone = new(), new(KNOTS, checks=2), new()
    add(library, first, second, gone)
    add(library, new(), at=LATER)
    save(library, session(first.id), session(first.id, planned_start=AT), session(second.id))
    with library.transaction() as work:
        work.plans.set_tags(first.id, ["b", "A"])
        work.plans.trash(gone.id, LATER)
        held = work.sessions.of_plan(second.id)[0].session
        work.sessions.mark(held.id, started_at=AT, ended_at=LATER)


@pytest.mark.parametrize("is_open", [True, False])
def test_a_glance_shows_what_the_library_shows(
    library: Library, paths: Paths, is_open: bool
) -> None:
    fill(library)
    since = AT + timedelta(hours=1)
    with library.reading() as work:
        summaries, later = work.plans.summaries(), work.plans.summaries(since=since)
    if not is_open:
        library.close()

    assert len(summaries) == 3
    assert later != summaries
    assert shelf_rows(paths.library) == summaries
    assert shelf_rows(paths.library, limit=2) == summaries[:2]
    assert shelf_rows(paths.library, limit=0) == ()
    assert shelf_rows(paths.library, since=since) == later


def test_an_empty_library_has_no_rows(library: Library) -> None:
    assert shelf_rows(library.path) == ()


def _no_file(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _another_file(path: Path) -> None:
    path.write_text("Dear diary,")


def _cut_off(path: Path) -> None:
    os.truncate(path, 4096)


def _newer(path: Path) -> None:
    with closing(connect(path, "rw")) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")


def _older(path: Path) -> None:
    with closing(connect(path, "rw")) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA - 1}")


def _other_tables(path: Path) -> None:
    with closing(connect(path, "rw")) as connection:
        connection.execute("DROP TABLE session")


def _senseless(path: Path) -> None:
    with closing(connect(path, "rw")) as connection:
        connection.execute(f"UPDATE plan SET updated_at = {2**62}")


@pytest.mark.parametrize(
    "change",
    [_no_file, _folder, _another_file, _cut_off, _newer, _older, _other_tables, _senseless],
)
def test_in_doubt_there_is_nothing_to_see(library: Library, change: object) -> None:
    fill(library)
    library.close()
    change(library.path)  # type: ignore[operator]

    assert shelf_rows(library.path) is None


def test_a_glance_changes_nothing(library: Library, paths: Paths) -> None:
    fill(library)
    library.close()
    before = paths.library.read_bytes()
    shelf_rows(paths.library)

    assert paths.library.read_bytes() == before


def test_a_glance_after_a_crash_sees_the_last_commit(library: Library, tmp_path: Path) -> None:
    """The log that a killed process left is read, not only the file."""
    import shutil

    fill(library)
    shutil.copytree(library.path.parent, tmp_path / "crashed")

    rows = shelf_rows(tmp_path / "crashed" / library.path.name)
    assert rows is not None
    assert len(rows) == 3


def test_a_glance_waits_for_no_sqlalchemy(library: Library) -> None:
    fill(library)
    program = (
        "import sys\nfrom pathlib import Path\nfrom facilitator.library.glance import shelf_rows\n"
        "print(len(shelf_rows(Path(sys.argv[1]))), 'sqlalchemy' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(library.path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout == "3 False\n"
