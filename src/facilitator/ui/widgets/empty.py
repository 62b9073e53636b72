"""Places with nothing in them yet, and places to drop files on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.theme import Role
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.paint import DASHES, paint_frame


class EmptyState(QFrame):
    """A place with nothing in it yet: what it is for, and how to begin.

    `compact` is for panes, the usual size for a whole page; `dashed` says files can be dropped.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        *,
        compact: bool = False,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dashed = dashed
        self._dropping = False
        self._icon = Glyph(icon, "text2" if compact else "accent", 32 if compact else 56)
        self._title = label(title, Role.STRONG if compact else Role.PAGE, wrap=True)
        role = Role.BODY if compact else Role.LIVE
        self._sentence = label(sentence, role, tone="text2", wrap=True)
        self._buttons = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build(compact=compact)
        self.set_words(title, sentence)

    def set_words(self, title: str, sentence: str = "") -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{title}. {sentence}" if sentence else title)

    def add_button(self, made: QWidget) -> None:
        """Put a button into the row under the words."""
        self._buttons.insertWidget(self._buttons.count() - 1, made)

    def add_below(self, widget: QWidget) -> None:
        """Put a link or hint below the buttons, in the middle."""
        self._column.insertWidget(self._column.count() - 1, widget, 0, _HCENTRE)

    def set_dropping(self, dropping: bool, /) -> None:
        """Show that files held over the window can be let go here."""
        self._dropping = dropping
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._dashed:
            paint_drop_frame(QPainter(self), QRectF(self.rect()), dropping=self._dropping)

    def _build(self, *, compact: bool) -> None:
        side = 24 if compact else 72
        self._column.setContentsMargins(side, 24, side, 24)
        self._column.setSpacing(8 if compact else 16)
        self._column.addStretch(1)
        self._column.addWidget(self._icon, 0, _HCENTRE)
        for words in (self._title, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(words)
        self._buttons.setSpacing(12)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)


class DropHint(QFrame):
    """The dashed strip that says files can be dropped."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dropping = False
        self._text: QLabel = label(text, Role.BODY, tone="text2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(14)
        row.addWidget(Glyph("ph.file-arrow-down", "text2", 28))
        row.addWidget(self._text, 1)
        self.setMinimumHeight(54)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_text(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)

    def set_dropping(self, dropping: bool, /) -> None:
        self._dropping = dropping
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_drop_frame(QPainter(self), QRectF(self.rect()), dropping=self._dropping)


def paint_drop_frame(painter: QPainter, rect: QRectF, *, dropping: bool) -> None:
    """A dashed frame: quiet while waiting, 2 px accent while files are held over it."""
    fill = "accentt" if dropping else "surface"
    edge = "accent" if dropping else "line"
    width = 2 if dropping else 1.5
    paint_frame(painter, rect, radius=8, fill=fill, edge=edge, width=width, dashes=DASHES)


_HCENTRE = Qt.AlignmentFlag.AlignHCenter
