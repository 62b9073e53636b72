"""All that changes with time, worked out together, and only when it can have changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

from facilitator.domain.rotation import turns
from facilitator.domain.run import Tone
from facilitator.ui.run.clock_reading import CountdownReader
from facilitator.ui.run.groups_reading import groups_reading, unseen_for
from facilitator.ui.run.header_reading import header_reading, transport_reading
from facilitator.ui.run.moment import nearest_minute, nearest_minutes
from facilitator.ui.run.rundown_reader import RundownReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.run.groups_reading import GroupsReading
    from facilitator.ui.run.header_reading import HeaderReading, TransportReading
    from facilitator.ui.run.moment import Moment
    from facilitator.ui.run.rundown_reading import RundownReading
    from facilitator.ui.widgets.countdown_reading import CountdownReading

Read = TypeVar("Read")

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ClockReadings:
    """What each part of the page says at one instant; a part that says the same is the same."""

    header: HeaderReading
    rundown: RundownReading
    clock: CountdownReading
    groups: GroupsReading
    transport: TransportReading

    def differ_in_the_clock_only(self, before: ClockReadings) -> bool:
        """As in most seconds; what stayed is the same object."""
        return (
            self.header is before.header
            and self.rundown is before.rundown
            and self.groups is before.groups
            and self.transport is before.transport
        )


class ClockReader:
    """Remembers what it read the second before: of most parts only a minute changes anything."""

    def __init__(self) -> None:
        self._rundown = RundownReader()
        self._countdown = CountdownReader()
        self._header: _Kept[HeaderReading] = _Kept()
        self._groups: _Kept[GroupsReading] = _Kept()
        self._transport: _Kept[TransportReading] = _Kept()

    def read(self, moment: Moment, *, stale_after: timedelta) -> ClockReadings:
        pace = _pace(moment)
        return ClockReadings(
            header=self._header.read(
                (*_header_inputs(moment), *pace), lambda: header_reading(moment)
            ),
            rundown=self._rundown.reading(moment),
            clock=self._countdown.reading(moment),
            groups=self._groups.read(
                _groups_inputs(moment, stale_after),
                lambda: groups_reading(moment, stale_after=stale_after),
            ),
            transport=self._transport.read(
                (moment.run, moment.plan, *pace), lambda: transport_reading(moment)
            ),
        )


class _Kept(Generic[Read]):
    """A reading with all it was made from."""

    def __init__(self) -> None:
        self._inputs: tuple[object, ...] = ()
        self._reading: Read | None = None

    def read(self, inputs: tuple[object, ...], make: Callable[[], Read]) -> Read:
        if self._reading is None or not _are_same(inputs, self._inputs):
            made = make()
            self._inputs = inputs
            # An equal reading stays the one that the page already shows.
            self._reading = self._reading if made == self._reading else made
        assert self._reading is not None
        return self._reading


def _are_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """By identity first, which is all that long-lived runs and plans need."""
    return len(one) == len(other) and all(
        left is right or left == right for left, right in zip(one, other, strict=True)
    )


def _pace(moment: Moment) -> tuple[object, ...]:
    """What is shown of the end; in most seconds it is where it was a second ago, unasked."""
    tone = moment.run.tone(moment.at)
    if _keeps_time(moment):
        return (tone,)
    return tone, nearest_minute(moment.expected_finish), nearest_minutes(moment.behind)


def _keeps_time(moment: Moment) -> bool:
    """Whether the end is where it was a second ago: no pause, and no more than was planned."""
    run, here = moment.run, moment.run.current
    if here is None or run.planned(here) is None:
        return False
    return run.tone(moment.at) in (Tone.RUNNING, Tone.WARNING)


def _header_inputs(moment: Moment) -> tuple[object, ...]:
    minute = moment.at.replace(second=0, microsecond=0)
    return (moment.run, moment.plan, moment.session, len(moment.seen), moment.zone, minute)


def _groups_inputs(moment: Moment, stale_after: timedelta) -> tuple[object, ...]:
    """Whole minutes that each group was not seen, and the seconds of a round if there is one."""
    here = moment.run.current
    now = None if here is None else turns(moment.run, here, moment.at)
    waits = (unseen_for(moment, group.id) for group in moment.session.groups)
    unseen = tuple(
        None if wait is None else (wait // _MINUTE, wait >= stale_after) for wait in waits
    )
    return (moment.run, moment.session, moment.seen, moment.zone, now, unseen)
