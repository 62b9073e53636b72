"""What Run asks, in the words of the design."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.ui.run.asking import Question
from facilitator.ui.run.moment import seconds_left, seconds_used
from facilitator.ui.wording import countdown, translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from facilitator.ui.run.moment import Moment


def ask_to_end(moment: Moment, *, end: Callable[[], None], draft_begun: bool) -> Question:
    """An observation that was begun is not lost: it is saved with the end."""
    title = translate("Run", "End the session at {time}?").format(time=moment.clock(moment.at))
    sentence = translate("Run", "You can still add observations in Review.")
    if draft_begun:
        sentence = translate("Run", "The observation you began is saved too. ") + sentence
    return Question(
        title,
        sentence,
        yes=translate("Run", "End session"),
        no=translate("Run", "Keep going"),
        on_yes=end,
        icon="ph.stop-circle",
        is_end=True,
    )


def ask_to_leave(leave: Callable[[], None]) -> Question:
    return Question(
        translate("Run", "The clock keeps running."),
        "",
        yes=translate("Run", "Leave"),
        no=translate("Run", "Stay"),
        on_yes=leave,
        icon="ph.sign-out",
    )


def say_recovered(moment: Moment, last_sign: datetime, *, end: Callable[[], None]) -> Question:
    """The time since the app was gone counts as used: the session went on without it."""
    title = translate("Run", "This session was still running at {time}.").format(
        time=moment.clock(last_sign)
    )
    sentence = translate("Run", "Nothing is lost. Go on from {phase}, {time}?")
    return Question(
        title,
        sentence.format(phase=_phase_name(moment), time=_time_left(moment)),
        yes=translate("Run", "Go on"),
        no=translate("Run", "End it"),
        on_yes=lambda: None,
        on_no=end,
        icon="ph.clock-counter-clockwise",
        must_choose=True,
    )


def _phase_name(moment: Moment) -> str:
    here = moment.run.current
    return "" if here is None else moment.run.agenda.phases[here].name


def _time_left(moment: Moment) -> str:
    run, at = moment.run, moment.at
    here = run.current or 0
    remaining = run.remaining(here, at)
    if remaining is None:
        used = countdown(seconds_used(run.used(here, at)))
        return translate("Run", "{time} used").format(time=used)
    left = run.left(here, at)
    if left:
        return translate("Run", "{time} left").format(time=countdown(seconds_left(left)))
    over = countdown(seconds_used(run.overtime(here, at)))
    return translate("Run", "{time} over").format(time=over)
