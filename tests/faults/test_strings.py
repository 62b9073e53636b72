"""Five hundred texts made to be taken for markup, formulas or paths, through every document.

`FAULTS=long` (make faults) takes all of them; without it every fiftieth.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from facilitator.services.files import safe_name
from tests.faults.strings import CORES, texts

if TYPE_CHECKING:
    from pathlib import Path

LONG = os.environ.get("FAULTS") == "long"
FIRST, STEP = (range(10), 10) if LONG else (range(7, 8), 49)
TURNS = {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"}
FORBIDDEN = set('<>:"/\\|?*\x00\x1b\n\t')


def told_by(module: str, first: int) -> dict[str, Any]:
    """What a process of its own says of its share of the texts."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{module}", str(first), str(STEP)],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="not shown: no inotify")
@pytest.mark.parametrize("first", FIRST)
def test_each_is_shown_found_exported_and_passed_on_as_data(first: int) -> None:
    told = told_by("strings_shown", first)
    assert told["failed"] == []
    assert told["found"] == []
    assert told["strange"] == []
    assert told["slow"] == []
    assert told["count"] == len(range(first, 500, STEP))


@pytest.mark.parametrize("first", FIRST)
def test_each_is_printed_and_exported_as_data(first: int) -> None:
    told = told_by("strings", first)
    assert told["failed"] == []
    assert told["strange"] == []
    assert told["slow"] == []
    assert told["count"] == len(range(first, 500, STEP))


def test_there_are_five_hundred() -> None:
    assert len(list(texts())) == 500
    assert len(CORES) == 50


def test_each_is_one_name_of_a_file_in_its_folder(tmp_path: Path) -> None:
    for text in texts():
        name = safe_name(text)
        assert not FORBIDDEN & set(name), ascii(text)
        assert not TURNS & {unicodedata.bidirectional(sign) for sign in name}, ascii(text)
        assert unicodedata.category(name[0]) != "Cc"
        file = tmp_path / f"{name}.pdf"
        assert file.parent == tmp_path
        file.write_bytes(b"%PDF-")
        assert file.exists()
