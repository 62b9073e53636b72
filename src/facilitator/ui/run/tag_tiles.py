"""Quick tags: one press each, and words that can be changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QWidget,
)

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.buttons import IconButton, look
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import paint_frame
from facilitator.ui.widgets.switching import Switchable

COUNT = 6
_PER_ROW = 3
_GAP = 8
_HEIGHT = 44
_PX = (14, 13, 12, 11, 10)
_SMALLEST = 12
"""In pixels of the screen: larger text in a narrow pane has no room to be larger."""


class TagTile(Switchable, QAbstractButton):
    """One tag, on or off; its text grows small before it is cut."""

    rename_requested = Signal()

    def __init__(self, text: str, key_hint: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_hint = key_hint
        self.setCheckable(True)
        self.listen_to_switching()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, 6)
        self.set_text(text)

    @property
    def label(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._key_hint)
        self.setToolTip(plain_tooltip(f"{text} ({self._key_hint})"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(90), theme().px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(56), theme().px(_HEIGHT))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        change = menu.addAction(self.tr("Change this tag"))
        change.triggered.connect(self.rename_requested)
        menu.popup(event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = look(
            "secondary",
            enabled=self.isEnabled(),
            hover=self.underMouse(),
            down=self.isDown(),
            tinted=self.isChecked(),
        )
        box = QRectF(self.rect())
        paint_frame(
            painter, box, radius=6, fill=current.fill, edge=current.edge, width=current.width
        )
        self._paint_words(painter, box.adjusted(6, 0, -6, 0), current.ink)

    def _paint_words(self, painter: QPainter, room: QRectF, ink: str) -> None:
        side, gap = theme().px(14), theme().px(4)
        mark = side + gap if self.isChecked() else 0
        font = self._fitting(room.width() - mark)
        metrics = QFontMetricsF(font)
        mode = Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(self._text, mode, room.width() - mark)
        x = room.center().x() - (metrics.horizontalAdvance(shown) + mark) / 2
        if mark:
            paint_icon(painter, QRectF(x, room.top(), side, room.height()), "ph.check", ink)
            x += mark
        painter.setFont(font)
        painter.setPen(theme().color(ink))
        words = QRectF(x, room.top(), room.width(), room.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def _fitting(self, width: float) -> QFont:
        weight = 600 if self.isChecked() else 500
        fonts = [theme().font_px(px, weight=weight) for px in _PX if theme().px(px) >= _SMALLEST]
        fit = (one for one in fonts if QFontMetricsF(one).horizontalAdvance(self._text) <= width)
        return next(fit, fonts[-1])


class TagTiles(QWidget):
    """Six tags in two rows, or three and a menu with the others in one."""

    changed = Signal()
    tags_edited = Signal(tuple)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one_row = False
        self._tiles = [
            TagTile("", self.tr("Ctrl {number}").format(number=number + 1))
            for number in range(COUNT)
        ]
        self.more = IconButton("ph.dots-three", self.tr("More tags"), kind="secondary")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._show_more)
        self._editor = _Editor(self)
        self._editor.accepted.connect(self._rename)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for place, tile in enumerate(self._tiles):
            tile.clicked.connect(self.changed)
            tile.rename_requested.connect(lambda at=place: self._editor.begin(self._tiles[at], at))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()

    @property
    def tiles(self) -> tuple[TagTile, ...]:
        return tuple(self._tiles)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(tile.label for tile in self._tiles)

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(tile.label for tile in self._tiles if tile.isChecked())

    def set_tags(self, tags: tuple[str, ...]) -> None:
        for tile, tag in zip(self._tiles, tags, strict=False):
            tile.set_text(tag)

    def set_chosen(self, chosen: tuple[str, ...]) -> None:
        for tile in self._tiles:
            tile.setChecked(tile.label in chosen)
        self._tell_more()

    def toggle(self, place: int) -> None:
        """As a press of its key does."""
        self._tiles[place].setChecked(not self._tiles[place].isChecked())
        self._tell_more()
        self.changed.emit()

    def set_one_row(self, one_row: bool, /) -> None:
        if one_row != self._one_row:
            self._one_row = one_row
            self._arrange()

    def _arrange(self) -> None:
        for part in (*self._tiles, self.more):
            self._grid.removeWidget(part)
        for place, tile in enumerate(self._tiles):
            tile.setVisible(not self._one_row or place < _PER_ROW)
            if not self._one_row or place < _PER_ROW:
                self._grid.addWidget(tile, *divmod(place, _PER_ROW))
        self.more.setVisible(self._one_row)
        if self._one_row:
            self._grid.addWidget(self.more, 0, _PER_ROW)
        for column in range(_PER_ROW):
            self._grid.setColumnStretch(column, 1)
        self._tell_more()

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, tile in list(enumerate(self._tiles))[_PER_ROW:]:
            entry = QAction(tile.label.replace("&", "&&"), menu)
            entry.setCheckable(True)
            entry.setChecked(tile.isChecked())
            entry.triggered.connect(lambda _=False, at=place: self.toggle(at))
            menu.addAction(entry)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _tell_more(self) -> None:
        """A chosen tag that is out of sight shows on the button."""
        hidden = [tile.label for tile in self._tiles[_PER_ROW:] if tile.isChecked()]
        self.more.set_tinted(self._one_row and bool(hidden))
        more = self.tr("More tags")
        self.more.set_name(f"{more}: {', '.join(hidden)}" if hidden else more)

    def _rename(self, place: int, text: str) -> None:
        others = {tile.label.casefold() for at, tile in enumerate(self._tiles) if at != place}
        if text and text.casefold() not in others:
            self._tiles[place].set_text(text)
            self.tags_edited.emit(self.tags)


class _Editor(QLineEdit):
    """Lies over a tile while its words are changed."""

    accepted = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = 0
        self.setMaxLength(24)
        self.setAccessibleName(self.tr("Words of this tag"))
        self.returnPressed.connect(self._accept)
        self.hide()

    def begin(self, tile: TagTile, place: int) -> None:
        self._place = place
        self.setText(tile.label)
        self.setGeometry(tile.geometry())
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText("")
            self.hide()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible():
            self._accept()

    def _accept(self) -> None:
        text = " ".join(self.text().split())
        self.hide()
        self.accepted.emit(self._place, text)
