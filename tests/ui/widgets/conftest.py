"""Fonts that the widgets are tried in besides the system's own."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from facilitator.resources import page_font


@pytest.fixture(scope="session")
def noto_sans(qapp: QApplication) -> None:
    """Noto Sans, which comes with the program for its printed pages."""
    loaded = QFontDatabase.addApplicationFont(str(page_font()))
    assert "Noto Sans" in QFontDatabase.applicationFontFamilies(loaded)
