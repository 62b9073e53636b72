"""Every UI test starts with the light theme at scale 1 on the offscreen platform."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.ui.sound.player import Loudspeaker
from facilitator.ui.theme import Mode, Theme, install
from tests.ui.leftovers import nothing_left_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.ui.rig import Rig

__all__ = ["nothing_left_behind"]


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> Theme:
    current = install(qapp)
    current.set_mode(Mode.LIGHT)
    current.set_ui_scale(1.0)
    current.set_family("")
    return current


@pytest.fixture(autouse=True)
def real_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> Callable[[Loudspeaker, bytes], None]:
    """No test is heard; what would make the sound is given to the one test that wants it."""
    real = Loudspeaker.play
    monkeypatch.setattr(Loudspeaker, "play", lambda _self, _samples: None)
    return real


@pytest.fixture
def rig(tmp_path: Path, qapp: QApplication) -> Iterator[Rig]:
    """Imported here: widgets by themselves are tested without a library."""
    from tests.ui.rig import make_rig

    made = make_rig(tmp_path / "library")
    yield made
    made.desk.library.close()
