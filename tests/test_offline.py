"""The guard that every test runs under: no internet, by whichever door; local sockets are fine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_NOWHERE = ("192.0.2.1", 9)  # a network that is kept for examples


def _sent(kind: int, address: tuple[object, ...]) -> None:
    with socket.socket(kind, socket.SOCK_DGRAM) as one:
        one.sendto(b"x", address)


def _connected(kind: int, address: tuple[object, ...]) -> None:
    with socket.socket(kind, socket.SOCK_STREAM) as one:
        one.settimeout(0.01)
        one.connect(address)


_DOORS: dict[str, Callable[[], object]] = {
    "connect": lambda: _connected(socket.AF_INET, _NOWHERE),
    "connect to six": lambda: _connected(socket.AF_INET6, ("2001:db8::1", 9, 0, 0)),
    "sendto": lambda: _sent(socket.AF_INET, _NOWHERE),
    "getaddrinfo": lambda: socket.getaddrinfo("example.invalid", 80),
    "gethostbyname": lambda: socket.gethostbyname("example.invalid"),
    "create_connection": lambda: socket.create_connection(_NOWHERE, 0.01),
}


@pytest.mark.parametrize("door", _DOORS)
def test_no_door_to_the_internet_is_open(door: str) -> None:
    with pytest.raises(AssertionError, match="Nothing here opens a network connection"):
        _DOORS[door]()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there are no such sockets here")
def test_programs_of_one_computer_may_talk(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one, socket.socket(socket.AF_UNIX) as other:
        one.bind(str(tmp_path / "door"))
        one.listen()
        other.connect(str(tmp_path / "door"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
def test_the_self_check_is_content_without_a_network() -> None:
    """Qt's own sockets are out of Python's sight: here there is no interface to reach."""
    script = Path(__file__).parents[1] / "packaging" / "offline.py"
    command = [sys.executable, str(script), sys.executable, "-m", "facilitator", "--self-check"]
    source = str(Path(__file__).parents[1] / "src")
    environment = os.environ | {"PYTHONPATH": source, "PYTHONWARNINGS": "default"}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if "No network namespace" in answer.stderr:
        pytest.skip("this system lets nobody make a network namespace")

    assert answer.returncode == 0, answer.stdout
