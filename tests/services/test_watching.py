"""A closed lid, a crash, a clock that somebody set: what the session makes of it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from facilitator.domain.agenda import agenda_of
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.run_events import ClockSet, GapCause, GapJudged
from facilitator.services import runs, watching
from tests.services.test_runs import phase, set_up

if TYPE_CHECKING:
    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun
    from tests.fakes import FakeClock


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.fixture
def bread(desk: Desk, clock: FakeClock) -> LiveRun:
    """Five minutes into mixing."""
    live, _ = runs.start(desk, set_up(desk, phase("Mix", 30), phase("Bake", 60)))
    clock.advance(minutes=5)
    return live


def test_nothing_is_told_of_a_quiet_second(desk: Desk, clock: FakeClock, bread: LiveRun) -> None:
    before = clock.reading()
    clock.advance(seconds=1)
    noticed = watching.look(desk, bread, before)

    assert noticed.live is bread
    assert noticed.gap is None
    assert noticed.reading == clock.reading()
    assert not noticed.changes


def test_a_closed_lid_counts_until_somebody_says_it_was_a_pause(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    before = clock.reading()
    clock.sleep(minutes=8)
    noticed = watching.look(desk, bread, before)

    assert noticed.gap is not None
    assert noticed.gap.cause is GapCause.SLEPT
    assert noticed.gap.length == minutes(8)
    assert noticed.live.run.used(0, clock.now()) == minutes(13)
    live, _ = watching.was_a_pause(desk, noticed.live, noticed.gap)
    assert live.run.used(0, clock.now()) == minutes(5)
    assert live.run.expected_finish(clock.now()) == clock.now() + minutes(85)
    assert runs.load(desk, live.session.id).run == live.run
    undone, _ = runs.undo(desk, live, live.events[-1].id)
    assert undone.run.used(0, clock.now()) == minutes(13)


def test_a_pause_that_was_on_is_not_asked_about(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    paused, _ = runs.pause(desk, bread)
    before = clock.reading()
    clock.sleep(minutes=8)

    assert watching.look(desk, paused, before).gap is None


@pytest.mark.parametrize("hours", [1, -1, 26])
def test_the_timer_does_not_follow_a_clock_that_is_set(
    desk: Desk, clock: FakeClock, bread: LiveRun, hours: int
) -> None:
    before = clock.reading()
    clock.advance(seconds=1)
    clock.jump(seconds=hours * 3600)
    noticed = watching.look(desk, bread, before)
    run, at = noticed.live.run, clock.now()

    assert isinstance(noticed.clock_set, ClockSet)
    assert noticed.gap is None
    assert run.used(0, at) == minutes(5) + timedelta(seconds=1)
    assert run.expected_finish(at) == at + minutes(85) - timedelta(seconds=1)
    follows, _ = runs.undo(desk, noticed.live, noticed.clock_set.id)
    assert follows.run.used(0, at) == max(minutes(5 + hours * 60), timedelta()) + (
        timedelta(seconds=1) if hours > 0 else timedelta()
    )


def test_the_lid_closed_and_the_clock_set_meanwhile(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    before = clock.reading()
    clock.sleep(minutes=10)
    clock.jump(seconds=-3600)
    noticed = watching.look(desk, bread, before)

    assert noticed.gap is not None
    assert noticed.gap.length == minutes(10)
    assert noticed.live.run.used(0, clock.now()) == minutes(15)
    live, _ = watching.was_a_pause(desk, noticed.live, noticed.gap)
    assert live.run.used(0, clock.now()) == minutes(5)


def test_after_a_crash_the_heartbeat_says_since_when_nobody_watched(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    watching.beat(desk, bread, clock.reading())
    clock.advance(minutes=12)
    noticed = watching.look_back(desk, runs.load(desk, bread.session.id))

    assert noticed.gap is not None
    assert noticed.gap.cause is GapCause.WAS_CLOSED
    assert noticed.gap.length == minutes(12)
    assert noticed.live.run.used(0, clock.now()) == minutes(17)
    judged = noticed.live.events[-1]
    assert isinstance(judged, GapJudged)
    assert judged.counts


def test_a_quick_restart_is_nothing_to_ask_about(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    watching.beat(desk, bread, clock.reading())
    clock.advance(seconds=12)

    assert watching.look_back(desk, runs.load(desk, bread.session.id)).gap is None


def test_a_clock_that_was_set_while_the_app_was_closed(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    watching.beat(desk, bread, clock.reading())
    clock.advance(minutes=2)
    clock.jump(seconds=7200)
    noticed = watching.look_back(desk, runs.load(desk, bread.session.id))

    assert noticed.live.run.used(0, clock.now()) == minutes(7)


def test_after_the_computer_was_started_anew_the_wall_clock_is_believed(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    watching.beat(desk, bread, clock.reading())
    clock.restart(seconds=180)
    noticed = watching.look_back(desk, runs.load(desk, bread.session.id))

    assert noticed.clock_set is None
    assert noticed.gap is not None
    assert noticed.live.run.used(0, clock.now()) == minutes(8)


def test_a_clock_that_came_back_earlier_does_not_take_time_away(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    """A flat battery: the computer starts in the past."""
    watching.beat(desk, bread, clock.reading())
    clock.restart(seconds=-86400)
    noticed = watching.look_back(desk, runs.load(desk, bread.session.id))

    assert noticed.live.run.used(0, clock.now()) == minutes(5)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"session": 3}', "null"])
def test_without_a_readable_heartbeat_the_last_event_serves(
    desk: Desk, clock: FakeClock, bread: LiveRun, content: str
) -> None:
    desk.paths.heartbeat.write_text(content)
    noticed = watching.look_back(desk, runs.load(desk, bread.session.id))

    assert noticed.gap is not None
    assert noticed.gap.length == minutes(5)


def test_an_event_behind_the_last_beat_is_the_newer_sign(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    watching.beat(desk, bread, clock.reading())
    clock.advance(seconds=4)
    runs.pause(desk, bread)
    newest = clock.reading()

    assert watching.last_alive(desk, bread) == newest
    clock.advance(seconds=1)
    watching.beat(desk, bread, clock.reading())
    assert watching.last_alive(desk, bread) == clock.reading()


def test_a_heartbeat_of_another_session_says_nothing(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    watching.beat(desk, bread, clock.reading())
    sign = json.loads(desk.paths.heartbeat.read_text()) | {"session": "another"}
    desk.paths.heartbeat.write_text(json.dumps(sign))

    assert watching.last_alive(desk, bread) != clock.reading()


def test_a_heartbeat_takes_the_place_of_whatever_stood_there(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    """In the same file, as a new one at each beat made the page wait for the disk."""
    file = desk.paths.heartbeat
    file.write_bytes(b"{" * 3000)
    same = file.stat().st_ino
    for _ in range(2):
        clock.advance(seconds=5)
        watching.beat(desk, bread, clock.reading())
        assert watching.last_alive(desk, bread) == clock.reading()
    assert file.stat().st_ino == same


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_a_heartbeat_is_its_users_alone(desk: Desk, clock: FakeClock, bread: LiveRun) -> None:
    watching.beat(desk, bread, clock.reading())
    assert desk.paths.heartbeat.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_no_error(
    desk: Desk, clock: FakeClock, bread: LiveRun
) -> None:
    desk.paths.heartbeat.mkdir()
    watching.beat(desk, bread, clock.reading())


# --- midnight, summer time, and pinned starts on the clock of the room ---

BERLIN = ZoneInfo("Europe/Berlin")


def pinned_at(start: datetime, clock_minutes: int) -> datetime:
    plan = LessonPlan("P", phases=(Phase("A", pinned_start=clock_minutes),))
    pinned = agenda_of(plan, start, BERLIN).phases[0].pinned
    assert pinned is not None
    return pinned


def test_a_pinned_start_is_a_time_on_the_clock_of_the_room() -> None:
    winter = datetime(2026, 1, 20, 8, 0, tzinfo=UTC)
    assert pinned_at(winter, 12 * 60) == datetime(2026, 1, 20, 11, 0, tzinfo=UTC)
    summer = datetime(2026, 7, 20, 7, 0, tzinfo=UTC)
    assert pinned_at(summer, 12 * 60) == datetime(2026, 7, 20, 10, 0, tzinfo=UTC)


def test_a_pinned_start_behind_midnight_and_behind_the_change_of_the_hour() -> None:
    evening = datetime(2026, 3, 28, 21, 0, tzinfo=UTC)
    assert pinned_at(evening, 60) == datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    assert pinned_at(evening, 4 * 60) == datetime(2026, 3, 29, 2, 0, tzinfo=UTC)


def test_a_pinned_start_a_little_before_the_start_has_passed() -> None:
    start = datetime(2026, 1, 20, 8, 10, tzinfo=UTC)
    assert pinned_at(start, 9 * 60) == datetime(2026, 1, 20, 8, 0, tzinfo=UTC)
