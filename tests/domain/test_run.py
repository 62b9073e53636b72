"""The fold of a run's log against a second, simpler account of the same story."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, PlannedPhase
from facilitator.domain.run import Run, Tone, fold
from facilitator.domain.run_events import (
    Advanced,
    Ended,
    Paused,
    Resumed,
    RunEvent,
    Started,
    StepTicked,
    TimeAdded,
    Undone,
    WentBack,
    effective,
)

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ZERO = timedelta()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def agenda(*lengths: float | None, start: datetime = START) -> Agenda:
    phases = (
        PlannedPhase(f"P{n}", None if length is None else minutes(length))
        for n, length in enumerate(lengths)
    )
    return Agenda(start, tuple(phases))


# --- the second account: walk through time, adding up what each stretch was used for ---


@dataclass
class Walk:
    """Plain running totals, nothing folded, nothing derived."""

    agenda: Agenda
    now: datetime = START
    here: int | None = None
    paused: bool = False
    ended: bool = False
    used: dict[int, timedelta] = field(default_factory=dict)
    added: dict[int, timedelta] = field(default_factory=dict)
    ticked: set[tuple[int, int]] = field(default_factory=set)
    paused_since: datetime | None = None

    def wait_until(self, at: datetime) -> None:
        if self.here is not None and not self.paused and not self.ended:
            self.used[self.here] = self.used.get(self.here, ZERO) + (at - self.now)
        self.now = at

    def take(self, event: RunEvent) -> None:
        self.wait_until(event.at)
        running = self.here is not None and not self.ended
        match event:
            case Started(phase=phase) if self.here is None and not self.ended:
                self.here = phase
            case Advanced(phase=phase) | WentBack(phase=phase) if running:
                self.here, self.paused = phase, False
            case Paused() if running and not self.paused:
                self.paused, self.paused_since = True, event.at
            case Resumed():
                self.paused = False
            case TimeAdded(phase=phase, amount=amount):
                self.added[phase] = self.added.get(phase, ZERO) + amount
            case StepTicked(phase=phase, step=step, done=done):
                (self.ticked.add if done else self.ticked.discard)((phase, step))
            case Ended() if running:
                self.ended, self.paused = True, False

    def remaining(self, phase: int) -> timedelta | None:
        planned = self.agenda.phases[phase].planned
        if planned is None:
            return None
        planned = max(planned + self.added.get(phase, ZERO), ZERO)
        return planned - self.used.get(phase, ZERO)

    def expected_finish(self) -> datetime:
        assert self.here is not None
        rest = [self.remaining(phase) for phase in range(self.here, len(self.agenda.phases))]
        return self.now + sum((max(part, ZERO) for part in rest if part is not None), ZERO)


def walked(plan: Agenda, events: list[RunEvent], at: datetime) -> Walk:
    walk = Walk(plan)
    for event in events:
        walk.take(event)
    walk.wait_until(at)
    return walk


LENGTHS = st.lists(st.one_of(st.none(), st.integers(0, 90)), min_size=1, max_size=6)
GAPS = st.integers(0, 40 * 60 * 1000).map(lambda ms: timedelta(milliseconds=ms))
KINDS = st.sampled_from(
    ["start", "next", "next", "back", "pause", "resume", "add", "tick", "end", "undo", "redo"]
)


@st.composite
def stories(draw: st.DrawFn) -> tuple[Agenda, list[RunEvent], list[RunEvent], datetime]:
    """An agenda, the whole log with its undoings, what is left of it, and an instant after it."""
    plan = agenda(*draw(LENGTHS))
    at = START + draw(st.integers(-600, 600).map(lambda s: timedelta(seconds=s)))
    log: list[RunEvent] = [Started("start", at)]
    kept, taken_back = [log[0]], list[tuple[RunEvent, str]]()
    for number, kind in enumerate(draw(st.lists(KINDS, max_size=25))):
        at += draw(GAPS)
        ident = f"e{number}"
        if kind == "undo":
            if kept:
                taken_back.append((kept[-1], ident))
                log.append(Undone(ident, at, kept.pop().id))
        elif kind == "redo":
            if taken_back:
                event, undoing = taken_back.pop()
                kept.append(event)
                log.append(Undone(ident, at, undoing))
        else:
            event = draw(events_of(kind, ident, at, len(plan.phases)))
            log.append(event)
            kept.append(event)
            taken_back.clear()
    return plan, log, kept, at + draw(GAPS)


def events_of(kind: str, ident: str, at: datetime, count: int) -> st.SearchStrategy[RunEvent]:
    phases = st.integers(0, count - 1)
    amounts = st.integers(-10, 10).map(minutes)
    return {
        "start": st.builds(Started, st.just(ident), st.just(at), phases),
        "next": st.builds(Advanced, st.just(ident), st.just(at), phases),
        "back": st.builds(WentBack, st.just(ident), st.just(at), phases),
        "pause": st.just(Paused(ident, at)),
        "resume": st.just(Resumed(ident, at)),
        "add": st.builds(TimeAdded, st.just(ident), st.just(at), phases, amounts),
        "tick": st.builds(
            StepTicked, st.just(ident), st.just(at), phases, st.integers(0, 3), st.booleans()
        ),
        "end": st.just(Ended(ident, at)),
    }[kind]


@given(stories())
def test_fold_tells_the_same_story_as_adding_up(
    story: tuple[Agenda, list[RunEvent], list[RunEvent], datetime],
) -> None:
    plan, log, kept, at = story
    run, walk = fold(plan, tuple(log)), walked(plan, kept, at)

    assert run.current == (None if walk.ended else walk.here)
    assert run.is_paused == walk.paused
    assert run.ticked == walk.ticked
    for phase in range(len(plan.phases)):
        assert run.used(phase, at) == walk.used.get(phase, ZERO)
        assert run.remaining(phase, at) == walk.remaining(phase)
    if run.current is not None:
        assert run.expected_finish(at) == walk.expected_finish()
        assert run.behind(at) == walk.expected_finish() - plan.finish


@given(stories())
def test_undoing_and_redoing_leave_what_was(
    story: tuple[Agenda, list[RunEvent], list[RunEvent], datetime],
) -> None:
    plan, log, kept, at = story

    assert effective(tuple(log)) == tuple(kept)
    last = kept[-1] if kept else None
    if last is None:
        return
    undone = (*log, Undone("u", at, last.id))
    assert fold(plan, undone) == fold(plan, tuple(kept[:-1]))
    assert fold(plan, (*undone, Undone("r", at, "u"))) == fold(plan, tuple(log))


@given(stories())
def test_what_is_used_is_the_time_not_paused(
    story: tuple[Agenda, list[RunEvent], list[RunEvent], datetime],
) -> None:
    plan, log, _, at = story
    run = fold(plan, tuple(log))
    until = run.ended_at or at
    begun = run.started_at

    used = sum((run.used(phase, at) for phase in range(len(plan.phases))), ZERO)
    paused = sum((span.until(until) for span in run.pauses), ZERO)
    assert used + paused == (until - begun if begun else ZERO)


@given(stories(), st.integers(1, 3600).map(lambda seconds: timedelta(seconds=seconds)))
def test_unspent_time_of_the_running_phase_is_no_gain(
    story: tuple[Agenda, list[RunEvent], list[RunEvent], datetime], later: timedelta
) -> None:
    """While a phase runs within its time, waiting changes nothing; it never gets better."""
    plan, log, _, at = story
    run = fold(plan, tuple(log))
    if run.current is None or run.is_paused:
        return
    change = run.expected_finish(at + later) - run.expected_finish(at)
    left = run.left(run.current, at)

    assert change == max(later - left, ZERO)


@given(stories(), st.integers(1, 3600).map(lambda seconds: timedelta(seconds=seconds)))
def test_a_pause_is_not_used_time_but_moves_the_end(
    story: tuple[Agenda, list[RunEvent], list[RunEvent], datetime], later: timedelta
) -> None:
    plan, log, _, at = story
    run = fold(plan, (*log, Paused("p", at)))
    if run.current is None:
        return

    assert run.remaining(run.current, at + later) == run.remaining(run.current, at)
    assert run.expected_finish(at + later) == run.expected_finish(at) + later


# --- single rules ---


def begun(*lengths: float | None) -> tuple[Agenda, tuple[RunEvent, ...]]:
    return agenda(*lengths), (Started("s", START),)


def run_of(plan: Agenda, *events: RunEvent) -> Run:
    return fold(plan, events)


def test_before_the_start_a_late_start_moves_the_end() -> None:
    run = run_of(agenda(30, 60))

    assert run.tone(START) is Tone.NOT_STARTED
    assert run.expected_finish(START - minutes(10)) == START + minutes(90)
    assert run.behind(START - minutes(10)) == ZERO
    assert run.expected_finish(START + minutes(7)) == START + minutes(97)
    assert run.expected_start(1, START + minutes(7)) == START + minutes(37)


def test_tones_follow_the_clock() -> None:
    plan, log = begun(30)
    run = fold(plan, log)

    assert run.tone(START + minutes(24.9)) is Tone.RUNNING
    assert run.tone(START + minutes(25)) is Tone.WARNING
    assert run.tone(START + minutes(30)) is Tone.WARNING
    assert run.tone(START + minutes(30) + timedelta(microseconds=1)) is Tone.OVERTIME
    assert run.overtime(0, START + minutes(34)) == minutes(4)
    assert run.warning_at(0, START + minutes(10)) == START + minutes(25)


def test_added_time_moves_the_warning_and_can_bring_back_from_overtime() -> None:
    plan, log = begun(4, 30)
    run = fold(plan, (*log, TimeAdded("a", START + minutes(1), 0, minutes(5))))

    assert run.planned(0) == minutes(9)
    assert run.warning_at(0, START + minutes(2)) == START + minutes(7.2)
    late = fold(plan, (*log, TimeAdded("a", START + minutes(5), 0, minutes(5))))
    assert late.tone(START + minutes(5)) is Tone.RUNNING


def test_a_phase_of_unknown_length_counts_up_and_never_runs_over() -> None:
    plan, log = begun(None, 30)
    run, at = fold(plan, log), START + minutes(50)

    assert run.remaining(0, at) is None
    assert run.used(0, at) == minutes(50)
    assert run.tone(at) is Tone.RUNNING
    assert run.overtime(0, at) == ZERO
    assert run.expected_finish(at) == START + minutes(80)


def test_going_back_goes_on_with_what_was_used_before() -> None:
    plan, log = begun(30, 60)
    moves = (
        Advanced("n", START + minutes(20), 1),
        WentBack("b", START + minutes(25), 0),
    )
    run, at = fold(plan, log + moves), START + minutes(30)

    assert run.current == 0
    assert run.remaining(0, at) == minutes(5)
    assert run.used(1, at) == minutes(5)
    assert run.actual_start(1) == START + minutes(20)
    assert run.expected_start(1, at) == START + minutes(35)


def test_moving_on_ends_a_pause() -> None:
    plan, log = begun(30, 60)
    events = (*log, Paused("p", START + minutes(10)), Advanced("n", START + minutes(15), 1))
    run, at = fold(plan, events), START + minutes(20)

    assert not run.is_paused
    assert run.used(0, at) == minutes(10)
    assert run.used(1, at) == minutes(5)
    assert run.paused_for(at) == ZERO


def test_ending_stops_all_clocks() -> None:
    plan, log = begun(30)
    run, later = fold(plan, (*log, Ended("e", START + minutes(12)))), START + minutes(500)

    assert run.tone(later) is Tone.ENDED
    assert run.current is None
    assert run.used(0, later) == minutes(12)
    assert run.expected_finish(later) == START + minutes(12)
    assert run.behind(later) == minutes(-18)


@pytest.mark.parametrize(
    "senseless",
    [
        Advanced("x", START + minutes(1), 9),
        WentBack("x", START + minutes(1), -1),
        TimeAdded("x", START + minutes(1), 9, minutes(5)),
        Started("x", START + minutes(1), 1),
        Resumed("x", START + minutes(1)),
        Undone("x", START + minutes(1), "nothing"),
    ],
)
def test_an_event_that_makes_no_sense_changes_nothing(senseless: RunEvent) -> None:
    plan, log = begun(30, 60)

    assert fold(plan, (*log, senseless)) == fold(plan, log)


def test_a_senseless_move_does_not_end_a_pause() -> None:
    plan, log = begun(30, 60)
    paused = (*log, Paused("p", START + minutes(1)))

    assert fold(plan, (*paused, Advanced("x", START + minutes(2), 9))) == fold(plan, paused)


@pytest.mark.parametrize(
    "early",
    [
        Advanced("x", START, 1),
        WentBack("x", START, 0),
        Paused("x", START),
        Resumed("x", START),
        Ended("x", START),
        Started("x", START, 7),
        Started("x", START, -1),
    ],
)
def test_nothing_but_a_start_in_the_plan_begins_a_run(early: RunEvent) -> None:
    plan = agenda(30, 60)

    assert fold(plan, (early,)) == Run(plan)


def test_nothing_happens_after_the_end() -> None:
    plan, log = begun(30, 60)
    over = (*log, Paused("p", START + minutes(1)), Ended("e", START + minutes(2)))
    after = (
        Advanced("x", START + minutes(3), 1),
        Paused("y", START + minutes(3)),
        Ended("z", START + minutes(4)),
        Started("w", START + minutes(5)),
    )

    assert fold(plan, over + after) == fold(plan, over)


def test_undoing_the_end_goes_on_as_if_it_had_never_been() -> None:
    plan, log = begun(30)
    events = (*log, Ended("e", START + minutes(10)), Undone("u", START + minutes(11), "e"))

    assert fold(plan, events).used(0, START + minutes(12)) == minutes(12)


def test_a_clock_set_back_never_makes_a_length_negative() -> None:
    plan, log = begun(30, 60)
    events = (*log, Advanced("n", START - minutes(5), 1), Paused("p", START - minutes(7)))
    run = fold(plan, events)

    for phase in (0, 1):
        assert run.used(phase, START - minutes(9)) >= ZERO
        assert run.used(phase, START + minutes(9)) >= ZERO


def test_a_run_keeps_what_it_was_given() -> None:
    """Values never change: the same log folds into an equal run, a longer one into another."""
    plan, log = begun(30)
    run = fold(plan, log)

    assert fold(plan, log) == run
    assert replace(run, ended_at=START) != run
