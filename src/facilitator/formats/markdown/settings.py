"""What is settled about a phase beforehand, one line each: `**Priority:** could`.

A line counts only when its value can be read and says something else than the standing rule;
any other stays text, for its author may have meant something of his own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import Phase, Priority, Rotation
from facilitator.domain.text import clean_line
from facilitator.formats.markdown.names import name_key

if TYPE_CHECKING:
    from collections.abc import Callable

START_LABEL = "Start"
NO_LINKS = "none"
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)(?: ?([ap])\.?m\.?)?", re.IGNORECASE)
LINKS = r"none|[1-9]\d{0,2}(?:[ \t]*(?:,|and|&)[ \t]*[1-9]\d{0,2})*\.?"
_LINKS = re.compile(LINKS, re.IGNORECASE)
_ROTATION = re.compile(r"([1-9]\d?)[ \t]*[x×][ \t]*(\S.*)", re.IGNORECASE)
_HOURS, _NOON = 24, 12
_LONGEST = 24 * 60


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of `Phase`, its label, and a value to show; `read` gives None for other text."""

    field: str
    label: str
    example: str
    read: Callable[[str], object]
    write: Callable[[Any], str]


def read_clock(text: str) -> int | None:
    """Minutes since midnight of "12:30", "9.05" or "1:15 pm"."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[3]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found[3] in "pP" else 0)
    return hour * 60 + minute if hour < _HOURS and minute < 60 else None


def write_clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def read_links(text: str) -> tuple[int, ...] | None:
    """Positions from 0 of the objectives whose numbers are written; "none" is no objective."""
    if text.casefold() == NO_LINKS:
        return ()
    if not _LINKS.fullmatch(text):
        return None
    return tuple(sorted({int(number) - 1 for number in re.findall(r"\d+", text)}))


def write_links(links: tuple[int, ...]) -> str:
    return ", ".join(str(position + 1) for position in links) or NO_LINKS


def _minutes(text: str) -> int | None:
    length = read_length(text)
    plain = not (length.is_range or length.approximate or length.open_ended)
    known = length.minutes if plain else None
    return known if known is not None and 0 < known <= _LONGEST else None


def _warning(text: str) -> int | None:
    return 0 if text.casefold() in ("none", "no", "never") else _minutes(text)


def _write_minutes(minutes: int) -> str:
    return length_of(minutes).text


def _priority(text: str) -> Priority | None:
    word = text.casefold()
    return Priority(word) if word in tuple(Priority) else None


def _rotation(text: str) -> Rotation | None:
    found = _ROTATION.fullmatch(text)
    minutes = _minutes(found[2]) if found else None
    return Rotation(int(found[1]), minutes) if found and minutes else None


def _only(*words: str) -> Callable[[str], bool | None]:
    return lambda text: True if text.casefold() in words else None


SETTINGS = (
    Setting("pinned_start", START_LABEL, "12:30", read_clock, write_clock),
    Setting("priority", "Priority", "must", _priority, str),
    Setting("locked", "Locked", "yes", _only("yes"), lambda _: "yes"),
    Setting("shortest", "Shortest", "20 minutes", _minutes, _write_minutes),
    Setting(
        "warning",
        "Warning",
        "3 minutes",
        _warning,
        lambda minutes: _write_minutes(minutes) if minutes else "none",
    ),
    Setting(
        "auto_advance", "Advance", "automatic", _only("automatic", "auto"), lambda _: "automatic"
    ),
    Setting("quiet", "Sound", "off", _only("off"), lambda _: "off"),
    Setting(
        "rotation",
        "Rotation",
        "3 x 15 minutes",
        _rotation,
        lambda turns: f"{turns.rounds} x {_write_minutes(turns.minutes)}",
    ),
    Setting("objectives", "Objectives", "1, 3", read_links, write_links),
    Setting(
        "audience_text", "Audience Screen", "Back at 11:00", lambda text: text or None, clean_line
    ),
)
_OF_NAME = {name_key(setting.label): setting for setting in SETTINGS}
_STANDING = Phase(name="")


@lru_cache(maxsize=1024)
def setting_called(label: str) -> Setting | None:
    return _OF_NAME.get(name_key(label))


def is_start(label: str) -> bool:
    setting = setting_called(label)
    return setting is not None and setting.label == START_LABEL


def value_of(setting: Setting, text: str) -> object | None:
    """What the text behind the label says, or None."""
    return setting.read(clean_line(text))


def is_setting(label: str, text: str) -> bool:
    """Whether the line says something that is settled about a phase."""
    setting = setting_called(label)
    return setting is not None and value_of(setting, text) is not None


def settings_of(phase: Phase) -> dict[str, str]:
    """The labels and texts of what differs from the standing rule, in the order of writing."""
    return {
        setting.label: setting.write(getattr(phase, setting.field))
        for setting in SETTINGS
        if getattr(phase, setting.field) != getattr(_STANDING, setting.field)
    }
