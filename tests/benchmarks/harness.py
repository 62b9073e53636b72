"""Ours against the floor, in turns and in one run, so that a busy machine slows down both."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Measure = Callable[[], float]
"""One measurement, in the unit of its bench."""


@dataclass(frozen=True)
class Bench:
    """Two measurements to hold against each other; `bar` is the most that ours / floor may be."""

    name: str
    ours: Measure
    floor: Measure
    bar: float
    unit: str = "ms"
    rounds: int = 5


@dataclass(frozen=True)
class Result:
    """Medians of all rounds; `ratio` is the median of the rounds' ratios."""

    name: str
    ours: float
    floor: float
    unit: str
    ratio: float
    bar: float

    @property
    def ok(self) -> bool:
        return self.ratio <= self.bar


def milliseconds(work: Callable[[], object]) -> Measure:
    """How long `work` takes."""

    def measure() -> float:
        begin = perf_counter()
        work()
        return (perf_counter() - begin) * 1000

    return measure


def run(bench: Bench) -> Result:
    """A B A B …; the first round only warms up."""
    pairs = [(bench.ours(), bench.floor()) for _ in range(bench.rounds + 1)][1:]
    return Result(
        name=bench.name,
        ours=median(ours for ours, _ in pairs),
        floor=median(floor for _, floor in pairs),
        unit=bench.unit,
        ratio=median(ours / floor for ours, floor in pairs),
        bar=bench.bar,
    )


def line(result: Result) -> str:
    verdict = "ok" if result.ok else "TOO SLOW"
    return (
        f"{result.name:<52} {result.ours:>10.2f} {result.floor:>10.2f} {result.unit:<3}"
        f" {result.ratio:>6.2f} {result.bar:>6.2f}  {verdict}"
    )


HEAD = f"{'':<52} {'ours':>10} {'floor':>10} {'':<3} {'ratio':>6} {'bar':>6}"


TABLE_BEGIN, TABLE_END = "<!-- the table begins -->", "<!-- the table ends -->"


def write_table(results: Iterable[Result], document: Path) -> None:
    """Put the rows in the document's table; rows that were not measured now stay as they were."""
    before, _, rest = document.read_text("utf-8").partition(TABLE_BEGIN)
    table, _, after = rest.partition(TABLE_END)
    rows = {line.split("|")[1].strip(): line for line in table.splitlines() if "| " in line}
    rows.update({result.name: _row(result) for result in results})
    for head in ("what", "---"):
        rows.pop(head, None)
    lines = [
        "| what | ours | floor | | ratio | bar | |",
        "| --- | ---: | ---: | --- | ---: | ---: | --- |",
    ]
    body = "\n".join([*lines, *(rows[name] for name in sorted(rows))])
    document.write_text(f"{before}{TABLE_BEGIN}\n{body}\n{TABLE_END}{after}", "utf-8")


def _row(result: Result) -> str:
    verdict = "ok" if result.ok else "**over the bar**"
    figures = f"{result.ours:.2f} | {result.floor:.2f} | {result.unit} | {result.ratio:.2f}"
    return f"| {result.name} | {figures} | {result.bar:.2f} | {verdict} |"


def write(results: Iterable[Result], file: Path) -> None:
    """The results for programs: a list of objects with the numbers rounded."""
    rows = [
        {
            "name": result.name,
            "ours": round(result.ours, 4),
            "floor": round(result.floor, 4),
            "unit": result.unit,
            "ratio": round(result.ratio, 3),
            "bar": result.bar,
            "ok": result.ok,
        }
        for result in results
    ]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
