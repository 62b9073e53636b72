"""How far observers agree who judged the same things, with a plain sentence for each measure.

A rating is a level or points on an ordered scale; an observer may have left things out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Unit = tuple[int, ...]
"""The ratings that one thing got, one from each observer who rated it."""


class Measure(StrEnum):
    """What is measured."""

    EXACT = "exact"
    ADJACENT = "adjacent"
    KAPPA = "kappa"
    ALPHA = "alpha"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A measure and its value; None where there is too little to tell."""

    measure: Measure
    value: float | None
    things: int

    @property
    def sentence(self) -> str:
        """What it means, for somebody who never heard of it."""
        if self.value is None:
            return _TOO_LITTLE[self.measure]
        if self.measure in _PERCENT:
            return _PERCENT[self.measure].format(
                percent=round(100 * self.value), things=self.things
            )
        pattern = _COEFFICIENT[self.measure]
        return pattern.format(value=f"{self.value:.2f}", verdict=_verdict(self.value))


_PERCENT: Final = {
    Measure.EXACT: "In {percent} % of {things} things that two of them judged, both gave the same.",
    Measure.ADJACENT: "In {percent} % of {things} things they were at most one level apart.",
}
_COEFFICIENT: Final = {
    Measure.KAPPA: (
        "Weighted kappa is {value}: {verdict}; wide differences weigh more than narrow ones."
    ),
    Measure.ALPHA: "Krippendorff’s alpha is {value}: {verdict}; what somebody left out is no harm.",
}
_TOO_LITTLE: Final = {
    Measure.EXACT: "No two observers judged the same thing, so they cannot be compared.",
    Measure.ADJACENT: "No two observers judged the same thing, so they cannot be compared.",
    Measure.KAPPA: "Kappa compares two observers who do not always give the same level.",
    Measure.ALPHA: "All judgements are the same level, so chance cannot be told from agreement.",
}
_VERDICTS: Final = (
    (0.8, "they agree well"),
    (0.667, "they agree well enough for first conclusions"),
    (0.0, "they agree too little to rely on one of them alone"),
)


def _verdict(value: float) -> str:
    worse = "they agree less than by chance"
    return next((words for least, words in _VERDICTS if value >= least), worse)


def units_of(ratings: Mapping[str, Mapping[str, int]]) -> tuple[Unit, ...]:
    """From observer → thing → rating: what each thing got, for those that more than one judged."""
    found: dict[str, list[int]] = {}
    for observer in sorted(ratings):
        for thing, rating in ratings[observer].items():
            found.setdefault(thing, []).append(rating)
    return tuple(tuple(found[thing]) for thing in sorted(found) if len(found[thing]) > 1)


def agreements(ratings: Mapping[str, Mapping[str, int]]) -> tuple[Agreement, ...]:
    """Every measure; kappa only for two observers."""
    units = units_of(ratings)
    found = [
        Agreement(Measure.EXACT, within(units, 0), len(units)),
        Agreement(Measure.ADJACENT, within(units, 1), len(units)),
    ]
    if len(ratings) == 2:
        pairs = tuple((unit[0], unit[1]) for unit in units)
        found.append(Agreement(Measure.KAPPA, weighted_kappa(pairs), len(units)))
    return (*found, Agreement(Measure.ALPHA, ordinal_alpha(units), len(units)))


def within(units: Iterable[Unit], most: int) -> float | None:
    """The share of pairs of ratings that are at most so many levels apart."""
    pairs = [abs(one - other) for unit in units for one, other in combinations(unit, 2)]
    return sum(apart <= most for apart in pairs) / len(pairs) if pairs else None


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa of two observers with squared weights; None when chance leaves no room."""
    if not pairs:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    seen = sum((one - other) ** 2 for one, other in pairs) / len(pairs)
    by_chance = (
        sum((one - other) ** 2 * first[one] * second[other] for one in first for other in second)
        / len(pairs) ** 2
    )
    return 1 - seen / by_chance if by_chance else None


def ordinal_alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha for an ordered scale; None when all ratings are the same."""
    values = Counter(rating for unit in units for rating in unit)
    apart = _ordinal_distance(values)
    whole = sum(values.values())
    seen = sum(
        2 * sum(apart(one, other) for one, other in combinations(unit, 2)) / (len(unit) - 1)
        for unit in units
    )
    by_chance = sum(
        values[one] * values[other] * apart(one, other) for one in values for other in values
    )
    return 1 - (whole - 1) * seen / by_chance if by_chance else None


def _ordinal_distance(values: Counter[int]) -> Callable[[int, int], float]:
    """By how many ratings lie between two levels, not by their numbers."""
    places: dict[int, float] = {}
    below = 0.0
    for value in sorted(values):
        places[value] = below + values[value] / 2
        below += values[value]
    return lambda one, other: (places[one] - places[other]) ** 2
