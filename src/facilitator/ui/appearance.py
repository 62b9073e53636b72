"""How everything looks by the user's choice: theme and text size, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.ui.theme import Mode, theme

if TYPE_CHECKING:
    from facilitator.ui.choices import Choices

_SCALE_STEP = 0.1


class Appearance(QObject):
    """Theme and text size, remembered."""

    def __init__(self, choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self._choices = choices

    def restore(self) -> None:
        """What was chosen last time; a theme that is no more counts as the system's."""
        wanted = self._choices.text("window/theme", Mode.SYSTEM.value)
        known = {mode.value: mode for mode in Mode}
        scale = self._choices.number("window/scale", 1.0)
        if wanted != Mode.SYSTEM.value:
            theme().set_mode(known.get(wanted, Mode.SYSTEM))
        if scale != 1.0:
            theme().set_ui_scale(scale)

    def set_mode(self, mode: Mode) -> None:
        theme().set_mode(mode)
        self._choices.set_text("window/theme", mode.value)

    def toggle_dark(self) -> None:
        self._choices.set_text("window/theme", theme().toggle_dark().value)

    def resize_text(self, steps: int) -> None:
        """Larger or smaller by tenths; 0 is the usual size."""
        scale = round(theme().ui_scale + steps * _SCALE_STEP, 1) if steps else 1.0
        theme().set_ui_scale(scale)
        self._choices.set_number("window/scale", theme().ui_scale)
