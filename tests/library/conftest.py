"""A real library in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.library.store import Library
from facilitator.paths import below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Where a library would be; nothing is there yet."""
    return below(tmp_path / "desk")


@pytest.fixture
def library(paths: Paths) -> Iterator[Library]:
    """A new, open library."""
    opened = Library.open(paths.library, backups=paths.backups)
    yield opened
    opened.close()
