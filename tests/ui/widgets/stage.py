"""A window for a widget under test, and an ear for its signals."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.widgets.fields import LineEdit

LEFT = Qt.MouseButton.LeftButton
_WINDOWS: list[QWidget] = []


def heard(signal: object) -> list[object]:
    caught: list[object] = []
    signal.connect(caught.append)  # type: ignore[attr-defined]
    return caught


def forget_windows() -> None:
    _WINDOWS.clear()


def show(widget: QWidget, qtbot: QtBot) -> QWidget:
    """The widget in a shown, active window, with something else that can take the focus."""
    window = QWidget()
    column = QVBoxLayout(window)
    other = LineEdit("elsewhere")
    other.setObjectName("elsewhere")
    column.addWidget(other)
    column.addWidget(widget)
    qtbot.addWidget(window)
    _WINDOWS.append(window)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    return window


def leave(window: QWidget) -> None:
    window.findChild(QWidget, "elsewhere").setFocus()
