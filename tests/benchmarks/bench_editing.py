"""Opening and editing a plan, whether there are five in the library or ten thousand."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from facilitator.domain.editing.header import change_header
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.paths import below
from facilitator.services.desk import Desk
from facilitator.services.editing import open_editing, save
from tests.benchmarks.corpus import plans
from tests.benchmarks.harness import Bench, milliseconds
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MANY, _FEW = 10_000, 5
_AT = datetime(2026, 11, 20, tzinfo=UTC)
_TIMES = 200


def _desk(folder: Path, number: int) -> Desk:
    paths = below(folder)
    paths.create()
    library = Library.open(paths.library, backups=paths.backups)
    with library.transaction() as work:
        work.plans.add([NewPlan(_id(n), plan, 0) for n, plan in enumerate(plans(number))], _AT)
    return Desk(library, FakeClock(), paths)


def _id(number: int) -> str:
    return f"{number:032x}"


def _opening(desk: Desk) -> Callable[[], None]:
    """The same five plans in both libraries, so that they are equally long."""

    def open_some() -> None:
        for number in range(_TIMES):
            open_editing(desk, _id(number % _FEW))

    return open_some


def _typing(desk: Desk) -> Callable[[], None]:
    keys = count()

    def type_some() -> None:
        sitting = open_editing(desk, _id(0))
        for _ in range(_TIMES // 10):
            plan = change_header(sitting.plan, audience=f"Key {next(keys)}")
            sitting, _changes = save(desk, sitting, plan)

    return type_some


def benches(folder: Path) -> Iterator[Bench]:
    many, few = _desk(folder / "many", _MANY), _desk(folder / "few", _FEW)
    yield Bench(
        "opening a plan to edit, 10,000 plans against 5",
        ours=milliseconds(_opening(many)),
        floor=milliseconds(_opening(few)),
        bar=1.2,
        rounds=9,
    )
    yield Bench(
        "keeping 20 edits on the disk, 10,000 plans against 5",
        ours=milliseconds(_typing(many)),
        floor=milliseconds(_typing(few)),
        bar=1.5,
    )
    many.library.close()
    few.library.close()
