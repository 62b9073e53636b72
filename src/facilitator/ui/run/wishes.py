"""What the page asks of the windows around it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """One signal for each wish; keys, buttons and the menu all say it this way."""

    audience = Signal()
    blank = Signal()
    freeze = Signal()
    windowed = Signal()
    message = Signal()
    disc = Signal(bool)
    screen = Signal(object)
    leave_special = Signal()
    mini = Signal()
    sounds = Signal()
