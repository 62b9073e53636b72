"""A library of every schema there was opens in this program, and a newer one is left alone."""

from __future__ import annotations

import gzip
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from facilitator.formats.markdown import read_plan
from facilitator.library.connection import SCHEMA, connect
from facilitator.library.errors import NewerLibrary
from facilitator.library.identity import identify
from facilitator.library.store import Library
from facilitator.library.verification import verify
from facilitator.resources import sample_plans
from tests.library.make_old_libraries import KEPT

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.paths import Paths

_SAMPLE = sample_plans()[0]
_KEPT = sorted(KEPT.glob("*.sqlite3.gz"))


def _put(kept: Path, paths: Paths) -> Path:
    paths.create()
    paths.library.write_bytes(gzip.decompress(kept.read_bytes()))
    return paths.library


def _digests(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_library_of_each_schema_is_kept() -> None:
    """A new migration needs one more: python -m tests.library.make_old_libraries."""
    numbers = [int(kept.name[:4]) for kept in _KEPT]

    assert numbers == list(range(1, max(numbers) + 1))
    assert SCHEMA - 1 <= max(numbers) <= SCHEMA


@pytest.mark.parametrize("kept", _KEPT, ids=lambda kept: kept.name[:4])
def test_an_older_library_opens_after_a_verified_copy(kept: Path, paths: Paths) -> None:
    path, number = _put(kept, paths), int(kept.name[:4])
    assert identify(path) == number

    with (
        closing(Library.open(path, backups=paths.backups)) as library,
        library.reading() as work,
    ):
        (hit,) = work.plans.search("first aid")
        stored = work.plans.get(hit.plan.id)
    assert stored is not None
    assert stored.plan == read_plan(_SAMPLE.read_text("utf-8")).plan
    assert identify(path) == SCHEMA
    backups = list(paths.backups.iterdir())
    assert len(backups) == (number < SCHEMA)
    for backup in backups:
        assert identify(backup) == number
        assert verify(backup)["plan"] == 1


@pytest.mark.parametrize("kept", _KEPT[-1:], ids=lambda kept: kept.name[:4])
def test_a_newer_library_keeps_every_byte(kept: Path, paths: Paths) -> None:
    path = _put(kept, paths)
    with closing(connect(path, "rw")) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = _digests(paths.data)

    with pytest.raises(NewerLibrary):
        Library.open(path, backups=paths.backups)

    assert _digests(paths.data) == before
