"""Patterns that PySide compiles for its messages, compiled when it writes the first one."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITS_READER = "shibokensupport.signature.parser"
"""Reads the signatures of calls that went wrong; its one pattern is three brackets deep."""


class LaterPattern:
    """Stands for a compiled pattern until somebody looks for it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._wanted = pattern, flags

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled().finditer(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled(), name)

    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._wanted)  # which `re` keeps


@contextmanager
def patterns_of_pyside_later() -> Iterator[None]:
    """For the time in which PySide is imported: a twentieth of the start goes into that pattern."""
    compiled: Any = re.compile

    def later(pattern: Any, flags: Any = 0) -> Any:
        if sys._getframe(1).f_globals.get("__name__") == _ITS_READER:
            return LaterPattern(pattern, flags)
        return compiled(pattern, flags)

    re.compile = later
    try:
        yield
    finally:
        re.compile = compiled
