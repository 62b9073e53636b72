"""The Print page: documents, a true preview, options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.print.documents import DocumentsPane
from facilitator.ui.print.options import OptionsPane
from facilitator.ui.print.preview_pane import PreviewPane
from facilitator.ui.print.sides import Sides
from facilitator.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

_LARGE, _MEDIUM = 1700, 1200


def pane_widths(window_width: int) -> tuple[int, int]:
    """Documents and options; the page has what is between them."""
    if window_width >= _LARGE:
        return 440, 360
    return (384, 304) if window_width >= _MEDIUM else (304, 280)


class PrintView(QWidget):
    """Three panes, and the system's dialogs for files and printers."""

    shown = Signal()
    file_chosen = Signal(object)
    folder_chosen = Signal(object)
    printer_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.documents = DocumentsPane()
        self.preview = PreviewPane()
        self.options = OptionsPane()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.documents)
        row.addWidget(self.preview, 1)
        row.addWidget(self.options)
        self.toast = Toast(self)

    def ask_for_file(self, proposed: Path) -> None:
        """The system's save dialog; `file_chosen` carries the path."""
        dialog = QFileDialog(self, self.tr("Save PDF"), str(proposed))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(proposed.name)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.open()

    def ask_for_folder(self, proposed: Path) -> None:
        """The system's folder dialog; `folder_chosen` carries the path."""
        dialog = QFileDialog(self, self.tr("Save each document in this folder"), str(proposed))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.folder_chosen.emit(Path(name)))
        dialog.open()

    def ask_for_printer(self, title: str, pages: int, sides: Sides = Sides.ONE) -> None:
        """The system's print dialog; `printer_chosen` carries a QPrinter."""
        from PySide6.QtPrintSupport import QPrintDialog

        from facilitator.ui.print.printer import new_printer

        printer = new_printer(title, pages, sides)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
        dialog.accepted.connect(lambda: self.printer_chosen.emit(printer))
        QDialog.open(dialog)

    def say_saved(self, words: str, folder: Path) -> None:
        url = QUrl.fromLocalFile(str(folder))

        def show_folder() -> None:
            QDesktopServices.openUrl(url)

        self.toast.say(words, action=show_folder, action_text=self.tr("Show in folder"))

    @override
    def minimumSizeHint(self) -> QSize:
        """Small enough to become a small window: the panes follow in the same moment."""
        return QSize(sum(pane_widths(0)), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, right = pane_widths(self.window().width())
        self.documents.setFixedWidth(left)
        self.options.setFixedWidth(right)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
