"""Kill a session's process again and again and look what is left: `python -m tests.e2e.kills 1000`.

Each time another process does what facilitators do, as fast as it can, and says so when a command
has returned: then it is confirmed. It is killed at a random moment. Afterwards everything that
was confirmed has to be there, at most one thing more, and the clock has to stand where it should,
going by a count of the seconds since the computer started that knows nothing of the library.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.app import open_desk
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.run_events import Advanced, Paused, Resumed, WentBack
from facilitator.paths import below
from facilitator.resources import sample_plans
from facilitator.services import imports, observations, replanning, runs, sessions, watching

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.run_events import RunEvent
    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun

_LONGEST = 0.15
_CLOSE_ENOUGH = 1.0


class Facilitator:
    """In the process that is killed: does something, and confirms it when it has returned."""

    def __init__(self, desk: Desk, plan_id: str, out: int, seed: int) -> None:
        self._desk = desk
        self._out = out
        self._random = random.Random(seed)
        names = ("Ash", "Birch", "Cedar")
        session = sessions.draft(desk, plan_id, planned_start=desk.clock.now(), names=names)
        sessions.save(desk, session)
        self._live, _ = runs.start(desk, runs.load(desk, session.id))
        self._confirm(session=session.id)

    def work(self) -> None:
        while True:
            if self._random.random() < 0.4:
                self._observe()
            else:
                self._command()
            watching.beat(self._desk, self._live, self._desk.clock.reading())

    def _observe(self) -> None:
        session = self._live.session
        seen, _ = observations.record(
            self._desk,
            session.id,
            phase=self._live.run.current,
            groups=(session.groups[0].id,),
            level=self._random.choice(list(AttainmentLevel)),
            note="Explains the steps",
        )
        self._confirm(seen=seen.id)

    def _command(self) -> None:
        after, _ = self._random.choice(self._commands())(self._desk, self._live)
        if after is not self._live:
            self._live = after
            self._confirm(event=after.events[-1].id)

    def _commands(self) -> list[Callable[..., tuple[LiveRun, object]]]:
        phase = self._random.randrange(len(self._live.agenda.phases))
        minutes = timedelta(minutes=self._random.randrange(-3, 6))
        return [
            lambda desk, live: runs.jump(desk, live, phase),
            runs.pause,
            runs.resume,
            lambda desk, live: runs.add_time(desk, live, minutes),
            lambda desk, live: runs.tick_step(desk, live, phase=phase, step=0, done=True),
            lambda desk, live: replanning.skip(desk, live, phase),
            lambda desk, live: replanning.borrow(desk, live, phase, abs(minutes)),
        ]

    def _confirm(self, **what: str) -> None:
        """In one go, so that a line is there or not."""
        line = json.dumps({**what, "since_boot": _since_boot()}) + "\n"
        os.write(self._out, line.encode())


def _since_boot() -> float:
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


Confirmed = list[dict[str, str | float]]


def kill_once(folder: Path, plan_id: str, seed: int) -> tuple[Confirmed, float]:
    """What a process had confirmed when it was killed, and the seconds since the boot then."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            Facilitator(open_desk(below(folder)), plan_id, writing, seed).work()
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as confirmed:
        lines = [confirmed.readline()]
        time.sleep(random.Random(seed).uniform(0, _LONGEST))
        killed = _since_boot()  # before it is waited for, which takes a while on a busy machine
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += confirmed.readlines()
    return [json.loads(line) for line in lines if line.endswith("\n")], killed


def look(folder: Path, confirmed: Confirmed, killed: float) -> list[str]:
    """What is wrong with what is left; nothing when all is well."""
    session_id, begun = str(confirmed[0]["session"]), float(confirmed[0]["since_boot"])
    desk = open_desk(below(folder))
    try:
        live = runs.load(desk, session_id)
        seen = [one.id for one in observations.of_session(desk, session_id)]
        now, at = _since_boot(), desk.clock.now()
    finally:
        desk.library.close()
    found = _missing(confirmed, live, seen)
    truth = _seconds_here(confirmed, live, begun, killed, now)
    told = live.run.used(live.run.current or 0, at).total_seconds()
    if abs(truth - told) > _CLOSE_ENOUGH:
        found.append(f"the clock says {told:.2f} s, and {truth:.2f} s passed")
    return found


def _missing(confirmed: Confirmed, live: LiveRun, seen: list[str]) -> list[str]:
    events = [one["event"] for one in confirmed if "event" in one]
    notes = [one["seen"] for one in confirmed if "seen" in one]
    kept = [event.id for event in live.events[1:]]
    found = [] if kept[: len(events)] == events else ["a confirmed step is not there"]
    found += [] if seen[: len(notes)] == notes else ["a confirmed observation is not there"]
    more = len(kept) - len(events) + len(seen) - len(notes)
    return found + ([] if more <= 1 else [f"{more} things are there that nobody confirmed"])


def _seconds_here(
    confirmed: Confirmed, live: LiveRun, begun: float, killed: float, now: float
) -> float:
    """Seconds that were spent in the current phase and not paused, step by confirmed step.

    A step that nobody confirmed was on the disk just before the kill.
    """
    since = {str(one["event"]): float(one["since_boot"]) for one in confirmed if "event" in one}
    spent: dict[int, float] = {}
    here, paused, last = 0, False, begun
    for event in live.events[1:]:
        moment = since.get(event.id, killed)
        spent[here] = spent.get(here, 0.0) + (0.0 if paused else moment - last)
        here, paused, last = *_after(event, here, paused=paused), moment
    return spent.get(here, 0.0) + (0.0 if paused else now - last)


def _after(event: RunEvent, here: int, *, paused: bool) -> tuple[int, bool]:
    if isinstance(event, Advanced | WentBack):
        return event.phase, False
    if isinstance(event, Paused | Resumed):
        return here, isinstance(event, Paused)
    return here, paused


def main(times: int) -> int:
    """How many of the kills left something wrong."""
    wrong, confirmed = 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        below(folder).create()
        desk = open_desk(below(folder))
        report, _ = imports.import_paths(desk, [sample_plans()[0]])
        desk.library.close()
        plan_id = report.documents[0].plan_id
        assert plan_id is not None
        for seed in range(times):
            lines, killed = kill_once(folder, plan_id, seed)
            confirmed += len(lines)
            for problem in look(folder, lines, killed):
                wrong += 1
                print(f"kill {seed}: {problem}")
    print(f"{times} kills, {confirmed} confirmed steps, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 200) else 0)
