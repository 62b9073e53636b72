"""What a phase needs, one chip a thing; a text that is no list stays a text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.inline import plain
from facilitator.domain.resource_list import resource_items, resource_text
from facilitator.domain.text import clean_line
from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.prepare.live_fields import LiveText
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import IconButton, text_width
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import paint_frame
from facilitator.ui.widgets.panes import Card

_HEIGHT = 36
_CROSS = 26


class ResourceChip(QAbstractButton):
    """A thing with a cross; `removed` on the cross or Delete, `clicked` to change its words."""

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text
        self._shown = plain(text)
        self.setAccessibleName(self.tr("{thing}, resource").format(thing=self._shown))
        keys = self.tr("Enter changes it, Delete removes it")
        self.setToolTip(plain_tooltip(f"{self._shown}\n{keys}"))
        self.setAccessibleDescription(keys)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, 4)

    @override
    def sizeHint(self) -> QSize:
        width = text_width(theme().font(Role.BODY), self._shown) + theme().px(_CROSS) + 16
        return QSize(round(width), theme().px(_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() - theme().px(_CROSS) and self.isDown():
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill = "accentt" if self.isDown() or self.underMouse() else "sunken"
        paint_frame(painter, box, radius=4, fill=fill)
        painter.setFont(theme().font(Role.BODY))
        painter.setPen(theme().color("text"))
        cross = theme().px(_CROSS)
        room = box.adjusted(8, 0, -cross - 2, 0)
        mode = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(self._shown, mode, int(room.width()) + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        side = theme().px(14)
        spot = QRectF(box.right() - cross + 4, box.top(), side, box.height())
        paint_icon(painter, spot, "ph.x", "text2")


class _Entry(LineEdit):
    """Where a thing is written before it is one."""

    entered = Signal()
    cancelled = Signal()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(180), super().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class ResourceField(QWidget):
    """`edited` carries the whole text; `turn` is another with each thing that is written."""

    edited = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._items: tuple[str, ...] | None = ()
        self.turn = 0
        self._box = Card(edge="line")
        self._flow = FlowLayout(self._box, gap=8)
        self._flow.setContentsMargins(8, 6, 8, 6)
        self._chips: list[ResourceChip] = []
        self.add = IconButton("ph.plus", self.tr("Add a resource"), side=_HEIGHT)
        self.add.clicked.connect(lambda: self._write(None))
        self.entry = _Entry(self.tr("Resource"), height=_HEIGHT)
        self.entry.hide()
        self.entry.entered.connect(self._take_and_go_on)
        self.entry.cancelled.connect(self._cancel)
        self.entry.editingFinished.connect(self._take)
        self._writing: int | None = None
        self.text = LiveText(name, lines=1)
        self.text.edited.connect(self._take_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)
        column.addWidget(self.text)
        self._show()

    @property
    def chips(self) -> list[ResourceChip]:
        return self._chips

    def focus_target(self) -> QWidget:
        """What the cursor goes to when the field is wanted."""
        return self.text if self._items is None else self.add

    def set_text(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        typing = self._items is None and self.text.hasFocus()
        self._items = None if typing else resource_items(text)
        self._show()

    def _show(self) -> None:
        self._box.setVisible(self._items is not None)
        self.text.setVisible(self._items is None)
        if self._items is None:
            self.text.set_text(self._text)
        else:
            self._show_chips(self._items)

    def _show_chips(self, items: tuple[str, ...]) -> None:
        if [chip.words for chip in self._chips] == list(items) and self._flow.count():
            return
        while self._flow.takeAt(0) is not None:
            pass
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(place, words) for place, words in enumerate(items)]
        for part in (*self._chips, self.entry, self.add):
            self._flow.addWidget(part)
        last: QWidget = self
        for part in (*self._chips, self.entry, self.add):
            QWidget.setTabOrder(last, part)
            last = part
        self._flow.invalidate()
        self._box.updateGeometry()

    def _chip(self, place: int, words: str) -> ResourceChip:
        chip = ResourceChip(words, self._box)
        chip.removed.connect(lambda: self._remove(place))
        chip.clicked.connect(lambda: self._write(place))
        chip.show()
        return chip

    def _remove(self, place: int) -> None:
        items = self._items or ()
        self.turn += 1
        self._tell((*items[:place], *items[place + 1 :]))
        rest: list[QWidget] = [*self._chips, self.add]
        rest[min(place, len(rest) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, place: int | None) -> None:
        """Change a thing's words, or with None write another."""
        self._writing = len(self._items or ()) if place is None else place
        words = "" if place is None else (self._items or ())[place]
        self.entry.set_text(words)
        self.entry.show()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entry.selectAll()
        self._flow.invalidate()

    def _take(self) -> None:
        """Leaving the entry, or Enter: its words are the thing's now."""
        place, self._writing = self._writing, None
        if place is None:
            return
        words = clean_line(self.entry.text())
        self.entry.hide()
        items = self._items or ()
        new = (*items[:place], *([words] if words else ()), *items[place + 1 :])
        self.turn += 1
        self._tell(new)

    def _take_and_go_on(self) -> None:
        """After one thing comes the next."""
        added = self._writing == len(self._items or ()) and bool(self.entry.text().strip())
        self._take()
        if added:
            self._write(None)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self._writing = None
        self.entry.hide()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, items: tuple[str, ...]) -> None:
        text = resource_text(items, like=self._text)
        if text != self._text:
            self._text, self._items = text, items
            self._show()
            self.edited.emit(text)

    def _take_text(self, text: str) -> None:
        self._text = text
        self.turn = self.text.turn
        self.edited.emit(text)
