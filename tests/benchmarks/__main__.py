"""`python -m tests.benchmarks [NAME…]`: run the benches whose name holds one of the words.

A bench module is called `bench_….py` and has `benches(folder)`, a generator of `Bench`es that may
use the empty folder and tidies up when it is resumed.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import tests.benchmarks
from tests.benchmarks.harness import HEAD, Bench, Result, line, run, write, write_table

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHECKOUT = Path(__file__).resolve().parents[2]
_OUTPUT = _CHECKOUT / "build" / "bench.json"
_TABLE = _CHECKOUT / "docs" / "performance.md"


def _modules() -> Iterator[str]:
    for module in pkgutil.iter_modules(tests.benchmarks.__path__):
        if module.name.startswith("bench_"):
            yield f"{tests.benchmarks.__name__}.{module.name}"


def _wanted(bench: Bench, words: list[str]) -> bool:
    return not words or any(word in bench.name for word in words)


def _results(words: list[str]) -> Iterator[Result]:
    for name in _modules():
        with TemporaryDirectory() as folder:
            for bench in import_module(name).benches(Path(folder)):
                if _wanted(bench, words):
                    yield run(bench)


def main(words: list[str]) -> int:
    print(HEAD)
    results = []
    for result in _results(words):
        print(line(result), flush=True)
        results.append(result)
    write(results, _OUTPUT)
    write_table(results, _TABLE)
    return 0 if results and all(result.ok for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
