"""When a run is behind: whole ways to end in time again, each with all that it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.plan import Priority

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from facilitator.domain.run import Run

_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)
_HALF_A_MINUTE = timedelta(seconds=30)
_ON_TIME = 1
"""Minutes behind that nobody need catch up, as the pace has it."""


class Way(StrEnum):
    """How an option finds its time."""

    SHARE = "share"
    ONE = "one"
    DROP = "drop"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Slot:
    """One phase under an option: its whole length before and after, and its new clock times."""

    phase: int
    before: timedelta
    after: timedelta
    begin: datetime
    end: datetime
    is_dropped: bool = False

    @property
    def cut(self) -> timedelta:
        return self.before - self.after

    @property
    def is_changed(self) -> bool:
        return self.is_dropped or self.before != self.after


@dataclass(frozen=True, slots=True)
class Loss:
    """An objective that gets less time in the phases that work on it; `all` when none is left."""

    objective: int
    amount: timedelta
    all: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """`slots` hold the current phase and all to come.

    `late_pins` are pinned phases that would begin too late, `short_breaks` breaks that get
    shorter or are left out; `phase` is the one that gives, where only one does.
    """

    way: Way
    slots: tuple[Slot, ...]
    finish: datetime
    losses: tuple[Loss, ...] = ()
    late_pins: tuple[int, ...] = ()
    short_breaks: tuple[int, ...] = ()
    phase: int | None = None

    @property
    def lengths(self) -> tuple[tuple[int, timedelta], ...]:
        """The new lengths of the phases that get another one."""
        changed = (slot for slot in self.slots if not slot.is_dropped and slot.cut)
        return tuple((slot.phase, slot.after) for slot in changed)

    @property
    def dropped(self) -> tuple[int, ...]:
        return tuple(slot.phase for slot in self.slots if slot.is_dropped)

    @property
    def saved(self) -> timedelta:
        return sum((slot.cut for slot in self.slots), _ZERO)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a phase still takes of its length, and how much of that could be spared."""

    phase: int
    length: timedelta
    left: timedelta
    spare: int
    is_break: bool
    pinned: datetime | None


def minutes_behind(run: Run, at: datetime) -> int:
    """Whole minutes to catch up; 0 when on time, ahead, not started or over."""
    return 0 if run.current is None else minutes_to_catch_up(run.behind(at))


def minutes_to_catch_up(behind: timedelta) -> int:
    """Of a running session that is so far behind: whole minutes, 0 when as good as on time."""
    minutes = (behind + _HALF_A_MINUTE) // _MINUTE
    return minutes if minutes > _ON_TIME else 0


def catch_up(
    run: Run, at: datetime, works_on: Mapping[int, tuple[int, ...]] | None = None
) -> tuple[Option, ...]:
    """The options, the one that spreads the cost widest first; none when there is no need.

    `works_on` says on which objectives each phase works. Cuts are whole minutes; no phase gets
    under its minimum, none that is locked changes, and none begins before its pinned start.
    """
    minutes = minutes_behind(run, at)
    if not minutes:
        return ()
    return _Planning(run, at, minutes, works_on or {}).options()


class _Planning:
    def __init__(
        self, run: Run, at: datetime, minutes: int, works_on: Mapping[int, tuple[int, ...]]
    ) -> None:
        self._run = run
        self._at = at
        self._minutes = minutes
        self._works_on = works_on
        self._parts = tuple(_parts(run, at))

    def options(self) -> tuple[Option, ...]:
        dropped = self._drop()
        found = (
            self._share(),
            self._take_from(self._parts[0]),
            dropped or self._take_from_later(),
            self._later(),
        )
        return _different(option for option in found if option is not None)

    def _share(self) -> Option | None:
        cuts = self._shared_out()
        return self._option(Way.SHARE, cuts) if cuts else None

    def _shared_out(self) -> dict[int, int]:
        """Stretch by stretch: what is late at a pinned start has to be saved before it.

        A plan that itself comes too late to a pinned start need not be made better here.
        """
        cuts: dict[int, int] = {}
        stretch: list[_Part] = []
        free = self._at
        for part in self._parts:
            if part.pinned is not None:
                due = max(part.pinned, self._run.agenda.start_of(part.phase))
                free -= self._save(stretch, free - due, cuts) * _MINUTE
                free, stretch = max(free, part.pinned), []
            free += part.left
            stretch.append(part)
        self._save(stretch, free - self._run.finish, cuts)
        return cuts

    def _save(self, stretch: list[_Part], late: timedelta, cuts: dict[int, int]) -> int:
        """Spread it over the stretch, breaks only when the phases cannot spare enough."""
        wanted = max(0, (late + _HALF_A_MINUTE) // _MINUTE)
        saved = 0
        for is_break in (False, True):
            asked = [part for part in stretch if part.is_break is is_break]
            for phase, cut in _apportion(asked, wanted - saved).items():
                cuts[phase] = cut
                saved += cut
        return saved

    def _take_from(self, part: _Part) -> Option | None:
        if part.spare < self._minutes:
            return None
        return self._if_enough(Way.ONE, {part.phase: self._minutes}, part.phase)

    def _take_from_later(self) -> Option | None:
        """The later phase that can best spare it, a break only if no phase can."""
        able = [part for part in self._parts[1:] if part.spare >= self._minutes]
        able.sort(key=lambda part: (part.is_break, -part.spare))
        options = (self._take_from(part) for part in able)
        return next((option for option in options if option is not None), None)

    def _if_enough(self, way: Way, cuts: dict[int, int], phase: int) -> Option | None:
        """A pinned start between may swallow what was saved before it."""
        option = self._option(way, cuts, phase=phase)
        enough = option.finish - self._run.finish < (_ON_TIME + 0.5) * _MINUTE
        return option if enough else None

    def _drop(self) -> Option | None:
        """Leave out the phase that may be: the shortest one that is enough, else the longest."""
        able = [part for part in self._parts[1:] if self._may_drop(part)]
        enough = [part for part in able if part.left >= (self._minutes - _ON_TIME) * _MINUTE]
        chosen = min(enough, key=_left, default=max(able, key=_left, default=None))
        if chosen is None:
            return None
        return self._option(Way.DROP, {}, dropped=chosen.phase, phase=chosen.phase)

    def _may_drop(self, part: _Part) -> bool:
        phase = self._run.agenda.phases[part.phase]
        could = phase.priority is Priority.COULD and not phase.locked
        return could and part.pinned is None and part.left > _ZERO

    def _later(self) -> Option:
        return self._option(Way.LATER, {})

    def _option(
        self,
        way: Way,
        cuts: dict[int, int],
        *,
        dropped: int | None = None,
        phase: int | None = None,
    ) -> Option:
        slots = tuple(self._slots(cuts, dropped))
        return Option(
            way=way,
            slots=slots,
            finish=slots[-1].end,
            losses=self._losses(slots),
            late_pins=tuple(self._late_pins(slots)),
            short_breaks=tuple(
                slot.phase
                for slot in slots
                if slot.is_changed and self._run.agenda.phases[slot.phase].is_break
            ),
            phase=phase,
        )

    def _slots(self, cuts: dict[int, int], dropped: int | None) -> Iterator[Slot]:
        free = self._at
        for part in self._parts:
            if part.phase == dropped:
                yield Slot(part.phase, part.length, _ZERO, free, free, is_dropped=True)
                continue
            cut = cuts.get(part.phase, 0) * _MINUTE
            begin = free if part.pinned is None else max(free, part.pinned)
            free = begin + part.left - cut
            yield Slot(part.phase, part.length, part.length - cut, begin, free)

    def _late_pins(self, slots: tuple[Slot, ...]) -> Iterator[int]:
        for slot in slots[1:]:
            pinned = self._run.agenda.phases[slot.phase].pinned
            if pinned is not None and slot.begin - pinned >= _MINUTE:
                yield slot.phase

    def _losses(self, slots: tuple[Slot, ...]) -> tuple[Loss, ...]:
        """Objectives by number; all is lost when every phase left that works on one is dropped."""
        found: dict[int, timedelta] = {}
        for slot in slots:
            for objective in self._works_on.get(slot.phase, ()) if slot.is_changed else ():
                found[objective] = found.get(objective, _ZERO) + slot.cut
        return tuple(
            Loss(objective, amount, all=self._is_gone(objective, slots))
            for objective, amount in sorted(found.items())
        )

    def _is_gone(self, objective: int, slots: tuple[Slot, ...]) -> bool:
        dropped = {slot.phase for slot in slots if slot.is_dropped} | self._run.skipped
        working = {phase for phase, ones in self._works_on.items() if objective in ones}
        return working <= dropped


def _parts(run: Run, at: datetime) -> Iterator[_Part]:
    here = run.current
    assert here is not None
    for position in range(here, len(run.agenda.phases)):
        if position not in run.skipped:
            yield _part(run, position, at)


def _part(run: Run, position: int, at: datetime) -> _Part:
    phase = run.agenda.phases[position]
    length, left = run.planned(position) or _ZERO, run.left(position, at)
    spare = _ZERO if phase.locked else min(left, length - phase.least)
    pinned = None if position == run.current else phase.pinned
    return _Part(position, length, left, max(0, spare // _MINUTE), phase.is_break, pinned)


def _left(part: _Part) -> timedelta:
    return part.left


def _apportion(parts: list[_Part], minutes: int) -> dict[int, int]:
    """Whole minutes in proportion to what each still takes, none more than it can spare."""
    cuts: dict[int, int] = {}
    able = [part for part in parts if part.spare]
    minutes = min(minutes, sum(part.spare for part in able))
    while minutes > 0:
        total = sum((part.left for part in able), _ZERO)
        fair = {part.phase: minutes * (part.left / total) for part in able}
        full = [part for part in able if fair[part.phase] >= part.spare]
        if not full:
            cuts.update(_rounded(fair, minutes))
            break
        for part in full:
            cuts[part.phase] = part.spare
            minutes -= part.spare
            able.remove(part)
    return {phase: cut for phase, cut in cuts.items() if cut}


def _rounded(fair: dict[int, float], minutes: int) -> dict[int, int]:
    """Whole numbers that add up: the largest fractions are rounded up, the later ones first."""
    whole = {phase: int(share) for phase, share in fair.items()}
    order = sorted(fair, key=lambda phase: (whole[phase] - fair[phase], -phase))
    for phase in order[: minutes - sum(whole.values())]:
        whole[phase] += 1
    return whole


def _different(options: Iterable[Option]) -> tuple[Option, ...]:
    """Two ways to the same plan are one option."""
    found: dict[object, Option] = {}
    for option in options:
        found.setdefault((option.lengths, option.dropped), option)
    return tuple(found.values())
