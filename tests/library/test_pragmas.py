"""How every connection is set up: what "Saved" means on the disk, and who may move the log."""

from __future__ import annotations

import ast
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

import facilitator
from facilitator.library.connection import (
    connect,
    connect_durable,
    connect_reader,
    connect_writer,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.library.store import Library

SOURCES = Path(facilitator.__file__).parent
OPENERS = [connect_writer, connect_reader, connect_durable, lambda path: connect(path, "ro")]
NAMES = ["writer", "reader", "durable", "plain"]
FULL = 2


def pragma(connection: dbapi2.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("opener", OPENERS, ids=NAMES)
def test_no_connection_maps_the_file_or_trusts_its_schema(
    library: Library, opener: Callable[[Path], dbapi2.Connection]
) -> None:
    with closing(opener(library.path)) as connection:
        assert pragma(connection, "mmap_size") == 0
        assert pragma(connection, "trusted_schema") == 0
        assert pragma(connection, "cell_size_check") == 1
        assert pragma(connection, "foreign_keys") == 1


def test_saved_means_on_the_disk(library: Library) -> None:
    with closing(connect_writer(library.path)) as connection:
        assert pragma(connection, "journal_mode") == "wal"
        assert pragma(connection, "synchronous") == FULL
        assert pragma(connection, "fullfsync") == 1
        assert pragma(connection, "checkpoint_fullfsync") == 1


def test_only_the_writer_moves_the_log(library: Library) -> None:
    with closing(connect_reader(library.path)) as reader:
        assert pragma(reader, "wal_autocheckpoint") == 0
        with pytest.raises(dbapi2.Error, match=r"readonly|attempt to write"):
            reader.execute("DELETE FROM plan")
    with closing(connect_writer(library.path)) as writer:
        assert pragma(writer, "wal_autocheckpoint") != 0


def test_every_connection_is_opened_in_one_place() -> None:
    """Whoever opened one without these settings would undo them for the whole file."""
    found = [
        str(file.relative_to(SOURCES))
        for file in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"dbapi2", "sqlite3"}
    ]
    assert found == ["library/connection.py"]


# Our own copy of the code that Python compiled of PySide's modules, as it keeps its .pyc files: in
# the user's private cache.
COMPILED = {"ui/quick_qt.py: marshal"}
FORBIDDEN = {"pickle", "marshal", "shelve", "subprocess", "dill"}


def test_nothing_is_unpickled_and_no_shell_is_asked() -> None:
    """Code in somebody's file, or a name that a shell would understand, runs nowhere."""
    found = {
        f"{file.relative_to(SOURCES).as_posix()}: {name}"
        for file in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in risky(node)
    }
    assert found == COMPILED


def risky(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [one.name for one in names if one.name in FORBIDDEN]
        case ast.ImportFrom(module=str(module)) if module in FORBIDDEN:
            return [module]
        case ast.Call(func=ast.Name(id="eval" | "exec" as name)):
            return [name]
        case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr="system" | "popen" as name)):
            return [name]
    return []
