"""What one would see at a glance: words that are cut, controls without a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.labels import ElidedLabel

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


def cut_words(view: QWidget) -> list[str]:
    """Texts of visible labels and buttons that have less room than they need."""
    labels = [each for each in view.findChildren(QLabel) if each.isVisible() and each.text()]
    buttons = [each for each in view.findChildren(QAbstractButton) if each.isVisible()]
    worded = [each for each in buttons if getattr(each, "label", each.text())]
    tight = [each.accessibleName() for each in worded if each.width() < each.sizeHint().width()]
    return [each.text() for each in labels if _is_cut(each)] + tight


def _is_cut(label: QLabel) -> bool:
    if isinstance(label, ElidedLabel):
        return False
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return text_width(label.font(), label.text()) > room.width() + 1


def nameless(view: QWidget) -> list[QWidget]:
    """Controls that can be reached by keyboard and say nothing to a screen reader."""
    reachable = [each for each in view.findChildren(QWidget) if isinstance(each, _CONTROLS)]
    return [
        each
        for each in reachable
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisibleTo(view)
        and not each.accessibleName()
    ]
