"""What the doctor finds."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from facilitator.domain.diagnostic import Severity
from facilitator.library import health
from facilitator.library.connection import SCHEMA, connect
from facilitator.library.health import examine
from facilitator.library.store import Library
from tests.library.examples import LATER, add, new, origin, save, session

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.paths import Paths


@pytest.fixture
def filled(library: Library) -> Path:
    """A closed library with two plans, one of them in the trash, and a session."""
    plan_id = add(library, new(origin=origin()))
    save(library, session(plan_id))
    gone = add(library, new())
    with library.transaction() as work:
        work.plans.trash(gone, LATER)
    library.close()
    return library.path


def damage(path: Path, statement: str) -> None:
    with closing(connect(path, "rw")) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)


def codes(path: Path, severity: Severity = Severity.ERROR) -> list[str]:
    return [finding.code for finding in examine(path) if finding.severity is severity]


def test_a_healthy_library_has_facts_only(library: Library) -> None:
    add(library, new())
    findings = {finding.code: finding.message for finding in library.findings()}

    assert {finding.severity for finding in library.findings()} == {Severity.INFO}
    assert dbapi2.sqlite_version in findings["sqlite-version"]
    assert str(library.path) in findings["library-place"]
    assert findings["library-schema"] == f"Its schema is {SCHEMA}."
    assert findings["library-contents"] == "It holds 1 plans, 0 sessions and 0 observations."
    assert "bytes" in findings["library-size"]


def test_a_closed_library_can_be_examined_too(filled: Path) -> None:
    assert codes(filled) == []
    assert len(codes(filled, Severity.INFO)) == 5


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE plan_version SET body = replace(body, 'Bees', 'Peas')", "plan-damaged"),
        ("UPDATE origin SET content = zeroblob(9)", "origin-damaged"),
        ("DELETE FROM plan_version", "library-incomplete"),
        ("DELETE FROM plan_search", "search-incomplete"),
        ("UPDATE plan SET trashed_at = NULL", "search-incomplete"),
        ("UPDATE plan_search_data SET block = zeroblob(30) WHERE id > 10", "library-damaged"),
        ("DROP TABLE plan_version", "library-unreadable"),
    ],
)
def test_damage_is_found(filled: Path, statement: str, code: str) -> None:
    damage(filled, statement)

    assert code in codes(filled)


def test_a_flipped_letter_is_found(filled: Path) -> None:
    content = filled.read_bytes()
    # Wherever it stands: the first place in the file may be one that no longer counts.
    filled.write_bytes(content.replace(b'"title":"Bees', b'"title":"Peas'))

    assert set(codes(filled)) == {"plan-damaged"}


def test_a_cut_off_library_is_told_not_raised(filled: Path) -> None:
    for size in (50_000, 4096, 100, 30, 0):
        os.truncate(filled, size)
        assert codes(filled)


@pytest.mark.parametrize("content", [None, b"Dear diary,"])
def test_a_file_that_is_no_library_is_told_not_raised(paths: Paths, content: bytes | None) -> None:
    paths.create()
    if content is not None:
        paths.library.write_bytes(content)

    assert codes(paths.library) == ["library-unusable"]


def test_little_space_is_a_warning(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_LITTLE_SPACE", 2**62)

    assert codes(filled, Severity.WARNING) == ["disk-nearly-full"]


def test_a_sqlite_that_damages_libraries_is_a_warning(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version", "3.40.1")

    assert codes(filled, Severity.WARNING) == ["sqlite-old"]
