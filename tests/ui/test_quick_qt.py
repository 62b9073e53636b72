"""Loading PySide with its own code kept from one start to the next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import facilitator

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_PROGRAM = """
import builtins, json, re, sys
from pathlib import Path

compiled = []
def hear(event, arguments):
    if event == "compile" and "shibokensupport" in str(arguments[1]):
        compiled.append(str(arguments[1]))
sys.addaudithook(hear)

plain = builtins.compile, re.compile
from facilitator.ui.quick_qt import load_qt
load_qt(Path(sys.argv[1])).keep()
from PySide6.QtCore import QObject
patterns = len(re._cache)
try:
    QObject().setObjectName(7)
except TypeError as error:
    told = str(error)
is_plain = (builtins.compile, re.compile) == plain
later = len(re._cache) - patterns
print(json.dumps({"compiled": compiled, "told": told, "is_plain": is_plain, "later": later}))
"""


def start(kept: Path) -> dict[str, Any]:
    """What a new process did when it loaded PySide."""
    source = str(Path(facilitator.__file__).parents[1])
    answer = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(kept)],
        env=os.environ | {"PYTHONPATH": source},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


def test_pyside_is_compiled_once(tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "pyside.code"
    first, second = start(kept), start(kept)
    assert len(first["compiled"]) > 10
    assert [name for name in second["compiled"] if "pyi_generator" not in name] == []


def test_pyside_still_tells_what_a_call_wants(tmp_path: Path) -> None:
    kept = tmp_path / "pyside.code"
    assert all("setObjectName" in start(kept)["told"] for _ in range(2))


def test_python_has_its_own_compile_back(tmp_path: Path) -> None:
    assert start(tmp_path / "pyside.code")["is_plain"]


def test_patterns_for_its_messages_are_compiled_with_the_first_message(tmp_path: Path) -> None:
    assert start(tmp_path / "pyside.code")["later"] > 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: b"\0\0\0\0" + content[4:],
        lambda content: content[:900] + b"?" + content[901:],
    ],
    ids=["empty", "cut", "another Python's", "one byte"],
)
def test_damaged_code_is_made_anew(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    kept = tmp_path / "pyside.code"
    start(kept)
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert len(start(kept)["compiled"]) > 10
    assert kept.read_bytes() == whole


def test_works_where_nothing_can_be_kept(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert start(blocked / "pyside.code")["compiled"]
