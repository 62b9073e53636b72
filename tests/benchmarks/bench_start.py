"""The start: from the process to the first painted Library window, against a bare Qt window.

Both are processes of their own, started anew each time with their bytecode cached, as an
installed app has it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from tests.benchmarks.corpus import plans
from tests.benchmarks.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CHILDREN = Path(__file__).parent / "children"
_PLANS, _TAGGED = 10_000, 400
_TAGS = ("field work", "law", "short")
_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
_BAR, _ROUNDS, _PATIENCE = 1.6, 15, 60


def benches(folder: Path) -> Iterator[Bench]:
    """Our window shows the first rows of a library that holds many plans."""
    environment = environment_of(folder)
    yield _bench("", folder, environment | {"QT_QPA_PLATFORM": "offscreen"})
    with _screen() as display:
        on_screen = environment | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        if display and run_child(on_screen, "bare_window.py").returncode == 0:
            yield _bench(", X11", folder, on_screen)


def _bench(where: str, folder: Path, environment: Mapping[str, str]) -> Bench:
    return Bench(
        f"first painted Library window with rows{where}",
        ours=lambda: _first_frame(environment, "library_window.py", str(many_plans(folder))),
        floor=partial(_first_frame, environment, "bare_window.py"),
        bar=_BAR,
        rounds=_ROUNDS,
    )


def _first_frame(environment: Mapping[str, str], child: str, *arguments: str) -> float:
    """Milliseconds until the child has painted; it ends there."""
    begin = perf_counter()
    answer = run_child(environment, child, *arguments)
    taken = (perf_counter() - begin) * 1000
    if answer.stdout != "painted\n":
        raise RuntimeError(f"{child} painted nothing: {answer.stderr}")
    return taken


def run_child(
    environment: Mapping[str, str], child: str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(_CHILDREN / child), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )


def environment_of(folder: Path) -> dict[str, str]:
    """Bytecode is kept, in a place of its own: the round that warms up fills it."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {
        **inherited,
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }


@cache
def many_plans(folder: Path) -> Path:
    """The library's folder, filled in the round that warms up; the first plans have tags."""
    made = folder / "library"
    made.mkdir()
    library = Library.open(made / "library.sqlite3", backups=made / "backups")
    ids = [f"{number:032x}" for number in range(_PLANS)]
    with library.transaction() as work:
        named = enumerate(zip(ids, plans(_PLANS), strict=True))
        work.plans.add([NewPlan(id_, plan, open_checks=n % 3) for n, (id_, plan) in named], _AT)
        for number, id_ in enumerate(ids[:_TAGGED]):
            work.plans.set_tags(id_, _TAGS[: number % 4])
    library.close()
    return made


@contextmanager
def _screen() -> Iterator[str]:
    """A display without a screen, such as ":99"; empty where there is no Xvfb to start."""
    if shutil.which("Xvfb") is None:
        yield ""
        return
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(tell,), stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        with os.fdopen(told) as answer:
            number = answer.readline().strip()
        yield f":{number}" if number else ""
    finally:
        server.terminate()
        server.wait()
