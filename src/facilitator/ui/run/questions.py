"""What Run asks, in the words of the design."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.run_events import GapCause
from facilitator.ui.run.asking import Question
from facilitator.ui.run.moment import nearest_minutes, seconds_left, seconds_used
from facilitator.ui.wording import DASH, countdown, hours_and_minutes, minutes_text, translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from facilitator.domain.clock import Gap
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


def say_recovered(
    moment: Moment,
    last_sign: datetime,
    *,
    end: Callable[[], None],
    was_a_pause: Callable[[], None] | None = None,
) -> Question:
    """The time since the app was gone counts as used: the session went on without it.

    Where it was gone for long one may say that it did not go on.
    """
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
        other=translate("Run", "It was a pause") if was_a_pause else "",
        on_other=was_a_pause or (lambda: None),
    )


def ask_about_gap(moment: Moment, gap: Gap, *, was_a_pause: Callable[[], None]) -> Question:
    """Time that nobody watched has been counted already; the other answer takes it out."""
    titles = {
        GapCause.SLEPT: translate("Run", "The computer slept for {time}, {span}."),
        GapCause.WAS_CLOSED: translate("Run", "The app was closed for {time}, {span}."),
    }
    span = f"{moment.clock(gap.begin)}{DASH}{moment.clock(gap.end)}"
    return Question(
        titles[gap.cause].format(time=_length(gap.length), span=span),
        translate("Run", "It counts as used time. Or was it a pause?"),
        yes=translate("Run", "It counts"),
        no=translate("Run", "It was a pause"),
        on_yes=lambda: None,
        on_no=was_a_pause,
        icon="ph.clock",
        must_choose=True,
        takes_keys=False,
    )


def say_clock_set(shift: timedelta, *, follow: Callable[[], None]) -> Question:
    """The computer's clock was moved, not the time."""
    ahead = translate("Run", "The computer's clock was set {time} ahead.")
    back = translate("Run", "The computer's clock was set back by {time}.")
    title = ahead if shift > timedelta() else back
    return Question(
        title.format(time=_length(abs(shift))),
        translate("Run", "The timer goes on as if nothing had happened."),
        yes=translate("Run", "Keep the timer"),
        no=translate("Run", "Follow the clock"),
        on_yes=lambda: None,
        on_no=follow,
        kind="info",
        icon="ph.clock",
        must_choose=True,
        takes_keys=False,
    )


def remind_to_move_on(
    moment: Moment, *, forward: str, move_on: Callable[[], None], add: Callable[[], None]
) -> Question:
    """Nobody pressed Next; nothing happens by itself."""
    here = moment.run.current or 0
    over = minutes_text(moment.run.overtime(here, moment.at) // timedelta(minutes=1))
    words = translate("Run", "{phase} is {minutes} over.")
    return Question(
        words.format(phase=_phase_name(moment), minutes=over),
        translate("Run", "Have you moved on?"),
        yes=forward,
        no=translate("Run", "Not yet"),
        on_yes=move_on,
        icon="ph.bell-simple",
        takes_keys=False,
        other=translate("Run", "+5 min"),
        on_other=add,
    )


def remind_to_start(
    moment: Moment, *, forward: str, start: Callable[[], None], began: Callable[[], None]
) -> Question:
    """The planned start has passed: begin now, or say that one did begin then."""
    planned = moment.clock(moment.run.agenda.start)
    return Question(
        translate("Run", "The planned start was {time}.").format(time=planned),
        translate("Run", "The clock waits for you."),
        yes=forward,
        no=translate("Run", "Not yet"),
        on_yes=start,
        icon="ph.bell-simple",
        takes_keys=False,
        other=translate("Run", "We began at {time}").format(time=planned),
        on_other=began,
    )


def _length(length: timedelta) -> str:
    seconds = seconds_used(length)
    if seconds < 60:
        return translate("Run", "{seconds} s").format(seconds=seconds)
    return hours_and_minutes(nearest_minutes(length))


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
