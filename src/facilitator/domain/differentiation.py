"""Which strategy a group needs right now, going by what was seen of it in this phase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.drafting.word_lists import words
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.word_match import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.domain.observation import Observation
    from facilitator.domain.plan import Strategy
    from facilitator.domain.session import Group

_SUPPORT = frozenset().union(
    *map(
        stems,
        words(
            "novice beginner newcomer basic inexperienced unfamiliar starter struggling",
            "support scaffold scaffolding limited hesitant little",
        ),
    )
)
_NEW = re.compile(r"\bnew\b", re.IGNORECASE)
_CHALLENGE = frozenset().union(
    *map(
        stems,
        words(
            "experienced expert advanced senior veteran proficient skilled fast",
            "challenge confident gifted",
        ),
    )
)


class Standing(StrEnum):
    """How the work of a group in this phase stands out."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Need:
    """A group whose work stands out, the level last seen, and the strategy that fits it now."""

    group: str
    standing: Standing
    level: AttainmentLevel
    strategy: int


def needs(
    seen: Iterable[Observation],
    phase: int,
    *,
    groups: Sequence[Group],
    strategies: Sequence[Strategy],
) -> tuple[Need, ...]:
    """Groups in room order; one whose work does not stand out, or that no strategy fits, has none.

    Levels seen in other phases do not count, and neither do those of the whole room.
    """
    levels = _levels(seen, phase)
    found: list[Need] = []
    for group in groups:
        own = levels.get(group.id, [])
        standing = standing_of(own)
        if standing is None:
            continue
        strategy = fitting(strategies, group.profile, standing)
        if strategy is not None:
            found.append(Need(group.id, standing, own[-1], strategy))
    return tuple(found)


def _levels(seen: Iterable[Observation], phase: int) -> dict[str, list[AttainmentLevel]]:
    """The levels of each group in this phase, the newest last."""
    found: dict[str, list[AttainmentLevel]] = {}
    here = [one for one in seen if one.phase == phase and one.level]
    for one in sorted(here, key=lambda one: one.at):
        for group in one.groups:
            if one.level:
                found.setdefault(group, []).append(one.level)
    return found


def standing_of(levels: Sequence[AttainmentLevel]) -> Standing | None:
    """Low at the lowest level, or twice running below proficient; high at the highest level."""
    last = levels[-2:]
    if not last:
        return None
    if last[-1] is AttainmentLevel.EXTENDING:
        return Standing.HIGH
    twice = len(last) > 1 and all(level <= AttainmentLevel.DEVELOPING for level in last)
    return Standing.LOW if last[-1] is AttainmentLevel.BEGINNING or twice else None


def fitting(strategies: Sequence[Strategy], profile: str, standing: Standing) -> int | None:
    """The strategy for those who need what the group now needs, else that of its own profile."""
    fit = [_fits(one.audience, standing) for one in strategies]
    own = next((at for at, one in enumerate(strategies) if one.audience == profile), None)
    if own is not None and fit[own]:
        return own
    return next((at for at, fits in enumerate(fit) if fits), own)


def _fits(audience: str, standing: Standing) -> bool:
    said = stems(audience)
    if standing is Standing.HIGH:
        return bool(said & _CHALLENGE)
    return bool(said & _SUPPORT or _NEW.search(audience))
