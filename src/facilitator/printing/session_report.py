"""The report of a session on paper: time, groups and objectives, follow-ups, reflection, notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.session_report import latest_levels, to_do_words, who
from facilitator.printing.aside import heading_with_aside
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import Clinging, Free, Headless, TextBlock, Whole
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.items import Box, Fill, LevelMark, Rule, place_stack
from facilitator.printing.labels import day_label, label
from facilitator.printing.render import render
from facilitator.printing.style import (
    COLUMN_GRAY,
    HAIRLINE,
    HEAD_RULE,
    HEADING,
    MM,
    NOTE,
    QUESTION,
    ROW_GRAY,
    TEXT,
    THIN_OUTLINE,
    frame_of,
)
from facilitator.printing.typesetting import Stack, cut_stack, set_plain, stack_height
from facilitator.printing.wording import lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from facilitator.domain.histories import PhaseTime
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.session_report import SessionReport
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import TextStyle

_PAD = 1.4 * MM
_GAP = 3 * MM
_ABOVE_SECTION = 5 * MM
_MARK = 3.6 * MM
_BAR = 2.6 * MM
_GROUP_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Bars:
    """Planned time as an outline and actual time filled, as shares of the column."""

    planned: float
    actual: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """Text, with a level's mark in front or bars instead."""

    stack: Stack
    level: int = 0
    bars: _Bars | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a table begin, and how wide they are."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]


def _columns(frame: Frame, shares: Sequence[float]) -> _Columns:
    room = frame.width - _GAP * (len(shares) - 1)
    widths = tuple(room * share / sum(shares) for share in shares)
    lefts = tuple(frame.left + sum(widths[:at]) + _GAP * at for at in range(len(shares)))
    return _Columns(lefts, widths)


@dataclass(frozen=True, slots=True)
class _Head(Headless, Free, Whole):
    """What the columns are, above the rows of every page."""

    frame: Frame
    columns: _Columns
    cells: tuple[Stack, ...]

    @property
    def height(self) -> float:
        return max(map(stack_height, self.cells)) + _PAD

    def place(self, top: float, height: float) -> Iterator[Item]:
        for stack, left in zip(self.cells, self.columns.lefts, strict=True):
            yield from place_stack(stack, left, top)
        line = top + height - HEAD_RULE / 2
        yield Rule(self.frame.left, line, self.frame.right, line, HEAD_RULE)


@dataclass(frozen=True, slots=True)
class _Row(Free):
    """A row of cells; one that is higher than a page goes on on the next."""

    frame: Frame
    table_head: _Head
    cells: tuple[_Cell, ...]

    @property
    def head(self) -> Block | None:
        return self.table_head

    @property
    def height(self) -> float:
        return max(stack_height(cell.stack) for cell in self.cells) + 2 * _PAD

    def split(self, first: float, later: float) -> Sequence[Block]:
        cut = [cut_stack(one.stack, first - 2 * _PAD, later - 2 * _PAD) for one in self.cells]
        parts = zip_longest(*cut, fillvalue=())
        return [
            replace(
                self,
                cells=tuple(
                    replace(cell, stack=stack) if not number else _Cell(stack)
                    for cell, stack in zip(self.cells, part, strict=True)
                ),
            )
            for number, part in enumerate(parts)
        ]

    def place(self, top: float, height: float) -> Iterator[Item]:
        columns = self.table_head.columns
        for cell, left, width in zip(self.cells, columns.lefts, columns.widths, strict=True):
            yield from _place_cell(cell, left, width, top + _PAD)
        line = top + height
        yield Rule(self.frame.left, line, self.frame.right, line, HAIRLINE, COLUMN_GRAY)


def _place_cell(cell: _Cell, left: float, width: float, top: float) -> Iterator[Item]:
    middle = top + TEXT.leading / 2
    if cell.bars is not None:
        planned, actual = width * cell.bars.planned, width * cell.bars.actual
        if actual:
            yield Fill(left, middle - _BAR / 4, actual, _BAR / 2, ROW_GRAY)
        if planned:
            yield Box(left, middle - _BAR / 2, planned, _BAR, THIN_OUTLINE)
        return
    if cell.level:
        yield LevelMark(left + _MARK / 2, middle, _MARK, cell.level / 4)
        left += _MARK + _PAD
    yield from place_stack(cell.stack, left, top)


@dataclass(frozen=True, slots=True)
class _Section(Headless, Free, Whole):
    """A heading of a part of the report."""

    frame: Frame
    stack: Stack

    @property
    def height(self) -> float:
        return _ABOVE_SECTION + stack_height(self.stack) + _PAD

    def place(self, top: float, height: float) -> Iterator[Item]:
        yield from place_stack(self.stack, self.frame.left, top + _ABOVE_SECTION)


class _Answer(TextBlock, Clinging):
    """An answer stays with its question."""

    __slots__ = ()


def session_report(report: SessionReport, *, paper: Paper, look: Look) -> bytes:
    """A PDF that is readable in gray: what is told by a mark is told in words too."""
    return render(story(report, paper=paper, look=look))


def story(report: SessionReport, *, paper: Paper, look: Look) -> Story:
    frame = frame_of(paper, look=look)
    short = lesson_in_short(report.plan.title)
    blocks = (*_heading(report, frame), *_body(report, frame))
    pages = flow(blocks, frame.height).pages
    return Assembly(
        title=f"{label(frame, 'Session report')}: {short}",
        subject=plain(report.plan.title),
        frame=frame,
        foot=Foot(label(frame, "Session report"), short),
        pages=tuple(_placed(page, frame) for page in pages),
    ).story(())


def _placed(blocks: tuple[Block, ...], frame: Frame) -> PlacedPage:
    items: list[Item] = []
    top = frame.top
    for block in blocks:
        items.extend(block.place(top, block.height))
        top += block.height
    return PlacedPage(tuple(items))


def _heading(report: SessionReport, frame: Frame) -> tuple[Block, ...]:
    run = report.run
    begin = (run.started_at or run.agenda.start).astimezone()
    day = day_label(frame, begin.date())
    people = label(
        frame,
        "{groups} groups, {people} people, {seen} observations",
        groups=len(report.session.groups),
        people=report.session.people,
        seen=len(report.observations),
    )
    span = f"{_clock(begin)}–{_clock(run.ended_at)}" if run.ended_at else _clock(begin)
    aside = (f"{day}, {span}", ", ".join(filter(None, (plain(report.session.place), people))))
    return heading_with_aside(
        frame,
        label(frame, "Session report"),
        subtitle=lesson_in_short(report.plan.title),
        aside=aside,
    )


def _body(report: SessionReport, frame: Frame) -> Iterator[Block]:
    yield from _time(report, frame)
    yield from _matrix(report, frame)
    yield from _follow_ups(report, frame)
    yield from _reflection(report, frame)
    yield from _observations(report, frame)


def _section(frame: Frame, english: str) -> Block:
    return _Section(frame, set_plain(label(frame, english), QUESTION, frame.width))


def _table(
    frame: Frame, heads: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[_Text]]
) -> Iterator[Block]:
    columns = _columns(frame, shares)
    stacks = tuple(
        set_plain(text, HEADING, width) for text, width in zip(heads, columns.widths, strict=True)
    )
    head = _Head(frame, columns, stacks)
    for row in rows:
        cells = tuple(one.cell(width) for one, width in zip(row, columns.widths, strict=True))
        yield _Row(frame, head, cells)


@dataclass(frozen=True, slots=True)
class _Text:
    """What a cell says before it is known how wide it is."""

    text: str = ""
    style: TextStyle = TEXT
    level: int = 0
    bars: _Bars | None = None

    def cell(self, width: float) -> _Cell:
        room = width - (_MARK + _PAD if self.level else 0)
        return _Cell(set_plain(self.text, self.style, room), self.level, self.bars)


def _time(report: SessionReport, frame: Frame) -> Iterator[Block]:
    times = report.times
    longest = max((max(one.planned or 0, one.actual) for one in times), default=0) or 1
    yield _section(frame, "Planned and actual time")
    heads = ("Phase", "Planned", "Adapted", "Actual", "", "Outline: planned, filled: actual")
    yield from _table(
        frame,
        [label(frame, head) if head else "" for head in heads],
        (4, 1.6, 1.6, 1.6, 1.8, 5),
        [_time_row(frame, one, longest) for one in times],
    )


def _time_row(frame: Frame, time: PhaseTime, longest: float) -> tuple[_Text, ...]:
    over = round(time.over)
    told = f"+{over}" if over > 0 else f"\u2212{-over}" if over else label(frame, "on time")
    return (
        _Text(plain(time.name), HEADING),
        _Text(_minutes(time.planned)),
        _Text(_minutes(time.adapted)),
        _Text(label(frame, "left out") if time.skipped else _minutes(time.actual)),
        _Text("" if time.skipped or time.planned is None else told),
        _Text(bars=_Bars((time.planned or 0) / longest, time.actual / longest)),
    )


def _minutes(value: float | None) -> str:
    return "–" if value is None else f"{round(value)} min"


def _matrix(report: SessionReport, frame: Frame) -> Iterator[Block]:
    groups, objectives = report.session.groups, report.plan.objectives
    if not groups or not objectives:
        return
    yield _section(frame, "Groups and objectives")
    for number, objective in enumerate(objectives, start=1):
        text = f"O{number}  {plain(objective.text)}"
        last = number == len(objectives)
        below = 2 * _PAD if last else 0.0
        yield TextBlock(set_plain(text, NOTE, frame.width), frame.left, below=below)
    cells = latest_levels(report)
    most = 8
    for first in range(0, len(objectives), most):
        places = range(first, min(first + most, len(objectives)))
        share = len(places) * _GROUP_SHARE / (1 - _GROUP_SHARE)
        yield from _table(
            frame,
            [label(frame, "Latest level"), *(f"O{place + 1}" for place in places)],
            (share, *(1.0 for _ in places)),
            [
                (
                    _Text(group.name, HEADING),
                    *(_level(frame, *cells.get((group.id, at), (None, 0))) for at in places),
                )
                for group in groups
            ],
        )


def _level(frame: Frame, level: int | None, count: int) -> _Text:
    if not count:
        return _Text(label(frame, "Gap"), NOTE)
    return _Text(f"{level or '–'}  ×{count}", level=level or 0)


def _follow_ups(report: SessionReport, frame: Frame) -> Iterator[Block]:
    if not report.follow_ups:
        return
    yield _section(frame, "Follow-ups")
    yield from _table(
        frame,
        (label(frame, "To do"), label(frame, "Done")),
        (6, 1),
        [
            (
                _Text(to_do_words(report.session, one)),
                _Text(label(frame, "yes") if one.done_at else label(frame, "open")),
            )
            for one in report.follow_ups
        ],
    )


def _reflection(report: SessionReport, frame: Frame) -> Iterator[Block]:
    answered = [one for one in report.answers if one.text]
    if not answered:
        return
    yield _section(frame, "Reflection")
    for one in answered:
        question = set_plain(plain(one.question), HEADING, frame.width)
        yield TextBlock(question, frame.left)
        for line in filter(None, map(str.strip, one.text.split("\n"))):
            yield _Answer(set_plain(line, TEXT, frame.width), frame.left, below=_PAD)


def _observations(report: SessionReport, frame: Frame) -> Iterator[Block]:
    if not report.observations:
        return
    yield _section(frame, "Observations")
    heads = ("Time", "Who", "Objective", "Level", "Note")
    yield from _table(
        frame,
        [label(frame, head) for head in heads],
        (1.3, 2.6, 1.7, 1.2, 7),
        [
            (
                _Text(_clock(seen.at)),
                _Text(who(report.session, seen), HEADING),
                _Text("" if seen.objective is None else f"O{seen.objective + 1}"),
                _Text(str(int(seen.level)) if seen.level else "", level=int(seen.level or 0)),
                _Text(" · ".join(filter(None, (", ".join(seen.tags), seen.note)))),
            )
            for seen in report.observations
        ],
    )


def _clock(at: datetime | None) -> str:
    return f"{at.astimezone():%H:%M}" if at else ""
