"""How the heads and cells of the matrix look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import Role, focus_by_keyboard, paint_focus_ring, theme
from facilitator.ui.widgets.buttons import font_within, text_width
from facilitator.ui.widgets.paint import paint_frame, paint_level

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from facilitator.ui.review.matrix_model import Cell

VALUE = Qt.ItemDataRole.UserRole
"""The role under which heads and cells find the domain's value."""
HEAD = 72
SIDE_WIDTH = 136

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A short name with something beside it, over the start of a text."""

    number: str
    aside: str
    text: str


@dataclass(frozen=True, slots=True)
class RowHead:
    """A name over something smaller, which may be empty."""

    name: str
    below: str = ""


class ColumnHeads(QHeaderView):
    """Paints each `ColumnHead`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, theme().px(HEAD))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        head: ColumnHead = self.model().headerData(logical, self.orientation(), VALUE)
        painter.save()
        painter.fillRect(rect, theme().color("surface"))
        paint_edges(painter, rect, bottom="line")
        inner = QRectF(rect).adjusted(10, 6, -8, -6)
        bold = theme().font(Role.SMALL, weight=600)
        number = head.number
        paint_text(painter, inner, number, bold, "text")
        x = text_width(bold, number) + theme().px(6)
        plain = theme().font(Role.SMALL)
        paint_text(painter, inner.adjusted(x, 0, 0, 0), head.aside, plain, "text2")
        below = inner.adjusted(0, theme().px(19), 0, 0)
        paint_two_lines(painter, below, head.text)
        painter.restore()


class RowHeads(QHeaderView):
    """Paints each `RowHead`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(SIDE_WIDTH), 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        head: RowHead = self.model().headerData(logical, self.orientation(), VALUE)
        painter.save()
        painter.fillRect(rect, theme().color("surface"))
        paint_edges(painter, rect, right="border")
        name = theme().font(Role.BODY, weight=600)
        inner = QRectF(rect).adjusted(14, 0, -8, 0)
        if not head.below:
            paint_text(painter, inner, head.name, name, "text", _LEFT | _MIDDLE)
        else:
            half = rect.height() / 2
            upper, lower = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
            paint_text(
                painter, upper, head.name, name, "text", _LEFT | Qt.AlignmentFlag.AlignBottom
            )
            paint_text(painter, lower, head.below, theme().font(Role.SMALL), "text2")
        painter.restore()


class Cells(QStyledItemDelegate):
    """Level mark, number and count; a gap is amber, dashed and says so."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = index.data(VALUE)
        rect, state = option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "accentt" if chosen else "warnt" if cell.is_gap else "surface"
        painter.fillRect(rect, theme().color(ground))
        paint_edges(painter, rect)
        if cell.is_gap:
            self._paint_gap(painter, QRectF(rect))
        else:
            self._paint_level(painter, QRectF(rect), cell)
        if chosen:
            paint_frame(painter, QRectF(rect), radius=0, edge="accent", width=2)
        if state & QStyle.StateFlag.State_HasFocus and focus_by_keyboard():
            paint_focus_ring(painter, QRectF(rect).adjusted(3, 3, -3, -3))
        painter.restore()

    def _paint_gap(self, painter: QPainter, rect: QRectF) -> None:
        words, below = self.tr("Gap"), self.tr("not observed")
        bold, small = theme().font(Role.BODY, weight=600), theme().font(Role.SMALL)
        side, gap = theme().px(18), theme().px(6)
        top = rect.center().y() - theme().px(20)
        x = rect.center().x() - (side + gap + text_width(bold, words)) / 2
        height = theme().px(20)
        paint_level(painter, QRectF(x, top, side, height), 0, color="warn")
        word = QRectF(x + side + gap, top, rect.width(), height)
        paint_text(painter, word, words, bold, "warn", _LEFT | _MIDDLE)
        second = QRectF(rect.left() + 2, top + height, rect.width() - 4, height)
        small = font_within(small, below, second.width() - 1)
        paint_text(painter, second, below, small, "text2", Qt.AlignmentFlag.AlignCenter)

    def _paint_level(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        number = "–" if cell.level is None else str(int(cell.level))
        count = f"×{cell.count}"
        bold, small = theme().font(Role.STRONG), theme().font(Role.SMALL)
        side, gap = theme().px(22), theme().px(10)
        mark = 0.0 if cell.level is None else side + gap
        width = mark + text_width(bold, number) + gap + text_width(small, count)
        x = rect.center().x() - width / 2
        if cell.level is not None:
            paint_level(painter, QRectF(x, rect.top(), side, rect.height()), int(cell.level))
            x += mark
        room = QRectF(x, rect.top(), rect.right() - x, rect.height())
        paint_text(painter, room, number, bold, "text", _LEFT | _MIDDLE)
        room.setLeft(x + text_width(bold, number) + gap)
        paint_text(painter, room, count, small, "text2", _LEFT | _MIDDLE)


def paint_edges(
    painter: QPainter, rect: QRect, *, bottom: str = "border", right: str = "border"
) -> None:
    below = QRectF(rect.left(), rect.bottom(), rect.width(), 1)
    beside = QRectF(rect.right(), rect.top(), 1, rect.height())
    painter.fillRect(beside, theme().color(right))
    painter.fillRect(below, theme().color(bottom))


def paint_text(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    ink: str,
    flags: Qt.AlignmentFlag = _LEFT,
) -> None:
    painter.setFont(font)
    painter.setPen(theme().color(ink))
    mode = Qt.TextElideMode.ElideRight
    painter.drawText(room, flags, painter.fontMetrics().elidedText(text, mode, int(room.width())))


def paint_two_lines(painter: QPainter, room: QRectF, text: str) -> None:
    """As many words as fit the first line, the rest cut with … in the second."""
    font = theme().font(Role.SMALL)
    words, first = text.split(), ""
    while words and text_width(font, f"{first} {words[0]}".strip()) <= room.width():
        first = f"{first} {words.pop(0)}".strip()
    paint_text(painter, room, first or (words.pop(0) if words else ""), font, "text2")
    below = room.adjusted(0, theme().px(17), 0, 0)
    paint_text(painter, below, " ".join(words), font, "text2")
