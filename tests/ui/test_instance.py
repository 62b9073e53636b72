"""A second start rings at the first."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalServer

from facilitator.ui.instance import Doorbell, raise_running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

_RING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from facilitator.ui.instance import raise_running
app = QCoreApplication([])
sys.exit(0 if raise_running(Path(sys.argv[1])) else 7)
"""


@pytest.fixture
def doorbell(qtbot: QtBot, tmp_path: Path) -> Iterator[Doorbell]:
    bell = Doorbell(tmp_path / "library.sqlite3")
    yield bell
    bell.close()


def test_a_second_process_rings(qtbot: QtBot, doorbell: Doorbell, tmp_path: Path) -> None:
    with qtbot.waitSignal(doorbell.rung):
        second = subprocess.Popen([sys.executable, "-c", _RING, tmp_path / "library.sqlite3"])
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0


def test_nobody_answers_for_another_library(doorbell: Doorbell, tmp_path: Path) -> None:
    assert not raise_running(tmp_path / "other" / "library.sqlite3")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no socket files")
def test_the_socket_is_private_to_the_user(doorbell: Doorbell) -> None:
    server = doorbell.findChild(QLocalServer)
    assert stat.S_IMODE(Path(server.fullServerName()).stat().st_mode) & 0o077 == 0


_BRING = _RING.replace(
    "raise_running(Path(sys.argv[1]))", "raise_running(*map(Path, sys.argv[1:]))"
)


@pytest.mark.parametrize(
    "name", ["plans.facilitator", "Pläne für Ω.facilitator", "a b'\n.facilitator"]
)
def test_a_second_process_brings_a_file(
    qtbot: QtBot, doorbell: Doorbell, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    brought: list[object] = []
    doorbell.brought.connect(brought.append)
    with qtbot.waitSignals([doorbell.rung, doorbell.brought]):
        second = subprocess.Popen(
            [sys.executable, "-c", _BRING, tmp_path / "library.sqlite3", file]
        )
    qtbot.waitUntil(lambda: second.poll() is not None)

    assert second.returncode == 0
    assert brought == [file]


def test_a_second_start_without_a_file_brings_none(
    qtbot: QtBot, doorbell: Doorbell, tmp_path: Path
) -> None:
    brought: list[object] = []
    doorbell.brought.connect(brought.append)
    with qtbot.waitSignal(doorbell.rung):
        second = subprocess.Popen([sys.executable, "-c", _RING, tmp_path / "library.sqlite3"])
    qtbot.waitUntil(lambda: second.poll() is not None)

    assert not brought
