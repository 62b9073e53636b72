"""A running session at one instant: what every reading of the page is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.domain.fair_share import Tally
from facilitator.domain.plan import phase_numbers
from facilitator.ui.wording import clock_time

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from facilitator.domain.observation import Observation
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.run import Run
    from facilitator.domain.session import Session

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_HALF_A_MINUTE = timedelta(seconds=30)


def seconds_used(length: timedelta) -> int:
    """Whole seconds that have passed."""
    return length // _SECOND


def seconds_left(length: timedelta) -> int:
    """Seconds still to come, begun ones counted, so that used and left make up the plan."""
    return -(-length // _SECOND)


def nearest_minutes(length: timedelta) -> int:
    """Minutes, half ones rounded up."""
    return (length + _HALF_A_MINUTE) // _MINUTE


def nearest_minute(at: datetime) -> datetime:
    """The minute that an instant to come is shown as."""
    return (at + _HALF_A_MINUTE).replace(second=0, microsecond=0)


@dataclass(frozen=True)
class Moment:
    """The session, its plan and run, and what was seen so far, looked at `at` in a time zone.

    `latest` is the newest observation of each group by itself, by the group's id; `numbers` are
    those shown for the phases. These and `counted` only save working out anew what stays; where the
    run will end is worked out once, however many readings ask.
    """

    session: Session
    plan: LessonPlan
    run: Run
    at: datetime
    seen: tuple[Observation, ...] = ()
    zone: tzinfo | None = None
    latest: dict[str, Observation] = field(default_factory=dict)
    numbers: tuple[int | None, ...] = ()
    counted: Tally | None = None

    @property
    def tally(self) -> Tally:
        """What was seen of whom, counted; as it was kept, or worked out anew."""
        return self.counted or Tally(self.seen)

    @cached_property
    def expected_finish(self) -> datetime:
        return self.run.expected_finish(self.at)

    @cached_property
    def planned_finish(self) -> datetime:
        """The end that counts."""
        return self.run.finish

    @property
    def behind(self) -> timedelta:
        """Negative when ahead."""
        return self.expected_finish - self.planned_finish

    def clock(self, at: datetime) -> str:
        """The wall time of something that happened or was planned."""
        return clock_time(at, self.zone)

    def projected(self, at: datetime) -> str:
        """The wall time of something to come, to the nearest minute as the pace is."""
        return clock_time(nearest_minute(at), self.zone)

    def number(self, phase: int) -> int | None:
        """The number shown for a phase, from 1; None for a break."""
        return (self.numbers or phase_numbers(self.plan.phases))[phase]


def latest_by_group(seen: tuple[Observation, ...]) -> dict[str, Observation]:
    """The last observation of each group in that order; those of the whole room do not count."""
    return {group: observation for observation in seen for group in observation.groups}
