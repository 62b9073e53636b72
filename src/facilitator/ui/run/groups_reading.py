"""What the groups pane says at one instant: a tile for each group, and what was seen last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.fair_share import attention, next_look
from facilitator.domain.rotation import group_turn, turns
from facilitator.ui.run.moment import seconds_left, seconds_used
from facilitator.ui.wording import countdown, minutes_text, translate

if TYPE_CHECKING:
    from collections import Counter

    from facilitator.domain.observation import Observation
    from facilitator.domain.rotation import GroupTurn, Turns
    from facilitator.domain.session import Group
    from facilitator.ui.run.moment import Moment

STALE_AFTER = timedelta(minutes=10)
KEYS = "123456789"
_WAITED = timedelta(minutes=5)
"""Sooner nobody needs to be told where to look."""
_RECENT = 12


@dataclass(frozen=True, slots=True)
class Member:
    """A participant, and how often something was seen of them by themselves."""

    id: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Tile:
    """A group: `key` is the digit that chooses it, `level` 0 when no level was seen yet.

    `where` is its station while groups take turns, `short_where` for where there is little room;
    `has_more` when it was given more time there than the others.
    """

    id: str
    key: str
    name: str
    level: int
    minutes: str
    is_stale: bool
    profile: str
    people: tuple[Member, ...] = ()
    spoken: str = ""
    where: str = ""
    short_where: str = ""
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One observation as a line: when, whom, objective as `O3`, level, words."""

    id: str
    time: str
    whom: str
    objective: str
    level: int
    words: str

    @property
    def summary(self) -> str:
        """`12:23 Alder, O3, level 3`."""
        level = translate("Run", "level {level}").format(level=self.level) if self.level else ""
        said = "" if level else self.words
        parts = [part for part in (self.whom, self.objective, level, said) if part]
        return f"{self.time} {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class GroupsReading:
    """The tiles in room order; `recent` the newest first; `turns` how the rounds stand, if any.

    `next_looks` say where to walk next, from long to short, none as long as nobody has waited.
    """

    tiles: tuple[Tile, ...]
    recent: tuple[SeenLine, ...]
    turns: str = ""
    next_looks: tuple[str, ...] = ()


def groups_reading(moment: Moment, *, stale_after: timedelta = STALE_AFTER) -> GroupsReading:
    here = moment.run.current
    now = None if here is None else turns(moment.run, here, moment.at)
    counts = moment.tally.people
    tiles = (
        _tile(moment, group, place, stale_after, now, counts)
        for place, group in enumerate(moment.session.groups)
    )
    recent = (seen_line(moment, seen) for seen in reversed(moment.seen[-_RECENT:]))
    return GroupsReading(tuple(tiles), tuple(recent), _turns_line(now), _next_looks(moment))


def _next_looks(moment: Moment) -> tuple[str, ...]:
    """`Next: Cedar, 14 min unseen, nothing on O4 yet`, and shorter."""
    started, here = moment.run.started_at, moment.run.current
    if started is None or here is None:
        return ()
    groups, objectives = moment.session.groups, len(moment.plan.objectives)
    spread = attention(groups, objectives, moment.tally, since=started, at=moment.at)
    confirmed = moment.plan.phases[here].objectives or ()
    found = next_look(spread, confirmed, least=_WAITED)
    if found is None:
        return ()
    minutes = minutes_text(seconds_used(found.unseen) // 60)
    short = translate("Run", "Next: {group}, {minutes} unseen")
    long = translate("Run", "Next: {group}, {minutes} unseen, nothing on O{number} yet")
    number = (found.objective or 0) + 1
    return tuple(
        words.format(group=found.group.name, minutes=minutes, number=number)
        for words in ((short,) if found.objective is None else (long, short))
    )


def _turns_line(now: Turns | None) -> str:
    """`Round 2 of 4 · move in 7:40`."""
    if now is None:
        return ""
    if now.is_over:
        return translate("Run", "All rounds are over · everybody together")
    words = translate("Run", "Round {round} of {rounds} · move in {time}")
    if now.is_last:
        words = translate("Run", "Round {round} of {rounds} · together in {time}")
    time = countdown(seconds_left(now.move_in))
    return words.format(round=now.round + 1, rounds=now.rounds, time=time)


def _where(now: Turns | None, turn: GroupTurn | None, place: int) -> str:
    """`Station 2, then 3`; for a group that was given more time `Station 2, 3:10 more`."""
    if now is None or now.is_over:
        return ""
    if turn is not None and turn.has_more:
        words = translate("Run", "Station {station}, {time} more")
        station = turn.station(place, now.rounds) + 1
        return words.format(station=station, time=countdown(seconds_left(turn.move_in)))
    station, following = now.station(place) + 1, now.next_station(place)
    if following is None:
        return translate("Run", "Station {station}").format(station=station)
    words = translate("Run", "Station {station}, then {next}")
    return words.format(station=station, next=following + 1)


def _short_where(now: Turns | None, turn: GroupTurn | None, place: int) -> str:
    """`2 → 3`; for a group that was given more time `2 · 3:10`."""
    if now is None or now.is_over:
        return ""
    if turn is not None and turn.has_more:
        time = countdown(seconds_left(turn.move_in))
        return f"{turn.station(place, now.rounds) + 1} · {time}"
    station, following = now.station(place) + 1, now.next_station(place)
    return f"{station}" if following is None else f"{station} → {following + 1}"


def _tile(
    moment: Moment,
    group: Group,
    place: int,
    stale_after: timedelta,
    now: Turns | None,
    counts: Counter[str],
) -> Tile:
    unseen = unseen_for(moment, group.id)
    latest = moment.latest.get(group.id)
    level = _latest_level(moment, group.id)
    here = moment.run.current
    turn = None
    if now is not None and here is not None:
        turn = group_turn(moment.run, here, group.id, now, moment.at)
    return Tile(
        id=group.id,
        key=KEYS[place] if place < len(KEYS) else "",
        name=group.name,
        level=level,
        minutes="" if unseen is None else minutes_text(seconds_used(unseen) // 60),
        is_stale=unseen is not None and unseen >= stale_after,
        profile=group.profile,
        people=tuple(Member(one.id, one.name, counts[one.id]) for one in group.participants),
        spoken=_spoken(group, level, unseen, was_seen=latest is not None),
        where=_where(now, turn, place),
        short_where=_short_where(now, turn, place),
        has_more=turn is not None and turn.has_more,
    )


def _latest_level(moment: Moment, group_id: str) -> int:
    """The level last seen: a later note without one does not take it away."""
    latest = moment.latest.get(group_id)
    if latest is not None and latest.level:
        return latest.level
    own = (seen for seen in reversed(moment.seen) if group_id in seen.groups and seen.level)
    found = next(own, None)
    return found.level if found is not None and found.level else 0


def unseen_for(moment: Moment, group_id: str) -> timedelta | None:
    """Since the group was last observed, else since the start; None before the start."""
    latest = moment.latest.get(group_id)
    since = latest.at if latest is not None else moment.run.started_at
    if since is None:
        return None
    until = moment.run.ended_at or moment.at
    return max(until - since, timedelta())


def _spoken(group: Group, level: int, unseen: timedelta | None, *, was_seen: bool) -> str:
    """`Cedar, level 1, not observed for 14 minutes`."""
    parts = [group.name]
    if level:
        parts.append(translate("Run", "level {level}").format(level=level))
    if unseen is None:
        return ", ".join(parts)
    minutes = seconds_used(unseen) // 60
    if not was_seen and not minutes:
        parts.append(translate("Run", "not observed yet"))
    elif minutes == 1:
        parts.append(translate("Run", "not observed for 1 minute"))
    elif minutes:
        parts.append(translate("Run", "not observed for {minutes} minutes").format(minutes=minutes))
    else:
        parts.append(translate("Run", "just observed"))
    return ", ".join(parts)


def seen_line(moment: Moment, seen: Observation) -> SeenLine:
    objective = "" if seen.objective is None else f"O{seen.objective + 1}"
    words = seen.note or ", ".join(seen.tags)
    return SeenLine(
        id=seen.id,
        time=moment.clock(seen.at),
        whom=whom(moment, seen.groups, seen.participants),
        objective=objective,
        level=seen.level or 0,
        words=words,
    )


def whom(moment: Moment, groups: tuple[str, ...], participants: tuple[str, ...] = ()) -> str:
    """The groups' names, with those of participants; `Whole room` when none is named."""
    if not groups:
        return translate("Run", "Whole room")
    names = [*moment.session.names_of(groups, participants)]
    return joined_names(names) or translate("Run", "A group that left")


def joined_names(names: list[str]) -> str:
    """`Alder`, `Alder and Birch`, `Alder, Birch and Cedar`."""
    if len(names) < 2:
        return "".join(names)
    return translate("Run", "{names} and {last}").format(
        names=", ".join(names[:-1]), last=names[-1]
    )
