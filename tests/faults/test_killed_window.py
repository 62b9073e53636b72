"""The whole app with its window, killed at random moments: what it had shown is there.

`FAULTS=long` (make faults) kills it a thousand times; without it a few times.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SEEDS, KILLS = (range(10), 100) if os.environ.get("FAULTS") == "long" else (range(1), 6)

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="not shown: the processes to be killed are forked"
)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_window_had_shown_is_there_after_a_kill(seed: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.window_kills", str(KILLS), str(seed)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["wrong"] == []
    assert told["kills"] == KILLS
    assert told["starts"] > KILLS // 2, "most have to live long enough to show something"
    assert told["steps"] + told["notes"] > 0
