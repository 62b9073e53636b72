"""The photo of one observation: looked at, added, taken away, and whether it may be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.errors import UserError
from facilitator.services import photos
from facilitator.ui.override import override
from facilitator.ui.run.photo_strip import PhotoStrip
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.checks import CheckBox
from facilitator.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from facilitator.domain.changes import Changes
    from facilitator.domain.observation import Observation
    from facilitator.domain.photo import Photo
    from facilitator.ui.shell import Shell

_PICTURE = QSize(640, 440)


class PhotoDialog(QDialog):
    """A picture may be dropped anywhere on it."""

    added = Signal(bytes)
    allowed = Signal(bool)
    remove_requested = Signal()
    failed = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(theme().px(_PICTURE.width()), theme().px(_PICTURE.height()))
        self.may = CheckBox(
            self.tr("Everybody in it agreed: it may go along in packages to other observers")
        )
        self.may.setToolTip(self.tr("Can be marked before a photo is added, and changed after"))
        self.may.clicked.connect(self.allowed)
        self._taking = PhotoStrip(asks=False, parent=self)
        self._taking.changed.connect(lambda: self.added.emit(self._taking.image))
        self._taking.failed.connect(self.failed)
        self.file = button(self.tr("From a file…"), icon="ph.image")
        self.file.clicked.connect(self._taking.choose_file)
        self.paste = button(self.tr("Paste"), icon="ph.clipboard")
        self.paste.clicked.connect(self._taking.paste)
        self.remove = button(self.tr("Remove"), icon="ph.trash")
        self.remove.clicked.connect(self.remove_requested)
        done = button(self.tr("Done"), kind="primary")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        for made in (self.file, self.paste, self.remove):
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.picture, 1)
        column.addWidget(self.may)
        about = self.tr("Kept in the library on this computer, small and without place or camera.")
        column.addWidget(label(about, tone="text2", wrap=True))
        column.addLayout(foot)

    def show_photo(self, photo: Photo | None) -> None:
        from facilitator.ui.photos import picture_of

        self._taking.fill(b"", may_be_passed_on=False)
        self._taking.hide()
        if photo is not None:
            self.may.setChecked(photo.may_be_passed_on)
        self.remove.setEnabled(photo is not None)
        if photo is None:
            self.picture.setPixmap(QPixmap())
            self.picture.setText(
                self.tr("No photo yet. Choose a file, paste one, or drop it here.")
            )
            return
        shown = picture_of(photo.image, self.picture.minimumSize())
        self.picture.setPixmap(QPixmap.fromImage(shown))
        self.picture.setAccessibleName(self.tr("The photo of this observation"))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from facilitator.ui.photos import has_picture

        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._taking.take_from(event.mimeData())
        event.acceptProposedAction()


class PhotoOf(QObject):
    """Between the dialog and the service; a photo taken away can be put back."""

    def __init__(self, dialog: PhotoDialog, shell: Shell, seen: Observation) -> None:
        super().__init__(dialog)
        self._dialog, self._shell, self._seen = dialog, shell, seen
        dialog.added.connect(self._add)
        dialog.allowed.connect(self._allow)
        dialog.remove_requested.connect(self._remove)
        dialog.failed.connect(shell.navigator.show_error)
        self._show()

    def _show(self) -> None:
        self._dialog.show_photo(photos.find(self._shell.desk, self._seen.id))

    def _add(self, image: bytes) -> None:
        desk, may = self._shell.desk, self._dialog.may.isChecked()
        self._do(lambda: photos.attach(desk, self._seen, image, may_be_passed_on=may))

    def _allow(self, may: bool) -> None:
        """Without a photo it is kept with the one that comes."""
        if photos.find(self._shell.desk, self._seen.id) is None:
            return
        self._do(lambda: photos.allow(self._shell.desk, self._seen, may_be_passed_on=may))

    def _remove(self) -> None:
        desk, seen, shell = self._shell.desk, self._seen, self._shell
        photo, changes = photos.remove(desk, seen)
        self._dialog.may.setChecked(False)  # those in the next picture were not asked yet
        self._do(lambda: changes)
        if photo is not None:
            shell.navigator.say(
                self.tr("Photo removed"),
                lambda: shell.bus.announce(photos.put_back(desk, seen, photo), None),
                icon="ph.trash",
            )

    def _do(self, act: Callable[[], Changes]) -> None:
        try:
            self._shell.bus.announce(act(), self)
        except UserError as error:
            self._shell.navigator.show_error(error)
        self._show()


def open_photo(parent: QWidget, shell: Shell, seen: Observation, title: str) -> PhotoDialog:
    """The dialog over `parent`."""
    dialog = PhotoDialog(title, parent)
    PhotoOf(dialog, shell, seen)
    dialog.open()
    return dialog
