"""The report of a session on paper: time, groups and objectives, follow-ups, reflection, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.session_report import latest_levels, to_do_words, who
from facilitator.printing.aside import heading_with_aside
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import Following, TextBlock
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.labels import day_label, label
from facilitator.printing.observer_names import observer_label
from facilitator.printing.render import render
from facilitator.printing.report_spread import attention_blocks, history_blocks
from facilitator.printing.report_table import PAD, Bars, CellText, section, table_rows
from facilitator.printing.session_scores import score_blocks
from facilitator.printing.style import (
    HEADING,
    NOTE,
    TEXT,
    frame_of,
)
from facilitator.printing.typesetting import set_plain
from facilitator.printing.wording import lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from facilitator.domain.histories import PhaseTime
    from facilitator.domain.observation import Observation
    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.session_report import SessionReport
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame

_GROUP_SHARE = 0.3
_SEEN_BY = 4
"""The column, where several looked."""


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
    span = f"{_clock(begin)}–{_clock(run.ended_at)}" if run.ended_at else _clock(begin)
    who_and_where = (plain(report.session.place), *_counts(report, frame))
    aside = (f"{day}, {span}", ", ".join(filter(None, who_and_where)))
    return heading_with_aside(
        frame,
        label(frame, "Session report"),
        subtitle=lesson_in_short(report.plan.title),
        aside=aside,
    )


def _counts(report: SessionReport, frame: Frame) -> Iterator[str]:
    """What is known: a session that nobody entered people for has none to count."""
    counted = (
        ("{count} groups", len(report.session.groups)),
        ("{count} people", report.session.people),
        ("{count} observations", len(report.observations)),
    )
    return (label(frame, words, count=count) for words, count in counted if count)


def _body(report: SessionReport, frame: Frame) -> Iterator[Block]:
    yield from time_blocks(report, frame)
    yield from history_blocks(report, frame)
    yield from _matrix(report, frame)
    yield from attention_blocks(report, frame)
    yield from score_blocks(report, frame)
    yield from _between(report, frame)
    yield from _follow_ups(report, frame)
    yield from _reflection(report, frame)
    yield from _observations(report, frame)


def time_blocks(report: SessionReport, frame: Frame) -> Iterator[Block]:
    """Each phase as it was planned and as it was."""
    times = report.times
    longest = max((max(one.planned or 0, one.actual) for one in times), default=0) or 1
    yield section(frame, "Planned and actual time")
    heads = ("Phase", "Planned", "Adapted", "Actual", "", "Outline: planned, filled: actual")
    yield from table_rows(
        frame,
        [label(frame, head) if head else "" for head in heads],
        (4, 1.6, 1.6, 1.6, 1.8, 5),
        [_time_row(frame, one, longest) for one in times],
    )


def _time_row(frame: Frame, time: PhaseTime, longest: float) -> tuple[CellText, ...]:
    over = round(time.over)
    told = (
        f"+{over}"
        if over > 0
        else f"\u2212{-over}"
        if over
        else label(frame, "on time").replace(" ", "\u00a0")
    )
    return (
        CellText(plain(time.name), HEADING),
        CellText(_minutes(time.planned)),
        CellText(_minutes(time.adapted)),
        CellText(
            label(frame, "left out").replace(" ", "\u00a0")
            if time.skipped
            else _minutes(time.actual)
        ),
        CellText("" if time.skipped or time.planned is None else told),
        CellText(bars=Bars((time.planned or 0) / longest, time.actual / longest)),
    )


def _minutes(value: float | None) -> str:
    return "–" if value is None else f"{round(value)}\u00a0min"


def _matrix(report: SessionReport, frame: Frame) -> Iterator[Block]:
    groups, objectives = report.session.groups, report.plan.objectives
    if not groups or not objectives:
        return
    yield section(frame, "Groups and objectives")
    for number, objective in enumerate(objectives, start=1):
        text = f"O{number}  {plain(objective.text)}"
        last = number == len(objectives)
        below = 2 * PAD if last else 0.0
        yield Following(set_plain(text, NOTE, frame.width), frame.left, below=below)
    cells = latest_levels(report)
    most = 8
    for first in range(0, len(objectives), most):
        places = range(first, min(first + most, len(objectives)))
        share = len(places) * _GROUP_SHARE / (1 - _GROUP_SHARE)
        yield from table_rows(
            frame,
            [label(frame, "Latest level"), *(f"O{place + 1}" for place in places)],
            (share, *(1.0 for _ in places)),
            [
                (
                    CellText(group.name, HEADING),
                    *(_level(frame, *cells.get((group.id, at), (None, 0))) for at in places),
                )
                for group in groups
            ],
        )


def _level(frame: Frame, level: int | None, count: int) -> CellText:
    if not count:
        return CellText(label(frame, "Gap"), NOTE)
    return CellText(f"{level or '–'}  ×{count}", level=level or 0)


def _between(report: SessionReport, frame: Frame) -> Iterator[Block]:
    """What the measures mean; the sentences are the app's, in its own language."""
    if report.between is None:
        return
    yield section(frame, "Between observers")
    names = ", ".join(observer_label(frame.look, report, name) for name in report.between.observers)
    yield Following(set_plain(names, TEXT, frame.width), frame.left, below=PAD)
    for head, found in (
        ("Levels observed", report.between.observed),
        ("Scores", report.between.scored),
    ):
        if found:
            yield from _sentences(frame, head, [one.sentence for one in found])


def _sentences(frame: Frame, head: str, said: list[str]) -> Iterator[Block]:
    yield TextBlock((), frame.left, below=PAD)
    yield TextBlock(set_plain(label(frame, head), HEADING, frame.width), frame.left)
    for one in said:
        yield Following(set_plain(one, TEXT, frame.width), frame.left, below=PAD)


def _follow_ups(report: SessionReport, frame: Frame) -> Iterator[Block]:
    if not report.follow_ups:
        return
    yield section(frame, "Follow-ups")
    yield from table_rows(
        frame,
        (label(frame, "To do"), label(frame, "Done")),
        (6, 1),
        [
            (
                CellText(to_do_words(report.session, one)),
                CellText(label(frame, "yes") if one.done_at else label(frame, "open")),
            )
            for one in report.follow_ups
        ],
    )


def _reflection(report: SessionReport, frame: Frame) -> Iterator[Block]:
    answered = [one for one in report.answers if one.text.strip()]
    if not answered:
        return
    yield section(frame, "Reflection")
    for one in answered:
        question = set_plain(plain(one.question), HEADING, frame.width)
        yield (Following if one is answered[0] else TextBlock)(question, frame.left)
        first, *others = filter(None, map(str.strip, one.text.split("\n")))
        yield Following(set_plain(first, TEXT, frame.width), frame.left, below=PAD)
        for line in others:
            yield TextBlock(set_plain(line, TEXT, frame.width), frame.left, below=PAD)


def _observations(report: SessionReport, frame: Frame) -> Iterator[Block]:
    if not report.observations:
        return
    yield section(frame, "Observations")
    heads, shares = ["Time", "Who", "Objective", "Level", "Note"], [1.3, 2.6, 1.7, 1.2, 7]
    if report.seen_by:
        heads.insert(_SEEN_BY, "Seen by")
        shares[_SEEN_BY:] = [2.0, 5]
    yield from table_rows(
        frame,
        [label(frame, head) for head in heads],
        shares,
        [_observation_row(report, frame, seen) for seen in report.observations],
    )


def _observation_row(
    report: SessionReport, frame: Frame, seen: Observation
) -> tuple[CellText, ...]:
    """With whose it is where several looked."""
    cells = [
        CellText(_clock(seen.at)),
        CellText(who(report.session, seen), HEADING),
        CellText("" if seen.objective is None else f"O{seen.objective + 1}"),
        CellText(str(int(seen.level)) if seen.level else "", level=int(seen.level or 0)),
        CellText(" · ".join(filter(None, (", ".join(seen.tags), seen.note)))),
    ]
    if report.seen_by:
        whose = observer_label(frame.look, report, report.seen_by.get(seen.id, ""))
        cells.insert(_SEEN_BY, CellText(whose))
    return tuple(cells)


def _clock(at: datetime | None) -> str:
    return f"{at.astimezone():%H:%M}" if at else ""
