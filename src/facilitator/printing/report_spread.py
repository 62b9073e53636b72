"""What a session's report tells of attention and of other runs, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.plan import phase_numbers
from facilitator.printing.blocks import Following
from facilitator.printing.labels import label
from facilitator.printing.report_table import PAD, CellText, section, table_rows
from facilitator.printing.style import HEADING, NOTE
from facilitator.printing.typesetting import set_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.attention_spread import Looks
    from facilitator.domain.session_report import SessionReport
    from facilitator.printing.flow import Block
    from facilitator.printing.style import Frame

_MOST = 7
"""Phases side by side."""


def attention_blocks(report: SessionReport, frame: Frame) -> Iterator[Block]:
    """Groups down, phases across: a bar for how often each was looked at."""
    looks, numbers = report.looks, phase_numbers(report.plan.phases)
    if not looks:
        return
    yield section(frame, "How attention was spread")
    phases = [at for at, number in enumerate(numbers) if number is not None or _any(looks, at)]
    names = "  ".join(
        f"{_number(numbers[at])}\u00a0{plain(report.plan.phases[at].label)}" for at in phases
    )
    yield Following(set_plain(names, NOTE, frame.width), frame.left, below=2 * PAD)
    most = max(max(one.by_phase, default=0) for one in looks) or 1
    for first in range(0, len(phases), _MOST):
        places = phases[first : first + _MOST]
        yield from table_rows(
            frame,
            [label(frame, "Group"), label(frame, "All"), *(_number(numbers[at]) for at in places)],
            (2.2, 1.7, *(1.4 for _ in places)),
            [_row(frame, one, places, most) for one in looks],
        )


def _row(frame: Frame, one: Looks, places: list[int], most: int) -> tuple[CellText, ...]:
    cells = (CellText(str(one.by_phase[at] or "–"), share=one.by_phase[at] / most) for at in places)
    name = one.name or label(frame, "Whole room")
    share = f"{one.total} ({round(100 * one.share)}\u00a0%)"
    return (CellText(name, HEADING), CellText(share), *cells)


def _any(looks: tuple[Looks, ...], phase: int) -> bool:
    return any(one.by_phase[phase] for one in looks)


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)


def history_blocks(report: SessionReport, frame: Frame) -> Iterator[Block]:
    """How long each phase took in all runs of the plan."""
    if not report.history:
        return
    yield section(frame, "Over all runs")
    longest = max((one.percentile_80 or 0 for one in report.history), default=0) or 1
    heads = ("Phase", "Runs", "Median (min)", "Enough in 4 of 5 (min)")
    yield from table_rows(
        frame,
        [label(frame, head) for head in heads],
        (4, 1.2, 5, 5),
        [
            (
                CellText(plain(one.name), HEADING),
                CellText(str(len(one.held))),
                _minutes(one.median, longest),
                _minutes(one.percentile_80, longest),
            )
            for one in report.history
        ],
    )


def _minutes(value: float | None, longest: float) -> CellText:
    """The number before its bar."""
    if value is None:
        return CellText("–")
    return CellText(str(round(value)), share=value / longest)
