"""Several people who looked at the same session: how far they agree, and where they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from facilitator.domain.agreement import agreements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from facilitator.domain.agreement import Agreement
    from facilitator.domain.observation import Observation
    from facilitator.domain.rubric import Criterion
    from facilitator.domain.score_table import Judged, ScoreLine, ScoreTable
    from facilitator.domain.scoring import Subject

Ratings = dict[str, dict[str, int]]
"""Observer → thing → level, counted from 1."""

_COMPUTER: Final = re.compile("[0-9a-f]{32}")
"""A library's id, which stands where nobody gave a name or initials."""


def observer_name(owner: str, own: str = "", *, laptop: str = "laptop {letters}") -> str:
    """Who that is: a computer whose owner gave no name is told from others by its first letters.

    `own` is whom an empty owner stands for, `laptop` the pattern in the language of the reader.
    """
    whose = owner or own
    return laptop.format(letters=whose[:4]) if _COMPUTER.fullmatch(whose) else whose


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one observer answered; the owner is empty for whose library it is."""

    owner: str
    judged: Judged


@dataclass(frozen=True, slots=True)
class Difference:
    """One criterion of one subject that observers judged otherwise, and what they came to since."""

    rubric_id: str
    rubric: str
    subject: Subject
    criterion: Criterion
    opinions: tuple[Opinion, ...]
    agreed: Judged | None

    @property
    def is_settled(self) -> bool:
        return self.agreed is not None


@dataclass(frozen=True, slots=True)
class BetweenObservers:
    """`observed` compares the levels of observations, `scored` those of rubrics."""

    observers: tuple[str, ...]
    observed: tuple[Agreement, ...]
    scored: tuple[Agreement, ...]
    differences: tuple[Difference, ...]

    @property
    def is_one(self) -> bool:
        """Nobody else looked."""
        return len(self.observers) < 2


def between_observers(
    seen: Iterable[Observation], owners: Mapping[str, str], tables: Iterable[ScoreTable]
) -> BetweenObservers:
    """`owners` tells by an observation's id whose it is, where it is not the library's own."""
    tables = tuple(tables)
    levels, ranks = observed_levels(seen, owners), scored_levels(tables)
    return BetweenObservers(
        observers=tuple(sorted({*levels, *ranks})),
        observed=agreements(levels) if len(levels) > 1 else (),
        scored=agreements(ranks) if len(ranks) > 1 else (),
        differences=tuple(differences(tables)),
    )


def observed_levels(seen: Iterable[Observation], owners: Mapping[str, str]) -> Ratings:
    """The last level that each observer gave a group or person for an objective."""
    found: Ratings = {}
    for one in sorted(seen, key=lambda each: (each.at, each.id)):
        if one.level is None or one.objective is None:
            continue
        own = found.setdefault(owners.get(one.id, ""), {})
        for subject in one.participants or one.groups:
            own[f"{subject} {one.objective}"] = int(one.level)
    return found


def scored_levels(tables: Iterable[ScoreTable]) -> Ratings:
    """The level that each observer gave a subject by each criterion, but not what was agreed."""
    found: Ratings = {}
    for table in tables:
        for line in table.lines:
            if line.agreed:
                continue
            for criterion_id, one in line.answers.items():
                if one.rank:
                    own = found.setdefault(line.owner, {})
                    own[f"{table.rubric.id} {line.subject} {criterion_id}"] = one.rank
    return found


def differences(tables: Iterable[ScoreTable]) -> Iterator[Difference]:
    """In the order of the room and of the rubric; settled ones stay, with what was agreed."""
    for table in tables:
        lines: dict[Subject, list[ScoreLine]] = {}
        for line in table.lines:
            lines.setdefault(line.subject, []).append(line)
        for subject, of_subject in lines.items():
            for criterion in table.rubric.criteria:
                found = _difference(table, subject, criterion, of_subject)
                if found is not None:
                    yield found


def _difference(
    table: ScoreTable, subject: Subject, criterion: Criterion, lines: Iterable[ScoreLine]
) -> Difference | None:
    agreed, opinions = None, []
    for line in lines:
        one = line.answers.get(criterion.id)
        if one is None:
            continue
        if line.agreed:
            agreed = one
        else:
            opinions.append(Opinion(line.owner, one))
    said = {
        (one.judged.score.verdict, one.judged.rank, one.judged.score.points) for one in opinions
    }
    if len(said) < 2:
        return None
    return Difference(
        table.rubric.id, table.rubric.title, subject, criterion, tuple(opinions), agreed
    )
