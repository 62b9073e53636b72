"""What the page shows of a rubric, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.inline import plain
from facilitator.domain.rubric import RubricKind
from facilitator.domain.rubric_editing import missing_weight, scale_of
from facilitator.domain.rubric_points import points
from facilitator.ui.counting import counted

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.rubric import Criterion, CriterionLevel, Points, Rubric

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LevelHead:
    """The top of a column: the number beside the mark, and what the level is called."""

    points: str
    label: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One row; `why` says what its draft was made from."""

    key: str
    title: str
    objective: str
    cells: tuple[str, ...]
    weight: int
    worth: str
    why: str
    may_not_apply: bool


@dataclass(frozen=True, slots=True)
class RubricReading:
    title: str
    task: str
    kind: RubricKind
    heads: tuple[LevelHead, ...]
    rows: tuple[CriterionRow, ...]
    summary: str
    total: str
    is_whole: bool
    points: str


def reading_of(rubric: Rubric, plan: LessonPlan) -> RubricReading:
    worth = points(rubric)
    heads = tuple(LevelHead(_range(level), level.label) for level in scale_of(rubric))
    rows = tuple(
        _row(criterion, most, plan, place)
        for place, (criterion, most) in enumerate(zip(rubric.criteria, worth, strict=True))
    )
    return RubricReading(
        title=rubric.title,
        task=rubric.task,
        kind=rubric.kind,
        heads=heads,
        rows=rows,
        summary=_summary(rubric),
        total=total_words(rubric),
        is_whole=not missing_weight(rubric),
        points=_points(sum(worth)),
    )


def _range(level: CriterionLevel) -> str:
    return str(level.score) if level.lowest is None else f"{level.lowest}–{level.score}"


def _row(criterion: Criterion, most: Points, plan: LessonPlan, place: int) -> CriterionRow:
    return CriterionRow(
        key=criterion.id or str(place),
        title=criterion.title,
        objective=_objective(criterion, plan),
        cells=tuple(level.descriptor for level in criterion.levels),
        weight=criterion.weight,
        worth=translate("Rubric", "up to {points}").format(points=most),
        why=why_words(criterion),
        may_not_apply=criterion.may_not_apply,
    )


def _objective(criterion: Criterion, plan: LessonPlan) -> str:
    """The objective's number and words as the plan has them now."""
    place = criterion.objective
    if place is None or place >= len(plan.objectives):
        return criterion.description
    return f"O{place + 1} {plain(plan.objectives[place].text)}"


def _points(total: Points) -> str:
    one = total == 1
    said = translate("Rubric", "1 point") if one else translate("Rubric", "{points} points")
    return said.format(points=total)


def _summary(rubric: Rubric) -> str:
    criteria = counted(
        len(rubric.criteria),
        translate("Rubric", "1 criterion"),
        translate("Rubric", "{count} criteria"),
    )
    levels = counted(
        len(scale_of(rubric)), translate("Rubric", "1 level"), translate("Rubric", "{count} levels")
    )
    if rubric.kind is not RubricKind.ANALYTIC:
        return f"{criteria}, {levels}."
    more = translate("Rubric", "Points grow with the level; the highest earns them all.")
    return f"{criteria}, {levels}. {more}"


def total_words(rubric: Rubric) -> str:
    """ "100 %", or what to do about a sum that is none."""
    missing = missing_weight(rubric)
    if missing > 0:
        said = translate("Rubric", "{total} %: add {missing} %")
    elif missing < 0:
        said = translate("Rubric", "{total} %: take away {missing} %")
    elif rubric.weight:
        said = translate("Rubric", "{total} %")
    else:
        said = translate("Rubric", "No weights")
    return said.format(total=rubric.weight, missing=abs(missing))


def why_words(criterion: Criterion) -> str:
    """Which verb and which level led to the drafted words; empty for what was not drafted."""
    drafted = criterion.drafted
    if drafted is None or not (drafted.verb or drafted.level):
        return ""
    level = _bloom_name(drafted.level) if drafted.level else ""
    if not drafted.verb:
        return translate("Rubric", "Drafted for the level {level}.").format(level=level)
    if not level:
        said = translate("Rubric", "Drafted from the verb “{verb}” and the words “{matter}”.")
    elif drafted.stated:
        said = translate(
            "Rubric",
            "Drafted from the verb “{verb}” and the words “{matter}”, "
            "for the level {level} that the plan names.",
        )
    else:
        said = translate(
            "Rubric",
            "Drafted from the verb “{verb}” and the words “{matter}”; "
            "that verb stands for the level {level}.",
        )
    return said.format(verb=drafted.verb, matter=drafted.matter, level=level)


def _bloom_name(level: object) -> str:
    return str(getattr(level, "name", "")).capitalize()


def kind_name(kind: RubricKind) -> str:
    return {
        RubricKind.ANALYTIC: translate("Rubric", "Analytic: every criterion by levels"),
        RubricKind.SINGLE_POINT: translate("Rubric", "Single-point: against one standard"),
        RubricKind.HOLISTIC: translate("Rubric", "Holistic: the work as a whole"),
        RubricKind.CHECKLIST: translate("Rubric", "Checklist: done or not yet"),
    }[kind]
