"""What the Catch up panel says: the options, what each would make of the rest, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.catch_up import Way, minutes_behind
from facilitator.ui.run.moment import nearest_minutes
from facilitator.ui.wording import DASH, MINUS, countdown, minutes_text, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.catch_up import Loss, Option, Slot
    from facilitator.ui.run.moment import Moment

_MINUTE = timedelta(minutes=1)
_FEW = 2


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A phase under an option; `after` is empty where nothing changes."""

    number: int | None
    name: str
    before: str
    after: str
    times: str


@dataclass(frozen=True, slots=True)
class OptionReading:
    """`costs` are sentences; `finish` is the end alone, for where there is little room."""

    title: str
    detail: str
    ends: str
    finish: str
    rows: tuple[PreviewRow, ...]
    costs: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """All of it for a screen reader, the phases only where they change."""
        changes = (f"{row.name} {row.before}, {row.after}" for row in self.rows if row.after)
        return ". ".join((self.title, self.detail, self.ends, *self.costs, *changes))


@dataclass(frozen=True, slots=True)
class CatchUpReading:
    title: str
    options: tuple[OptionReading, ...]


def catch_up_reading(moment: Moment, options: tuple[Option, ...]) -> CatchUpReading:
    behind = minutes_text(minutes_behind(moment.run, moment.at))
    return CatchUpReading(
        translate("Run", "Catch up {minutes}").format(minutes=behind),
        tuple(_option(moment, option) for option in options),
    )


def _option(moment: Moment, option: Option) -> OptionReading:
    finish = moment.projected(option.finish)
    return OptionReading(
        title=_title(moment, option),
        detail=_detail(moment, option),
        ends=translate("Run", "Ends {time}").format(time=finish),
        finish=finish,
        rows=tuple(_row(moment, option, slot) for slot in option.slots),
        costs=tuple(_costs(moment, option)),
    )


def _title(moment: Moment, option: Option) -> str:
    name = "" if option.phase is None else _name(moment, option.phase)
    titles = {
        Way.SHARE: translate("Run", "Share it out"),
        Way.ONE: translate("Run", "Take it from {phase}"),
        Way.DROP: translate("Run", "Leave out {phase}"),
        Way.LATER: translate("Run", "End later"),
    }
    return titles[option.way].format(phase=name)


def _detail(moment: Moment, option: Option) -> str:
    if option.way is Way.LATER:
        return translate("Run", "No phase gets shorter")
    if option.way is Way.DROP:
        return translate("Run", "Saves {minutes}").format(minutes=_minutes(option.saved))
    changed = [slot for slot in option.slots if slot.is_changed]
    if option.way is Way.SHARE:
        return _shared(moment, changed)
    (slot,) = changed
    if slot.phase == moment.run.current:
        left = moment.run.left(slot.phase, moment.at)
        words = translate("Run", "{new} left instead of {old}")
        return words.format(new=_minutes(left - slot.cut), old=nearest_minutes(left))
    return _per_turn(moment, slot) or translate("Run", "{new} instead of {old}").format(
        new=_minutes(slot.after), old=nearest_minutes(slot.before)
    )


def _per_turn(moment: Moment, slot: Slot) -> str:
    """Where groups take turns, how long each will have: `6:00 a turn, not 7:30`."""
    rotation = moment.run.rotation(slot.phase)
    if rotation is None:
        return ""
    rounds, minutes = rotation
    new, old = (
        countdown(min(length / rounds, minutes * _MINUTE) // timedelta(seconds=1))
        for length in (slot.after, slot.before)
    )
    words = translate("Run", "{new} a turn, not {old}").format(new=new, old=old)
    return words if new != old else ""


def _shared(moment: Moment, changed: list[Slot]) -> str:
    """`Elaborate −3, Evaluate −3`; of many only how many."""
    if len(changed) > _FEW:
        most = nearest_minutes(max(slot.cut for slot in changed))
        words = translate("Run", "{count} phases, up to {minutes} each")
        return words.format(count=len(changed), minutes=minutes_text(most))
    return ", ".join(
        f"{_name(moment, slot.phase)} {MINUS}{nearest_minutes(slot.cut)}" for slot in changed
    )


def _row(moment: Moment, option: Option, slot: Slot) -> PreviewRow:
    return PreviewRow(
        number=moment.number(slot.phase),
        name=_name(moment, slot.phase),
        before=_minutes(slot.before),
        after=_after(slot),
        times="" if slot.is_dropped else _times(moment, slot),
    )


def _after(slot: Slot) -> str:
    if slot.is_dropped:
        return translate("Run", "left out")
    return _minutes(slot.after) if slot.is_changed else ""


def _times(moment: Moment, slot: Slot) -> str:
    end = moment.projected(slot.end)
    if slot.phase == moment.run.current:
        return translate("Run", "ends {time}").format(time=end)
    return f"{moment.projected(slot.begin)}{DASH}{end}"


def _costs(moment: Moment, option: Option) -> Iterator[str]:
    gone = [_objective(loss) for loss in option.losses if loss.all]
    less = [f"{_objective(one)} ({_minutes(one.amount)})" for one in option.losses if not one.all]
    if gone:
        words = translate("Run", "Nothing else works on {objectives}.")
        yield words.format(objectives=", ".join(gone))
    if less:
        words = translate("Run", "Less time for {objectives}.")
        yield words.format(objectives=", ".join(less))
    for position in option.short_breaks:
        words = translate("Run", "{phase} gets shorter.")
        yield words.format(phase=_name(moment, position))
    for position in option.late_pins:
        pinned = moment.run.agenda.phases[position].pinned
        begin = next(slot.begin for slot in option.slots if slot.phase == position)
        assert pinned is not None
        words = translate("Run", "{phase} would begin {time}, fixed for {pinned}.")
        yield words.format(
            phase=_name(moment, position),
            time=moment.projected(begin),
            pinned=moment.clock(pinned),
        )


def _objective(loss: Loss) -> str:
    return f"O{loss.objective + 1}"


def _name(moment: Moment, position: int) -> str:
    return moment.run.agenda.phases[position].name


def _minutes(length: timedelta) -> str:
    return minutes_text(nearest_minutes(length))
