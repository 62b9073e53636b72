"""The bar at the top of every page but Run: where you are, which plan, and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.header_parts import (
    HEIGHT,
    TITLE_WIDE,
    HeaderTab,
    PlanButton,
    SavedNote,
    TabButton,
)
from facilitator.ui.widgets.panes import Pane, Separator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

NARROW = 1200
TITLE_NARROW = 160
_TITLE_LEAST = 64


class HeaderBar(Pane):
    """`tab_chosen` carries a tab's key; nothing is chosen until `set_current` says so."""

    tab_chosen = Signal(str)
    plan_menu_requested = Signal()
    theme_toggle_requested = Signal()
    settings_requested = Signal()

    def __init__(
        self, home: HeaderTab, tabs: Sequence[HeaderTab], *, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", edges=("bottom",), parent=parent)
        self._home = TabButton(home)
        self._tabs = {tab.key: TabButton(tab) for tab in tabs}
        self._current = ""
        self.plan_button = PlanButton()
        self.saved = SavedNote()
        self._theme_button = IconButton("ph.moon", self.tr("Dark theme"))
        self._settings = IconButton("ph.gear-six", self.tr("Settings"))
        self._build()
        self._connect()
        self.set_plan(None)
        self._show_theme()

    @property
    def current(self) -> str:
        return self._current

    def tab(self, key: str) -> TabButton:
        return self._all()[key]

    def set_current(self, key: str) -> None:
        """Mark the page that is shown."""
        self._current = key
        for each, made in self._all().items():
            made.setChecked(each == key)

    def set_plan(self, title: str | None) -> None:
        """The open plan's title; without one the tabs that need a plan cannot be pressed."""
        self.plan_button.set_title(title or "")
        for made in self._tabs.values():
            made.setEnabled(title is not None)

    def plan_menu_position(self) -> QPoint:
        """Where a menu of plans opens, in screen coordinates."""
        return self.plan_button.mapToGlobal(QPoint(0, self.plan_button.height()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(HEIGHT, theme().px(48)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _all(self) -> dict[str, TabButton]:
        return {self._home.tab.key: self._home, **self._tabs}

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(0)
        row.addWidget(self._home)
        row.addSpacing(8)
        row.addWidget(_Divider())
        row.addSpacing(6)
        row.addWidget(self.plan_button)
        row.addWidget(_Divider())
        row.addSpacing(8)
        for made in self._tabs.values():
            row.addWidget(made)
        row.addStretch(1)
        row.addSpacing(8)
        row.addWidget(self.saved)
        row.addSpacing(8)
        row.addWidget(self._theme_button)
        row.addWidget(self._settings)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(640)

    def _connect(self) -> None:
        for made in self._all().values():
            made.clicked.connect(lambda _=False, key=made.tab.key: self._choose(key))
        self.plan_button.clicked.connect(self.plan_menu_requested)
        self._theme_button.clicked.connect(self.theme_toggle_requested)
        self._settings.clicked.connect(self.settings_requested)
        theme().changed.connect(self._show_theme)

    def _choose(self, key: str) -> None:
        # The click has toggled the button; which page is shown is for the window to say.
        self.set_current(self._current)
        self.tab_chosen.emit(key)

    def _show_theme(self) -> None:
        dark = theme().is_dark
        self._theme_button.set_icon("ph.sun" if dark else "ph.moon")
        self._theme_button.set_name(self.tr("Light theme") if dark else self.tr("Dark theme"))
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        """Give up the words of the note first, then icons, then the title, then tabs' words."""
        narrow = width < NARROW
        self.saved.set_short(narrow)
        self.plan_button.set_room(TITLE_NARROW if narrow else TITLE_WIDE)
        self._show_parts(icon=True, text=True)
        if self._excess(width) <= 0:
            return
        self._show_parts(icon=False, text=True)
        excess = self._excess(width)
        if excess > 0:
            self.plan_button.setFixedWidth(max(_TITLE_LEAST, self.plan_button.width() - excess))
        if self._excess(width) > 0:
            self._show_parts(icon=True, text=False)
            self.plan_button.set_room(TITLE_NARROW)

    def _show_parts(self, *, icon: bool, text: bool) -> None:
        for made in self._all().values():
            made.show_parts(icon=icon, text=text)

    def _excess(self, width: int) -> int:
        """How much more than `width` the bar needs."""
        layout = self.layout()
        if layout is None:
            return 0
        layout.invalidate()
        return layout.minimumSize().width() - width


class _Divider(Separator):
    def __init__(self) -> None:
        super().__init__(vertical=True)
        self.setFixedHeight(28)


__all__ = ["HeaderBar", "HeaderTab"]
