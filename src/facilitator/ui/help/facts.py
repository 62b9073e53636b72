"""What only a running window knows of the computer: Qt and the screens."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from facilitator.ui.theme import theme


def facts() -> tuple[tuple[str, str], ...]:
    """Screens are counted and measured; their names may be a room's or a person's."""
    screens = (
        (f"Screen {number}", _measured(screen.size().toTuple(), screen.devicePixelRatio()))
        for number, screen in enumerate(QGuiApplication.screens(), start=1)
    )
    return (
        ("Qt", f"{qVersion()} on {QGuiApplication.platformName()}"),
        *screens,
        ("Look", f"{theme().mode.value}, text at {theme().ui_scale:.0%}"),
    )


def _measured(size: object, ratio: float) -> str:
    width, height = size if isinstance(size, tuple) else (0, 0)
    return f"{width} × {height} at {ratio:.0%}"
