"""A desk with a real library in a folder of its own, and a clock that is told to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.library.store import Library
from facilitator.paths import below
from facilitator.services.desk import Desk
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    paths = below(tmp_path / "desk")
    paths.create()
    library = Library.open(paths.library, backups=paths.backups)
    yield Desk(library, clock, paths)
    library.close()
