"""The real process with a disk that fails at the Nth call: what was called saved is there.

`FAULTS=long` (make faults) goes through every N; without it a few are tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.session import Session
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.library.verification import verify
from facilitator.paths import below
from facilitator.services import observations, runs, sessions
from facilitator.services.desk import Desk, new_id
from tests.fakes import FakeClock

LONG = os.environ.get("FAULTS") == "long"
TIMES = 12
KILLS = range(1, 31) if LONG else (2, 9, 20)
WRITES = range(1, 61) if LONG else (3, 30)
STRACE = shutil.which("strace")

pytestmark = pytest.mark.skipif(
    STRACE is None or not sys.platform.startswith("linux"), reason="not shown: there is no strace"
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with a session that runs, and its id."""
    folder = tmp_path_factory.mktemp("begun")
    paths = below(folder)
    paths.create()
    desk = Desk(Library.open(paths.library, backups=paths.backups), FakeClock(), paths)
    with desk.library.transaction() as work:
        plan = NewPlan("p", LessonPlan("Bread", phases=(Phase("Mix"),)), 0)
        work.plans.add([plan], desk.clock.now())
    session = Session(new_id(), "p", 1, "Bread", desk.clock.now())
    sessions.save(desk, session)
    runs.start(desk, runs.load(desk, session.id))
    desk.library.close()
    return folder, session.id


def saved_before(folder: Path, session_id: str, fault: str) -> set[str]:
    """What the process called saved under that fault."""
    traced = fault.partition(":")[0]
    command = [str(STRACE), "-f", "--seccomp-bpf", "-qq", "-o", os.devnull]
    command += ["-e", f"trace={traced}", "-e", f"inject={fault}"]
    command += [str(Path(sys.executable).resolve()), "-m", "tests.faults.observing"]
    done = subprocess.run(
        [*command, str(folder), session_id, str(TIMES)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return set(done.stdout.split())


def check(begun: tuple[Path, str], folder: Path, fault: str) -> int:
    source, session_id = begun
    shutil.copytree(source, folder / "desk")
    saved = saved_before(folder / "desk", session_id, fault)
    paths = below(folder / "desk")
    with closing(Library.open(paths.library, backups=paths.backups)) as library:
        seen = observations.of_session(Desk(library, FakeClock(), paths), session_id)
    verify(paths.library)
    assert saved <= {one.id for one in seen}, "something that was called saved is lost"
    assert len({one.id for one in seen}) == len(seen)
    return len(saved)


@pytest.mark.parametrize("call", ["fdatasync", "fsync"])
@pytest.mark.parametrize("number", KILLS)
def test_killed_at_the_nth_forcing_to_the_disk(
    begun: tuple[Path, str], tmp_path: Path, call: str, number: int
) -> None:
    check(begun, tmp_path, f"{call}:signal=KILL:when={number}")


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("number", WRITES)
def test_the_nth_write_and_all_after_it_fail(
    begun: tuple[Path, str], tmp_path: Path, error: str, number: int
) -> None:
    check(begun, tmp_path, f"pwrite64:error={error}:when={number}+")


@pytest.mark.parametrize("number", WRITES)
def test_the_nth_forcing_to_the_disk_fails_once(
    begun: tuple[Path, str], tmp_path: Path, number: int
) -> None:
    check(begun, tmp_path, f"fdatasync:error=EIO:when={number}")


def test_without_a_fault_all_is_saved(begun: tuple[Path, str], tmp_path: Path) -> None:
    """Else the others would prove nothing."""
    assert check(begun, tmp_path, "fdatasync:error=EIO:when=60000") == TIMES
