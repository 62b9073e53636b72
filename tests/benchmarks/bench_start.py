"""The start: from the process to the first painted Library window, against a bare Qt window.

Both are processes of their own, started anew each time with their bytecode cached, as an
installed app has it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.paths import below
from tests.benchmarks.corpus import plan
from tests.benchmarks.harness import Bench, milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHILDREN = Path(__file__).parent / "children"
_PLANS = 1_000
_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def benches(folder: Path) -> Iterator[Bench]:
    """Our window shows the first rows of a library that holds many plans."""
    paths = below(folder / "start")
    paths.create()
    with_rows = _filled(paths.library, paths.backups)
    environment = _environment(folder)
    yield Bench(
        "first painted Library window with rows",
        ours=milliseconds(_started("library_window.py", environment, str(with_rows))),
        floor=milliseconds(_started("bare_window.py", environment)),
        bar=1.6,
        rounds=9,
    )


def _filled(file: Path, backups: Path) -> Path:
    library = Library.open(file, backups=backups)
    with library.transaction() as work:
        new = [NewPlan(f"{n:032x}", plan(n), open_checks=n % 3) for n in range(_PLANS)]
        work.plans.add(new, _AT)
    library.close()
    return file.parent


def _environment(folder: Path) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {
        **inherited,
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }


def _started(child: str, environment: dict[str, str], *arguments: str) -> Callable[[], object]:
    command = [sys.executable, str(_CHILDREN / child), *arguments]
    return lambda: subprocess.run(
        command, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=60
    )
