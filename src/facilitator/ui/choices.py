"""What the user chose last time: window places, theme, filters, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path


class Choices:
    """Plain values in an INI file beside the library; keys are "page/name"."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: float) -> float:
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def blob(self, key: str) -> QByteArray:
        """Qt's own packed states, such as a window's geometry; empty when there is none."""
        return QByteArray.fromBase64(self.text(key).encode("ascii", "ignore"))

    def set_text(self, key: str, value: str) -> None:
        """What is the same is not written again: the window waits for the disk each time."""
        if self.text(key, "") != value or not self._settings.contains(key):
            self._settings.setValue(key, value)

    def set_number(self, key: str, value: float) -> None:
        self.set_text(key, repr(value))

    def set_blob(self, key: str, value: QByteArray) -> None:
        self.set_text(key, bytes(value.toBase64().data()).decode("ascii"))

    def save(self) -> None:
        """Write to disk now; otherwise Qt does it within moments."""
        self._settings.sync()
