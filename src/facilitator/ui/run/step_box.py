"""A step of the facilitator's actions, to be ticked off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.run.text_layout import laid_out, line_height
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.paint import paint_frame
from facilitator.ui.widgets.switching import Switchable

_ROW = 44
_BOX = 22
_GAP = 12
_PAD = 4


class StepBox(Switchable, QCheckBox):
    """A box of 22 px before text that wraps; the whole row, at least 44 px high, can be pressed."""

    def __init__(self, text: str, px: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._px = text, px
        self.listen_to_switching()
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_focus_shape(self, 4)

    @property
    def label(self) -> str:
        return self._words

    def set_px(self, px: int) -> None:
        if px != self._px:
            self._px = px
            self.updateGeometry()
            self.update()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._laid_out(width).lineCount()
        return max(_ROW, lines * self._line_height() + 2 * theme().px(_PAD))

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font()).horizontalAdvance(self._words)
        return QSize(round(width) + self._text_left() + 1, _ROW)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + theme().px(60), _ROW)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        layout = self._laid_out(self.width())
        top = (self.height() - layout.lineCount() * self._line_height()) / 2
        self._paint_box(painter, top)
        painter.setPen(theme().color("text2" if self.isChecked() else "text"))
        layout.draw(painter, QPointF(self._text_left(), top))

    def _paint_box(self, painter: QPainter, top: float) -> None:
        side = theme().px(_BOX)
        box = QRectF(0, top + (self._line_height() - side) / 2, side, side)
        if self.isChecked():
            paint_frame(painter, box, radius=4, fill="accent")
            paint_icon(painter, box.adjusted(3, 3, -3, -3), "ph.check", "onaccent")
            return
        fill = "sunken" if self.underMouse() else "surface"
        paint_frame(painter, box, radius=4, fill=fill, edge="line", width=1.5)

    def _laid_out(self, width: float) -> QTextLayout:
        room = width - self._text_left()
        return laid_out(self._words, self._font(), width=room, line=self._line_height())

    def _font(self) -> QFont:
        return theme().font_px(self._px)

    def _line_height(self) -> int:
        return line_height(self._font(), self._px)

    def _text_left(self) -> int:
        return theme().px(_BOX + _GAP)
