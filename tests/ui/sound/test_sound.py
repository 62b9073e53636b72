"""Chimes: at which moments, what they are made of, and what happens where nothing can sound."""

from __future__ import annotations

import contextlib
from array import array
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, PlannedPhase
from facilitator.domain.run import fold
from facilitator.domain.run_events import Paused, Resumed, RotationSet, Started
from facilitator.services import runs
from facilitator.ui.run import build
from facilitator.ui.sound.cues import Cue, cues
from facilitator.ui.sound.player import Loudspeaker, Player, _stream
from facilitator.ui.sound.presenter import SOUNDS, VOLUME
from facilitator.ui.sound.tones import RATE, chime
from tests.ui.rig import SOIL, Rig

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from facilitator.domain.run import Run
    from facilitator.ui.run import RunPage

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def running(minutes: int | None = 30, *more: object, quiet: bool = False) -> Run:
    planned = None if minutes is None else minutes * MINUTE
    phases = (PlannedPhase("Engage", planned, quiet=quiet), PlannedPhase("Explore", 60 * MINUTE))
    return fold(Agenda(NOON, phases), (Started("s", NOON), *more))


def heard(run: Run, steps: list[float]) -> list[tuple[Cue, timedelta]]:
    """Every cue of somebody who looks again after each of `steps` seconds, and when."""
    at, found = NOON, []
    for step in steps:
        before, at = at, at + timedelta(seconds=step)
        found += [(cue, at - NOON) for cue in cues(before, run, at)]
    return found


def test_at_the_warning_and_at_the_end(qapp: object) -> None:
    assert heard(running(), [1.0] * 2000) == [(Cue.WARNING, 25 * MINUTE), (Cue.END, 30 * MINUTE)]


@given(st.lists(st.floats(0.2, 4.9), min_size=1, max_size=12))
def test_each_moment_is_heard_once_however_unevenly_one_looks(rhythm: list[float]) -> None:
    rounds = int(320 / sum(rhythm)) + 1
    found = heard(running(5), rhythm * rounds)

    assert [cue for cue, _ in found] == [Cue.WARNING, Cue.END]
    assert all(
        timedelta() <= at - moment < timedelta(seconds=5)
        for (_, at), moment in zip(found, (4 * MINUTE, 5 * MINUTE), strict=True)
    )


def test_groups_are_called_to_move_and_to_come_together() -> None:
    turns = RotationSet("t", NOON, 0, 3, 8)
    found = heard(running(30, turns), [1.0] * 1500)

    assert [(cue, at // MINUTE) for cue, at in found] == [
        (Cue.MOVE, 8),
        (Cue.MOVE, 16),
        (Cue.TOGETHER, 24),
        (Cue.WARNING, 25),
    ]


def test_where_two_moments_fall_together_the_end_counts() -> None:
    turns = RotationSet("t", NOON, 0, 3, 10)
    at = NOON + 30 * MINUTE

    found = cues(at - timedelta(seconds=1), running(30, turns), at)
    assert found == (Cue.END, Cue.TOGETHER)


def test_what_passed_behind_a_closed_lid_is_not_heard_afterwards() -> None:
    assert heard(running(), [1.0, 2000.0, 1.0]) == []


def test_a_quiet_phase_a_pause_and_a_phase_without_a_length_are_silent() -> None:
    looks = [1.0] * 2000
    paused = (Paused("p", NOON + MINUTE), Resumed("r", NOON + 600 * MINUTE))
    assert heard(running(quiet=True), looks) == []
    assert heard(running(30, paused[0]), looks) == []
    assert heard(running(None), looks) == []


# --- what it is made of ---


@pytest.mark.parametrize("cue", Cue)
def test_a_chime_begins_and_ends_softly_and_never_clips(cue: Cue) -> None:
    samples = array("h", chime(cue, 100))

    assert 1.0 <= len(samples) / RATE <= 2.0
    assert max(abs(one) for one in samples[:20]) < 500
    assert max(abs(one) for one in samples[-200:]) < 200
    assert 6000 < max(abs(one) for one in samples) < 20_000


def test_volume_is_in_percent() -> None:
    half, whole = (max(array("h", chime(Cue.END, volume))) for volume in (50, 100))
    assert half == pytest.approx(whole / 2, abs=2)
    assert not any(array("h", chime(Cue.END, 0)))


def test_the_stream_hands_out_every_frame_and_then_silence() -> None:
    from threading import Event

    done, samples = Event(), bytes(range(1, 201))
    stream = _stream(samples, done)
    next(stream)
    got = b"".join(stream.send(30) for _ in range(6))
    assert got.rstrip(b"\0") == samples
    assert done.is_set()


# --- on the page ---


class Recorder:
    """A device that writes down what it is to play."""

    def __init__(self, error: Exception | None = None) -> None:
        self.played: list[bytes] = []
        self.error = error

    def play(self, samples: bytes) -> None:
        if self.error is not None:
            raise self.error
        self.played.append(samples)


@pytest.fixture
def device() -> Recorder:
    return Recorder()


class Room:
    def __init__(self, rig: Rig, qtbot: QtBot, device: Recorder) -> None:
        self.rig, self.device = rig, device
        self.session = rig.add_session(rig.add_plan(SOIL))
        self.page: RunPage = build(rig.shell, device=device)
        qtbot.addWidget(self.page.view)
        self.page.show_session(self.session.id)
        self.page.view.forward()

    @property
    def player(self) -> Player:
        return self.page.presenter.companions.sounds.player

    def wait(self, *, minutes: float = 0, seconds: float = 1) -> None:
        self.rig.clock.advance(minutes=minutes, seconds=seconds)
        self.rig.shell.ticker.ticked.emit(self.rig.clock.now())
        self.player.wait()

    def come_to(self, minute: float) -> None:
        """Just before that minute of the phase, then over it."""
        since = self.rig.clock.now() - runs.load(self.rig.desk, self.session.id).run.started_at
        self.rig.clock.advance(minutes=minute, seconds=-since.total_seconds() - 1)
        self.wait(seconds=0)
        self.wait(seconds=1)


@pytest.fixture
def room(rig: Rig, qtbot: QtBot, device: Recorder) -> Room:
    return Room(rig, qtbot, device)


def test_a_session_is_heard_at_the_warning_and_at_the_end(room: Room, device: Recorder) -> None:
    room.rig.shell.choices.set_number(VOLUME, 40)
    room.come_to(25)
    room.wait()
    room.come_to(30)
    room.wait()

    assert device.played == [chime(Cue.WARNING, 40), chime(Cue.END, 40)]


def test_one_key_turns_sounds_off_and_on(room: Room, device: Recorder) -> None:
    room.page.view.wishes.sounds.emit()
    assert room.rig.navigator.said[-1] == "Sounds off"
    room.come_to(25)
    assert device.played == []
    room.page.view.wishes.sounds.emit()
    assert room.rig.shell.choices.text(SOUNDS) == "yes"
    room.come_to(30)
    assert len(device.played) == 1


def test_after_a_crash_the_past_stays_silent(room: Room, rig: Rig, qtbot: QtBot) -> None:
    rig.clock.advance(minutes=27)
    later = Recorder()
    page = build(rig.shell, device=later)
    qtbot.addWidget(page.view)
    page.show_session(room.session.id)
    rig.clock.advance(seconds=1)
    rig.shell.ticker.ticked.emit(rig.clock.now())
    page.presenter.companions.sounds.player.wait()

    assert later.played == []


def test_without_a_device_the_chime_is_seen(room: Room, device: Recorder, qtbot: QtBot) -> None:
    device.error = OSError("no device")
    with qtbot.waitSignal(room.player.unheard):
        room.come_to(25)

    said = "5 min to go: Engage. No sound can be played here."
    assert room.rig.navigator.said[-1] == said


def test_a_second_chime_waits_for_nothing(qapp: object) -> None:
    from threading import Event

    going, release = Event(), Event()

    class Slow(Recorder):
        def play(self, samples: bytes) -> None:
            super().play(samples)
            going.set()
            release.wait(5)

    slow = Slow()
    player = Player(slow)
    player.play(Cue.WARNING, 50)
    assert going.wait(5)
    player.play(Cue.END, 50)
    release.set()
    player.wait()

    assert slow.played == [chime(Cue.WARNING, 50)]


def test_the_real_loudspeaker_plays_or_says_that_it_cannot(
    real_loudspeaker: Callable[[Loudspeaker, bytes], None],
) -> None:
    import miniaudio

    with contextlib.suppress(miniaudio.MiniaudioError):
        real_loudspeaker(Loudspeaker(), chime(Cue.END, 0)[:2000])
