"""The editor of header, logo and footer, with the page they make beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.paper import Letterhead
from facilitator.errors import UserError
from facilitator.services import letterheads, printing
from facilitator.ui.override import override
from facilitator.ui.print.pages import page_sizes, screen_picture
from facilitator.ui.tasks import Outcome
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import Field, LineEdit, TextArea
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.paint import paint_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.services.printing import PrintOrder
    from facilitator.ui.shell import Shell

_PAGE, _LOGO = QSize(400, 480), QSize(160, 64)


class HeadPicture(QWidget):
    """A picture as large as there is room for, on white."""

    def __init__(self, name: str, room: QSize, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._image = QImage()
        self._room = room
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._room.width()), theme().px(self._room.height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        size = self._image.size().scaled(room.size().toSize(), _KEEP)
        place = QRectF(room.left(), room.top(), size.width(), size.height())
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.drawImage(place, self._image)
        paint_frame(painter, place.adjusted(-1, -1, 1, 1), radius=0, edge="line")


class LetterheadDialog(QDialog):
    """Nothing is kept before *Use on all documents*."""

    changed = Signal()
    logo_chosen = Signal(object)
    logo_removed = Signal()
    keep_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Header, logo and footer"))
        self.header = TextArea(self.tr("Header"), lines=3, most_lines=3)
        self.footer = LineEdit(self.tr("Footer"))
        self.choose = button(self.tr("Choose a picture"), icon="ph.image")
        self.remove = button(self.tr("Remove"), icon="ph.trash")
        self.keep = button(self.tr("Use on all documents"), kind="primary")
        self.logo = HeadPicture(self.tr("Logo"), _LOGO)
        self.page = HeadPicture(self.tr("First page as it will be printed"), _PAGE)
        self.message = label("", Role.SMALL, tone="danger", wrap=True)
        self._lay_out()
        self.header.typed.connect(lambda _text: self.changed.emit())
        self.footer.textEdited.connect(lambda _text: self.changed.emit())
        self.choose.clicked.connect(self._ask_for_picture)
        self.remove.clicked.connect(self.logo_removed)
        self.keep.clicked.connect(self.keep_requested)

    def show_letterhead(self, letterhead: Letterhead) -> None:
        self.header.set_text(letterhead.header)
        self.footer.set_text(letterhead.footer)
        self.show_logo(letterhead.logo)

    def show_logo(self, png: bytes) -> None:
        image = QImage()
        image.loadFromData(QByteArray(png))
        self.logo.show_image(image)
        self.logo.setVisible(bool(png))
        self.remove.setVisible(bool(png))

    def _ask_for_picture(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp *.bmp *.tif)"))
        dialog.fileSelected.connect(lambda name: self.logo_chosen.emit(Path(name)))
        dialog.open()

    def _lay_out(self) -> None:
        hint = self.tr("Up to three lines, such as house, address and telephone.")
        picture = QHBoxLayout()
        picture.setSpacing(8)
        for made in (self.choose, self.remove):
            picture.addWidget(made)
        picture.addStretch(1)
        about = self.tr("PNG or JPEG, up to 5 MB. It is kept in your library, made small.")
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(Field(self.tr("Header"), self.header, hint=hint))
        left.addWidget(label(self.tr("Logo"), Role.SMALL, tone="text2", bold=True))
        left.addWidget(self.logo)
        left.addLayout(picture)
        left.addWidget(label(about, Role.CAPTION, tone="text2", wrap=True))
        left.addWidget(Field(self.tr("Footer"), self.footer))
        left.addWidget(self.message)
        left.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(left, 1)
        body.addWidget(self.page, 1)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(body, 1)
        column.addLayout(foot)
        self.resize(theme().px(860), theme().px(600))


class LetterheadEditing(QObject):
    """Shows the page that the fields make, the newest text only, and keeps it when told to."""

    kept = Signal(object)

    def __init__(self, page: QWidget, shell: Shell, order: PrintOrder) -> None:
        self.dialog = LetterheadDialog(page)
        super().__init__(self.dialog)
        self._shell, self._order = shell, order
        self._logo = order.look.letterhead.logo
        self._drawing = self._is_stale = False
        dialog = self.dialog
        dialog.show_letterhead(order.look.letterhead)
        dialog.changed.connect(self._draw)
        dialog.logo_chosen.connect(lambda file: self._try(lambda: self._take_logo(file)))
        dialog.logo_removed.connect(lambda: self._set_logo(b""))
        dialog.keep_requested.connect(lambda: self._try(self._keep))
        dialog.open()
        self._draw()

    @property
    def letterhead(self) -> Letterhead:
        return Letterhead(self.dialog.header.text(), self._logo, self.dialog.footer.text())

    def _take_logo(self, file: Path) -> None:
        self._set_logo(letterheads.read_logo(file))

    def _set_logo(self, png: bytes) -> None:
        self._logo = png
        self.dialog.message.setText("")
        self.dialog.show_logo(png)
        self._draw()

    def _keep(self) -> None:
        self.kept.emit(letterheads.keep(self._shell.desk, self.letterhead))
        self.dialog.accept()

    def _draw(self) -> None:
        """One picture at a time: typing never makes a queue."""
        self._is_stale = self._drawing
        if self._drawing:
            return
        self._drawing = True
        look = replace(self._order.look, letterhead=self.letterhead)
        order = replace(self._order, look=look)
        scale = self.dialog.devicePixelRatioF()
        outcome = Outcome(self._take_picture, self._fail)
        self._shell.tasks.run(lambda _tell: _first_page(order, scale), outcome)

    def _take_picture(self, image: object) -> None:
        self._drawing = False
        if isinstance(image, QImage):
            self.dialog.page.show_image(image)
        if self._is_stale:
            self._draw()

    def _fail(self, error: Exception) -> None:
        self._drawing = False
        self.dialog.message.setText(str(error))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self.dialog.message.setText(str(error))


def _first_page(order: PrintOrder, ratio: float) -> QImage:
    pdf = printing.make_pdf(order)
    size = page_sizes(pdf)[0]
    scale = min(theme().px(_PAGE.width()) / size.width, theme().px(_PAGE.height()) / size.height)
    return screen_picture(pdf, 0, scale * ratio)


_KEEP = Qt.AspectRatioMode.KeepAspectRatio
