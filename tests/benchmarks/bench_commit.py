"""One durable commit: an event of a run, an observation."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from facilitator.domain.clock import Reading
from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.domain.run_events import TimeAdded
from facilitator.domain.session import Group, Session
from facilitator.library.connection import connect_writer
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from tests.benchmarks.corpus import plan
from tests.benchmarks.harness import Bench, milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlcipher3 import dbapi2

_TIMES = 300
_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
_EVENT = (
    "INSERT INTO run_event (session_id, id, kind, at, phase, amount, step, done, target, detail, "
    "recorded_at, boot_clock, monotonic_clock, boot_id) VALUES ('session', ?, 'time_added', "
    "1795165200000000, 2, 300000000, NULL, NULL, NULL, NULL, "
    "1795165200000000, 5000.25, 4000.5, 'a-start')"
)
_CLOCKS = Reading(_AT, boot=5000.25, monotonic=4000.5, boot_id="a-start")
"""As a session records its events: with what all clocks of the computer showed."""
_OBSERVATION = (
    "INSERT INTO observation (id, session_id, at, phase, objective, level, tags, note, follow_up) "
    "VALUES (?, 'session', 1795165200000000, 2, 1, 3, '[\"idea\"]', 'Explains the steps', 0)"
)
_OBSERVED = "INSERT INTO observation_group VALUES (?, 0, 'session', 'group')"


def _prepared(folder: Path, name: str) -> Library:
    library = Library.open(folder / name, backups=folder)
    session = Session("session", "plan", 1, "", _AT, groups=(Group("group", "Cedar"),))
    with library.transaction() as work:
        work.plans.add([NewPlan("plan", plan(1), 0)], _AT)
        work.sessions.save(session, _AT)
    return library


def _repeated(work: Callable[[], object]) -> Callable[[], object]:
    return lambda: [work() for _ in range(_TIMES)]


def benches(folder: Path) -> Iterator[Bench]:
    numbers = count()
    library = _prepared(folder, "ours.sqlite3")
    _prepared(folder, "floor.sqlite3").close()
    with closing(connect_writer(folder / "floor.sqlite3")) as bare:

        def append() -> None:
            event = TimeAdded(f"{next(numbers)}", _AT, 2, timedelta(minutes=5))
            with library.transaction() as work:
                work.runs.append("session", event, _CLOCKS)

        def add() -> None:
            seen = Observation(
                id=f"{next(numbers)}",
                session_id="session",
                at=_AT,
                phase=2,
                groups=("group",),
                objective=1,
                level=AttainmentLevel.PROFICIENT,
                tags=("idea",),
                note="Explains the steps",
            )
            with library.transaction() as work:
                work.observations.add(seen)

        yield Bench(
            f"{_TIMES} commits of a run event",
            ours=milliseconds(_repeated(append)),
            floor=milliseconds(_repeated(lambda: _commit(bare, (_EVENT,), next(numbers)))),
            bar=4.0,
        )
        yield Bench(
            f"{_TIMES} commits of an observation",
            ours=milliseconds(_repeated(add)),
            floor=milliseconds(
                _repeated(lambda: _commit(bare, (_OBSERVATION, _OBSERVED), next(numbers)))
            ),
            bar=4.0,
        )
    library.close()


def _commit(bare: dbapi2.Connection, statements: tuple[str, ...], number: int) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for statement in statements:
        bare.execute(statement, (str(number),))
    bare.execute("COMMIT")
