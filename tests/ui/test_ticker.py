"""The ticker aims at whole seconds and never adds its lateness up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from facilitator.ui.ticker import Ticker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Readings:
    """A clock whose readings are given in advance."""

    def __init__(self, *offsets: float) -> None:
        self._offsets = list(offsets)

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self._offsets.pop(0))

    def monotonic(self) -> float:
        return 0.0


@pytest.mark.parametrize(
    ("late", "wait"), [(0.0, 1000), (0.25, 750), (0.9994, 1), (0.999_999, 1), (0.3004, 700)]
)
def test_the_next_tick_is_aimed_at_the_next_whole_second(
    qtbot: QtBot, late: float, wait: int
) -> None:
    ticker = Ticker(Readings(late))
    ticker.start()
    timer = ticker.findChild(QTimer)
    assert timer.interval() == wait
    ticker.stop()
    assert not ticker.is_ticking


def test_a_tick_tells_the_instant(qtbot: QtBot) -> None:
    ticker = Ticker(Readings(0.5))
    with qtbot.waitSignal(ticker.ticked) as told:
        ticker.start()
    assert told.args == [NOON + timedelta(seconds=0.5)]
    ticker.stop()
