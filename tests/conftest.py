"""What every test starts from: no screen, no network, nobody's real library."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

# Before anything loads Qt: no window appears, and numbers and dates look the same everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Machines are shared, so no example has a deadline.
settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile("deep", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


_QUESTIONS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_CALLS = {"socket.connect", "socket.sendto", "socket.sendmsg"}


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: local sockets have a path for an address, the network has a tuple."""
    if event in _QUESTIONS or (event in _CALLS and isinstance(arguments[1], tuple)):
        raise AssertionError(f"Nothing here opens a network connection: {arguments}")


sys.addaudithook(_refuse_network)


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folders that the system would give the app; whoever runs the tests keeps theirs."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("FACILITATOR_LIBRARY", raising=False)
        patch.setenv("HOME", str(home))
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield home


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """For tests that start the log."""
    root, ours = logging.getLogger(), logging.getLogger("facilitator")
    handlers, levels, raising = [*root.handlers], (root.level, ours.level), logging.raiseExceptions
    yield
    for handler in {*root.handlers} - {*handlers}:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
    logging.raiseExceptions = raising
