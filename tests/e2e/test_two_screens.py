"""A projector that is unplugged and plugged in again, on a real X server with two monitors."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xrandr")), reason="needs Xvfb and xrandr"
)
CHILD = Path(__file__).parent / "children" / "two_screens.py"


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of its own, with a laptop's screen and a projector beside it."""
    reads, writes = os.pipe()
    screen = ("-screen", "0", "2646x768x24", "-nolisten", "tcp", "-noreset")
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(writes), *screen),
        pass_fds=(writes,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    with os.fdopen(reads) as told:
        number = told.readline().strip()
    name = f":{number}"
    for monitor, place, output in (
        ("LAPTOP", "1366/361x768/203+0+0", "none"),
        ("WALL", "1280/340x720/190+1366+0", "screen"),
    ):
        subprocess.run(
            ("xrandr", "--display", name, "--setmonitor", monitor, place, output),
            check=True,
            capture_output=True,
        )
    yield name
    server.terminate()
    server.wait(10)


def test_the_window_goes_with_the_projector_and_comes_back_with_it(
    display: str, tmp_path: Path
) -> None:
    checkout = Path(__file__).parents[2]
    told = subprocess.run(
        (sys.executable, str(CHILD), str(tmp_path / "library")),
        env={
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": f"{checkout / 'src'}{os.pathsep}{checkout}",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if "could not connect" in told.stderr or "no Qt platform plugin" in told.stderr:
        pytest.skip("Qt's xcb plugin does not load here")
    said = {one["when"]: one for one in map(json.loads, told.stdout.splitlines())}

    assert said, told.stderr
    assert said["on"]["place"] == [1366, 0, 1280, 720]
    assert said["on"]["shown"]
    for when in ("unplugged", "gone"):
        assert not said[when]["shown"]
        assert said[when]["lost"]
    assert said["back"]["place"] == [1366, 0, 1280, 720]
    assert said["back"]["shown"]
    assert said["smaller"]["place"] == [1366, 0, 1024, 576]
    assert all(one["main"] for one in said.values())
