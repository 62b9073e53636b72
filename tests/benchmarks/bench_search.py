"""Search as you type over ten thousand plans."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from statistics import fmean, median
from time import perf_counter
from typing import TYPE_CHECKING

from facilitator.library.connection import connect_reader
from facilitator.library.search_query import BEGIN, END, expression, words_of
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from tests.benchmarks.corpus import plan, plans
from tests.benchmarks.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PLANS = 10_000
_SHOWN = 50
_FRAME = 16.0
_AT = datetime(2026, 11, 20, tzinfo=UTC)
_BARE = (
    "SELECT rowid, snippet(plan_search, -1, ?, ?, '…', 20) FROM plan_search "
    "WHERE plan_search MATCH ? ORDER BY rank LIMIT ?"
)


def _keystrokes() -> tuple[str, ...]:
    """Every state of the field while somebody types common, rare, single and several words."""
    rare = plan(77).title.split()[0].casefold()
    typed = ("learners", "evidence", "group poster", "the task", rare, plan(1234).title.casefold())
    return tuple(text[:end] for text in typed for end in range(1, len(text) + 1))


def _latencies(search: Callable[[str], object], queries: tuple[str, ...]) -> list[float]:
    found = []
    for query in queries:
        begin = perf_counter()
        search(query)
        found.append((perf_counter() - begin) * 1000)
    return found


def benches(folder: Path) -> Iterator[Bench]:
    queries = _keystrokes()
    library = Library.open(folder / "library.sqlite3", backups=folder)
    with library.transaction() as work:
        work.plans.add([NewPlan(f"{n:032x}", p, 0) for n, p in enumerate(plans(_PLANS))], _AT)
    with closing(connect_reader(library.path)) as bare:

        def ours(query: str) -> object:
            with library.reading() as work:
                return work.plans.search(query, _SHOWN)

        def floor(query: str) -> object:
            values = (BEGIN, END, expression(words_of(query)), _SHOWN)
            return bare.execute(_BARE, values).fetchall()

        yield Bench(
            "search as you type, 10,000 plans, mean keystroke",
            ours=lambda: fmean(_latencies(ours, queries)),
            floor=lambda: fmean(_latencies(floor, queries)),
            bar=1.5,
        )
        yield Bench(
            "search as you type, median keystroke in one frame",
            ours=lambda: median(_latencies(ours, queries)),
            floor=lambda: _FRAME,
            bar=1.0,
        )
    library.close()
