"""The session that the page shows: its run, its observations, and its steps in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.agenda import STANDING_WARNING
from facilitator.domain.fair_share import Tally
from facilitator.domain.plan import phase_numbers
from facilitator.domain.run_events import Undone
from facilitator.services import observations, runs
from facilitator.ui.run.moment import Moment, latest_by_group
from facilitator.ui.run.steps import EventStep, LiveSteps, SeenStep, steps_so_far

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from facilitator.domain.changes import Changes
    from facilitator.domain.observation import Observation
    from facilitator.domain.run_events import RunEvent
    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun
    from facilitator.ui.run.draft import Draft
    from facilitator.ui.run.steps import Step

    Command = Callable[[Desk, LiveRun], tuple[LiveRun, Changes]]


class LiveSession:
    """Changes only after the service has returned: what it holds is on the disk."""

    def __init__(
        self,
        desk: Desk,
        session_id: str,
        announce: Callable[[Changes], None],
        *,
        standing_warning: timedelta = STANDING_WARNING,
    ) -> None:
        self._desk = desk
        self._announce = announce
        self.run: LiveRun = runs.load(desk, session_id, standing_warning=standing_warning)
        self.seen: tuple[Observation, ...] = observations.of_session(desk, session_id)
        self._latest = latest_by_group(self.seen)
        self._tally = Tally(self.seen)
        self._numbers = phase_numbers(self.run.plan.phases)
        self.steps: LiveSteps = steps_so_far(self.run.events, self.seen)

    @property
    def id(self) -> str:
        return self.run.session.id

    def moment(self, at: datetime) -> Moment:
        run = self.run
        return Moment(
            run.session,
            run.plan,
            run.run,
            at,
            seen=self.seen,
            latest=self._latest,
            counted=self._tally,
            numbers=self._numbers,
        )

    def do(self, command: Command) -> RunEvent | None:
        """The event that the command made; None when it had nothing to do."""
        after, changes = command(self._desk, self.run)
        if after is self.run:
            return None
        self.run = after
        event = after.events[-1]
        self.steps.add(EventStep(event))
        self._announce(changes)
        return event

    def accept(self, after: LiveRun, changes: Changes) -> None:
        """What was noted about the clocks; nobody's step."""
        if after is not self.run:
            self.run = after
            self._announce(changes)

    def record(self, draft: Draft, phase: int | None) -> Observation:
        seen, changes = observations.record(
            self._desk,
            self.id,
            phase=phase,
            groups=draft.groups,
            objective=draft.objective,
            level=draft.level,
            tags=draft.tags,
            note=draft.note,
            follow_up=draft.follow_up,
            participants=(draft.participant,) if draft.participant else (),
            photo=draft.photo,
            photo_may_be_passed_on=draft.photo_may_be_passed_on,
        )
        self._add_seen(seen)
        self.steps.add(SeenStep(seen))
        self._announce(changes)
        return seen

    def undo(self) -> Step | None:
        """Take the last step back; None when there is none."""
        step = self.steps.last
        if step is not None:
            self.take_back(step)
        return step

    def take_back(self, step: Step) -> None:
        """Also a step that others have followed: it never happened, the others stay."""
        if isinstance(step, EventStep):
            undoing = self._undo_event(step.event.id)
            self.steps.took_back(step, EventStep(step.event, undoing))
            return
        changes = observations.remove(self._desk, step.seen)
        self._set_seen(tuple(one for one in self.seen if one.id != step.seen.id))
        self.steps.took_back(step, step)
        self._announce(changes)

    def redo(self) -> Step | None:
        """Bring the step last taken back again; None when there is none."""
        undone = self.steps.last_undone
        if undone is None:
            return None
        if isinstance(undone, EventStep):
            self._undo_event(undone.undoing)
            step: Step = EventStep(undone.event)
        else:
            step = undone
            changes = observations.bring_back(self._desk, step.seen)
            again = (*self.seen, step.seen)
            self._set_seen(tuple(sorted(again, key=lambda one: one.at)))
            self._announce(changes)
        self.steps.brought_again(undone, step)
        return step

    def _undo_event(self, event_id: str) -> str:
        """The id of the event that undoes it."""
        after, changes = runs.undo(self._desk, self.run, event_id)
        self.run = after
        undoing = after.events[-1]
        assert isinstance(undoing, Undone)
        self._announce(changes)
        return undoing.id

    def _set_seen(self, seen: tuple[Observation, ...]) -> None:
        self.seen = seen
        self._latest = latest_by_group(self.seen)
        self._tally = Tally(self.seen)

    def _add_seen(self, seen: Observation) -> None:
        """The newest of thousands: nothing else is counted again.

        Also the newest when the clock was set back meanwhile and says that it was earlier.
        """
        self.seen = (*self.seen, seen)
        self._latest = self._latest | dict.fromkeys(seen.groups, seen)
        self._tally.add(seen)
