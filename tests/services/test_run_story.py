"""Random commands, random clocks: the log tells the same story as watching second by second.

The second account knows no events, spans or instants. It has one mark for each second that really
passed, which says whose time that was, and works on a list of things that were done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, PlannedPhase
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.run import fold
from facilitator.domain.run_events import effective
from facilitator.domain.session import Session
from facilitator.paths import below
from facilitator.services import replanning, runs, watching
from facilitator.services.desk import Desk
from facilitator.services.runs import LiveRun
from tests.fakes import A_FRIDAY, FakeClock

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


class Memory:
    """As much of a library as commands need, without a disk: ten thousand logs are written."""

    def keep(self, _deed: object) -> bool:
        return True


# --- the second account ---

Deed = tuple[str, int, int, int]
"""What was done, at which second, and with which two numbers."""


@dataclass
class Watched:
    planned: list[int]
    deeds: dict[int, Deed] = field(default_factory=dict)

    def told(self, until: int) -> Told:
        told = Told(self.planned)
        for number in sorted(self.deeds):
            told.take(self.deeds[number])
        told.wait(until)
        return told


class Told:
    def __init__(self, planned: list[int]) -> None:
        self.planned = list(planned)
        self.change = [0] * len(planned)
        self.owner: list[int | None] = []
        self.resting: list[bool] = []
        self.since: list[int] = []
        self.here: int | None = None
        self.paused = self.ended = False
        self.out: set[int] = set()
        self.finish: int | None = None

    def wait(self, until: int) -> None:
        more = until - len(self.owner)
        owner = None if self.ended else self.here
        self.owner += [owner] * more
        self.resting += [self.paused] * more

    def take(self, deed: Deed) -> None:
        what, second, one, two = deed
        self.wait(second)
        running = self.here is not None and not self.ended
        if what == "start" and self.here is None:
            self.here, self.since = one, [second - two]
            self.out.discard(one)
            self._give_back(second - two)
        elif what == "move" and running:
            self.here, self.paused = one, False
            self.since.append(second)
            self.out.discard(one)
        elif what == "began" and running:
            begin = min(second - one, self.since[-1])
            begin = max([begin, *self.since[-2:-1]])
            self.since[-1] = begin
            self._give_back(begin)
        elif what in ("pause", "resume"):
            self.paused = running and what == "pause"
        elif what == "rest" and running:
            for place in range(max(one, 0), two):
                self.resting[place] = True
        elif what == "end" and running:
            self.ended, self.paused = True, False
        elif what == "time":
            self.change[one] += two
        elif what == "out" and one != self.here:
            (self.out.add if two else self.out.discard)(one)
        elif what == "length" and not self.ended:
            self.change[one] = two - self.planned[one]
        elif what == "finish" and not self.ended:
            self.finish = one

    def _give_back(self, begin: int) -> None:
        """All seconds since then were the current phase's; before the first look there is none."""
        for place in range(max(begin, 0), len(self.owner)):
            self.owner[place] = self.here

    def used(self, phase: int) -> int:
        return sum(
            owner == phase and not resting
            for owner, resting in zip(self.owner, self.resting, strict=True)
        )

    def length(self, phase: int) -> int:
        return max(self.planned[phase] + self.change[phase], 0)

    def left(self, phase: int) -> int:
        return max(self.length(phase) - self.used(phase), 0)

    def expected_finish(self) -> int:
        assert self.here is not None
        rest = range(self.here, len(self.planned))
        return len(self.owner) + sum(self.left(one) for one in rest if one not in self.out)


# --- what people and computers do ---

AMOUNTS = st.integers(1, 900)
DEEDS = st.sampled_from(
    [
        "next", "next", "back", "jump", "pause", "resume", "add", "take", "borrow", "skip",
        "take in", "began", "undo", "undo", "undo any", "jump ahead", "jump back", "sleep",
        "sleep was a pause", "catch up", "end",
    ]
)  # fmt: skip


class Play:
    """Does the same to both; the real time is what has passed since the beginning."""

    def __init__(self, planned: list[int]) -> None:
        self.clock = FakeClock()
        self.desk = Desk(Memory(), self.clock, below(Path("nowhere")))  # type: ignore[arg-type]
        self.second = 1000  # long enough ago that nobody begins before there was time
        self.number = 0
        self.ids: dict[str, list[int]] = {}
        self.watched = Watched(planned)
        phases = tuple(PlannedPhase(f"P{n}", length * SECOND) for n, length in enumerate(planned))
        agenda = Agenda(A_FRIDAY, phases)
        plan = LessonPlan("P", phases=tuple(Phase(phase.name) for phase in phases))
        session = Session("s", "p", 1, "P", A_FRIDAY)
        self.live = LiveRun(session, plan, agenda, (), fold(agenda, ()))
        self.reading = self.clock.reading()

    def wait(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)
        self.look()
        self.second += seconds

    def look(self) -> watching.Noticed:
        noticed = watching.look(self.desk, self.live, self.reading)
        self.live, self.reading = noticed.live, noticed.reading
        return noticed

    def told(self) -> Told:
        return self.watched.told(self.second)

    def did(self, after: LiveRun, *deeds: tuple[str, int, int]) -> None:
        """The command was one event or none; it was these deeds or none."""
        if after is self.live:
            return
        self.live = after
        self.ids[after.events[-1].id] = []
        for what, one, two in deeds:
            self.number += 1
            self.watched.deeds[self.number] = (what, self.second, one, two)
            self.ids[after.events[-1].id].append(self.number)

    def take_back(self, event_id: str) -> None:
        self.live, _ = runs.undo(self.desk, self.live, event_id)
        for number in self.ids.pop(event_id):
            del self.watched.deeds[number]

    def do(self, what: str, amount: int) -> None:
        desk, live, told = self.desk, self.live, self.told()
        count, pick = len(told.planned), amount % len(told.planned)
        here = told.here if not told.ended else None
        match what:
            case "next":
                rest = (
                    [n for n in range(here + 1, count) if n not in told.out]
                    if here is not None
                    else []
                )
                self.did(runs.advance(desk, live)[0], ("move", rest[0] if rest else -1, 0))
            case "back":
                rest = [n for n in range(here or 0) if n not in told.out]
                self.did(runs.go_back(desk, live)[0], ("move", rest[-1] if rest else -1, 0))
            case "jump":
                self.did(runs.jump(desk, live, pick)[0], ("move", pick, 0))
            case "pause":
                self.did(runs.pause(desk, live)[0], ("pause", 0, 0))
            case "resume":
                self.did(runs.resume(desk, live)[0], ("resume", 0, 0))
            case "add":
                self.did(runs.add_time(desk, live, amount * SECOND)[0], ("time", here or 0, amount))
            case "take":
                taken = -min(amount, told.left(here)) if here is not None else 0
                self.did(runs.add_time(desk, live, -amount * SECOND)[0], ("time", here or 0, taken))
            case "borrow":
                lent = min(replanning.borrowable(live, pick) // SECOND, amount)
                deeds = (("time", here or 0, lent), ("time", pick, -lent))
                self.did(replanning.borrow(desk, live, pick, amount * SECOND)[0], *deeds)
            case "skip":
                self.did(replanning.skip(desk, live, pick)[0], ("out", pick, 1))
            case "take in":
                self.did(replanning.skip(desk, live, pick, done=False)[0], ("out", pick, 0))
            case "began":
                floor = told.since[-2] + 60 if len(told.since) > 1 else told.since[-1] - 7200
                floor = min(floor, told.since[-1])
                ago = self.second - max(self.second - amount, floor)
                self.did(
                    replanning.began_earlier(desk, live, amount * SECOND)[0], ("began", ago, 0)
                )
            case "catch up":
                self.catch_up(pick)
            case "end":
                if amount > 800:
                    self.did(runs.end(desk, live)[0], ("end", 0, 0))
            case "undo" | "undo any":
                mine = [one.id for one in effective(live.events) if one.id in self.ids][1:]
                if mine:
                    self.take_back(mine[-1 if what == "undo" else amount % len(mine)])
            case _:
                self.clocks(what, amount)

    def catch_up(self, pick: int) -> None:
        options = replanning.options(self.desk, self.live)
        if options:
            option = options[pick % len(options)]
            deeds = [("length", phase, length // SECOND) for phase, length in option.lengths]
            deeds += [("out", phase, 1) for phase in option.dropped]
            if not option.lengths and not option.dropped:
                deeds.append(("finish", self.told().expected_finish(), 0))
            self.did(replanning.apply(self.desk, self.live, option)[0], *deeds)

    def clocks(self, what: str, amount: int) -> None:
        """The computer's clock is set, or the lid closed, and the next look notices."""
        if what == "jump ahead":
            self.clock.jump(seconds=amount * 10)
            self.look()
        elif what == "jump back":
            self.clock.jump(seconds=-amount * 10)
            self.look()
        else:
            self.clock.sleep(seconds=amount)
            begin, self.second = self.second, self.second + amount
            gap = self.look().gap
            if gap is not None and what == "sleep was a pause":
                after = watching.was_a_pause(self.desk, self.live, gap)[0]
                self.did(after, ("rest", begin, self.second))


@settings(deadline=None)
@given(
    planned=st.lists(st.integers(0, 1800), min_size=1, max_size=5),
    first=st.integers(0, 600),
    story=st.lists(st.tuples(DEEDS, AMOUNTS, st.integers(1, 600)), max_size=20),
)
def test_the_log_tells_what_really_happened(
    planned: list[int], first: int, story: list[tuple[str, int, int]]
) -> None:
    play = Play(planned)
    play.wait(first)
    play.did(runs.start(play.desk, play.live)[0], ("start", 0, 0))
    for what, amount, pause in story:
        play.wait(pause)
        play.do(what, amount)
    play.wait(7)

    told, run, at = play.told(), play.live.run, play.clock.now()
    assert run.current == (None if told.ended else told.here)
    assert run.is_paused == told.paused
    assert run.skipped == told.out
    for phase in range(len(planned)):
        assert run.used(phase, at) == told.used(phase) * SECOND
        assert run.planned(phase) == told.length(phase) * SECOND
    if run.current is not None:
        assert run.expected_finish(at) - at == (told.expected_finish() - play.second) * SECOND
    if told.finish is not None:
        assert run.finish - at == (told.finish - play.second) * SECOND
