"""The report for support, whole and to be read, before it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.errors import UserError
from facilitator.services.files import write_atomically
from facilitator.ui.help.plain_text import plain_text
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

_FILE = "facilitator-report.txt"


class ReportDialog(QDialog):
    """What is shown is what is saved, letter by letter; nothing is sent."""

    saved = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report for support"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme().px(760), theme().px(600))
        self.shown = plain_text(self.tr("The report"), text)
        self._told = label("", Role.SMALL, tone="danger", wrap=True)
        self._told.hide()
        explained = self.tr(
            "This is all that is saved: versions, the screen, what the doctor found and the log. "
            "Names, plans and notes are not in it. Nothing is sent; you give the file to whom you "
            "like."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(explained, Role.BODY, tone="text2", wrap=True))
        column.addWidget(self.shown, 1)
        column.addWidget(self._told)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        copy = button(self.tr("Copy"), icon="ph.copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        close = button(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.save_button = button(self.tr("Save"), kind="primary")
        self.save_button.clicked.connect(self.save)
        self.save_button.setDefault(True)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.save_button)
        return row

    @property
    def text(self) -> str:
        return self.shown.toPlainText()

    def save(self) -> None:
        """To a file of the user's choice; where it cannot be written, the dialog stays."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the report"),
            str(Path.home() / _FILE),
            self.tr("Text (*.txt)"),
        )
        if not name:
            return
        try:
            write_atomically(Path(name), self.text.encode())
        except UserError as error:
            self._told.setText(str(error))
            self._told.show()
            return
        self.saved.emit(self.tr("Saved to {file}").format(file=Path(name).name))
        self.accept()
