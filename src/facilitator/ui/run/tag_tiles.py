"""Quick tags: one press each, and words that can be changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.quick_tags import COUNT
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.buttons import IconButton, look
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import paint_frame
from facilitator.ui.widgets.switching import Switchable

if TYPE_CHECKING:
    from collections.abc import Callable

_PER_ROW = 3
_GAP = 8
_HEIGHT = 44
_PX = (14, 13, 12, 11, 10)
_SMALLEST = 12
_MOST_OWN = 24
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
    """Six tags in two rows, or three in one; a menu holds the others, the plan's and one's own.

    `more` is put by the form where there is room for it.
    """

    changed = Signal()
    tags_edited = Signal(tuple)
    more_edited = Signal(tuple)
    """The tags of one's own beyond the six."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one_row = False
        self._offered: tuple[str, ...] = ()
        self._own: tuple[str, ...] = ()
        self._extra: tuple[str, ...] = ()
        self._tiles = [
            TagTile("", self.tr("Ctrl {number}").format(number=number + 1))
            for number in range(COUNT)
        ]
        self.more = IconButton("ph.tag", self.tr("More tags"), kind="secondary", side=44)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._show_more)
        self._editor = _Editor(self)
        self._editor.accepted.connect(self._rename)
        self._also = TextBlock("", 13, tone="text2")
        self._also.hide()
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self._also)
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
        return (*(tile.label for tile in self._tiles if tile.isChecked()), *self._extra)

    def set_tags(self, tags: tuple[str, ...]) -> None:
        for tile, tag in zip(self._tiles, tags, strict=False):
            tile.set_text(tag)

    def set_more(self, *, offered: tuple[str, ...], own: tuple[str, ...]) -> None:
        """What the plan's methods offer, and what the user added."""
        self._offered, self._own = offered, own

    def set_chosen(self, chosen: tuple[str, ...]) -> None:
        for tile in self._tiles:
            tile.setChecked(tile.label in chosen)
        self._extra = tuple(tag for tag in chosen if tag not in self.tags)
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
        for part in self._tiles:
            self._grid.removeWidget(part)
        for place, tile in enumerate(self._tiles):
            tile.setVisible(not self._one_row or place < _PER_ROW)
            if not self._one_row or place < _PER_ROW:
                self._grid.addWidget(tile, *divmod(place, _PER_ROW))
        for column in range(_PER_ROW):
            self._grid.setColumnStretch(column, 1)
        self._tell_more()

    def _show_more(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def make_menu(self) -> QMenu:
        """All that has no tile in sight."""
        menu = QMenu(self)
        hidden = self._tiles[_PER_ROW:] if self._one_row else []
        for tile in hidden:
            place = self._tiles.index(tile)
            self._add_entry(menu, tile.label, tile.isChecked(), partial(self.toggle, place))
        fresh = [tag for tag in self._offered if tag not in (*self.tags, *self._own)]
        for title, tags in ((self.tr("From the plan"), fresh), (self.tr("My tags"), self._own)):
            if tags:
                menu.addSection(title)
            for tag in tags:
                chosen = tag in self._extra
                self._add_entry(menu, tag, chosen, partial(self._toggle_extra, tag))
        menu.addSeparator()
        menu.addAction(self.tr("New tag…")).triggered.connect(lambda: self.begin_new())
        self._add_removal(menu)
        return menu

    def begin_new(self) -> None:
        """Ask for the words of another tag of one's own."""
        self._editor.begin(None, -1, self.width())

    def _add_entry(
        self,
        menu: QMenu,
        tag: str,
        chosen: bool,
        act: Callable[[], None],
    ) -> None:
        entry = menu.addAction(tag.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(chosen)
        entry.triggered.connect(lambda _on=False: act())

    def _add_removal(self, menu: QMenu) -> None:
        if not self._own:
            return
        inner = menu.addMenu(self.tr("Remove a tag of mine"))
        for tag in self._own:
            entry = inner.addAction(tag.replace("&", "&&"))
            entry.triggered.connect(lambda _on=False, tag=tag: self._remove_own(tag))

    def _toggle_extra(self, tag: str) -> None:
        without = tuple(one for one in self._extra if one != tag)
        self._extra = without if tag in self._extra else (*self._extra, tag)
        self._tell_more()
        self.changed.emit()

    def _remove_own(self, tag: str) -> None:
        """What was observed with it keeps it."""
        self._own = tuple(one for one in self._own if one != tag)
        self.more_edited.emit(self._own)

    def _add_own(self, tag: str) -> None:
        known = {one.casefold(): one for one in (*self.tags, *self._own, *self._offered)}
        tag = known.get(tag.casefold(), tag)
        if tag in self.tags:
            self._tiles[self.tags.index(tag)].setChecked(True)
        elif tag not in self._extra:
            self._extra = (*self._extra, tag)
        if tag.casefold() not in known:
            self._own = (*self._own, tag)[-_MOST_OWN:]
            self.more_edited.emit(self._own)
        self._tell_more()
        self.changed.emit()

    def _tell_more(self) -> None:
        """A chosen tag that is out of sight shows on the button, and below in words."""
        out_of_sight = self._tiles[_PER_ROW:] if self._one_row else []
        hidden = [tile.label for tile in out_of_sight if tile.isChecked()]
        hidden += self._extra
        self.more.set_tinted(bool(hidden))
        more = self.tr("More tags")
        self.more.set_name(f"{more}: {', '.join(hidden)}" if hidden else more)
        self._also.set_text(self.tr("Also: {tags}").format(tags=", ".join(hidden)))
        self._also.setVisible(bool(hidden))

    def _rename(self, place: int, text: str) -> None:
        if place < 0:
            if text:
                self._add_own(text)
            return
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

    def begin(self, tile: TagTile | None, place: int, width: int = 0) -> None:
        """Without a tile the words are of a new tag, in a field of that width."""
        self._place = place
        self.setText(tile.label if tile else "")
        self.setGeometry(tile.geometry() if tile else QRect(0, 0, width, theme().px(_HEIGHT)))
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
