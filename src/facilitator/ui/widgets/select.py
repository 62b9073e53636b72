"""Choose one of a list: a drop-down field."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QStyledItemDelegate, QWidget

from facilitator.ui.icons import glyph, icon, paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import look, text_width
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import paint_frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

_ROW = 40


class _Rows(QStyledItemDelegate):
    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 24, max(hint.height(), theme().px(_ROW)))


class Select(QComboBox):
    """A drop-down; `chosen` carries the option's data and comes from the user only.

    `flat` leaves the frame out, `prefix` stands quietly before the choice, as in `Sort: Title`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        icon: str = "",
        prefix: str = "",
        placeholder: str = "",
        flat: bool = False,
        height: int = 44,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if icon:
            glyph(icon)
        self._icon_name, self._prefix, self._empty = icon, prefix, placeholder
        self._flat, self._height = flat, height
        self.setAccessibleName(name)
        if sys.platform.startswith("linux"):
            self.setAccessibleDescription(name)  # as the name, Qt tells the choice there
        rows = QListView(self)
        rows.setAccessibleName(name)
        self.setView(rows)
        self.setItemDelegate(_Rows(self))
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_focus_shape(self, 6)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def set_options(self, options: Iterable[tuple[object, str] | tuple[object, str, str]]) -> None:
        """Replace the list: data, text and if wanted an icon name; the choice stays if it can."""
        kept = self.currentData()
        self.clear()
        for data, text, *glyphs in options:
            self.addItem(text, data)
            if glyphs:
                self.setItemIcon(self.count() - 1, icon(glyphs[0], "text2"))
        self.set_current(kept)
        self.updateGeometry()

    def set_current(self, data: object) -> None:
        """Choose the option with this data; with no such option the placeholder shows."""
        places = (place for place in range(self.count()) if self.itemData(place) == data)
        self.setCurrentIndex(next(places, -1))
        self.setToolTip(plain_tooltip(self.currentText()) if self._is_cut() else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        texts = [self.itemText(place) for place in range(self.count())] or [self._empty]
        longest = max(text_width(self._font(), text) for text in texts)
        height = max(self._height, QFontMetrics(self._font()).height() + 12)
        return QSize(round(longest + self._around()) + 2, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(72), self.sizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel turned over the page must scroll the page, not change a value."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        current = look(
            "flat" if self._flat else "secondary",
            enabled=self.isEnabled(),
            hover=self.underMouse(),
            down=False,
            tinted=False,
        )
        paint_frame(painter, box, radius=6, fill=current.fill, edge=current.edge)
        self._paint_content(painter, box, current.ink)

    def _paint_content(self, painter: QPainter, box: QRectF, ink: str) -> None:
        pad, side = self._padding(), theme().px(20)
        caret = theme().px(16)
        right = box.right() - pad - caret
        paint_icon(painter, QRectF(right, box.top(), caret, box.height()), "ph.caret-down", ink)
        x = box.left() + pad
        if self._icon_name:
            paint_icon(painter, QRectF(x, box.top(), side, box.height()), self._icon_name, "text2")
            x += side + 8
        if self._prefix:
            x += self._paint_prefix(painter, x, box)
        self._paint_choice(painter, QRectF(x, box.top(), right - 8 - x, box.height()), ink)

    def _paint_prefix(self, painter: QPainter, x: float, box: QRectF) -> float:
        font = theme().font(Role.BODY)
        painter.setFont(font)
        painter.setPen(theme().color("text2"))
        width = text_width(font, self._prefix)
        room = QRectF(x, box.top(), width + 2, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._prefix)
        return width + 6

    def _paint_choice(self, painter: QPainter, room: QRectF, ink: str) -> None:
        nothing = self.currentIndex() < 0
        text = self._empty if nothing else self.currentText()
        painter.setFont(self._font())
        painter.setPen(theme().color("text3" if nothing else ink))
        mode = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, mode, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _font(self) -> QFont:
        return theme().font(Role.BODY, weight=600 if self._prefix else 400)

    def _padding(self) -> int:
        return 8 if self._flat else 12

    def _around(self) -> float:
        icon_room = theme().px(20) + 8 if self._icon_name else 0
        prefix = text_width(theme().font(Role.BODY), self._prefix) + 6 if self._prefix else 0
        return 2 * self._padding() + theme().px(16) + 8 + icon_room + prefix

    def _is_cut(self) -> bool:
        return text_width(self._font(), self.currentText()) + self._around() > self.width()
