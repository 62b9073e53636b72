"""A tile for each group: its key, its latest level, and how long nobody looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import DASHES, paint_frame, paint_key_cap, paint_level
from facilitator.ui.widgets.switching import Switchable

if TYPE_CHECKING:
    from facilitator.ui.run.groups_reading import Tile

_TWO_COLUMNS_UP_TO = 6
_GAP = 8
_CAP = 20
_BALL = 18
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class TileButton(Switchable, QAbstractButton):
    """One group; chosen together with others when Ctrl or Shift is held."""

    chosen = Signal(str, bool)

    def __init__(self, tile: Tile, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = tile
        self._height, self._small = 56, False
        self._adding = False
        self.setCheckable(True)
        self.listen_to_switching()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, 8)
        self.clicked.connect(self._choose)
        self._tell()

    @property
    def tile(self) -> Tile:
        return self._tile

    def set_tile(self, tile: Tile) -> None:
        if tile != self._tile:
            self._tile = tile
            self._tell()
            self.update()

    def set_size(self, height: int, *, small: bool) -> None:
        """Height in px at scale 1; a small tile leaves the profile out."""
        if (height, small) != (self._height, self._small):
            self._height, self._small = height, small
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(90 if self._small else 140), theme().px(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(self._height))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._adding = bool(event.modifiers() & _ADDING)
        super().mouseReleaseEvent(event)
        self._adding = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_box(painter)
        pad = theme().px(8 if self._small else 11)
        line = theme().px(24)
        top = (self.height() - line - theme().px(18)) / 2
        room = QRectF(pad, top, self.width() - 2 * pad, line)
        self._paint_name(painter, room)
        room.translate(0, line - theme().px(1))
        room.setHeight(theme().px(18))
        self._paint_minutes(painter, room)

    def _paint_box(self, painter: QPainter) -> None:
        chosen, stale = self.isChecked(), self._tile.is_stale
        fill = "accentt" if chosen else "sunken" if self.underMouse() else "surface"
        box = QRectF(self.rect())
        if chosen:
            paint_frame(painter, box, radius=8, fill=fill, edge="accent", width=2)
        elif stale:
            paint_frame(painter, box, radius=8, fill=fill, edge="warnl", width=2, dashes=DASHES)
        else:
            paint_frame(painter, box, radius=8, fill=fill, edge="line")

    def _paint_name(self, painter: QPainter, line: QRectF) -> None:
        x = line.left()
        if self._tile.key:
            side = theme().px(_CAP)
            cap = QRectF(x, line.center().y() - side / 2, side, side)
            paint_key_cap(painter, cap, self._tile.key, fill=None)
            x += side + theme().px(4 if self._small else 8)
        right = line.right()
        if not self._small:
            ball = theme().px(_BALL)
            right -= ball
            paint_level(painter, QRectF(right, line.top(), ball, line.height()), self._tile.level)
            right -= 4
        font = theme().font_px(13 if self._small else 15, weight=600)
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(self._tile.name, mode, right - x)
        painter.setFont(font)
        painter.setPen(theme().color("text"))
        painter.drawText(QRectF(x, line.top(), line.width(), line.height()), _LEFT, shown)

    def _paint_minutes(self, painter: QPainter, line: QRectF) -> None:
        tile, x = self._tile, line.left()
        if tile.short_where and not self._small and self._has_room_for_one(line):
            self._paint_where(painter, line, x)
            return
        stale = tile.is_stale
        tone = "warn" if stale else "text2"
        font = theme().font_px(12 if self._small else 13, weight=600 if stale else 400)
        if tile.minutes:
            side = theme().px(13 if self._small else 15)
            icon = "ph.eye-slash" if stale else "ph.clock"
            paint_icon(painter, QRectF(x, line.top(), side, line.height()), icon, tone)
            x += side + theme().px(2 if self._small else 4)
            painter.setFont(font)
            painter.setPen(theme().color(tone))
            painter.drawText(line.adjusted(x - line.left(), 0, 0, 0), _LEFT, tile.minutes)
            x += QFontMetricsF(font).horizontalAdvance(tile.minutes)
        if self._small:
            ball = theme().px(14)
            mark = QRectF(line.right() - ball, line.top(), ball, line.height())
            paint_level(painter, mark, tile.level)
        elif tile.short_where:
            self._paint_where(painter, line, x + theme().px(8))
        elif tile.profile:
            self._paint_profile(painter, line, x, dot=bool(tile.minutes))

    def _paint_profile(self, painter: QPainter, line: QRectF, x: float, *, dot: bool) -> None:
        font = theme().font_px(13)
        words = f" · {self._tile.profile}" if dot else self._tile.profile
        painter.setFont(font)
        painter.setPen(theme().color("text2"))
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(words, mode, line.right() - x)
        painter.drawText(line.adjusted(x - line.left(), 0, 0, 0), _LEFT, shown)

    def _paint_where(self, painter: QPainter, line: QRectF, x: float) -> None:
        side = theme().px(15)
        icon = QRectF(x, line.top(), side, line.height())
        paint_icon(painter, icon, self._where_icon, "accent")
        painter.setFont(theme().font_px(13, weight=600))
        painter.setPen(theme().color("text"))
        room = line.adjusted(x + side + theme().px(4) - line.left(), 0, 0, 0)
        painter.drawText(room, _LEFT, self._tile.short_where)

    def _has_room_for_one(self, line: QRectF) -> bool:
        """Minutes or station: a time given to the group, or a narrow tile, leaves the station."""
        plain, strong = theme().font_px(13), theme().font_px(13, weight=600)
        words = QFontMetricsF(plain).horizontalAdvance(self._tile.minutes)
        words += QFontMetricsF(strong).horizontalAdvance(self._tile.short_where)
        return self._tile.has_more or words + theme().px(15 + 4 + 8 + 15 + 4) > line.width()

    @property
    def _where_icon(self) -> str:
        return "ph.hourglass-medium" if self._tile.has_more else "ph.arrows-clockwise"

    def _choose(self) -> None:
        self.chosen.emit(self._tile.id, self._adding)

    def _tell(self) -> None:
        tile = self._tile
        self.setAccessibleName(", ".join(part for part in (tile.spoken, tile.where) if part))
        self.setAccessibleDescription(tile.key)
        lines = (tile.name, tile.profile, ", ".join(one.name for one in tile.people))
        self.setToolTip(plain_tooltip("\n".join(line for line in lines if line)))


class GroupTiles(QWidget):
    """The tiles in room order, in two columns, in three when there are many."""

    chosen = Signal(str, bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = 56
        self._buttons: dict[str, TileButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def buttons(self) -> tuple[TileButton, ...]:
        return tuple(self._buttons.values())

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        if list(self._buttons) != [tile.id for tile in tiles]:
            self._make(tiles)
        for tile in tiles:
            self._buttons[tile.id].set_tile(tile)

    def set_chosen(self, groups: tuple[str, ...]) -> None:
        for group, button in self._buttons.items():
            button.setChecked(group in groups)

    def set_tile_height(self, height: int) -> None:
        self._height = height
        self._size()

    def _make(self, tiles: tuple[Tile, ...]) -> None:
        for old in self._buttons.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {tile.id: TileButton(tile) for tile in tiles}
        columns = 2 if len(tiles) <= _TWO_COLUMNS_UP_TO else 3
        for place, button in enumerate(self._buttons.values()):
            button.chosen.connect(self.chosen)
            self._grid.addWidget(button, *divmod(place, columns))
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < min(columns, len(tiles)) else 0)
        self._size()

    def _size(self) -> None:
        small = len(self._buttons) > _TWO_COLUMNS_UP_TO
        for button in self._buttons.values():
            button.set_size(48 if small else self._height, small=small)
