"""The real process with its window (watched.py), told what to do and asked what it shows."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.faults.window_kills import set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["RealApp", "seconds", "set_up"]

Told = dict[str, Any]
_MOST_LINES = 60


class RealApp:
    """Started as its icon does, but for the hand that presses its keys."""

    def __init__(self, folder: Path, session_id: str, env: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.watched", str(folder), session_id],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                "QT_QPA_PLATFORM": "offscreen",
                **(env or {}),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.until(lambda _told: True)

    def do(self, line: str) -> Told:
        """What the window shows right after it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self.until(lambda told: told["why"] == line)

    def tick(self) -> Told:
        return self.until(lambda told: told["why"] == "tick")

    def until(self, wanted: Callable[[Told], object]) -> Told:
        """What the window showed first that is wanted; it tells something each second."""
        assert self._process.stdout is not None
        told: Told = {}
        for _ in range(_MOST_LINES):
            line = self._process.stdout.readline()
            assert line, "the process is gone"
            told = json.loads(line)
            if wanted(told):
                return told
        raise AssertionError(f"never came; at last {told}")

    def kill(self) -> None:
        """Without any farewell."""
        self._process.send_signal(signal.SIGKILL)
        with self._process:
            pass


def seconds(digits: str) -> int:
    """`24:18`, or over time `+4:10`, which is less than nothing."""
    total = 0
    for part in digits.lstrip("+").split(":"):
        total = total * 60 + int(part)
    return -total if digits.startswith("+") else total
