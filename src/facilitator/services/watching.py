"""Whether time passed as the clock says: a closed lid, a crash, a clock that somebody set."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.clock import Gap, Reading, Since, between
from facilitator.domain.run_events import ClockSet, GapJudged
from facilitator.services.desk import new_id
from facilitator.services.runs import record

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun

BEAT = timedelta(seconds=5)
"""How often the heartbeat is written: the most of the time away that a crash can hide."""

_SIGN_BYTES = 512
"""Always as many, so that one heartbeat covers all of the last."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a look at the clocks brought to light: the run afterwards, and what to tell of it.

    `gap` is time nobody watched while the clock of the session ran; `clock_set` the event that
    says that the computer's clock was moved.
    """

    live: LiveRun
    reading: Reading
    gap: Gap | None = None
    clock_set: ClockSet | None = None
    changes: Changes = field(default_factory=Changes)


def look(desk: Desk, live: LiveRun, before: Reading) -> Noticed:
    """Compare the clocks with what they showed at the last look of this process."""
    reading = desk.clock.reading()
    return _noticed(desk, live, reading, between(before, reading))


def look_back(desk: Desk, live: LiveRun) -> Noticed:
    """Compare the clocks with the last sign of life of whichever process ran the session."""
    reading, before = desk.clock.reading(), last_alive(desk, live)
    if before is None or not live.run.is_running:
        return Noticed(live, reading)
    return _noticed(desk, live, reading, between(before, reading, was_closed=True))


def _noticed(desk: Desk, live: LiveRun, reading: Reading, since: Since) -> Noticed:
    """A moved clock and time away are noted at once: time away counts until somebody objects."""
    if not live.run.visits:
        return Noticed(live, reading)
    changes, clock_set, gap = Changes(), None, since.gap(reading.at)
    if since.shift:  # also behind the end: that may be taken back
        clock_set = ClockSet(new_id(), reading.at, since.shift)
        live, changes = record(desk, live, clock_set)
    if gap is None or live.run.is_paused or not live.run.is_running:
        return Noticed(live, reading, None, clock_set, changes)
    live, more = _judge(desk, live, gap, counts=True)
    return Noticed(live, reading, gap, clock_set, changes | more)


def was_a_pause(desk: Desk, live: LiveRun, gap: Gap) -> tuple[LiveRun, Changes]:
    """The time nobody watched was no time for the session."""
    if not live.run.is_running:
        return live, Changes()
    return _judge(desk, live, gap, counts=False)


def _judge(desk: Desk, live: LiveRun, gap: Gap, *, counts: bool) -> tuple[LiveRun, Changes]:
    at = desk.clock.now()
    return record(desk, live, GapJudged(new_id(), at, gap.begin, gap.end, gap.cause, counts))


def last_alive(desk: Desk, live: LiveRun) -> Reading | None:
    """The newer of the heartbeat and of the last event; None when neither is known."""
    with desk.library.reading() as work:
        event = work.runs.last_reading(live.session.id)
    beat = _read(desk.paths.heartbeat, live.session.id)
    if event is None or beat is None:
        return beat or event
    # Within one start of the computer its own clock tells which was later; else the beat is,
    # which is written as soon as a session is shown.
    return event if event.is_same_start(beat) and event.boot > beat.boot else beat


def beat(desk: Desk, live: LiveRun, reading: Reading) -> None:
    """Leave a sign of life; not synced to the disk, so that it costs next to nothing.

    Never an error: a beat that cannot be written makes the next start ask about more time.
    """
    sign = {
        "session": live.session.id,
        "at": reading.at.isoformat(),
        "boot": reading.boot,
        "monotonic": reading.monotonic,
        "boot_id": reading.boot_id,
    }
    with suppress(OSError):
        _overwrite(desk.paths.heartbeat, json.dumps(sign).encode().ljust(_SIGN_BYTES))


def _overwrite(path: Path, sign: bytes) -> None:
    """In its place, for a new file or a shorter one makes some systems wait for the disk.

    What a dying computer leaves half written is no sign, and read as none.
    """
    file = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.write(file, sign)
        os.ftruncate(file, len(sign))
    finally:
        os.close(file)


def _read(path: Path, session_id: str) -> Reading | None:
    try:
        sign = json.loads(path.read_text(encoding="utf-8"))
        if sign["session"] != session_id:
            return None
        at = datetime.fromisoformat(sign["at"])
        return Reading(at, float(sign["boot"]), float(sign["monotonic"]), str(sign["boot_id"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
