"""What was acknowledged is there, however the process ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator.library.verification import verify

if TYPE_CHECKING:
    from facilitator.paths import Paths

_KILLS = 40
# A process of its own imports once and forks the writers that it kills.
_KILLER = """
import json, os, random, signal, sys
from contextlib import closing
from itertools import count
from pathlib import Path
from facilitator.domain.observation import Observation
from facilitator.domain.run_events import Paused
from facilitator.library.store import Library
from tests.library.examples import AT, add, new, save, session

path, kills = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(4)


def opened():
    return Library.open(path, backups=path.parent)


def write(first, acknowledge):
    library = opened()
    for number in count(first):
        seen = Observation(str(number), "session", AT, groups=("cedar",), note="Asks " * 99)
        with library.transaction() as work:
            work.runs.append("session", Paused(str(number), AT))
            work.observations.add(seen)
        os.write(acknowledge, b".")


def killed_writer(first):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        write(first, writing)
    os.close(writing)
    with open(reading, "rb", buffering=0) as acknowledged:
        seen = len(acknowledged.read(chance.randrange(1, 30)))
        for _ in range(chance.randrange(3000)):
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return seen + len(acknowledged.read())


def stored():
    with closing(opened()) as library, library.reading() as work:
        return len(work.runs.events("session")), len(work.observations.of_session("session"))


with closing(opened()) as library:
    save(library, session(add(library, new()), id="session"))
rounds, total = [], 0
for _ in range(kills):
    acknowledged = killed_writer(total)
    events, observations = stored()
    rounds.append((acknowledged, events - total, observations - total))
    total = events
print(json.dumps(rounds))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="forks the processes that it kills")
def test_no_acknowledged_row_is_lost_when_the_process_is_killed(paths: Paths) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", _KILLER, str(paths.library), str(_KILLS)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr

    rounds = json.loads(answer.stdout)
    assert len(rounds) == _KILLS
    for acknowledged, events, observations in rounds:
        assert events == observations
        assert acknowledged <= events <= acknowledged + 1
    assert verify(paths.library)["run_event"] == sum(events for _, events, _ in rounds)
