"""How everything looks: tokens, fonts, the stylesheet and the focus ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.ui.theme.current import STYLE_ARGUMENTS, Mode, Theme, theme
from facilitator.ui.theme.focus import (
    focus_by_keyboard,
    focus_visibly,
    install_focus_ring,
    paint_focus_ring,
    set_focus_shape,
)
from facilitator.ui.theme.fonts import Role
from facilitator.ui.theme.tokens import DARK, LIGHT, SCRIM, SCRIM_ALPHA, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

__all__ = [
    "DARK",
    "LIGHT",
    "SCRIM",
    "SCRIM_ALPHA",
    "STYLE_ARGUMENTS",
    "Mode",
    "Role",
    "Theme",
    "Tokens",
    "focus_by_keyboard",
    "focus_visibly",
    "install",
    "install_focus_ring",
    "paint_focus_ring",
    "restyle",
    "set_focus_shape",
    "theme",
]


def install(app: QApplication, *, is_fusion: bool = False) -> Theme:
    """Theme and focus ring in one call, before the first window is made.

    `is_fusion` says that the application was made with `STYLE_ARGUMENTS`.
    """
    current = theme()
    current.install(app, is_fusion=is_fusion)
    install_focus_ring(app)
    return current


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the stylesheet asks about and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
