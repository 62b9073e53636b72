"""What was judged by a rubric, as the sheet shows it: a cross in a box, points, a note."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator.domain.score_table import subject_names
from facilitator.domain.scoring import Verdict
from facilitator.domain.session_report import points_of
from facilitator.printing.observer_names import judge_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from facilitator.domain.paper import Look
    from facilitator.domain.rubric import Rubric
    from facilitator.domain.score_table import Judged, ScoreTable
    from facilitator.domain.session_report import SessionReport


@dataclass(frozen=True, slots=True)
class RubricSource:
    """A rubric and what its sheet says of it.

    `objectives` are those of the plan, in its order; `version` counts from 1, 0 is a draft.
    """

    rubric: Rubric
    lesson: str
    objectives: tuple[str, ...] = ()
    version: int = 0


class Other(StrEnum):
    """Answers that are no level, by the words that are printed for them."""

    NOT_APPLICABLE = "N/A"
    NOT_SEEN = "not seen"


_OTHERS = {Verdict.NOT_APPLICABLE: Other.NOT_APPLICABLE, Verdict.NOT_SEEN: Other.NOT_SEEN}


@dataclass(frozen=True, slots=True)
class Answer:
    """To one criterion: the position of the level that was chosen, or another answer."""

    level: int | None = None
    other: Other | None = None
    points: str = ""
    note: str = ""


NO_ANSWER = Answer()


@dataclass(frozen=True, slots=True)
class Filled:
    """The answers about one group or person, by the ids of criteria; `total` is empty on blanks."""

    who: str = ""
    by: str = ""
    at: datetime | None = None
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    total: str = ""
    possible: str = ""

    def to(self, criterion_id: str) -> Answer:
        return self.answers.get(criterion_id, NO_ANSWER)


BLANK = Filled()


def table_for(report: SessionReport, rubric: Rubric) -> ScoreTable | None:
    """What was scored by this rubric in the session; by the only one there is, if another."""
    own = next((table for table in report.scores if table.rubric.id == rubric.id), None)
    return own or (report.scores[0] if len(report.scores) == 1 else None)


def filled_by(report: SessionReport, table: ScoreTable, look: Look) -> Iterator[Filled]:
    """One for each line: what an observer answered about a group or person, or what was agreed.

    Where there are several about one, each says whose it is.
    """
    for line in table.lines:
        who = ": ".join(filter(None, subject_names(report.session, line.subject)))
        by = report.judge_of(line)
        if table.has_owners:
            by = judge_label(look, report, line)
            who = f"{who} ({by})"
        yield Filled(
            who=who,
            by=by,
            at=max((one.score.at for one in line.answers.values()), default=None),
            answers={name: _answer(one) for name, one in line.answers.items()},
            total=_number(line.total.earned),
            possible=_number(line.total.possible),
        )


def _number(value: float | None) -> str:
    shown = points_of(value)
    return "" if shown is None else str(shown)


def _answer(one: Judged) -> Answer:
    levels = one.criterion.levels
    return Answer(
        level=levels.index(one.level) if one.level in levels else None,
        other=_OTHERS.get(one.score.verdict),
        points=_number(one.earned),
        note=one.score.note,
    )
