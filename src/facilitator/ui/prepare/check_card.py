"""One check as a button: pressing it leads to what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.domain.diagnostic import Severity
from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.paint import paint_frame, rounded_path

if TYPE_CHECKING:
    from facilitator.ui.prepare.checks_model import CheckLine

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LOOK = {
    Severity.ERROR: ("ph.warning-octagon", "danger", "danger"),
    Severity.WARNING: ("ph.warning", "warn", "warnl"),
    Severity.INFO: ("ph.info", "text2", ""),
}


class CheckCard(QAbstractButton):
    """As high as its words need; a check that leads nowhere cannot be pressed."""

    def __init__(self, line: CheckLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setAccessibleName(". ".join(part for part in (line.sentence, line.advice) if part))
        self.setEnabled(line.phase is not None or line.place is not None)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_focus_shape(self, 6)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        bold, usual = self._heights(width)
        return max(theme().px(52), bold + usual + 2 * theme().px(12))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), self.heightForWidth(max(self.width(), theme().px(220))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(52))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        icon, ink, bar = _LOOK[self.line.severity]
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = "accentt" if self.isDown() else "sunken" if lit else "surface"
        paint_frame(painter, box, radius=6, fill=fill, edge="border")
        if bar:
            painter.save()
            painter.setClipRect(QRectF(0, 0, 4, box.height()))
            painter.fillPath(rounded_path(box, 6), theme().color(bar))
            painter.restore()
        side = theme().px(20)
        top = theme().px(12)
        paint_icon(painter, QRectF(theme().px(16), top, side, side), icon, ink)
        if self.isEnabled():
            caret = QRectF(box.right() - theme().px(28), 0, theme().px(16), box.height())
            paint_icon(painter, caret, "ph.caret-right", "text2")
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        bold, usual = self._heights(self.width())
        top = (self.height() - bold - usual) // 2
        left, width = self._left(), self._room(self.width())
        painter.setFont(self._bold())
        painter.setPen(theme().color("text"))
        painter.drawText(QRect(left, top, width, bold + 4), _WRAP, self.line.sentence)
        painter.setFont(theme().font(Role.SMALL))
        painter.setPen(theme().color("text2"))
        painter.drawText(QRect(left, top + bold, width, usual + 4), _WRAP, self.line.advice)

    def _heights(self, width: int) -> tuple[int, int]:
        """Of the sentence and of the advice, wrapped in a card of that width."""
        room = QRect(0, 0, self._room(width), 10_000)
        bold = QFontMetrics(self._bold()).boundingRect(room, _WRAP, self.line.sentence).height()
        if not self.line.advice:
            return bold, 0
        small = QFontMetrics(theme().font(Role.SMALL))
        return bold, small.boundingRect(room, _WRAP, self.line.advice).height() + 2

    def _bold(self) -> QFont:
        return theme().font(Role.BODY, weight=600)

    def _left(self) -> int:
        return theme().px(48)

    def _room(self, width: int) -> int:
        return max(40, width - self._left() - theme().px(36))
