"""The rows of the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import PhaseBadge, Tag
from facilitator.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from facilitator.ui.library.preview_model import ObjectiveLine, PhaseLine

_TOP = Qt.AlignmentFlag.AlignTop
_LONGEST_NAME = 150


def heading(text: str) -> QLabel:
    return label(text, Role.BODY, tone="text2", bold=True)


def times_row(start: str, length: str, end: str) -> QHBoxLayout:
    """Under the strip: when it begins and ends, if that is known, and how long it takes."""
    row = QHBoxLayout()
    if start:
        row.addWidget(label(start, Role.SMALL, tone="text2"))
        row.addStretch(1)
    row.addWidget(label(length, Role.SMALL, tone="text2"))
    row.addStretch(1)
    if end:
        row.addWidget(label(end, Role.SMALL, tone="text2"))
    return row


class PhaseRow(QWidget):
    """Badge, name, and what happens in the phase, on one line."""

    def __init__(self, line: PhaseLine, name_width: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        name = ElidedLabel(line.name, Role.BODY, bold=True)
        name.setFixedWidth(name_width)
        row.addWidget(PhaseBadge(line.position, 20))
        row.addWidget(name)
        row.addWidget(ElidedLabel(line.text, Role.BODY, tone="text2"), 1)

    @staticmethod
    def name_width(name: str) -> int:
        metrics = QFontMetrics(theme().font(Role.BODY, weight=600))
        return min(metrics.horizontalAdvance(name) + 10, theme().px(_LONGEST_NAME))


class ObjectiveRow(QWidget):
    """Its number, its words, and Bloom's level as the author wrote it."""

    def __init__(self, line: ObjectiveLine, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(label(line.label, Role.BODY, bold=True), 0, _TOP)
        row.addWidget(label(line.text, Role.BODY, wrap=True), 1)
        if line.level:
            row.addWidget(Tag(line.level), 0, _TOP)
