"""Loading PySide in three quarters of the time that it takes by itself."""

from __future__ import annotations

import builtins
import marshal
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from facilitator.ui.later_patterns import patterns_of_pyside_later
from facilitator.ui.quick_enums import make_enums_quickly

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType

_ITS_FILES = "shibokensupport/"
_FOR_DEVELOPERS = "shibokensupport/signature/lib/pyi_generator.py"
"""Writes type stubs. PySide imports it, and for it argparse and gettext; no app calls it."""


def load_qt(kept: Path) -> KeptCode:
    """Import PySide and give `__import__` back to Python; the code to keep for the next start.

    PySide's `__import__` looks for `from __feature__ import …`, which nobody here says, and reads
    the source of every module for it: 7 ms of the first frame, 40 ms of opening the library.
    """
    code = KeptCode(kept)
    code.stand_in_for_compile()
    make_enums_quickly()
    try:
        with patterns_of_pyside_later():
            import PySide6.QtCore  # noqa: F401 - for what it does to `builtins`
    finally:
        code.step_back()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    return code


class KeptCode:
    """PySide's own Python files, compiled once instead of at each start.

    Its wheels hold them as source in a library, where Python keeps no bytecode of them: compiling
    them is a fifth of the time that a bare window takes to appear. What is kept goes by the hash
    of the source, so that another PySide never gets it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._code: dict[str, tuple[bytes, CodeType]] = {}
        self._is_new = False
        self._compile: Any = builtins.compile

    def stand_in_for_compile(self) -> None:
        self._code = _read(self._file)
        builtins.compile = self._found_or_compiled

    def step_back(self) -> None:
        builtins.compile = self._compile

    def keep(self) -> None:
        """Write what was not found; where nothing can be written, it is compiled again."""
        if self._is_new:
            with suppress(OSError):
                _write(self._file, self._code)

    def _found_or_compiled(
        self, source: Any, filename: Any, mode: str, *rest: Any, **more: Any
    ) -> Any:
        is_its = isinstance(filename, str) and filename.startswith(_ITS_FILES)
        if not is_its or rest or more:
            return self._compile(source, filename, mode, *rest, **more)
        if filename == _FOR_DEVELOPERS:
            return self._compile("", filename, mode)
        return self._code_of(source, filename, mode)

    def _code_of(self, source: bytes, filename: str, mode: str) -> CodeType:
        from importlib.util import source_hash

        told = source_hash(source)
        kept = self._code.get(filename)
        if kept is not None and kept[0] == told:
            return kept[1]
        code: CodeType = self._compile(source, filename, mode)
        self._code[filename] = told, code
        self._is_new = True
        return code


def _read(file: Path) -> dict[str, tuple[bytes, CodeType]]:
    """Nothing where there is none, another Python's or a damaged one."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    packed = content[_HEAD:]
    if content[:_HEAD] != _head(packed):
        return {}
    code: dict[str, tuple[bytes, CodeType]] = marshal.loads(packed)  # noqa: S302 - as Python does
    return code


def _write(file: Path, code: dict[str, tuple[bytes, CodeType]]) -> None:
    packed = marshal.dumps(code)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    beside.write_bytes(_head(packed) + packed)
    beside.replace(file)


_HEAD = 12


def _head(packed: bytes) -> bytes:
    """Which bytecode it is, and whether all of it is there."""
    from importlib.util import MAGIC_NUMBER, source_hash

    return MAGIC_NUMBER + source_hash(packed)
