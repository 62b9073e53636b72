"""How the looks of a session were spread: over its groups, and over its phases."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.domain.observation import Observation
    from facilitator.domain.session import Session


@dataclass(frozen=True, slots=True)
class Looks:
    """How often one group was looked at, in each phase and in all.

    `name` is empty for the whole room. What belongs to no phase is in `total` only.
    """

    name: str
    by_phase: tuple[int, ...]
    total: int
    share: float


def looks(session: Session, phases: int, observations: Iterable[Observation]) -> tuple[Looks, ...]:
    """Groups in room order, then the whole room if it was looked at; nothing without any look."""
    here: Counter[tuple[str, int | None]] = Counter()
    for seen in observations:
        here.update((group, seen.phase) for group in seen.groups or ("",))
    whole = here.total()
    if not whole:
        return ()
    rows = [(group.id, group.name) for group in session.groups]
    if any(not group for group, _ in here):
        rows.append(("", ""))
    totals = {id_: sum(n for (group, _), n in here.items() if group == id_) for id_, _ in rows}
    return tuple(
        Looks(
            name,
            tuple(here[id_, phase] for phase in range(phases)),
            totals[id_],
            totals[id_] / whole,
        )
        for id_, name in rows
    )
