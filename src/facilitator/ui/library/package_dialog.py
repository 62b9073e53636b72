"""Before a package is added: what it holds, and what of it is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panes import ScrollPane, Separator

if TYPE_CHECKING:
    from facilitator.ui.library.package_model import PackageRow, PackageShown


class PackageDialog(QDialog):
    """`accepted` means that it shall be added."""

    def __init__(self, shown: PackageShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open package"))
        self.setMinimumSize(560, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(0)
        column.addWidget(label(shown.heading, Role.TITLE, wrap=True))
        column.addSpacing(4)
        column.addWidget(label(shown.about, Role.SMALL, tone="text2", wrap=True))
        column.addSpacing(14)
        column.addWidget(Separator())
        column.addWidget(self._rows(shown.rows), 1)
        column.addWidget(Separator())
        column.addSpacing(16)
        column.addLayout(self._footer(shown))
        self.resize(720, min(210 + 72 * max(1, len(shown.rows)), 640))

    def _rows(self, rows: tuple[PackageRow, ...]) -> QWidget:
        scroll = ScrollPane(self.tr("In the package"), spacing=0, takes_focus=True)
        for row in rows:
            scroll.column.addWidget(self._row(row))
            if row is not rows[-1]:
                scroll.column.addWidget(Separator())
        scroll.column.addStretch(1)
        return scroll

    @staticmethod
    def _row(row: PackageRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(2, 10, 2, 10)
        line.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(row.title, Role.BODY, bold=True))
        words.addWidget(label(row.sentence, Role.SMALL, tone="text2", wrap=True))
        line.addWidget(Glyph(row.glyph, row.tone, 22), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        return made

    def _footer(self, shown: PackageShown) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(shown.note, Role.BODY, tone="text2", wrap=True), 1)
        close = self.tr("Cancel") if shown.can_add else self.tr("Close")
        cancel = button(close, kind="secondary" if shown.can_add else "primary", height=48)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        first = cancel
        if shown.can_add:
            first = button(self.tr("Add"), kind="primary", icon="ph.plus", height=48)
            first.clicked.connect(self.accept)
            row.addWidget(first)
        first.setDefault(True)
        first.setFocus()
        return row
