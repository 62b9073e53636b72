"""The photo of an observation on its way: from a file, pasted or dropped, with its consent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QWidget

from facilitator.errors import UserError
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.confirming import confirmation

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

_THUMB = QSize(72, 48)


class PhotoStrip(QWidget):
    """`add` is put by the form where there is room; the strip itself is there with a photo only.

    Whether photos may be passed on is asked once for a session, and kept with each.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, *, asks: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = asks
        self.image = b""
        self.may_be_passed_on = False
        self._answer: bool | None = None
        self.add = IconButton("ph.camera", self.tr("Add a photo"), kind="secondary", side=44)
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(self.show_menu)
        self._thumb = QLabel()
        self._thumb.setTextFormat(Qt.TextFormat.PlainText)
        self._thumb.setFixedSize(_THUMB)
        self._words = TextBlock("", 13, tone="text2")
        self.remove = IconButton("ph.x", self.tr("Remove the photo"), side=36)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.clicked.connect(lambda: self._take(b""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._thumb)
        row.addWidget(self._words, 1)
        row.addWidget(self.remove)
        self.hide()

    def begin_session(self) -> None:
        """What was agreed to in one room says nothing about the next."""
        self._answer = None

    def fill(self, image: bytes, *, may_be_passed_on: bool) -> None:
        """Show what a draft holds; nothing is told."""
        self.may_be_passed_on = may_be_passed_on
        if image != self.image:
            self.image = image
            self._show_picture()
        self._show_words()

    def show_menu(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def make_menu(self) -> QMenu:
        from facilitator.ui.photos import has_picture

        menu = QMenu(self)
        menu.addAction(self.tr("From a file…")).triggered.connect(self.choose_file)
        paste = menu.addAction(self.tr("Paste a picture"))
        paste.setEnabled(has_picture(QGuiApplication.clipboard().mimeData()))
        paste.triggered.connect(self.paste)
        return menu

    def choose_file(self) -> None:
        from facilitator.ui.photos import ENDINGS, from_file

        kinds = " ".join(f"*.{ending}" for ending in ENDINGS)
        pictures = self.tr("Pictures ({kinds})").format(kinds=kinds)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Add a photo"), "", pictures)
        if chosen:
            self._try(lambda: from_file(Path(chosen)))

    def paste(self) -> None:
        self.take_from(QGuiApplication.clipboard().mimeData())

    def take_from(self, data: QMimeData) -> None:
        """What was pasted or dropped, if there is a picture in it."""
        from facilitator.ui.photos import from_mime

        self._try(lambda: from_mime(data) or b"")

    def _try(self, read: Callable[[], bytes]) -> None:
        try:
            image = read()
        except UserError as error:
            self.failed.emit(error)
            return
        if image:
            self._take(image)
            self._ask()

    def _take(self, image: bytes) -> None:
        self.fill(image, may_be_passed_on=bool(self._answer))
        self.changed.emit()

    def _ask(self) -> None:
        """Until somebody says so, a photo stays here."""
        if self._answer is not None or not self._asks:
            return
        self._answer = False
        box = confirmation(
            self,
            self.tr(
                "Photos stay on this computer. Did everybody in them agree that they may go along "
                "in packages to other observers? This holds for the photos of this session and "
                "can be changed for each in Review."
            ),
            yes=self.tr("They agreed"),
            no=self.tr("Keep them here"),
            on_yes=self._agreed,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _agreed(self) -> None:
        self._answer = True
        self.fill(self.image, may_be_passed_on=True)
        self.changed.emit()

    def _show_picture(self) -> None:
        from facilitator.ui.photos import picture_of

        self.setVisible(bool(self.image))
        self.add.set_tinted(bool(self.image))
        if self.image:
            size = theme().px(_THUMB.width()), theme().px(_THUMB.height())
            self._thumb.setFixedSize(*size)
            self._thumb.setPixmap(QPixmap.fromImage(picture_of(self.image, QSize(*size))))

    def _show_words(self) -> None:
        words = (
            self.tr("Photo, may be passed on")
            if self.may_be_passed_on
            else self.tr("Photo, stays on this computer")
        )
        self._words.set_text(words)
        self._thumb.setAccessibleName(words)
