"""The real windows with a fake clock, driven by mouse and keys, found as a screen reader would."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from facilitator.library.store import Library
from facilitator.paths import below
from facilitator.services.desk import Desk
from facilitator.ui.change_bus import ChangeBus
from facilitator.ui.choices import Choices
from facilitator.ui.main_window import MainWindow
from facilitator.ui.shell import Shell
from facilitator.ui.tasks import InlineTasks
from facilitator.ui.ticker import Ticker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import FakeClock

Found = TypeVar("Found", bound=QWidget)


class Stage(QObject):
    """One running app: everything real but the clock and the worker thread."""

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        super().__init__()
        self.clock = clock
        self.paths = below(folder)
        self.paths.create()
        self.choices = Choices(self.paths.settings)
        self.window = MainWindow(self.choices)
        library = Library.open(self.paths.library, backups=self.paths.backups)
        self.desk = Desk(library, clock, self.paths)
        self.ticker = Ticker(clock, self)
        self.shell = Shell(
            desk=self.desk,
            bus=ChangeBus(self),
            ticker=self.ticker,
            tasks=InlineTasks(),
            choices=self.choices,
            navigator=self.window.navigation,
        )
        self.window.show()
        self.window.activateWindow()
        self.window.attach(self.shell)
        self.settle()

    def settle(self) -> None:
        """Let everything posted so far happen: layouts, paints, deletions."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()  # no window manager does it here
        for _ in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def pass_time(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Time passes in one leap, then the ticker tells it."""
        self.clock.advance(seconds=seconds, minutes=minutes)
        self.ticker.ticked.emit(self.clock.now())
        self.settle()

    def kill(self) -> None:
        """End without any farewell, as SIGKILL does; only what is on disk remains."""
        self.ticker.stop()
        self.window.hide()
        self.window.deleteLater()
        self.settle()
        self.desk.library.close()

    def find(self, kind: type[Found], name: str) -> Found:
        """The one visible control with that accessible name or text, on the topmost window.

        A name may go on behind a full stop with what the control holds.
        """
        found = [one for one in self._visible(kind) if _is_called(one, name)]
        assert len(found) == 1, f"{len(found)} visible controls are called {name!r}"
        return found[0]

    def _visible(self, kind: type[Found]) -> list[Found]:
        top = QApplication.activeModalWidget() or self.window
        return [one for one in top.findChildren(kind) if one.isVisible()]

    def press(self, name: str) -> None:
        """A click with the left button in the middle of the button."""
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"{name!r} cannot be pressed now"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, button: str, entry: str) -> None:
        """A click on the button, then on that entry of the menu that it opens."""
        self.press(button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"{button!r} opens no menu"
        (action,) = (one for one in menu.actions() if one.text() == entry)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.settle()

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(self._focus(), key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)
        self.settle()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def picture(self, file: Path, widget: QWidget | None = None) -> None:
        self.settle()
        (widget or self.window).grab().save(str(file))


def _is_called(widget: QWidget, name: str) -> bool:
    spoken = widget.accessibleName()
    words, colon, whose = name.partition(": ")
    # As it is, but for an interface in other words; what it is about has a name of its own.
    shown = QCoreApplication.translate("", words) + colon + whose
    return not {name, shown}.isdisjoint({spoken, spoken.partition(".")[0], _text(widget)})


def _text(widget: QWidget) -> str:
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
