"""The packaged start against a packaged bare window; `make size` builds both."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.bench_start import environment_of, many_plans
from tests.benchmarks.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BUILD = Path(__file__).resolve().parents[2] / "build"
_OURS = _BUILD / "measured" / "facilitator" / "first_frame"
_BARE = _BUILD / "bare" / "dist" / "bare_window" / "bare_window"
_BAR, _ROUNDS = 1.5, 15


def benches(folder: Path) -> Iterator[Bench]:
    """Warm: whatever both read is in the page cache, and ours has been started before."""
    if not (_OURS.is_file() and _BARE.is_file()):
        return
    environment = environment_of(folder) | {"QT_QPA_PLATFORM": "offscreen"}
    library = str(many_plans(folder))
    yield Bench(
        "packaged: first painted Library window with rows",
        ours=partial(_first_frame, environment, str(_OURS), library),
        floor=partial(_first_frame, environment, str(_BARE)),
        bar=_BAR,
        rounds=_ROUNDS,
    )


def _first_frame(environment: Mapping[str, str], *command: str) -> float:
    """Milliseconds until the program has painted; it ends there."""
    begin = perf_counter()
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    taken = (perf_counter() - begin) * 1000
    if answer.stdout != "painted\n":
        raise RuntimeError(f"{command[0]} painted nothing: {answer.stderr}")
    return taken
