"""Text of one size that wraps, with the line height of the design."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from facilitator.ui.override import override
from facilitator.ui.run.text_layout import laid_out, line_height
from facilitator.ui.theme import theme


class TextBlock(QLabel):
    """Plain text in `px` pixels; with `wrap` it is as high as its width makes it."""

    def __init__(
        self,
        text: str = "",
        px: int = 15,
        *,
        tone: str = "text",
        weight: int = 400,
        wrap: bool = True,
        tabular: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._px, self._tone, self._weight = px, tone, weight
        self._wrap, self._tabular = wrap, tabular
        self._lines: QTextLayout | None = None
        self._lines_width = -1.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        if text == self.text():
            return
        wide = self._width_of(self.text())
        self.setText(text)
        self._lines = None
        if self._wrap or self._width_of(text) != wide:
            self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        if tone != self._tone:
            self._tone = tone
            self.update()

    def set_px(self, px: int) -> None:
        if px != self._px:
            self._px = px
            self._forget()

    def natural_width(self) -> int:
        """As wide as the text is on one line."""
        return self._width_of(self.text())

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wrap

    @override
    def heightForWidth(self, width: int) -> int:
        if not self._wrap:
            return self._line_height()
        return max(1, self._laid_out(width).lineCount()) * self._line_height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self.text()), self._line_height())

    @override
    def minimumSizeHint(self) -> QSize:
        width = theme().px(60) if self._wrap else self._width_of(self.text())
        return QSize(width, self._line_height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._forget()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().color(self._tone if self.isEnabled() else "text3"))
        layout = self._laid_out(self.width())
        spare = self.height() - layout.lineCount() * self._line_height()
        layout.draw(painter, QPointF(0, max(0.0, spare / 2)))

    def _forget(self) -> None:
        self._lines = None
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return theme().font_px(self._px, weight=self._weight, tabular=self._tabular)

    def _line_height(self) -> int:
        return line_height(self._font(), self._px)

    def _width_of(self, text: str) -> int:
        return round(QFontMetricsF(self._font()).horizontalAdvance(text) + 1) if text else 0

    def _laid_out(self, width: float) -> QTextLayout:
        if self._lines is None or self._lines_width != width:
            self._lines_width = width
            self._lines = laid_out(
                self.text(),
                self._font(),
                width=width,
                line=self._line_height(),
                wrap=self._wrap,
                align=self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask,
            )
        return self._lines
