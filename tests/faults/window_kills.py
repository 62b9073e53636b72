"""Kill the whole app, with its window, again and again: `python -m tests.faults.window_kills 9 0`.

One session goes through many deaths. Each time the program is started as its icon does, a hand
presses keys and buttons (see driving.py), and it is killed at a random moment of its life, its
start included. The next start has to show everything that the window had shown: each step, each
note, the phase, the pause, and the clock by a count of the seconds that knows nothing of the
library.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from facilitator.app import SystemClock, open_desk
from facilitator.library.store import Library
from facilitator.library.verification import verify
from facilitator.paths import below
from facilitator.resources import sample_plans
from facilitator.services import imports, observations, runs, sessions
from facilitator.ui.run import presenter, view
from tests.faults.driving import drive, since_boot

_LOADED = (SystemClock, Library, runs, observations, presenter, view)
"""Imported before the processes are forked, so that they live more than they load."""
LONGEST = 2.5
IN_THE_START = 0.2
"""Of this share the moment is drawn from the start of the process on, of the others from the first
frame of the session."""
CLOSE_ENOUGH = 1.0
A_SESSION = 25
"""Deaths of one session."""

Line = dict[str, Any]


@dataclass
class Expected:
    """What the window has shown so far."""

    events: list[str] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    last: Line | None = None

    def add(self, line: Line) -> None:
        self.events += line["events"]
        self.seen = {one: note for one, note in self.seen.items() if one not in line["gone"]}
        self.seen |= line["new"]
        self.last = line


@dataclass
class Tally:
    kills: int = 0
    in_the_start: int = 0
    starts: int = 0
    steps: int = 0
    notes: int = 0
    unconfirmed: int = 0
    off: float = 0.0
    wrong: list[str] = field(default_factory=list)


def live_and_die(folder: Path, session_id: str, known: int, seed: int) -> list[Line]:
    """What a process showed until it was killed; no lines when it died in its start."""
    told = folder / "told"
    told.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        try:
            drive(folder, session_id, known, told, seed)
        finally:
            os._exit(3)
    draw = random.Random(seed)
    if draw.random() > IN_THE_START:
        _until_it_shows_something(told)
    time.sleep(draw.uniform(0, LONGEST))
    killed = since_boot()
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"seed {seed}: it ended by itself"
    lines = told.read_text().splitlines(keepends=True) if told.exists() else []
    found = [json.loads(line) for line in lines if line.endswith("\n")]
    assert all(line["boot"] <= killed + 0.01 for line in found)
    return found


def _until_it_shows_something(told: Path) -> None:
    for _ in range(6000):
        if told.exists() and told.stat().st_size:
            return
        time.sleep(0.01)
    raise AssertionError("the window never showed the session")


def compare(expected: Expected, start: Line, tally: Tally) -> list[str]:
    """What the window shows after a start against what it showed before."""
    found = []
    kept, count_ = start["events"], len(expected.events)
    if kept[:count_] != expected.events:
        found.append("a step that was shown is not there")
    lost = [one for one, note in expected.seen.items() if start["new"].get(one) != note]
    back = len(start["new"]) - len(expected.seen) + len(lost)
    more = len(kept) - count_
    # One step at most was on the disk and not on the screen: something new, or something undone.
    if more + len(lost) + back > 1:
        found.append(f"{more} steps, {back} notes more and {len(lost)} notes less than shown")
    tally.unconfirmed += more + len(lost) + back
    last = expected.last
    if last is None or not count_:
        return found
    if not start["recovered"]:
        found.append("the session is not offered")
    elif not start["question"]:
        found.append("nothing is said about what happened")
    if not start["told_last"]:
        found.append("the last observation is not the last that is shown")
    if not more and (start["phase"], start["paused"]) != (last["phase"], last["paused"]):
        found.append("another phase, or paused when it was not")
    return found + _clock(last, start, tally, is_known=not more)


def _clock(last: Line, start: Line, tally: Tally, *, is_known: bool) -> list[str]:
    found = []
    passed = 0.0 if last["paused"] else start["boot"] - last["boot"]
    if last["left"] is not None:
        off = abs(start["left_of_known"] - (last["left"] - passed))
        tally.off = max(tally.off, off)
        if off > CLOSE_ENOUGH:
            found.append(f"the clock is {off:.2f} s off")
        if is_known and abs(_seconds(start["digits"]) - (last["left"] - passed)) > 2 * CLOSE_ENOUGH:
            found.append(f"{start['digits']} is shown with {last['left'] - passed:.1f} s left")
    return found


def _seconds(digits: str) -> float:
    """`1:02:03`, `24:18`, or over time `+4:10`; the second that has begun counts as there."""
    sign = -1.0 if digits.startswith("+") else 1.0
    total = 0
    for part in digits.lstrip("+").split(":"):
        total = total * 60 + int(part)
    return sign * total


def set_up(folder: Path) -> str:
    """A library with a plan and a session that is about to begin; its id."""
    below(folder).create()
    desk = open_desk(below(folder))
    report, _ = imports.import_paths(desk, [sample_plans()[0]])
    plan_id = report.documents[0].plan_id
    assert plan_id is not None
    names = ("Ash", "Birch", "Cedar")
    session = sessions.draft(desk, plan_id, planned_start=desk.clock.now(), names=names)
    sessions.save(desk, session)
    desk.library.close()
    return session.id


def one_session(folder: Path, kills: int, first_seed: int, tally: Tally) -> None:
    session_id, expected = set_up(folder), Expected()
    for seed in range(first_seed, first_seed + kills):
        lines = live_and_die(folder, session_id, len(expected.events), seed)
        tally.kills += 1
        tally.in_the_start += not lines
        if lines:
            tally.starts += 1
            tally.wrong += [f"seed {seed}: {one}" for one in compare(expected, lines[0], tally)]
            expected = Expected()
        for line in lines:
            expected.add(line)
    tally.steps += len(expected.events)
    tally.notes += len(expected.seen)
    _look_closely(folder, session_id, expected, tally)


def _look_closely(folder: Path, session_id: str, expected: Expected, tally: Tally) -> None:
    """After the last death, without a window: the library itself."""
    paths = below(folder)
    desk = open_desk(paths)
    with closing(desk.library):
        kept = {one.id for one in runs.load(desk, session_id).events}
        seen = {one.id for one in observations.of_session(desk, session_id)}
    verify(paths.library)
    missing = len(set(expected.events) - kept)
    if missing or len(expected.seen.keys() - seen) > 1:
        tally.wrong.append(f"after seed {tally.kills}: {missing} steps are not in the library")


def main(kills: int, seed: int) -> Tally:
    tally = Tally()
    while tally.kills < kills:
        with tempfile.TemporaryDirectory() as name:
            more = min(A_SESSION, kills - tally.kills)
            one_session(Path(name), more, seed * 100_000 + tally.kills, tally)
        print(f"{since_boot():.0f}: {tally}", file=sys.stderr, flush=True)
    return tally


if __name__ == "__main__":
    done = main(int(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps(vars(done)))
    sys.exit(1 if done.wrong else 0)
