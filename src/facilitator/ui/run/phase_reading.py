"""What the centre says about one phase: the running one, or one that is looked ahead at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.assessed import assessed_in
from facilitator.domain.differentiation import Standing, needs
from facilitator.domain.inline import plain
from facilitator.domain.offline import needs_of
from facilitator.domain.session import groups_by_profile
from facilitator.domain.text import steps
from facilitator.ui.counting import counted, groups_counted
from facilitator.ui.run.groups_reading import KEYS
from facilitator.ui.run.moment import nearest_minutes
from facilitator.ui.wording import minutes_text, translate

if TYPE_CHECKING:
    from facilitator.domain.differentiation import Need
    from facilitator.domain.plan import LessonPlan, Phase
    from facilitator.domain.session import Group
    from facilitator.ui.run.moment import Moment

_COMMA = re.compile(r"[,;](?![^(]*\))")
_AND = re.compile(r"^(?:and|&)\s+", re.IGNORECASE)
_MOST_OBJECTIVES = 2


@dataclass(frozen=True, slots=True)
class Step:
    text: str
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Technology:
    """`offline` is what works without a network; `needs_internet` that `text` does not."""

    text: str
    offline: str = ""
    needs_internet: bool = False


@dataclass(frozen=True, slots=True)
class GroupNote:
    """What to do for one profile, and the groups that have it, each with its key.

    `reason` says why it comes first: what was seen of a group in this phase.
    """

    groups: tuple[tuple[str, str], ...]
    profile: str
    text: str
    reason: str = ""
    is_low: bool = False


NOTHING = GroupNote((), "", "")


@dataclass(frozen=True, slots=True)
class Coming:
    """The phase behind a break, and what it needs to be laid out."""

    line: str
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhaseReading:
    """`objectives` are numbered, as in `("O3", "Design a strategy")`."""

    position: int
    number: int | None
    name: str
    line: str
    objectives: tuple[tuple[str, str], ...] = ()
    steps: tuple[Step, ...] = ()
    learners: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    technology: Technology | None = None
    for_all: GroupNote = NOTHING
    notes: tuple[GroupNote, ...] = ()
    present: str = ""
    coming: Coming | None = None
    is_look_ahead: bool = False
    is_past: bool = False


def phase_reading(moment: Moment, position: int, *, is_look_ahead: bool = False) -> PhaseReading:
    phase = moment.plan.phases[position]
    return PhaseReading(
        position=position,
        number=moment.number(position),
        name=phase.label,
        line=_line(moment, position),
        objectives=_objectives(moment.plan, position),
        steps=_steps(moment, position),
        learners=_paragraphs(phase.learner_activities),
        resources=things(phase.resources),
        technology=_technology(phase),
        for_all=_for_all(moment, phase),
        notes=() if phase.is_break else _notes(moment, position),
        coming=_coming(moment, position),
        present=_present(moment),
        is_look_ahead=is_look_ahead,
        is_past=moment.run.current is not None and position < moment.run.current,
    )


def _line(moment: Moment, position: int) -> str:
    """`Phase 4 of 5 · 60 min · started 11:51`."""
    number, run = moment.number(position), moment.run
    total = sum(not phase.is_break for phase in moment.plan.phases)
    place = translate("Run", "Phase {number} of {total}").format(number=number, total=total)
    planned, began = run.agenda.phases[position].planned, run.actual_start(position)
    started = translate("Run", "started {time}").format(time=moment.clock(began)) if began else ""
    parts = (
        translate("Run", "Break") if number is None else place,
        minutes_text(nearest_minutes(planned)) if planned is not None else "",
        _added(moment, position),
        started,
    )
    return " · ".join(part for part in parts if part)


def _added(moment: Moment, position: int) -> str:
    minutes = nearest_minutes(moment.run.added_to(position))
    if not minutes:
        return ""
    if minutes > 0:
        return translate("Run", "{minutes} added").format(minutes=minutes_text(minutes))
    return translate("Run", "{minutes} taken").format(minutes=minutes_text(-minutes))


def _objectives(plan: LessonPlan, position: int) -> tuple[tuple[str, str], ...]:
    found = sorted(assessed_in(plan, position)[:_MOST_OBJECTIVES])
    return tuple((f"O{place + 1}", plain(plan.objectives[place].text)) for place in found)


def _steps(moment: Moment, position: int) -> tuple[Step, ...]:
    texts = steps(moment.plan.phases[position].facilitator_actions)
    ticked = moment.run.ticked
    return tuple(Step(plain(text), (position, place) in ticked) for place, text in enumerate(texts))


def _paragraphs(text: str) -> tuple[str, ...]:
    """List items and lines each by themselves; sentences stay together."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return (plain(text),) if text else ()
    return tuple(plain(line) for line in steps("\n".join(lines)))


def things(text: str) -> tuple[str, ...]:
    """The single things of a list such as `Flour, scales (two), and water`."""
    listed = steps(text) if "\n" in text else tuple(_COMMA.split(text))
    found = (plain(_AND.sub("", thing.strip())).rstrip(".").strip() for thing in listed)
    return tuple(thing[:1].upper() + thing[1:] for thing in found if thing)


def _technology(phase: Phase) -> Technology | None:
    text, offline = plain(phase.technology), plain(phase.offline_alternative)
    if not text and not offline:
        return None
    return Technology(text, offline, needs_internet=bool(needs_of(phase.technology)))


def _coming(moment: Moment, position: int) -> Coming | None:
    """In a break one gets ready for what follows."""
    phases = moment.plan.phases
    if not phases[position].is_break or position + 1 >= len(phases):
        return None
    following = phases[position + 1]
    length = minutes_text(following.minutes) if following.minutes is not None else ""
    line = " · ".join(part for part in (following.label, length) if part)
    return Coming(line, things(following.resources))


def _notes(moment: Moment, position: int) -> tuple[GroupNote, ...]:
    """A block for each profile present; first what groups need whose work stands out here."""
    plan, groups = moment.plan, moment.session.groups
    wanted = needs(moment.seen, position, groups=groups, strategies=plan.strategies)
    first = tuple(_wanted(moment, need) for need in wanted)
    told = {(note.profile, group) for note in first for group in note.groups}
    usual = (
        replace(note, groups=tuple(one for one in note.groups if (note.profile, one) not in told))
        for note in _usual_notes(moment)
    )
    return first + tuple(note for note in usual if note.groups)


def _wanted(moment: Moment, need: Need) -> GroupNote:
    strategy = moment.plan.strategies[need.strategy]
    groups = moment.session.groups
    group = next(one for one in groups if one.id == need.group)
    reason = translate("Run", "{group} is at level {level} here")
    return GroupNote(
        _keyed(groups, (group,)),
        plain(strategy.audience),
        plain(strategy.text),
        reason=reason.format(group=group.name, level=int(need.level)),
        is_low=need.standing is Standing.LOW,
    )


def _usual_notes(moment: Moment) -> tuple[GroupNote, ...]:
    """In group order."""
    strategies = {one.audience: plain(one.text) for one in moment.plan.strategies}
    groups = moment.session.groups
    return tuple(
        GroupNote(_keyed(groups, members), plain(profile), strategies[profile])
        for profile, members in groups_by_profile(groups).items()
        if profile in strategies
    )


def _for_all(moment: Moment, phase: Phase) -> GroupNote:
    """The phase's own note; groups whose profile the plan does not serve go by it alone."""
    served = set(moment.plan.profiles)
    groups = moment.session.groups
    others = tuple(group for group in groups if group.profile not in served)
    return GroupNote(
        _keyed(groups, others), translate("Run", "All groups"), plain(phase.differentiation)
    )


def _keyed(groups: tuple[Group, ...], members: tuple[Group, ...]) -> tuple[tuple[str, str], ...]:
    keys = {group.id: KEYS[place : place + 1] for place, group in enumerate(groups)}
    return tuple((keys[group.id], group.name) for group in members)


def _present(moment: Moment) -> str:
    """`4 groups · 3 profiles`."""
    groups = moment.session.groups
    profiles = len({group.profile for group in groups if group.profile})
    counts = ((groups_counted, len(groups)), (_profiles_counted, profiles))
    return " · ".join(words(count) for words, count in counts if count)


def _profiles_counted(count: int) -> str:
    return counted(count, translate("Run", "1 profile"), translate("Run", "{count} profiles"))
