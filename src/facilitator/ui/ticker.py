"""The one timer of the app: it says "redraw" at each whole second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from facilitator.domain.clock import Clock

_SECOND = 1_000_000


class Ticker(QObject):
    """`ticked(at)` comes within milliseconds of each whole second of the clock.

    Each tick is aimed anew at the next whole second, so that lateness never adds up.
    """

    ticked = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._beats = 1
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin ticking, with one tick at once."""
        self._tick()

    def set_beats(self, beats: int) -> None:
        """How often a second; more than once only while something moves faster than time."""
        self._beats = beats

    def stop(self) -> None:
        self._timer.stop()

    @property
    def is_ticking(self) -> bool:
        return self._timer.isActive()

    def _tick(self) -> None:
        at = self._clock.now()
        # Rounded up: a timer that fires a hair early would show the old second once more.
        beat = _SECOND // self._beats
        self._timer.start(-(-(beat - at.microsecond % beat) // 1000))
        self.ticked.emit(at)
