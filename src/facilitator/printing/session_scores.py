"""Rubric scores in the report of a session: who reached which level, and the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.score_table import subject_names
from facilitator.domain.scoring import Verdict
from facilitator.domain.session_report import points_of
from facilitator.printing.blocks import Following
from facilitator.printing.labels import label
from facilitator.printing.observer_names import judge_label
from facilitator.printing.report_table import PAD, CellText, SectionHead, table_rows
from facilitator.printing.style import HEADING, NOTE, QUESTION
from facilitator.printing.typesetting import set_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.rubric import Criterion
    from facilitator.domain.score_table import Judged, ScoreLine, ScoreTable
    from facilitator.domain.session_report import SessionReport
    from facilitator.printing.flow import Block
    from facilitator.printing.style import Frame

_MOST_CRITERIA = 7


def score_blocks(report: SessionReport, frame: Frame) -> Iterator[Block]:
    for table in report.scores:
        title = label(frame, "Rubric scores: {rubric}", rubric=plain(table.rubric.title))
        yield SectionHead(frame, set_plain(title, QUESTION, frame.width))
        legend = (
            f"{number}  {plain(criterion.title)} ({_share(table, criterion)})"
            for number, criterion in enumerate(table.rubric.criteria, start=1)
        )
        for text in (*legend, *_bracketed(table, frame)):
            yield Following(set_plain(text, NOTE, frame.width), frame.left)
        yield Following((), frame.left, below=2 * PAD)
        yield from _score_rows(report, table, frame)


def _bracketed(table: ScoreTable, frame: Frame) -> Iterator[str]:
    """What a second number in a cell is, where there is one."""
    if any(_differs(one) for line in table.lines for one in line.answers.values()):
        yield label(frame, "In brackets: the level that the observations suggested.")


def _share(table: ScoreTable, criterion: Criterion) -> str:
    return f"{criterion.weight} %" if table.rubric.weight else f"{points_of(float(criterion.most))}"


def _score_rows(report: SessionReport, table: ScoreTable, frame: Frame) -> Iterator[Block]:
    criteria = table.rubric.criteria
    for first in range(0, len(criteria), _MOST_CRITERIA):
        part = criteria[first : first + _MOST_CRITERIA]
        numbers = [f"{place + 1}" for place in range(first, first + len(part))]
        last = first + len(part) == len(criteria)
        total = [label(frame, "Points")] if last else []
        yield from table_rows(
            frame,
            [label(frame, "Who"), *numbers, *total],
            (3.0, *(1.0 for _ in part), *(1.4 for _ in total)),
            [
                (
                    CellText(_judged_who(report, table, line, frame), HEADING),
                    *(_answer(frame, line.answers.get(one.id)) for one in part),
                    *(CellText(_total(line)) for _ in total),
                )
                for line in table.lines
            ],
        )


def _judged_who(report: SessionReport, table: ScoreTable, line: ScoreLine, frame: Frame) -> str:
    names = ": ".join(filter(None, subject_names(report.session, line.subject)))
    owner = judge_label(frame.look, report, line) if table.has_owners else ""
    return f"{names} ({owner})" if owner else names


def _total(line: ScoreLine) -> str:
    return f"{points_of(line.total.earned)} / {points_of(line.total.possible)}"


def _answer(frame: Frame, one: Judged | None) -> CellText:
    if one is None:
        return CellText("–", NOTE)
    reasons = {Verdict.NOT_APPLICABLE: "N/A", Verdict.NOT_SEEN: "not seen"}
    if one.score.verdict in reasons:
        return CellText(label(frame, reasons[one.score.verdict]), NOTE)
    if one.level is None:
        return CellText(f"{points_of(one.earned)}")
    suggested = f" ({one.rank_of(one.suggested)})" if _differs(one) else ""
    return CellText(f"{one.rank}{suggested}", level=_quarters(one))


def _differs(one: Judged) -> bool:
    return one.level is not None and one.suggested not in (None, one.level)


def _quarters(one: Judged) -> int:
    """The mark has four parts, a rubric as many levels as it likes."""
    return -(-4 * one.rank // len(one.criterion.levels))
