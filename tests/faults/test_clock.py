"""The clock of the real process is set, or passes midnight or the change of the hour.

libfaketime moves the wall clock of one process while its other clocks go on, as when somebody sets
the computer's. `FAULTS=long` (make faults) tries all of it; without it one jump.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from tests.faults.real_app import RealApp, seconds, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    Told = dict[str, Any]

LONG = os.environ.get("FAULTS") == "long"
_PLACES = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/usr/local/lib")
FAKETIME = next(
    (file for one in _PLACES if (file := Path(one, "faketime/libfaketime.so.1")).exists()), None
)
pytestmark = pytest.mark.skipif(FAKETIME is None, reason="not shown: there is no libfaketime")
long_only = pytest.mark.skipif(not LONG, reason="only in make faults")

HOUR = 3600
AHEAD = "The computer's clock was set 1 h ahead. The timer goes on as if nothing had happened."
BACK = AHEAD.replace("set 1 h ahead", "set back by 1 h")


class Room:
    """A library with a session, and a wall clock that can be set while the app runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "library"
        self._offset = folder / "offset"
        self.set_clock(0)
        self.session_id = set_up(self.folder)
        self.zone = "UTC"
        self.app: RealApp | None = None

    def set_clock(self, ahead: float) -> None:
        """So many seconds ahead of what it would show."""
        new = self._offset.with_suffix(".new")
        new.write_text(f"{ahead:+.3f}\n")
        new.replace(self._offset)

    def start(self) -> RealApp:
        env = {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self._offset),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_RESET": "1",
            "NO_FAKE_STAT": "1",
            "TZ": self.zone,
        }
        self.app = RealApp(self.folder, self.session_id, env)
        return self.app

    def run_the_session(self) -> RealApp:
        app = self.start()
        app.do("press PageDown")
        return app

    def die(self) -> None:
        assert self.app is not None
        self.app.kill()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    if made.app is not None:
        with suppress(ProcessLookupError):
            made.app.kill()


def goes_on(before: Told, after: Told) -> bool:
    """Whether the digits moved by the time that passed, to the second."""
    passed = after["boot"] - before["boot"]
    return abs(seconds(before["digits"]) - seconds(after["digits"]) - passed) <= 1.0


@pytest.mark.parametrize("jump", [pytest.param(HOUR), pytest.param(-HOUR, marks=long_only)])
def test_a_clock_that_is_set_moves_nothing_and_is_told_once(room: Room, jump: int) -> None:
    app = room.run_the_session()
    app.do("see 2")
    before = app.tick()
    room.set_clock(jump)
    told = app.until(lambda one: one["asked"])
    assert told["asked"] == (AHEAD if jump > 0 else BACK)
    assert goes_on(before, told)
    seen = app.do("see 3")
    assert "level 3" in seen["last"]
    answered = app.do("yes")
    assert not answered["asked"]
    for _ in range(3):
        told = app.tick()
        assert not told["asked"], "it asks once"
    assert goes_on(before, told)
    assert sorted(told["notes"]) == ["Level 2", "Level 3"]
    assert told["events"].count("ClockSet") == 1


@long_only
@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_killed_after_the_jump_it_goes_on_at_the_right_second(room: Room, jump: int) -> None:
    app = room.run_the_session()
    app.do("see 2")
    before = app.tick()
    room.set_clock(jump)
    app.until(lambda one: one["asked"])
    app.do("see 3")
    room.die()
    told = room.start().tick()
    assert told["asked"].startswith("This session was still running at")
    assert goes_on(before, told)
    assert sorted(told["notes"]) == ["Level 2", "Level 3"]


@long_only
@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_set_while_the_app_was_dead_it_goes_on_and_is_told(room: Room, jump: int) -> None:
    app = room.run_the_session()
    app.do("see 2")
    before = app.tick()
    room.die()
    room.set_clock(jump)
    app = room.start()
    told = app.tick()
    assert goes_on(before, told)
    assert told["asked"].startswith("This session was still running at")
    assert app.do("yes")["asked"] == (AHEAD if jump > 0 else BACK)
    assert not app.do("yes")["asked"]
    assert app.tick()["notes"] == ["Level 2"]


@long_only
@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("UTC", "2026-12-31 23:59:50"),
        ("Europe/Berlin", "2026-03-29 01:59:50"),
        ("Europe/Berlin", "2026-10-25 02:59:50"),
        ("America/New_York", "2026-03-08 01:59:50"),
    ],
)
def test_midnight_and_the_change_of_the_hour_are_nothing(room: Room, zone: str, at: str) -> None:
    room.zone = zone
    begin = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    room.set_clock(begin.timestamp() - time.time())
    app = room.run_the_session()
    before = app.tick()
    for _ in range(15):
        told = app.tick()
        assert goes_on(before, told)
        assert not told["asked"]
    assert datetime.fromisoformat(told["wall"]) > begin.replace(second=59)
    room.die()
    told = room.start().tick()
    assert goes_on(before, told)
    assert "ClockSet" not in told["events"]
