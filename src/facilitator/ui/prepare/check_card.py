"""One check as a button: pressing it leads to what it is about; its fixes are buttons inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.domain.diagnostic import Severity
from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import Button, IconButton, button
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.paint import paint_frame, rounded_path

if TYPE_CHECKING:
    from facilitator.ui.prepare.checks_model import CheckLine, CheckReading

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LOOK = {
    Severity.ERROR: ("ph.warning-octagon", "danger", "danger"),
    Severity.WARNING: ("ph.warning", "warn", "warnl"),
    Severity.INFO: ("ph.info", "text2", ""),
}
_PAD = 12
_GAP = 8
_SIDE = 28


class CheckCard(QAbstractButton):
    """As high as its words need; `fix_wanted` carries the code of an offer."""

    fix_wanted = Signal(str)
    dismiss_wanted = Signal()

    def __init__(self, reading: CheckReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot = QWidget(self)
        self._flow = FlowLayout(self._foot, gap=_GAP)
        self._offers: list[Button] = []
        name = self.tr("Dismiss with a reason")
        self._dismiss = IconButton("ph.x", name, side=_SIDE, parent=self)
        self._dismiss.setToolTip(self.tr("Dismiss with a reason (Delete)"))
        self._dismiss.clicked.connect(self.dismiss_wanted)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_focus_shape(self, 6)
        self._reading: CheckReading | None = None
        self.show_reading(reading)

    @property
    def line(self) -> CheckLine:
        assert self._reading is not None
        return self._reading.line

    @property
    def offers(self) -> list[Button]:
        return self._offers

    @property
    def dismiss(self) -> Button:
        return self._dismiss

    def show_reading(self, reading: CheckReading) -> None:
        """Another check in the same card; nothing happens when it is the same."""
        if reading == self._reading:
            return
        before, self._reading = self._reading, reading
        line = reading.line
        self.setAccessibleName(". ".join(part for part in (line.sentence, self._below) if part))
        self._dismiss.setVisible(reading.can_be_dismissed)
        if before is None or before.offers != reading.offers:
            self._make_offers()
        self.updateGeometry()
        self._place()
        self.update()

    def set_editable(self, editable: bool, /) -> None:
        """An earlier version is read only: a check then leads to its place and no further."""
        for part in (self._dismiss, *self._offers):
            part.setEnabled(editable)

    def _make_offers(self) -> None:
        assert self._reading is not None
        self._flow.clear()
        self._offers = []
        for offer in self._reading.offers:
            made = button(offer.words, height=32)
            made.clicked.connect(lambda _=False, code=offer.code: self.fix_wanted.emit(code))
            self._flow.addWidget(made)
            made.show()  # hidden widgets take no room, and the height is asked for at once
            self._offers.append(made)
        self._foot.setVisible(bool(self._offers))

    @property
    def _below(self) -> str:
        assert self._reading is not None
        return "\n".join(part for part in (self.line.advice, self._reading.hint) if part)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        bold, usual = self._heights(width)
        least = theme().px(64 if self._dismiss.isVisibleTo(self) else 52)
        return max(least, bold + usual + 2 * theme().px(_PAD)) + self._foot_height(width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), self.heightForWidth(max(self.width(), theme().px(220))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(52))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._dismiss.isVisibleTo(self):
            self.dismiss_wanted.emit()
            return
        super().keyPressEvent(event)

    def _place(self) -> None:
        side, gap = theme().px(_SIDE), theme().px(6)
        self._dismiss.setGeometry(self.width() - side - gap, gap, side, side)
        height = self._foot_height(self.width()) - theme().px(_PAD)
        if self._offers:
            top = self.height() - height - theme().px(_PAD)
            room = self.width() - self._left() - theme().px(_PAD)
            self._foot.setGeometry(self._left(), top, room, height)

    def _foot_height(self, width: int) -> int:
        """Of the offers, with the space below them."""
        if not self._offers:
            return 0
        room = width - self._left() - theme().px(_PAD)
        return self._flow.heightForWidth(room) + theme().px(_PAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        icon, ink, bar = _LOOK[self.line.severity]
        lit = self.underMouse() or self.isDown()
        fill = "accentt" if self.isDown() else "sunken" if lit else "surface"
        paint_frame(painter, box, radius=6, fill=fill, edge="border")
        if bar:
            painter.save()
            painter.setClipRect(QRectF(0, 0, 4, box.height()))
            painter.fillPath(rounded_path(box, 6), theme().color(bar))
            painter.restore()
        side = theme().px(20)
        paint_icon(painter, QRectF(theme().px(16), theme().px(_PAD), side, side), icon, ink)
        self._paint_caret(painter, box)
        self._paint_words(painter)

    def _paint_caret(self, painter: QPainter, box: QRectF) -> None:
        top = theme().px(_SIDE + 6) if self._dismiss.isVisibleTo(self) else 0
        bottom = self._foot_height(self.width())
        caret = QRectF(
            box.right() - theme().px(28), top, theme().px(16), box.height() - top - bottom
        )
        paint_icon(painter, caret, "ph.caret-right", "text2")

    def _paint_words(self, painter: QPainter) -> None:
        bold, usual = self._heights(self.width())
        above = self.height() - self._foot_height(self.width())
        top = (above - bold - usual) // 2
        left, width = self._left(), self._room(self.width())
        painter.setFont(self._bold())
        painter.setPen(theme().color("text"))
        painter.drawText(QRect(left, top, width, bold + 4), _WRAP, self.line.sentence)
        painter.setFont(theme().font(Role.SMALL))
        painter.setPen(theme().color("text2"))
        painter.drawText(QRect(left, top + bold + 2, width, usual + 4), _WRAP, self._below)

    def _heights(self, width: int) -> tuple[int, int]:
        """Of the sentence and of what stands below it, wrapped in a card of that width."""
        room = QRect(0, 0, self._room(width), 10_000)
        bold = QFontMetrics(self._bold()).boundingRect(room, _WRAP, self.line.sentence).height()
        if not self._below:
            return bold, 0
        small = QFontMetrics(theme().font(Role.SMALL))
        return bold, small.boundingRect(room, _WRAP, self._below).height() + 2

    def _bold(self) -> QFont:
        return theme().font(Role.BODY, weight=600)

    def _left(self) -> int:
        return theme().px(48)

    def _room(self, width: int) -> int:
        return max(40, width - self._left() - theme().px(40))
