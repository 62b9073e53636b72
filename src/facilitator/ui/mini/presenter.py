"""The mini timer over a session: shown by a key, remembered, gone when the run ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from facilitator.ui.mini.menu import OPACITIES, MiniMenu
from facilitator.ui.mini.model import mini_reading
from facilitator.ui.mini.places import inside, usual
from facilitator.ui.mini.view import MiniTimer

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.choices import Choices
    from facilitator.ui.run.moment import Moment

PLACE = "mini/place"
OPACITY = "mini/opacity"


class MiniPresenter(QObject):
    """It never touches the run; buttons and menu only say what is wanted."""

    changed = Signal(bool)
    """Whether it is shown."""
    opened = Signal(object)
    told = Signal(str)
    pause_requested = Signal()
    forward_requested = Signal()
    minutes_requested = Signal(int)
    audience_requested = Signal()
    full_window_requested = Signal()

    def __init__(self, choices: Choices, home: QWidget) -> None:
        super().__init__(home)
        self._choices = choices
        self._home = home
        self._moment: Moment | None = None
        self.window: MiniTimer | None = None

    @property
    def is_shown(self) -> bool:
        return self.window is not None and self.window.isVisible()

    def show_moment(self, moment: Moment | None) -> None:
        self._moment = moment
        if self.window is None:
            return  # what nobody has looked at yet need not be worked out each second
        reading = None if moment is None else mini_reading(moment)
        if reading is None:
            self.hide()
        elif self.window is not None:
            self.window.show_reading(reading)

    def toggle(self) -> None:
        if self.is_shown:
            self.hide()
        elif self._moment is None or self._moment.run.current is None:
            self.told.emit(self.tr("The mini timer comes when the session has started."))
        else:
            self._show()

    def hide(self) -> None:
        if self.window is not None and self.window.isVisible():
            self.window.hide()
            self.changed.emit(False)

    def _show(self) -> None:
        if self.window is None:
            self.window = self._make()
        window = self.window
        window.setWindowOpacity(self._opacity() / 100)
        self.show_moment(self._moment)
        window.move(self._place(self._home.screen()))
        window.show()
        self.changed.emit(True)

    def _make(self) -> MiniTimer:
        window = MiniTimer()
        window.pause_requested.connect(self.pause_requested)
        window.forward_requested.connect(self.forward_requested)
        window.full_window_requested.connect(self._back_to_full_window)
        window.menu_requested.connect(self._open_menu)
        window.moved.connect(self._keep_place)
        self.destroyed.connect(window.deleteLater)
        self.opened.emit(window)
        return window

    def _back_to_full_window(self) -> None:
        self.hide()
        self.full_window_requested.emit()

    # --- its place, for each screen by itself ---

    def _place(self, screen: QScreen) -> QPoint:
        """Where it stood on that screen, counted from the screen's own corner."""
        assert self.window is not None
        area, size = screen.availableGeometry(), self.window.size()
        kept = self._choices.text(_place_key(screen)).split(",")
        try:
            x, y = (int(part) for part in kept)
        except ValueError:
            return usual(size, area)
        return inside(area.topLeft() + QPoint(x, y), size, area)

    def _keep_place(self) -> None:
        assert self.window is not None
        screen = self.window.screen()
        offset = self.window.pos() - screen.availableGeometry().topLeft()
        self._choices.set_text(_place_key(screen), f"{offset.x()},{offset.y()}")

    # --- its menu ---

    def _open_menu(self, at: QPoint) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def make_menu(self) -> MiniMenu:
        menu = MiniMenu(self._opacity(), self.window)
        menu.minutes_requested.connect(self.minutes_requested)
        menu.audience_requested.connect(self.audience_requested)
        menu.opacity_chosen.connect(self._set_opacity)
        menu.close_requested.connect(self.hide)
        return menu

    def _opacity(self) -> int:
        kept = round(self._choices.number(OPACITY, 100))
        return kept if kept in OPACITIES else 100

    def _set_opacity(self, percent: int) -> None:
        self._choices.set_number(OPACITY, percent)
        if self.window is not None:
            self.window.setWindowOpacity(percent / 100)


def _place_key(screen: QScreen) -> str:
    known = "".join(one for one in f"{screen.name()}-{screen.serialNumber()}" if one.isalnum())
    return f"{PLACE}-{known}"
