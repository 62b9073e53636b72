"""The power fails under the real process: on a file system of its own that is shut down at once.

`synchronous=NORMAL` without a journal is the control: it has to lose what it called saved.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from facilitator.library.store import Library
from facilitator.library.verification import verify
from facilitator.paths import below
from facilitator.services import observations
from facilitator.services.desk import Desk
from tests.fakes import FakeClock
from tests.faults.test_disk import LONG, begun

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["begun"]

_GOING_DOWN = 0x8004587D
_WITHOUT_LOG = (2).to_bytes(4, "little")
CUTS = range(100) if LONG else range(2)


def _run(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def mounted(image: Path, place: Path) -> Iterator[None]:
    if not _run("mount", "-o", "loop", str(image), str(place)):
        pytest.skip("not shown: nothing can be mounted here")
    try:
        yield
    finally:
        assert _run("umount", str(place))


@pytest.fixture
def image(tmp_path: Path) -> Path:
    made = tmp_path / "image"
    made.touch()
    os.truncate(made, 32 << 20)
    if sys.platform != "linux" or os.geteuid() or not _run("mkfs.ext4", "-q", str(made)):
        pytest.skip("not shown: no file system of one's own can be made here")
    (tmp_path / "mounted").mkdir()
    return made


def lost(begun: tuple[Path, str], image: Path, number: int, *mode: str) -> int:
    """How many observations that were called saved are gone after the cut."""
    source, session_id = begun
    place = image.with_name("mounted")
    with mounted(image, place):
        shutil.copytree(source, place / "desk")
        os.sync()
        saved = saved_until_the_cut(place, session_id, Random(number).randint(3, 25), *mode)
    with mounted(image, place):
        paths = below(place / "desk")
        with closing(Library.open(paths.library, backups=paths.backups)) as library:
            seen = observations.of_session(Desk(library, FakeClock(), paths), session_id)
        verify(paths.library)
    return len(saved - {one.id for one in seen})


def saved_until_the_cut(place: Path, session_id: str, cut_after: int, *mode: str) -> set[str]:
    command = [sys.executable, "-m", "tests.faults.observing", str(place / "desk")]
    with subprocess.Popen(
        [*command, session_id, "5000", *mode],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        saved = {child.stdout.readline().strip() for _ in range(cut_after)}
        folder = os.open(place, os.O_RDONLY)
        fcntl.ioctl(folder, _GOING_DOWN, _WITHOUT_LOG)
        os.close(folder)
        child.kill()
    assert "" not in saved, "it ended before the cut"
    return saved


@pytest.mark.parametrize("number", CUTS)
def test_what_was_called_saved_survives_the_cut(
    begun: tuple[Path, str], image: Path, number: int
) -> None:
    assert lost(begun, image, number) == 0


def test_the_control_loses_what_it_called_saved(begun: tuple[Path, str], image: Path) -> None:
    """Else the cuts would be no cuts."""
    assert lost(begun, image, 0, "normal") > 0
