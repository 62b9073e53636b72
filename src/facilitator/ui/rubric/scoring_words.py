"""What the scoring window says of a criterion: what was seen, what that suggests, what holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.scoring import Verdict, total
from facilitator.ui.levels import level_name
from facilitator.ui.wording import clock_time

if TYPE_CHECKING:
    from facilitator.domain.observation import Observation
    from facilitator.domain.rubric import CriterionLevel
    from facilitator.services.scoring import ScoredCriterion, ScoreSheet

translate = QCoreApplication.translate
NOT_APPLICABLE, NOT_SEEN = "n/a", "not seen"


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """One criterion to be judged; `choices` are keys and names, `chosen` a key or empty."""

    key: str
    title: str
    choices: tuple[tuple[str, str], ...]
    descriptors: tuple[str, ...]
    chosen: str
    suggested: str
    suggestion: str
    evidence: str
    note: str
    spans: tuple[tuple[str, tuple[int, int]], ...] = ()
    """Under a level's key the points from which one is chosen within it."""
    points: int | None = None


def reading_of(scored: ScoredCriterion) -> ScoreReading:
    criterion, answer = scored.criterion, scored.answer
    choices = [
        (level.id, f"{number} {level.label}{_span_words(level)}")
        for number, level in enumerate(criterion.levels, start=1)
    ]
    if criterion.may_not_apply:
        choices.append((NOT_APPLICABLE, translate("Scoring", "N/A")))
    choices.append((NOT_SEEN, translate("Scoring", "Not seen")))
    return ScoreReading(
        key=criterion.id,
        title=criterion.title,
        choices=tuple(choices),
        descriptors=tuple(level.descriptor for level in criterion.levels),
        chosen=_chosen(scored),
        suggested=scored.suggestion.level.id if scored.suggestion else "",
        suggestion=_suggestion(scored),
        evidence="\n".join(map(seen_words, scored.seen))
        or translate("Scoring", "Nothing was observed of it."),
        note=answer.note if answer else "",
        spans=tuple((level.id, level.span) for level in criterion.levels if level.span),
        points=_points(scored),
    )


def _span_words(level: CriterionLevel) -> str:
    return f" ({level.span[0]}–{level.span[1]})" if level.span else ""


def _points(scored: ScoredCriterion) -> int | None:
    """What was chosen within the level's points; the highest until somebody chooses."""
    answer = scored.answer
    if answer is None:
        return None
    if answer.points is not None:
        return int(answer.points)
    level = next((one for one in scored.criterion.levels if one.id == answer.level), None)
    return level.span[1] if level is not None and level.span else None


def _chosen(scored: ScoredCriterion) -> str:
    if scored.answer is None:
        return ""
    match scored.answer.verdict:
        case Verdict.NOT_APPLICABLE:
            return NOT_APPLICABLE
        case Verdict.NOT_SEEN:
            return NOT_SEEN
        case _:
            return scored.answer.level


def _suggestion(scored: ScoredCriterion) -> str:
    """The level and why, and whether the answer is another one."""
    found = scored.suggestion
    if found is None:
        return translate("Scoring", "No level is suggested.")
    levels = ", ".join(str(int(one.level)) for one in found.reasons if one.level is not None)
    said = translate("Scoring", "Suggested: {level}, the middle of what was seen ({levels})")
    said = said.format(level=found.level.label, levels=levels)
    answer = scored.answer
    if answer is None:
        return f"{said}."
    if answer.is_as_suggested:
        return f"{said}. {translate('Scoring', 'Accepted.')}"
    return f"{said}. {translate('Scoring', 'You decided otherwise; both are kept.')}"


def seen_words(one: Observation) -> str:
    """What an observation says, in one line."""
    level = level_name(one.level) if one.level is not None else ""
    parts = (clock_time(one.at), level, ", ".join(one.tags), one.note)
    return " · ".join(part for part in parts if part)


def total_words(page: ScoreSheet) -> str:
    answers = {one.criterion.id: one.answer for one in page.criteria if one.answer}
    found = total(page.rubric, answers)
    said = translate("Scoring", "{earned} of {possible} points, {open} open")
    return said.format(earned=f"{found.earned:g}", possible=f"{found.possible:g}", open=found.open)
