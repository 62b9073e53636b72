"""Setting up a checkout: what belongs to another one stays as it is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).resolve().parents[1] / "packaging" / "make_venv.sh"


@pytest.mark.skipif(sys.platform == "win32", reason="make and sh are not there")
def test_an_environment_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    others = tmp_path / "others"
    (others / "bin").mkdir(parents=True)
    kept = others / "bin" / "activate"
    kept.write_text("VIRTUAL_ENV=elsewhere")
    checkout = tmp_path / "checkout"
    (checkout / "packaging").mkdir(parents=True)
    script = shutil.copy(_SCRIPT, checkout / "packaging")
    (checkout / ".venv").symlink_to(others, target_is_directory=True)

    answer = subprocess.run(["sh", script], capture_output=True, text=True, check=False)

    assert answer.returncode == 1
    assert "left as it is" in answer.stderr
    assert kept.read_text() == "VIRTUAL_ENV=elsewhere"
