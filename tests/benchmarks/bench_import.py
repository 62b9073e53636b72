"""Importing a folder of lesson plans."""

from __future__ import annotations

from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from facilitator.formats.markdown import write_plan
from facilitator.library.connection import connect, connect_writer
from facilitator.library.store import Library
from facilitator.paths import below
from facilitator.services.desk import Desk
from facilitator.services.imports import import_paths
from tests.benchmarks.corpus import plans
from tests.benchmarks.harness import Bench, milliseconds
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlcipher3 import dbapi2

_PLANS = 1000
_TABLES = ("plan", "plan_version", "origin", "plan_search")


def _write_documents(folder: Path) -> list[str]:
    folder.mkdir()
    texts = [write_plan(plan) for plan in plans(_PLANS)]
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return texts


def _desk(folder: Path) -> Desk:
    """A new, empty library."""
    paths = below(folder)
    return Desk(Library.open(paths.library, backups=paths.backups), FakeClock(), paths)


def _import(documents: Path, folder: Path) -> float:
    """Milliseconds to import everything into a new library."""
    desk = _desk(folder)

    def work() -> None:
        report, _ = import_paths(desk, [documents])
        assert len(report.changes.plans) == _PLANS

    took = milliseconds(work)()
    desk.library.close()
    return took


def _rows_of(library: Path) -> dict[str, list[Any]]:
    """The rows that the import wrote, with their keys."""
    with closing(connect(library, "ro")) as connection:
        return {
            table: connection.execute(
                f"SELECT {'rowid, ' if table == 'plan_search' else ''}* FROM {table}"
            ).fetchall()
            for table in _TABLES
        }


def _insert(bare: dbapi2.Connection, rows: dict[str, list[Any]]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        columns = [row[1] for row in bare.execute(f"PRAGMA table_info({table})")]
        names = ", ".join(["rowid", *columns] if table == "plan_search" else columns)
        places = ", ".join("?" * len(values[0]))
        bare.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", values)
    bare.execute("COMMIT")


def _tokens_and_rows(texts: list[str], rows: dict[str, list[Any]], folder: Path) -> float:
    """Milliseconds to cut the texts into tokens and to insert the same rows bare."""
    parser = MarkdownIt("commonmark").enable("table")
    desk = _desk(folder)
    desk.library.close()
    with closing(connect_writer(desk.paths.library)) as bare:

        def work() -> None:
            for text in texts:
                parser.parse(text)
            _insert(bare, rows)

        return milliseconds(work)()


def benches(folder: Path) -> Iterator[Bench]:
    documents, numbers = folder / "documents", count()
    texts = _write_documents(documents)
    _import(documents, folder / "first")
    rows = _rows_of(below(folder / "first").library)
    yield Bench(
        "import of 1,000 plans",
        ours=lambda: _import(documents, folder / f"{next(numbers)}"),
        floor=lambda: _tokens_and_rows(texts, rows, folder / f"{next(numbers)}"),
        bar=1.6,
        rounds=3,
    )
