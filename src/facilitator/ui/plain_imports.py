"""Imports as Python does them, not as PySide does."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own `__import__` in place


def use_plain_imports() -> None:
    """Give `__import__` back to Python.

    PySide's looks for `from __feature__ import …`, which nobody here says, and reads the source of
    every module for it: 7 ms of the first frame, 40 ms of opening the library.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
