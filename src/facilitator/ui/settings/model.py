"""The settings as values, and where each is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.audience.presenter import DISC, SCREEN
from facilitator.ui.run.clicker import CLICKER, Clicker, clicker_of
from facilitator.ui.run.showing import STALE, USUAL_STALE
from facilitator.ui.run.standing import USUAL_WARNING, WARNING
from facilitator.ui.run.watchman import REMIND, REMIND_AFTER
from facilitator.ui.session.naming import MOST_DAYS, NAMES_DAYS
from facilitator.ui.sound.presenter import SOUNDS, USUAL_VOLUME, VOLUME

if TYPE_CHECKING:
    from facilitator.ui.choices import Choices


@dataclass(frozen=True, slots=True)
class Settings:
    """`screen` is the kept line of a display, empty for whichever is not the facilitator's."""

    sounds: bool
    volume: int
    with_disc: bool
    screen: str
    clicker: Clicker
    warning_minutes: int
    stale_minutes: int
    reminder_minutes: int
    names_days: int
    """After how many days new sessions forget their names; 0 for never."""


def read_settings(choices: Choices) -> Settings:
    return Settings(
        sounds=choices.text(SOUNDS) != "no",
        volume=_within(choices.number(VOLUME, USUAL_VOLUME), 0, 100),
        with_disc=choices.text(DISC) == "yes",
        screen=choices.text(SCREEN),
        clicker=clicker_of(choices.text(CLICKER)),
        warning_minutes=_within(choices.number(WARNING, USUAL_WARNING), 0, 60),
        stale_minutes=_within(choices.number(STALE, USUAL_STALE), 1, 120),
        reminder_minutes=_within(choices.number(REMIND, REMIND_AFTER), 0, 60),
        names_days=_within(choices.number(NAMES_DAYS, 0), 0, MOST_DAYS),
    )


def keep_settings(choices: Choices, settings: Settings) -> None:
    choices.set_text(SOUNDS, "yes" if settings.sounds else "no")
    choices.set_number(VOLUME, settings.volume)
    choices.set_text(DISC, "yes" if settings.with_disc else "no")
    choices.set_text(SCREEN, settings.screen)
    choices.set_text(CLICKER, settings.clicker.value)
    choices.set_number(WARNING, settings.warning_minutes)
    choices.set_number(STALE, settings.stale_minutes)
    choices.set_number(REMIND, settings.reminder_minutes)
    choices.set_number(NAMES_DAYS, settings.names_days)


def _within(number: float, low: int, high: int) -> int:
    return min(high, max(low, round(number)))
