"""An observation sheet that was filled in by hand, copied into the library afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.observation import Observation
from facilitator.domain.paper_entry import begin_of, instant_of, phase_at
from facilitator.services import observations, runs
from facilitator.services.desk import new_id

if TYPE_CHECKING:
    from datetime import datetime, time

    from facilitator.domain.changes import Changes
    from facilitator.domain.observation import AttainmentLevel
    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the sheet, by the id of a group and the position of an objective."""

    group: str
    objective: int


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a box: a circled level, a time, a note, the letters of quick tags."""

    level: AttainmentLevel | None
    wall: time
    note: str = ""
    tags: tuple[str, ...] | None = None
    """None where the sheet has no letters: tags that were given on the screen stay."""


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """The boxes of a session's sheet, with what was copied into them and what was seen live."""

    live: LiveRun
    copied: dict[Box, Observation]
    seen_live: dict[Box, int]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """In the order in which the sheet is read."""
        return tuple(
            Box(group.id, objective)
            for group in self.live.session.groups
            for objective in range(len(self.live.plan.objectives))
        )

    @property
    def begin(self) -> datetime:
        return begin_of(self.live.run)

    def place(self, wall: time) -> tuple[datetime, int | None]:
        """The instant at which clocks showed this, and the phase it lies in."""
        at = instant_of(wall, self.begin)
        return at, phase_at(self.live.run, at)


def sheet(desk: Desk, session_id: str) -> PaperSheet:
    """Raises UserError when the session or its plan is gone."""
    copied: dict[Box, Observation] = {}
    seen_live: dict[Box, int] = {}
    for seen in observations.of_session(desk, session_id):
        if seen.objective is None:
            continue
        for box in (Box(group, seen.objective) for group in seen.groups):
            if seen.entered is not None:
                copied[box] = seen
            else:
                seen_live[box] = seen_live.get(box, 0) + 1
    return PaperSheet(runs.load(desk, session_id), copied, seen_live)


def copy(
    desk: Desk, sheet: PaperSheet, box: Box, written: Written, *, phase: int | None = None
) -> tuple[Observation, Changes]:
    """Keep what stands in a box; what was copied before is corrected and stays in the history.

    Without a `phase` it is the one that the time lies in. Raises UserError when there is neither
    a level nor a note.
    """
    at, by_time = sheet.place(written.wall)
    seen = Observation(
        id=new_id(),
        session_id=sheet.live.session.id,
        at=at,
        phase=by_time if phase is None else phase,
        groups=(box.group,),
        objective=box.objective,
        level=written.level,
        note=" ".join(written.note.split()),
        tags=written.tags or (),
        entered=desk.clock.now(),
    )
    before = sheet.copied.get(box)
    if before is None:
        return seen, observations.add(desk, seen)
    tags = before.tags if written.tags is None else written.tags
    corrected = replace(
        seen, id=before.id, tags=tags, follow_up=before.follow_up, groups=before.groups
    )
    return corrected, observations.change(desk, corrected)
