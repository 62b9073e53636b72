"""The keys of the window, whatever page is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from facilitator.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.appearance import Appearance
    from facilitator.ui.main_window import MainWindow

GUIDE = "guide"
"""Name of the action that opens it, for menus of pages."""
_PLACES = tuple(Place)
_LARGER, _SMALLER = QKeySequence.StandardKey.ZoomIn, QKeySequence.StandardKey.ZoomOut


def add_keys(window: MainWindow, appearance: Appearance) -> None:
    """They go to pages, so the library must be open."""
    go_to = window.navigation.go_to
    for number, place in enumerate(_PLACES, start=1):
        _add(window, f"Alt+{number}", partial(go_to, place))
    _add(window, "Ctrl+D", appearance.toggle_dark)
    _add(window, "Ctrl+P", partial(go_to, Place.PRINT))
    _add(window, "Ctrl+S", window.header.saved.flash)
    # In Run, F1 lists the keys: the second way leads to the guide from there too.
    for key in ("F1", "Shift+F1"):
        _add(window, key, window.show_guide).setObjectName(GUIDE)
    _add(window, "F11", window.toggle_full_screen)
    _add(window, _LARGER, partial(appearance.resize_text, 1))
    _add(window, _SMALLER, partial(appearance.resize_text, -1))
    _add(window, "Ctrl+0", partial(appearance.resize_text, 0))


def _add(
    window: MainWindow, key: str | QKeySequence.StandardKey, wanted: Callable[[], object]
) -> QAction:
    action = QAction(window)
    action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda: wanted())
    window.addAction(action)
    return action
