"""One filled library for all the looks at it: it takes longer to fill than to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from facilitator.resources import page_font
from facilitator.ui.sound.player import Loudspeaker
from facilitator.ui.theme import Mode, install, theme
from tests.e2e.filled import Filled

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Loudspeaker, "play", lambda _self, _samples: None)


@pytest.fixture(scope="module")
def filled_library(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    install(qapp).set_family("")
    look_as_usual()
    made = Filled(tmp_path_factory.mktemp("filled"))
    yield made
    look_as_usual()
    made.kill()


@pytest.fixture(params=["Noto Sans", "DejaVu Sans"])
def family(request: pytest.FixtureRequest) -> Iterator[str]:
    """A family in force; Noto Sans comes with the program for its pages."""
    wanted: str = request.param
    loaded = -1
    if wanted == "Noto Sans" and wanted not in QFontDatabase.families():
        loaded = QFontDatabase.addApplicationFont(str(page_font()))
    if wanted not in QFontDatabase.families():
        pytest.skip(f"{wanted} is not installed")
    theme().set_family(wanted)
    yield wanted
    theme().set_family("")
    if loaded >= 0:
        QFontDatabase.removeApplicationFont(loaded)


@pytest.fixture
def filled(filled_library: Filled) -> Iterator[Filled]:
    """Every test finds the usual look and size, and leaves them."""
    yield filled_library
    look_as_usual()
    filled_library.window.resize(1366, 768)
    filled_library.stage.settle()


def look_as_usual() -> None:
    """Each of these restyles every widget there is, so only what differs is put back."""
    current = theme()
    if current.is_dark or current.mode is not Mode.LIGHT:
        current.set_mode(Mode.LIGHT)
    if current.ui_scale != 1.0:
        current.set_ui_scale(1.0)
