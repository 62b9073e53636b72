"""Fonts that are made once for all tests of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.printing.fonts import load_typeface
from facilitator.printing.machine_fonts import look_for_fonts_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session", autouse=True)
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the weights in it, shared by all workers; others may have loaded them."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    cache = shared / "fonts"
    load_typeface(cache)
    return cache


@pytest.fixture(autouse=True)
def no_fonts_of_this_machine() -> None:
    """What is printed shall not depend on where the tests run."""
    look_for_fonts_in()
