"""What the mini timer says at one instant: the same clock as the Run page, in few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.run.clock_reading import clock_reading
from facilitator.ui.run.header_reading import transport_reading
from facilitator.ui.widgets.countdown_reading import CountdownState
from facilitator.ui.wording import translate

if TYPE_CHECKING:
    from facilitator.ui.run.moment import Moment


@dataclass(frozen=True, slots=True)
class MiniReading:
    """`number` is None for a break; `words` are the phase, or what is the matter."""

    state: CountdownState
    digits: str
    words: str
    ends: str = ""
    number: int | None = None
    planned_seconds: int = 0
    used_seconds: int = 0
    pause: str = ""
    is_paused: bool = False
    forward: str = ""
    spoken: str = ""


def mini_reading(moment: Moment) -> MiniReading | None:
    """None before the start and after the end: there is no clock to show."""
    here = moment.run.current
    if here is None:
        return None
    clock, transport = clock_reading(moment), transport_reading(moment)
    usual = clock.state is CountdownState.RUNNING
    return MiniReading(
        state=clock.state,
        digits=clock.digits,
        words=moment.plan.phases[here].label if usual else clock.heading,
        ends=_ends(moment, here),
        number=moment.number(here),
        planned_seconds=clock.planned_seconds,
        used_seconds=clock.used_seconds,
        pause=transport.pause,
        is_paused=transport.is_paused,
        forward=transport.forward,
        spoken=clock.spoken,
    )


def _ends(moment: Moment, here: int) -> str:
    run, at = moment.run, moment.at
    if run.remaining(here, at) is None:
        return ""
    over = run.overtime(here, at)
    if over and not run.is_paused:
        return translate("MiniTimer", "was due {time}").format(time=moment.clock(at - over))
    ends = moment.projected(at + run.left(here, at))
    return translate("MiniTimer", "ends {time}").format(time=ends)
