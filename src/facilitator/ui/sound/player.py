"""Plays a chime on a thread of its own; where nothing can sound, it says so and goes on."""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from facilitator.ui.sound.tones import RATE, chime

if TYPE_CHECKING:
    from collections.abc import Generator

    from facilitator.ui.sound.cues import Cue

_log = logging.getLogger(__name__)
_LONGEST_WAIT = 5.0


class Device(Protocol):
    """Something that makes sound; tests put a recorder in its place."""

    def play(self, samples: bytes) -> None:
        """Returns when all was heard; raises whatever went wrong."""
        ...


class Loudspeaker:
    """The computer's usual device, opened for one chime and closed again.

    miniaudio brings what it needs and talks to the system directly; QtMultimedia would add 175 MB.
    """

    def play(self, samples: bytes) -> None:
        import miniaudio

        heard = Event()
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE
        )
        try:
            stream = _stream(samples, heard)
            next(stream)
            device.start(stream)
            heard.wait(_LONGEST_WAIT)
        finally:
            device.close()


def _stream(samples: bytes, heard: Event) -> Generator[bytes, int, None]:
    """Hands out as many frames as are asked for, then silence until the last was heard."""
    frames = yield b""
    at = 0
    while at < len(samples):
        wanted = 2 * frames
        part = samples[at : at + wanted]
        at += wanted
        frames = yield part.ljust(wanted, b"\0")
    frames = yield bytes(2 * frames)  # what was handed out last is being heard
    heard.set()
    while True:
        frames = yield bytes(2 * frames)


class Player(QObject):
    """One chime at a time: what comes while one sounds is not heard twice."""

    unheard = Signal(object)
    """The cue that nobody could hear."""

    def __init__(self, device: Device | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device: Device = device or Loudspeaker()
        self._thread: Thread | None = None

    def play(self, cue: Cue, volume: int) -> None:
        if self._thread is not None and self._thread.is_alive():
            return
        self._thread = Thread(target=self._sound, args=(cue, volume), name="chime", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until what sounds is over."""
        if self._thread is not None:
            self._thread.join()

    def _sound(self, cue: Cue, volume: int) -> None:
        try:
            self._device.play(chime(cue, volume))
        except Exception as error:  # a missing device must not touch the session
            _log.info("A chime could not be played: %s", error)
            if isValid(self):
                self.unheard.emit(cue)
