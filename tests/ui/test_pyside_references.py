"""PySide6 6.12.0 aborts on Python 3.11: calls that return nothing lose references to None."""

from __future__ import annotations

import sys

import PySide6
import pytest
from packaging.version import Version
from PySide6.QtWidgets import QApplication, QLabel

_CALLS = 10_000
_NOISE = 20


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_nothing_keep_none_alive(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(_CALLS):
        label.setText(str(number))

    assert abs(sys.getrefcount(None) - before) <= _NOISE


def test_pyside_stays_below_the_release_that_aborts() -> None:
    assert Version(PySide6.__version__) < Version("6.12")
