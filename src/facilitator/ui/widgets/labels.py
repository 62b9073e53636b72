"""Text that is never read as rich text, in the theme's roles and tones."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import Role, restyle, theme


def label(
    text: str = "",
    role: Role = Role.BODY,
    *,
    tone: str = "text",
    bold: bool = False,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A plain-text label; `tone` is a token such as `text2`, `warn` or `danger`."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    made.setProperty("role", role.name.lower())
    made.setProperty("tone", tone)
    made.setProperty("bold", bold)
    return made


def set_tone(target: QLabel, tone: str, *, bold: bool | None = None) -> None:
    """Give a label of `label()` another colour and, if told, weight."""
    if target.property("tone") == tone and bold in (None, target.property("bold")):
        return
    restyle(target, tone=tone, **({} if bold is None else {"bold": bold}))


class PaintedWords(QLabel):
    """What paints its words itself and says them in its accessible name.

    A label without a text, because to a screen reader that is words to read, and what Qt makes
    of a mere QWidget is passed over.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the tooltip then holds all of it."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        tone: str = "text",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._tone = tone
        self._weight = 600 if bold else role.weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        one_line = " ".join(text.split())
        super().setText(one_line)
        self._tell_all()

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    @property
    def is_elided(self) -> bool:
        return self._wanted_width() > self.contentsRect().width()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wanted_width(), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24), self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_all()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font(self._role, weight=self._weight))
        painter.setPen(theme().color(self._tone if self.isEnabled() else "text3"))
        room = self.contentsRect()
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)

    def _height(self) -> int:
        return max(theme().px(self._role.line), self._metrics().height())

    def _wanted_width(self) -> int:
        return self._metrics().horizontalAdvance(self.text()) + 1

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme().font(self._role, weight=self._weight))

    def _tell_all(self) -> None:
        self.setToolTip(plain_tooltip(self.text()) if self.is_elided else "")


def plain_tooltip(text: str) -> str:
    """Text as a tooltip shows it, with nothing in it taken for rich text."""
    if "<" not in text and "&" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"
