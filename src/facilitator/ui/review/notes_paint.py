"""How one note looks: time, whom, objective, level, tags, and the words below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QWidget

from facilitator.ui.override import override
from facilitator.ui.review.notes_model import NoteRole
from facilitator.ui.review.words import tr
from facilitator.ui.theme import Role, focus_by_keyboard, paint_focus_ring, theme
from facilitator.ui.widgets.badges import paint_pill, paint_tag, pill_size, tag_height, tag_width
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.paint import paint_frame, paint_level
from facilitator.ui.wording import clock_time, time_text

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QStyleOptionViewItem

    from facilitator.domain.observation import Observation

_Index = QModelIndex | QPersistentModelIndex
_PAD = 16
_GAP = 8
_TOP = 8
_MEASURE = 720
_LINE = 26
THUMB_WIDTH, THUMB_HEIGHT = 72, 54
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class NoteFrame:
    """Where the parts of a row stand; no line of text is wider than one likes to read."""

    row: QRectF

    @property
    def time(self) -> QRectF:
        width = text_width(theme().font(Role.BODY, tabular=True), clock_widest())
        return QRectF(self.row.left() + _PAD, self.row.top() + _TOP, width, theme().px(_LINE))

    @property
    def head(self) -> QRectF:
        left = self.time.right() + theme().px(12)
        right = self.row.right() - _PAD
        return QRectF(left, self.time.top(), right - left, self.time.height())

    @property
    def text(self) -> QRectF:
        head = self.head
        width = min(head.width(), theme().px(_MEASURE))
        top = head.bottom() + theme().px(1)
        return QRectF(head.left(), top, width, self.row.bottom() - top - _TOP)


def clock_widest() -> str:
    """As wide as any time of this system's clock."""
    return time_text(time(22, 58))


class NoteDelegate(QStyledItemDelegate):
    """`edited` carries the observation and the new text when the user confirmed another one."""

    edited = Signal(object, str)
    _known: tuple[int, int, str] | None = None
    _text_room = 0.0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        note = index.data(Qt.ItemDataRole.EditRole)
        if index.data(NoteRole.PHOTO):
            width -= _photo_room()
        below = _text_height(note, self._text_width(width)) + theme().px(1) if note else 0
        return QSize(width, round(_TOP + theme().px(_LINE) + below + _TOP + 1))

    def _text_width(self, width: int) -> float:
        """The same for every row: with thousands of them it is worked out once."""
        known = (width, theme().px(1000), theme().family)
        if known != self._known:
            self._known = known
            self._text_room = NoteFrame(QRectF(0, 0, width, 1000)).text.width()
        return self._text_room

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, state = QRectF(option.rect), option.state
        seen = index.data(NoteRole.OBSERVATION)
        if seen is None:
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        fill = "accentt" if chosen else "sunken" if hover else "surface"
        painter.fillRect(row, theme().color(fill))
        painter.fillRect(
            QRectF(row.left(), row.bottom() - 1, row.width(), 1), theme().color("border")
        )
        if chosen:
            painter.fillRect(
                QRectF(row.left(), row.top(), 4, row.height()), theme().color("accent")
            )
        thumbnail = index.data(NoteRole.THUMBNAIL)
        if thumbnail is not None:
            _paint_photo(painter, row, thumbnail)
            row = row.adjusted(0, 0, -_photo_room(), 0)
        frame = NoteFrame(row)
        _write(painter, frame.time, clock_time(seen.at), _font(tabular=True), "text2")
        _paint_head(painter, frame.head, seen, index.data(NoteRole.WHO), raised=chosen)
        painter.setFont(_font())
        painter.setPen(theme().color("text"))
        painter.drawText(frame.text, _WRAP, seen.note)
        painter.restore()
        if state & QStyle.StateFlag.State_HasFocus and focus_by_keyboard():
            paint_focus_ring(painter, row.adjusted(3, 3, -3, -3))

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Note"))
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        row: QRect = option.rect
        frame = NoteFrame(QRectF(row))
        height = max(theme().px(34), editor.sizeHint().height())
        top = row.bottom() - height - 3
        left = round(frame.text.left()) - 12
        editor.setGeometry(left, top, round(frame.text.width()) + 24, height)

    @override
    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        text = " ".join(editor.text().split())
        if text != index.data(Qt.ItemDataRole.EditRole):
            self.edited.emit(index.data(NoteRole.OBSERVATION), text)


def _photo_room() -> int:
    return theme().px(THUMB_WIDTH + _GAP)


def _paint_photo(painter: QPainter, row: QRectF, image: QImage) -> None:
    """Whole, at the right, as high as the row allows."""
    width, height = theme().px(THUMB_WIDTH), min(row.height() - 10, theme().px(THUMB_HEIGHT))
    room = QRectF(row.right() - width - _PAD, row.center().y() - height / 2, width, height)
    size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)
    paint_frame(painter, place, radius=0, edge="border")


def _paint_head(
    painter: QPainter, room: QRectF, seen: Observation, who: str, *, raised: bool
) -> None:
    bold, plain = _font(weight=600), _font()
    x = room.left() + _write(painter, room, who, bold, "text") + _GAP
    if seen.objective is not None:
        words = f"O{seen.objective + 1}"
        x += _write(painter, _from(room, x), words, plain, "text2") + _GAP
    if seen.level is not None:
        side = theme().px(18)
        paint_level(painter, QRectF(x, room.top(), side, room.height()), int(seen.level))
        x += side + _GAP
        x += _write(painter, _from(room, x), str(int(seen.level)), plain, "text") + _GAP + 2
    tags = seen.tags if seen.entered is None else (tr("From paper"), *seen.tags)
    x = _paint_tags(painter, _from(room, x), tags, raised=raised)
    if seen.follow_up:
        words, icon = tr("Follow up"), "ph.flag"
        size = pill_size(words, icon)
        place = QRectF(x, room.center().y() - size.height() / 2, size.width(), size.height())
        if place.right() <= room.right():
            paint_pill(painter, place, words, "warn", icon)


def _paint_tags(painter: QPainter, room: QRectF, tags: tuple[str, ...], *, raised: bool) -> float:
    """Tags side by side as far as there is room, then how many more there are; where they end."""
    x, height = room.left(), tag_height()
    for place, tag in enumerate(tags):
        more = f"+{len(tags) - place}"
        spare = tag_width(more) + _GAP if place < len(tags) - 1 else 0
        fits = x + tag_width(tag) + spare <= room.right()
        words = tag if fits else more
        box = QRectF(x, room.center().y() - height / 2, tag_width(words), height)
        paint_tag(painter, box, words, raised=raised)
        x += box.width() + _GAP
        if not fits:
            break
    return x


def _from(room: QRectF, x: float) -> QRectF:
    return QRectF(x, room.top(), max(0.0, room.right() - x), room.height())


def _write(painter: QPainter, room: QRectF, text: str, font: QFont, ink: str) -> float:
    """One line of text, elided at the end of the room; how wide it became."""
    painter.setFont(font)
    painter.setPen(theme().color(ink))
    mode = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(text, mode, int(room.width()) + 1)
    painter.drawText(room.adjusted(0, 0, 2, 0), _FLAGS, shown)
    return text_width(font, shown)


def _font(*, weight: int = 400, tabular: bool = False) -> QFont:
    return theme().font(Role.BODY, weight=weight, tabular=tabular)


def _text_height(text: str, width: float) -> int:
    return _height_of(text, int(width), _font().key())


@lru_cache(maxsize=10_000)
def _height_of(text: str, width: int, _font_key: str) -> int:
    """The same thousands of texts whenever a list lays itself out anew."""
    return QFontMetrics(_font()).boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
