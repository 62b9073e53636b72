"""All that changes with time, worked out together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.run.clock_reading import clock_reading
from facilitator.ui.run.groups_reading import groups_reading
from facilitator.ui.run.header_reading import header_reading, transport_reading
from facilitator.ui.run.rundown_reading import rundown_reading

if TYPE_CHECKING:
    from datetime import timedelta

    from facilitator.ui.run.groups_reading import GroupsReading
    from facilitator.ui.run.header_reading import HeaderReading, TransportReading
    from facilitator.ui.run.moment import Moment
    from facilitator.ui.run.rundown_reading import RundownReader, RundownReading
    from facilitator.ui.widgets.countdown_reading import CountdownReading


@dataclass(frozen=True, slots=True)
class ClockReadings:
    """What each part of the page says at one instant."""

    header: HeaderReading
    rundown: RundownReading
    clock: CountdownReading
    groups: GroupsReading
    transport: TransportReading


def clock_readings(
    moment: Moment, *, stale_after: timedelta, rundown: RundownReader | None = None
) -> ClockReadings:
    """`rundown` remembers what it read the second before."""
    return ClockReadings(
        header=header_reading(moment),
        rundown=rundown.reading(moment) if rundown else rundown_reading(moment),
        clock=clock_reading(moment),
        groups=groups_reading(moment, stale_after=stale_after),
        transport=transport_reading(moment),
    )
