"""Fonts that the widgets are tried in besides the system's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from facilitator.resources import page_font
from facilitator.ui.widgets import digits
from tests.ui.widgets.stage import forget_windows

UNEVEN = "Uneven Sans"


@pytest.fixture(autouse=True)
def windows() -> Iterator[None]:
    yield
    forget_windows()


@pytest.fixture(scope="session")
def noto_sans(qapp: QApplication) -> None:
    """Noto Sans, which comes with the program for its printed pages."""
    _load(page_font(), "Noto Sans")


@pytest.fixture(scope="session")
def uneven_digits(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The family of a font whose digits all have another width, as some systems' fonts have."""
    font = TTFont(page_font())
    for place, name in enumerate(("zero", "one", "two", "four", "eight")):
        width, bearing = font["hmtx"][name]
        font["hmtx"][name] = (width + 60 * place, bearing)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = UNEVEN
    made = tmp_path_factory.mktemp("fonts") / "uneven.ttf"
    font.save(made)
    _load(made, UNEVEN)
    return UNEVEN


def _load(file: Path, family: str) -> None:
    loaded = QFontDatabase.addApplicationFont(str(file))
    assert family in QFontDatabase.applicationFontFamilies(loaded)
    # "Sans Serif" may mean this font from now on; digits measured before would be of another one.
    digits.digit_font.cache_clear()
    digits._cell_width.cache_clear()
