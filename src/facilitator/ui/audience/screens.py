"""The screens of this computer, known by what they are and not by their number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication

from facilitator.ui.override import override

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

_BETWEEN = "\t"
_PARTS = 6


@dataclass(frozen=True, slots=True)
class Screen:
    """Name of the outlet, serial of the device if it tells one, and its place on the desktop."""

    name: str
    serial: str
    left: int
    top: int
    width: int
    height: int

    @property
    def rect(self) -> QRect:
        return QRect(self.left, self.top, self.width, self.height)

    @property
    def label(self) -> str:
        return f"{self.name} · {self.width} × {self.height}"

    @property
    def kept(self) -> str:
        """One line from which `kept_screen` makes the same screen again."""
        place = (str(one) for one in (self.left, self.top, self.width, self.height))
        return _BETWEEN.join((self.name, self.serial, *place))


def kept_screen(text: str) -> Screen | None:
    """A screen from last time; None where nothing sensible was kept."""
    parts = text.split(_BETWEEN)
    if len(parts) != _PARTS:
        return None
    try:
        left, top, width, height = (int(part) for part in parts[2:])
    except ValueError:
        return None
    return Screen(parts[0], parts[1], left, top, width, height)


def recognized(wanted: Screen, among: Iterable[Screen]) -> Screen | None:
    """The same screen, also in another outlet or at another place; twins are told by place."""
    found = list(among)
    if wanted in found:
        return wanted
    if wanted.serial:
        same = [one for one in found if one.serial == wanted.serial]
        return next((one for one in same if one.name == wanted.name), same[0] if same else None)
    nameless = (one for one in found if not one.serial)
    return next((one for one in nameless if one.name == wanted.name), None)


class Screens(QObject):
    """What the system knows of its screens; tests put screens of their own in its place."""

    changed = Signal()

    def all(self) -> tuple[Screen, ...]:
        raise NotImplementedError

    def of(self, window: QWidget) -> Screen:
        """The screen that the window is on."""
        raise NotImplementedError

    def fill(self, window: QWidget, screen: Screen) -> None:
        """Show the window over all of that screen."""
        raise NotImplementedError

    def show_as_window(self, window: QWidget) -> None:
        """Show it with a frame, wherever it is."""
        raise NotImplementedError

    def others(self, home: QWidget) -> tuple[Screen, ...]:
        """Screens that show something else than the one `home` is on; mirrors do not."""
        mine = self.of(home).rect
        return tuple(one for one in self.all() if not one.rect.intersects(mine))


class QtScreens(Screens):
    """The real ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._watch)
        app.screenRemoved.connect(self.changed)
        app.primaryScreenChanged.connect(self.changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self.changed)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        self.changed.emit()

    @override
    def all(self) -> tuple[Screen, ...]:
        return tuple(_told(one) for one in QGuiApplication.screens())

    @override
    def of(self, window: QWidget) -> Screen:
        return _told(window.screen())

    @override
    def fill(self, window: QWidget, screen: Screen) -> None:
        real = next((one for one in QGuiApplication.screens() if _told(one) == screen), None)
        if real is None:
            return
        if window.isVisible() and window.screen() is not real:
            window.hide()  # a window that fills a screen does not move to another one by itself
        window.setScreen(real)
        window.setGeometry(real.geometry())
        window.showFullScreen()

    @override
    def show_as_window(self, window: QWidget) -> None:
        window.showNormal()
        window.resize(960, 540)


def _told(screen: QScreen) -> Screen:
    place = screen.geometry()
    return Screen(
        screen.name(),
        screen.serialNumber(),
        place.x(),
        place.y(),
        place.width(),
        place.height(),
    )
