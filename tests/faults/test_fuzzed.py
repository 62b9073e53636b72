"""Ten thousand damaged files through every importer: a plan or a sentence, and nothing else.

`FAULTS=long` (make faults) tries all of them; without it a few hundred.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SEEDS, TRIES = (range(10), 1000) if os.environ.get("FAULTS") == "long" else (range(1), 300)

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="not shown: memory cannot be held to a limit"
)


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_files_crash_nothing_and_open_nothing(tmp_path: Path, seed: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.fuzzing", str(tmp_path), str(TRIES), str(seed)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["crashes"] == []
    assert told["strange"] == []
    assert told["slow"] == []
    assert sum(told["ends"].values()) == TRIES
    assert min(told["ends"]["read"], told["ends"]["refused"]) > TRIES // 20, "both have to happen"
