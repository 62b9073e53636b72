"""A session that runs by itself: what it takes of a core, against one label repainted a second."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHILDREN = Path(__file__).parent / "children"
_ROOT = Path(__file__).parents[2]
_SECONDS = 60
_ALLOWED_MS = _SECONDS * 1000 * 0.005
_MOST_TIMES = 3.0


def benches(folder: Path) -> Iterator[Bench]:
    """Both run side by side, so that a busy machine slows down both; processor time is counted."""
    pair = _Pair(folder)
    name = f"Processor time of a running session, {_SECONDS} s"
    yield Bench(name, pair.ours, pair.floor, bar=_MOST_TIMES, rounds=1)
    yield Bench(f"{name}, of what it may", pair.again, lambda: _ALLOWED_MS, bar=1.0, rounds=1)


class _Pair:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = 0
        self._ours = self._floor = 0.0

    def ours(self) -> float:
        """A few seconds to warm up, then the real thing."""
        seconds = _SECONDS if self._turn else 2
        self._turn += 1
        library = self._folder / f"library {self._turn}"
        ours = _start("run_window.py", str(seconds), str(library))
        floor = _start("bare_clock.py", str(seconds))
        self._ours, self._floor = _milliseconds(ours), _milliseconds(floor)
        return self._ours

    def floor(self) -> float:
        return self._floor

    def again(self) -> float:
        return self._ours


def _start(child: str, *arguments: str) -> subprocess.Popen[str]:
    paths = os.pathsep.join((str(_ROOT / "src"), str(_ROOT)))
    return subprocess.Popen(
        [sys.executable, str(_CHILDREN / child), *arguments],
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _milliseconds(child: subprocess.Popen[str]) -> float:
    told, _ = child.communicate(timeout=_SECONDS * 3)
    return float(told) * 1000
