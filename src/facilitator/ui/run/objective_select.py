"""The objective of an observation: a list as wide as its field, so that it covers no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PX = 14
_PAD = 10
_FRAME = 12


class ObjectiveSelect(Select):
    """The number stands in bold before the text; the list below the field wraps its lines."""

    def __init__(self, name: str) -> None:
        super().__init__(name, icon="ph.target")
        # Otherwise the list opens over the field, with the chosen line where it stands.
        self.setStyleSheet("QComboBox { combobox-popup: 0; }")
        self.setItemDelegate(_WrappedLines(self))
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)

    @override
    def showPopup(self) -> None:
        popup = self.view().parentWidget()
        if popup is not None:
            popup.setFixedWidth(self.width())
        super().showPopup()

    @override
    def _paint_choice(self, painter: QPainter, room: QRectF, ink: str) -> None:
        number, _, text = self.currentText().partition(" ")
        if self.currentData() is None:
            super()._paint_choice(painter, room, ink)
            return
        bold, plain = theme().font_px(_PX, weight=600), theme().font_px(_PX)
        painter.setPen(theme().color(ink))
        painter.setFont(bold)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, number)
        rest = room.adjusted(QFontMetricsF(bold).horizontalAdvance(f"{number} "), 0, 0, 0)
        painter.setFont(plain)
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(plain).elidedText(text, mode, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)


class _WrappedLines(QStyledItemDelegate):
    def __init__(self, select: ObjectiveSelect) -> None:
        super().__init__(select)
        self._select = select

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._select.width() - _FRAME
        lines = _metrics().boundingRect(_room(width), int(_WRAP), _text(index))
        return QSize(width, max(theme().px(44), round(lines.height()) + 2 * _PAD))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.fillRect(rect, theme().color("accentt" if chosen else "surface"))
        painter.setFont(theme().font_px(_PX))
        painter.setPen(theme().color("text"))
        painter.drawText(rect.adjusted(_PAD, 0, -_PAD, 0), int(_WRAP), _text(index))


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(theme().font_px(_PX))


def _room(width: int) -> QRectF:
    return QRectF(0, 0, max(1, width - 2 * _PAD), 10_000)


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
