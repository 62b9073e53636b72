"""What a use case changed, announced once to whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Identifiers of what was added, changed or removed; of scores those of the sessions."""

    plans: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    observations: frozenset[str] = frozenset()
    rubrics: frozenset[str] = frozenset()
    scores: frozenset[str] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            plans=self.plans | other.plans,
            sessions=self.sessions | other.sessions,
            runs=self.runs | other.runs,
            observations=self.observations | other.observations,
            rubrics=self.rubrics | other.rubrics,
            scores=self.scores | other.scores,
        )

    def __bool__(self) -> bool:
        kinds = (self.plans, self.sessions, self.runs, self.observations, self.rubrics, self.scores)
        return any(kinds)
