"""Memory with the library of many plans open, against a bare Qt window."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.bench_start import environment_of, many_plans, run_child
from tests.benchmarks.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_BAR, _ROUNDS = 2.0, 3


def benches(folder: Path) -> Iterator[Bench]:
    if sys.platform != "linux":
        return
    environment = environment_of(folder) | {"QT_QPA_PLATFORM": "offscreen"}
    library = str(many_plans(folder))
    yield Bench(
        "memory with the library of 10,000 plans open",
        ours=partial(_held, environment, library),
        floor=partial(_held, environment),
        bar=_BAR,
        unit="MB",
        rounds=_ROUNDS,
    )


def _held(environment: Mapping[str, str], *library: str) -> float:
    answer = run_child(environment, "window_memory.py", *library)
    if answer.returncode:
        raise RuntimeError(answer.stderr)
    return float(answer.stdout)
