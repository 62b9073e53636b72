"""The live steps of a session in their order: what Undo takes back, and Redo brings again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.run_events import effective, is_noted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from facilitator.domain.observation import Observation
    from facilitator.domain.run_events import RunEvent


@dataclass(frozen=True, slots=True)
class EventStep:
    """A step of the clock; `undoing` is the event that took it back, empty while it counts."""

    event: RunEvent
    undoing: str = ""


@dataclass(frozen=True, slots=True)
class SeenStep:
    """An observation that was saved."""

    seen: Observation


Step = EventStep | SeenStep


class LiveSteps:
    """Two stacks; a new step empties the one for Redo."""

    def __init__(self, done: Iterable[Step] = ()) -> None:
        self._done = list(done)
        self._undone: list[Step] = []

    @property
    def last(self) -> Step | None:
        """What Undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Step | None:
        """What Redo would bring again."""
        return self._undone[-1] if self._undone else None

    def counts(self, step: Step) -> bool:
        return step in self._done

    def add(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()

    def took_back(self, step: Step, undone: Step) -> None:
        """`step` no longer counts; `undone` is what Redo needs to know of it."""
        self._done = [one for one in self._done if one != step]
        self._undone.append(undone)

    def brought_again(self, undone: Step, step: Step) -> None:
        self._undone = [one for one in self._undone if one != undone]
        self._done.append(step)

    def find_seen(self, seen_id: str) -> SeenStep | None:
        """The step that saved an observation."""
        found = (one for one in self._done if isinstance(one, SeenStep))
        return next((one for one in found if one.seen.id == seen_id), None)


def steps_so_far(events: tuple[RunEvent, ...], seen: Iterable[Observation]) -> LiveSteps:
    """As the log and the observations tell them, also those from before a restart."""
    steps: list[Step] = [EventStep(one) for one in effective(events) if not is_noted(one)]
    steps += [SeenStep(one) for one in seen]
    return LiveSteps(sorted(steps, key=_instant))


def _instant(step: Step) -> datetime:
    return step.event.at if isinstance(step, EventStep) else step.seen.at
