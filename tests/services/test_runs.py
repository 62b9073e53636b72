"""Running a session: what each command does, and that it is on the disk when it returns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.length import Length
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.run import Tone
from facilitator.domain.run_events import Advanced, Ended, Paused, Started, StepTicked, TimeAdded
from facilitator.domain.session import Group, Session
from facilitator.errors import UserError
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.services import observations, runs, sessions
from facilitator.services.desk import Desk, new_id

if TYPE_CHECKING:
    from facilitator.services.runs import LiveRun
    from tests.fakes import FakeClock

ZERO = timedelta()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def phase(name: str, length: int | None) -> Phase:
    return Phase(name, None if length is None else Length(f"{length} min", length, length))


def set_up(desk: Desk, *phases: Phase) -> LiveRun:
    """A session of a new plan with these phases, planned for this very moment."""
    plan = LessonPlan("Bread", phases=phases)
    plan_id = new_id()
    with desk.library.transaction() as work:
        work.plans.add([NewPlan(plan_id, plan, 0)], desk.clock.now())
    session = Session(new_id(), plan_id, 1, "Bread", desk.clock.now(), groups=(Group("g", "Rye"),))
    sessions.save(desk, session)
    return runs.load(desk, session.id)


@pytest.fixture
def bread(desk: Desk) -> LiveRun:
    return set_up(desk, phase("Mix", 30), phase("Break", 10), phase("Bake", 60))


def reread(desk: Desk, live: LiveRun) -> LiveRun:
    """As another process finds it: a second connection to the same file."""
    library = Library.open(desk.paths.library, backups=desk.paths.backups)
    try:
        return runs.load(Desk(library, desk.clock, desk.paths), live.session.id)
    finally:
        library.close()


def test_a_new_session_waits(bread: LiveRun) -> None:
    assert bread.run.current is None
    assert bread.events == ()
    assert bread.last_event is None


def test_start_begins_with_the_first_phase_and_marks_the_session(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    clock.advance(minutes=2)
    live, changes = runs.start(desk, bread)

    assert live.run.current == 0
    assert live.run.started_at == clock.now()
    assert changes.runs == {bread.session.id}
    assert sessions.find(desk, bread.session.id).started_at == clock.now()
    assert [found.session.id for found in sessions.still_running(desk)] == [bread.session.id]


def test_a_second_start_changes_nothing(desk: Desk, bread: LiveRun) -> None:
    live, _ = runs.start(desk, bread)
    again, changes = runs.start(desk, live)

    assert again is live
    assert not changes


def test_a_plan_without_phases_cannot_run(desk: Desk) -> None:
    empty = set_up(desk)

    with pytest.raises(UserError, match="no phases"):
        runs.start(desk, empty)


def test_next_and_back_ignore_a_second_press(desk: Desk, clock: FakeClock, bread: LiveRun) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(seconds=0.69)
    same, _ = runs.advance(desk, live)
    assert same is live

    clock.advance(seconds=0.01)
    live, _ = runs.advance(desk, live)
    assert live.run.current == 1

    clock.advance(seconds=0.5)
    assert runs.advance(desk, live)[0] is live
    assert runs.go_back(desk, live)[0] is live

    clock.advance(seconds=0.5)
    live, _ = runs.go_back(desk, live)
    assert live.run.current == 0


def test_there_is_nothing_behind_the_last_phase_nor_before_the_first(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(seconds=2)
    assert runs.go_back(desk, live)[0] is live
    for _ in range(2):
        live, _ = runs.advance(desk, live)
        clock.advance(seconds=2)

    assert live.run.current == 2
    assert runs.advance(desk, live)[0] is live


def test_taking_minutes_stops_at_nothing_left(desk: Desk, clock: FakeClock, bread: LiveRun) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=29, seconds=30)
    live, _ = runs.add_time(desk, live, minutes(-1))

    assert live.run.remaining(0, clock.now()) == ZERO
    assert live.events[-1].amount == -timedelta(seconds=30)
    assert runs.add_time(desk, live, minutes(-1))[0] is live


def test_over_time_nothing_can_be_taken_and_what_is_given_counts(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=34)
    assert runs.add_time(desk, live, minutes(-5))[0] is live

    live, _ = runs.add_time(desk, live, minutes(5))
    assert live.run.remaining(0, clock.now()) == minutes(1)
    assert live.run.tone(clock.now()) is Tone.WARNING


def test_a_phase_without_a_length_takes_no_minutes(desk: Desk, clock: FakeClock) -> None:
    live, _ = runs.start(desk, set_up(desk, phase("Talk", None)))
    clock.advance(minutes=3)

    assert runs.add_time(desk, live, minutes(5))[0] is live


def test_pause_and_go_on(desk: Desk, clock: FakeClock, bread: LiveRun) -> None:
    assert runs.pause(desk, bread)[0] is bread
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=10)
    live, _ = runs.pause(desk, live)
    assert runs.pause(desk, live)[0] is live
    clock.advance(minutes=4)
    assert live.run.remaining(0, clock.now()) == minutes(20)
    assert live.run.behind(clock.now()) == minutes(4)

    live, _ = runs.resume(desk, live)
    assert runs.resume(desk, live)[0] is live
    clock.advance(minutes=1)
    assert live.run.remaining(0, clock.now()) == minutes(19)


def test_end_marks_the_session_and_its_undo_takes_the_mark_away(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    assert runs.end(desk, bread)[0] is bread
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=5)
    live, _ = runs.end(desk, live)
    assert sessions.find(desk, live.session.id).ended_at == clock.now()
    assert not sessions.still_running(desk)

    live, _ = runs.undo(desk, live, live.events[-1].id)
    assert sessions.find(desk, live.session.id).ended_at is None
    assert live.run.current == 0


def test_end_at_an_earlier_instant_never_before_the_last_event_nor_in_the_future(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=10)
    live, _ = runs.pause(desk, live)
    paused_at = clock.now()
    clock.advance(hours=20)

    early, _ = runs.end(desk, live, at=paused_at - minutes(5))
    assert early.run.ended_at == paused_at
    early, _ = runs.undo(desk, early, early.events[-1].id)
    late, _ = runs.end(desk, early, at=clock.now() + minutes(5))
    assert late.run.ended_at == clock.now()


def test_a_forgotten_session_was_over_when_its_phases_were(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=12)
    seen, _ = observations.record(desk, live.session.id, phase=0, level=AttainmentLevel.BEGINNING)
    clock.advance(hours=20)

    sign = runs.last_sign(live, (seen,))
    assert sign == seen.at
    assert runs.likely_end(live, sign) == live.agenda.start + minutes(100)
    assert runs.last_sign(bread) is None


def test_undo_of_the_start_is_as_if_it_never_was(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=3)
    live, _ = runs.undo(desk, live, live.events[-1].id)

    assert live.run == bread.run
    assert live.last_event is None
    assert sessions.find(desk, live.session.id).started_at is None
    restarted, _ = runs.start(desk, live)
    assert restarted.run.started_at == clock.now()


def test_undo_puts_back_phase_times_and_remaining_seconds(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=20, seconds=17)
    before = live
    live, _ = runs.advance(desk, live)
    clock.advance(seconds=40)
    live, _ = runs.undo(desk, live, live.events[-1].id)

    assert live.run == before.run
    assert live.run.remaining(0, clock.now()) == minutes(30) - timedelta(minutes=20, seconds=57)

    live, _ = runs.undo(desk, live, live.events[-1].id)
    assert live.run.current == 1
    assert live.run.used(1, clock.now()) == timedelta(seconds=40)


def test_ticks_are_kept_and_can_be_taken_back(desk: Desk, bread: LiveRun) -> None:
    live, _ = runs.tick_step(desk, bread, phase=0, step=1, done=True)
    assert live.run.ticked == {(0, 1)}
    live, _ = runs.tick_step(desk, live, phase=0, step=1, done=False)
    assert reread(desk, live).run.ticked == frozenset()


def test_last_event_passes_over_what_was_undone(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    live, _ = runs.start(desk, bread)
    clock.advance(minutes=1)
    live, _ = runs.pause(desk, live)
    live, _ = runs.undo(desk, live, live.events[-1].id)

    assert isinstance(live.last_event, Started)


def test_the_plan_of_the_session_stays_the_version_it_was_set_up_with(
    desk: Desk, bread: LiveRun
) -> None:
    changed = NewPlan(bread.session.plan_id, LessonPlan("Bread", phases=(phase("New", 5),)), 0)
    with desk.library.transaction() as work:
        work.plans.add_version(bread.session.plan_id, changed, desk.clock.now())

    assert runs.load(desk, bread.session.id).plan == bread.plan


def test_a_session_that_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(UserError, match="no longer"):
        runs.load(desk, "nowhere")


def test_every_kind_of_event_comes_back_from_the_disk(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    live, _ = runs.start(desk, bread)
    steps = (
        lambda live: runs.tick_step(desk, live, phase=0, step=0, done=True),
        lambda live: runs.add_time(desk, live, minutes(5)),
        lambda live: runs.pause(desk, live),
        lambda live: runs.resume(desk, live),
        lambda live: runs.advance(desk, live),
        lambda live: runs.go_back(desk, live),
        lambda live: runs.undo(desk, live, live.events[-1].id),
        lambda live: runs.end(desk, live),
    )
    for step in steps:
        clock.advance(seconds=61.25)
        live, _ = step(live)

    again = reread(desk, live)
    assert again.events == live.events
    assert again.run == live.run
    kinds = {type(event) for event in again.events}
    assert {Started, StepTicked, TimeAdded, Paused, Advanced, Ended} <= kinds


COMMANDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["start", "next", "back", "pause", "resume", "+5", "-1", "tick", "undo", "end"]
        ),
        st.integers(0, 900_000).map(lambda ms: ms / 1000),
    ),
    max_size=15,
)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(COMMANDS)
def test_the_order_on_the_disk_is_the_order_of_the_steps(
    desk: Desk, clock: FakeClock, steps: list[tuple[str, float]]
) -> None:
    """Whenever the process is killed, the next one finds the run as the last step left it."""
    live = set_up(desk, phase("Mix", 30), phase("Rest", None), phase("Bake", 60))
    for name, wait in steps:
        clock.advance(seconds=wait)
        live = _command(desk, live, name)
        remaining = live.run.remaining(0, clock.now())
        if name == "-1" and live.run.current == 0 and live.run.overtime(0, clock.now()) == ZERO:
            assert remaining is not None
            assert remaining >= ZERO
    found = runs.load(desk, live.session.id)

    assert found.events == live.events
    assert found.run == live.run
    summary = sessions.find(desk, live.session.id)
    assert (summary.started_at, summary.ended_at) == (live.run.started_at, live.run.ended_at)


def _command(desk: Desk, live: LiveRun, name: str) -> LiveRun:
    if name == "undo":
        last = live.last_event
        return runs.undo(desk, live, last.id)[0] if last is not None else live
    after, _ = {
        "start": lambda: runs.start(desk, live),
        "next": lambda: runs.advance(desk, live),
        "back": lambda: runs.go_back(desk, live),
        "pause": lambda: runs.pause(desk, live),
        "resume": lambda: runs.resume(desk, live),
        "+5": lambda: runs.add_time(desk, live, minutes(5)),
        "-1": lambda: runs.add_time(desk, live, minutes(-1)),
        "tick": lambda: runs.tick_step(desk, live, phase=0, step=0, done=True),
        "end": lambda: runs.end(desk, live),
    }[name]()
    return after
