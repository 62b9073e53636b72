"""The application as desktops know it, with our theme."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from facilitator.ui.theme import STYLE_ARGUMENTS, install

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SYSTEM_BRINGS_FILES = sys.platform == "darwin"
"""A double click while the program runs comes as an event, not as a second start."""


def application() -> QApplication:
    """The one application of this process, made if there is none yet."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app, is_fusion = running, False
    else:
        app, is_fusion = _new_application([*sys.argv[:1], *STYLE_ARGUMENTS]), True
    app.setApplicationName("facilitator-companion")
    app.setApplicationDisplayName("Facilitator Companion")
    app.setDesktopFileName("facilitator-companion")
    app.setQuitOnLastWindowClosed(False)
    install(app, is_fusion=is_fusion)
    return app


def _new_application(arguments: list[str]) -> QApplication:
    if not SYSTEM_BRINGS_FILES:
        return QApplication(arguments)
    from facilitator.ui.file_opening import FileTakingApplication

    return FileTakingApplication(arguments)


def take_files(app: QApplication, wanted: Callable[[Path], None]) -> None:
    """Hand on what the system brings, where it does."""
    if SYSTEM_BRINGS_FILES:
        from facilitator.ui.file_opening import FileTakingApplication

        assert isinstance(app, FileTakingApplication)
        app.file_brought.connect(wanted)


def show_icon(app: QApplication) -> None:
    """Drawing it loads Qt's SVG library, which the first frame does not wait for."""
    from PySide6.QtGui import QIcon

    from facilitator.resources import application_icon

    app.setWindowIcon(QIcon(str(application_icon())))
