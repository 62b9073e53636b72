"""What may be dropped or pasted, and the frame that says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.paint import DASHES, paint_frame

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

translate = QCoreApplication.translate


class Dropped(NamedTuple):
    """Files and folders of this computer; an address on the internet is none."""

    paths: tuple[Path, ...]

    @property
    def words(self) -> str:
        """What letting go will do."""
        if all(path.name.casefold().endswith(".facilitator") for path in self.paths):
            return translate("Library", "Drop to see what is in the package")
        if any(path.is_dir() for path in self.paths):
            if len(self.paths) == 1:
                return translate("Library", "Drop to import all plans in this folder")
            return translate("Library", "Drop to import all plans in these folders")
        if len(self.paths) == 1:
            return translate("Library", "Drop to import 1 plan")
        text = translate("Library", "Drop to import {number} plans")
        return text.format(number=len(self.paths))


def dropped(mime: QMimeData) -> Dropped | None:
    """What is held over the window, None when it cannot be imported."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return Dropped(paths) if paths else None


class DropFrame(QWidget):
    """Lies over the list while files are held over the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_words(self, words: str) -> None:
        parent = self.parentWidget()
        self._words = words
        self.setAccessibleName(words)
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        paint_frame(painter, box, radius=8, edge="accent", width=2, dashes=DASHES)
        self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        px = theme().px
        font = theme().font(Role.STRONG)
        label = QRectF(0, 0, text_width(font, self._words) + px(84), px(56))
        label.moveCenter(box.center())
        paint_frame(painter, label, radius=8, fill="accentt", edge="accent", width=2)
        mark = QRectF(label.left() + px(18), label.top(), px(24), label.height())
        paint_icon(painter, mark, "ph.file-arrow-down", "accent")
        painter.setFont(font)
        painter.setPen(theme().color("text"))
        words = label.adjusted(px(54), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
