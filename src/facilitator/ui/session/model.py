"""What the set-up dialog shows and understands: wall times, groups, and sentences about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.ui.counting import groups_and_people
from facilitator.ui.wording import clock_time, date_text, hours_and_minutes, minutes_text, time_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.domain.session import Group
    from facilitator.domain.shelf import PlanSummary

KEYS = 9
"""Groups that a digit chooses during a run; 0 is the whole room."""
QUARTER = timedelta(minutes=15)
GROUP_NAMES = (
    "Aspen",
    "Beech",
    "Cypress",
    "Dogwood",
    "Elm",
    "Fir",
    "Ginkgo",
    "Hazel",
    "Juniper",
    "Larch",
    "Maple",
    "Oak",
)
"""Trees with initials of their own, until the user writes other names."""

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{1,2})?|(?P<joined>\d{2}))?"
    r"\s*(?P<half>[ap])?\.?\s*m?\.?",
    re.IGNORECASE,
)


def tr(text: str) -> str:
    return QCoreApplication.translate("Session", text)


@dataclass(frozen=True, slots=True)
class SetupForm:
    """Everything one can enter; `start` is None when it cannot be understood."""

    plan_id: str
    day: date
    start: time | None
    place: str = ""
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Problems:
    """Sentences to stand beside the fields; group problems by the group's id."""

    start: str = ""
    groups: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.start or self.groups)


def read_time(text: str) -> time | None:
    """A wall time as people type it: "9", "9:30", "0930", "9.30 pm"; None for anything else."""
    found = _TIME.fullmatch(text.strip().replace("\u202f", " "))
    if found is None:
        return None
    hour = int(found["hour"])
    minute = int(found["minute"] or found["joined"] or 0)
    half = (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def quarter_from(at: time, way: int) -> time:
    """The next quarter of an hour later (1) or earlier (−1), round the clock."""
    minutes, step = at.hour * 60 + at.minute, 15
    moved = (minutes // step + 1) * step if way > 0 else (-(-minutes // step) - 1) * step
    return time(*divmod(moved % (24 * 60), 60))


def instant(day: date, at: time) -> datetime | None:
    """The instant of a local wall time; None when the clocks skip it that day.

    A wall time that comes twice means the first.
    """
    found = datetime.combine(day, at).astimezone(UTC)
    return found if found.astimezone().time() == at else None


def problems_of(form: SetupForm) -> Problems:
    return Problems(_start_problem(form), _group_problems(form.groups))


def _start_problem(form: SetupForm) -> str:
    if form.start is None:
        return tr("Write it like {time}.").format(time=time_text(time(9)))
    if instant(form.day, form.start) is None:
        return tr("The clocks go forward over this time. Choose another.")
    return ""


def _group_problems(groups: Iterable[Group]) -> dict[str, str]:
    found: dict[str, str] = {}
    known: set[str] = set()
    for group in groups:
        name = group.name.strip().casefold()
        if not name:
            found[group.id] = tr("Give this group a name, so that notes find it.")
        elif name in known:
            found[group.id] = tr("Another group has this name. Choose one of its own.")
        known.add(name)
    return found


def in_the_past(form: SetupForm, now: datetime) -> str:
    """A remark, not an error: sessions are also written down afterwards."""
    start = instant(form.day, form.start) if form.start else None
    return tr("In the past.") if start is not None and start < now - QUARTER else ""


def end_words(form: SetupForm, minutes: int) -> str:
    """When it ends: "13:15", with the day when that is another one; empty if nobody knows."""
    start = instant(form.day, form.start) if form.start else None
    if start is None or not minutes:
        return ""
    end = start + timedelta(minutes=minutes)
    words = clock_time(end)
    return words if end.astimezone().date() == form.day else f"{words}, {date_text(end)}"


def length_words(plan: PlanSummary) -> str:
    """How long a plan takes: "4 h + 15 min break"; empty when it has no times."""
    if not plan.phase_minutes:
        return ""
    words = hours_and_minutes(plan.phase_minutes)
    if not plan.break_minutes:
        return words
    rest = tr("{minutes} break").format(minutes=minutes_text(plan.break_minutes))
    return f"{words} + {rest}"


def groups_line(groups: Sequence[Group]) -> str:
    """The line over the groups: "4 groups, 17 people"."""
    return groups_and_people(len(groups), sum(group.people or 0 for group in groups))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether every note of the plan reaches somebody: `tone` is ok, warn or info."""

    tone: str
    sentence: str


def coverage(profiles: Sequence[str], groups: Sequence[Group]) -> Coverage:
    if not profiles:
        return Coverage("info", tr("This plan has no notes for particular learners."))
    if not groups:
        return Coverage("warn", tr("Without groups, the plan's differentiation notes do not show."))
    present = {group.profile for group in groups}
    missing = [profile for profile in profiles if profile not in present]
    if missing:
        return Coverage("warn", _missing_words(missing))
    return Coverage("ok", _complete_words(len(profiles)))


def _missing_words(missing: Sequence[str]) -> str:
    if len(missing) == 1:
        only = tr("No group is set as {profile}. Its note will not show.")
        return only.format(profile=missing[0])
    listed = tr("{first} or {last}").format(first=", ".join(missing[:-1]), last=missing[-1])
    return tr("No group is set as {listed}. Their notes will not show.").format(listed=listed)


def _complete_words(count: int) -> str:
    if count == 1:
        return tr("The differentiation note in this plan matches a group.")
    if count == 2:
        return tr("Both differentiation notes in this plan match a group.")
    return tr("All {count} differentiation notes in this plan match a group.").format(count=count)


def names_for(count: int, favourites: Sequence[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """`count` names that are not taken: the favourites in order, then "Group 1", "Group 2" …"""
    used = {name.strip().casefold() for name in taken}
    found: list[str] = []
    number = 0
    for name in favourites:
        if len(found) < count and name.casefold() not in used:
            found.append(name)
            used.add(name.casefold())
    while len(found) < count:
        number += 1
        name = tr("Group {number}").format(number=number)
        if name.casefold() not in used:
            found.append(name)
    return tuple(found)


def name_lines(text: str) -> tuple[str, ...]:
    """One name per line or between commas; spaces around are dropped, repeats too."""
    parts = (" ".join(part.split()) for part in re.split(r"[\n,;]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def shares_words(people: int, count: int) -> str:
    """How people are spread: "5, 4, 4 and 4"."""
    each, more = divmod(people, count)
    sizes = [str(each + (place < more)) for place in range(count)]
    if count == 1:
        return sizes[0]
    return tr("{first} and {last}").format(first=", ".join(sizes[:-1]), last=sizes[-1])
