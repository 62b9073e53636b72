"""Check boxes with room for a finger, and switches."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.paint import paint_frame
from facilitator.ui.widgets.switching import Switchable

_BOX = 22
_ROW = 44
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CheckBox(Switchable, QCheckBox):
    """A box of 22 px in a row of 44, with text that wraps; the whole row can be pressed."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        quiet_when_checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._quiet = quiet_when_checked
        self.listen_to_switching()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(bool(text))
        self.setSizePolicy(policy)
        set_focus_shape(self, 4, shape="outside")
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._words = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def label(self) -> str:
        return self._words

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def hasHeightForWidth(self) -> bool:
        return bool(self._words)

    @override
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._text_left()), 10000)
        metrics = QFontMetrics(self._font())
        text = metrics.boundingRect(room, _WRAP, self._words)
        lines = max(1, round(text.height() / metrics.lineSpacing()))
        return _ROW + (lines - 1) * metrics.lineSpacing()

    @override
    def sizeHint(self) -> QSize:
        if not self._words:
            return QSize(_ROW, _ROW)
        width = self._text_left() + text_width(self._font(), self._words)
        return QSize(round(width + 1), _ROW)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + theme().px(60) if self._words else _ROW, _ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_box(painter)
        quiet = not self.isEnabled() or (self._quiet and self.isChecked())
        painter.setFont(self._font())
        painter.setPen(theme().color("text3" if quiet else "text"))
        left = self._text_left()
        room = QRect(left, self._text_top(), self.width() - left, self.height())
        painter.drawText(room, _WRAP, self._words)

    def _paint_box(self, painter: QPainter) -> None:
        side = theme().px(_BOX)
        left = 0 if self._words else (self.width() - side) // 2
        box = QRectF(left, (_ROW - side) / 2, side, side)
        state = self.checkState()
        if state == Qt.CheckState.Unchecked:
            hover = self.underMouse() and self.isEnabled()
            paint_frame(
                painter,
                box,
                radius=4,
                fill="sunken" if hover or not self.isEnabled() else "surface",
                edge="line" if self.isEnabled() else "border",
                width=1.5,
            )
            return
        paint_frame(painter, box, radius=4, fill="accent" if self.isEnabled() else "line")
        mark = "ph.check" if state == Qt.CheckState.Checked else "ph.minus"
        paint_icon(painter, box.adjusted(3, 3, -3, -3), mark, "onaccent")

    def _font(self) -> QFont:
        return theme().font(self._role, weight=400)

    def _text_left(self) -> int:
        return theme().px(_BOX) + 12 if self._words else 0

    def _text_top(self) -> int:
        return max(0, (_ROW - QFontMetrics(self._font()).height()) // 2)


class Toggle(Switchable, QAbstractButton):
    """A switch with On or Off written beside it; `name` is spoken."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.listen_to_switching()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, 14)

    @override
    def sizeHint(self) -> QSize:
        words = max(text_width(self._font(), word) for word in (self.tr("On"), self.tr("Off")))
        return QSize(round(words) + 12 + theme().px(44), 44)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        track = QRectF(0, 0, theme().px(44), theme().px(24))
        track.moveRight(self.width())
        track.moveTop((self.height() - track.height()) / 2)
        self._paint_track(painter, track)
        painter.setFont(self._font())
        painter.setPen(theme().color("text2" if self.isEnabled() else "text3"))
        word = self.tr("On") if self.isChecked() else self.tr("Off")
        room = QRectF(0, 0, track.left() - 10, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, word)

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        radius = track.height() / 2
        on, enabled = self.isChecked(), self.isEnabled()
        if on:
            paint_frame(painter, track, radius=radius, fill="accent" if enabled else "line")
        else:
            fill = "surface" if enabled else "sunken"
            edge = "line" if enabled else "border"
            paint_frame(painter, track, radius=radius, fill=fill, edge=edge, width=1.5)
        knob = QRectF(0, 0, track.height() - 8, track.height() - 8)
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - knob.width() - 4 if on else track.left() + 4)
        paint_frame(painter, knob, radius=knob.height() / 2, fill="onaccent" if on else "line")

    def _font(self) -> QFont:
        return theme().font(Role.SMALL)
