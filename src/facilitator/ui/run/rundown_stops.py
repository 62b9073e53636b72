"""Where each phase of a run stands in time: planned, and as it was or is expected to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.agenda import begin_of
from facilitator.ui.run.moment import nearest_minute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from facilitator.ui.run.moment import Moment


@dataclass(frozen=True, slots=True)
class Stop:
    """A phase with its planned start and with the start that it had or is expected to have."""

    position: int
    planned: datetime
    actual: datetime
    is_projected: bool

    @property
    def shown_times(self) -> tuple[datetime, datetime, bool]:
        """All that a row tells of it: what is projected, to the minute."""
        actual = nearest_minute(self.actual) if self.is_projected else self.actual
        return self.planned, actual, self.is_projected


def stops_of(moment: Moment) -> Iterator[Stop]:
    """One walk through the phases, adding up as it goes: a plan may have many."""
    run, at = moment.run, moment.at
    here = run.current
    planned = run.agenda.start
    expected = planned if run.ended_at else max(at, planned) if here is None else at
    starts = _first_starts(moment)
    for position, phase in enumerate(run.agenda.phases):
        comes = here is None or position > here
        skipped = position in run.skipped
        planned = begin_of(phase, planned)
        if comes and not skipped:
            expected = begin_of(phase, expected)
        began = starts.get(position)
        if began is None or (comes and here is not None):
            yield Stop(position, planned, expected, is_projected=True)
        else:
            yield Stop(position, planned, began, is_projected=False)
        if (here is None or position >= here) and not skipped:
            expected += run.left(position, at)
        planned += phase.length


def _first_starts(moment: Moment) -> dict[int, datetime]:
    found: dict[int, datetime] = {}
    for visit in moment.run.visits:
        found.setdefault(visit.phase, visit.span.begin)
    return found
