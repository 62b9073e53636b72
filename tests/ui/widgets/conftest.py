"""Fonts that the widgets are tried in besides the system's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from facilitator.resources import page_font
from facilitator.ui.widgets import countdown_facts, digits
from tests.ui.widgets.stage import forget_windows

UNEVEN = "Uneven Sans"


@pytest.fixture(autouse=True)
def windows() -> Iterator[None]:
    yield
    forget_windows()


@pytest.fixture(scope="module")
def noto_sans(qapp: QApplication) -> Iterator[None]:
    """Noto Sans, which comes with the program for its printed pages."""
    with _loaded(page_font(), "Noto Sans"):
        yield


@pytest.fixture(scope="module")
def uneven_digits(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
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
    with _loaded(made, UNEVEN):
        yield UNEVEN


@contextmanager
def _loaded(file: Path, family: str) -> Iterator[None]:
    """The font for a while: as long as it is there, "Sans Serif" may mean it to other tests too."""
    loaded = QFontDatabase.addApplicationFont(str(file))
    assert family in QFontDatabase.applicationFontFamilies(loaded)
    _forget_measures()
    yield
    QFontDatabase.removeApplicationFont(loaded)
    _forget_measures()


def _forget_measures() -> None:
    digits.digit_font.cache_clear()
    digits._cell_width.cache_clear()
    digits._advance.cache_clear()
    digits._ink.cache_clear()
    digits._glyph.cache_clear()
    countdown_facts.fitting_px.cache_clear()
    countdown_facts.run_width.cache_clear()
