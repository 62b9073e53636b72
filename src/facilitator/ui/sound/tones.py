"""Chimes made of numbers: a struck note with one overtone that fades."""

from __future__ import annotations

import math
from array import array
from functools import lru_cache

from facilitator.ui.sound.cues import Cue

RATE = 44_100
"""Samples a second; one channel of signed 16 bit."""
_LOUDEST = 0.5 * 32_767
_ATTACK = 0.012
_FADE = 0.28
_OVERTONE = 0.18
_LENGTH = 1.3

# Pitch in hertz and when it is struck, in seconds. One note asks to look up, two falling ones
# end, two rising ones move on, and three bring everybody together.
_NOTES = {
    Cue.WARNING: ((659.26, 0.0),),
    Cue.END: ((783.99, 0.0), (523.25, 0.28)),
    Cue.MOVE: ((587.33, 0.0), (739.99, 0.2)),
    Cue.TOGETHER: ((587.33, 0.0), (739.99, 0.2), (880.0, 0.4)),
}


@lru_cache(maxsize=8)
def chime(cue: Cue, volume: int) -> bytes:
    """The samples of a cue; `volume` in percent."""
    total = int(_LENGTH * RATE)
    sum_of_notes = [0.0] * total
    for pitch, struck in _NOTES[cue]:
        first = int(struck * RATE)
        for at in range(first, total):
            sum_of_notes[at] += _note(pitch, (at - first) / RATE)
    loud = _LOUDEST * max(0, min(100, volume)) / 100
    return array("h", (int(loud * sample / len(_NOTES[cue])) for sample in sum_of_notes)).tobytes()


def _note(pitch: float, seconds: float) -> float:
    """Between -1 and 1."""
    swell = min(1.0, seconds / _ATTACK)
    angle = 2 * math.pi * pitch * seconds
    wave = (math.sin(angle) + _OVERTONE * math.sin(2 * angle)) / (1 + _OVERTONE)
    left = (_LENGTH - seconds) / _LENGTH
    return swell * math.exp(-seconds / _FADE) * max(0.0, left) * wave
