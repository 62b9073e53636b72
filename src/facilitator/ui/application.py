"""The application as desktops know it, with our theme."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from facilitator.ui.theme import STYLE_ARGUMENTS, install


def application() -> QApplication:
    """The one application of this process, made if there is none yet."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app, is_fusion = running, False
    else:
        app, is_fusion = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS]), True
    app.setApplicationName("facilitator-companion")
    app.setApplicationDisplayName("Facilitator Companion")
    app.setDesktopFileName("facilitator-companion")
    app.setQuitOnLastWindowClosed(False)
    install(app, is_fusion=is_fusion)
    return app


def show_icon(app: QApplication) -> None:
    """Drawing it loads Qt's SVG library, which the first frame does not wait for."""
    from PySide6.QtGui import QIcon

    from facilitator.resources import application_icon

    app.setWindowIcon(QIcon(str(application_icon())))
