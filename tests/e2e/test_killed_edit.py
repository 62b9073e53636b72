"""`kill -9` while somebody types: nothing is lost beyond the keystroke in flight."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes to be killed are forked")
def test_killed_while_typing_no_confirmed_key_is_lost() -> None:
    """`python -m tests.e2e.edit_kills 50` looks longer."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.edit_kills", "4"],
        cwd=_HERE,
        env={**os.environ, "PYTHONPATH": str(_HERE / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 kills" in done.stdout
