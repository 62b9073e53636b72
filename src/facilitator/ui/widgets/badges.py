"""Small marks that say one thing: phase, level, key, state, tag."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.labels import PaintedWords
from facilitator.ui.widgets.paint import (
    key_cap_height,
    key_cap_width,
    paint_badge,
    paint_frame,
    paint_key_cap,
    paint_level,
)

_FIXED = QSizePolicy.Policy.Fixed

# tone: text and icon, fill, edge
PILL_TONES = {
    "ok": ("ok", "okt", "ok"),
    "accent": ("accent", "accentt", "accent"),
    "warn": ("warn", "warnt", "warnl"),
    "danger": ("danger", "dangert", "danger"),
    "neutral": ("text2", "sunken", "line"),
}


class PhaseBadge(PaintedWords):
    """The number of a phase in its hue; None stands for a break."""

    def __init__(
        self, position: int | None, side: int = 28, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(_FIXED, _FIXED)
        self.set_position(position)

    def set_position(self, position: int | None) -> None:
        self._position = position
        spoken = self.tr("Break") if position is None else self.tr("Phase %n", "", position)
        self.setAccessibleName(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._side), theme().px(self._side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._position)


class LevelMark(PaintedWords):
    """A Harvey ball for a level of a rubric or observation; 0 is not observed."""

    def __init__(
        self, level: int = 0, *, of: int = 4, side: int = 22, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._of = of
        self._level = level
        self.setSizePolicy(_FIXED, _FIXED)
        seen = self.tr("Level {number}").format(number=level)
        words = seen if level else self.tr("Not observed")
        self.setAccessibleName(words)
        self.setToolTip(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._side), theme().px(self._side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_level(QPainter(self), QRectF(self.rect()), self._level, of=self._of)


class KeyCap(PaintedWords):
    """A key of the keyboard."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(self.tr("Key {key}").format(key=text))
        self.setSizePolicy(_FIXED, _FIXED)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(key_cap_width(self._text)), key_cap_height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_key_cap(QPainter(self), QRectF(self.rect()), self._text)


class Pill(PaintedWords):
    """A state in words with its icon, on a tint: ok, accent, warn, danger or neutral."""

    def __init__(
        self,
        text: str = "",
        tone: str = "neutral",
        icon: str = "",
        *,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._large = large
        self._shown = ("", "neutral", "")
        self.setSizePolicy(_FIXED, _FIXED)
        self.show_state(text, tone, icon)

    @property
    def words(self) -> str:
        return self._shown[0]

    @property
    def tone(self) -> str:
        return self._shown[1]

    def show_state(self, text: str, tone: str, icon: str = "") -> None:
        """Change words, tone and icon together; nothing happens when they are the same."""
        if (text, tone, icon) == self._shown:
            return
        self._shown = (text, tone, icon)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        text, _, icon = self._shown
        return pill_size(text, icon, large=self._large)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text, tone, icon = self._shown
        paint_pill(QPainter(self), QRectF(self.rect()), text, tone, icon, large=self._large)


def pill_size(text: str, icon: str = "", *, large: bool = False) -> QSize:
    metrics = QFontMetrics(_pill_font(large=large))
    icon_room = _pill_icon(large=large) + theme().px(6) if icon else 0
    width = metrics.horizontalAdvance(text) + icon_room + 2 * _pill_padding(large=large) + 1
    return QSize(width, max(36 if large else 26, metrics.height() + 6))


def paint_pill(
    painter: QPainter, box: QRectF, text: str, tone: str, icon: str = "", *, large: bool = False
) -> None:
    """A pill for widgets and delegates."""
    ink, fill, edge = PILL_TONES[tone]
    paint_frame(painter, box, radius=box.height() / 2, fill=fill, edge=edge)
    x = box.left() + _pill_padding(large=large)
    if icon:
        side = _pill_icon(large=large)
        paint_icon(painter, QRectF(x, box.top(), side, box.height()), icon, ink)
        x += side + theme().px(6)
    painter.save()
    painter.setFont(_pill_font(large=large))
    painter.setPen(theme().color(ink))
    room = QRectF(x, box.top(), box.right() - x, box.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


def _pill_font(*, large: bool) -> QFont:
    return theme().font(Role.LIVE if large else Role.SMALL, weight=600)


def _pill_icon(*, large: bool) -> int:
    return theme().px(20 if large else 16)


def _pill_padding(*, large: bool) -> int:
    return theme().px(14 if large else 10)


class Tag(PaintedWords):
    """A word about a plan or an observation."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, _FIXED)

    @override
    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._text), tag_height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_tag(QPainter(self), QRectF(self.rect()), self._text)


def tag_width(text: str) -> int:
    return QFontMetrics(theme().font(Role.SMALL)).horizontalAdvance(text) + 17


def tag_height() -> int:
    return max(theme().px(22), QFontMetrics(theme().font(Role.SMALL)).height() + 4)


def paint_tag(painter: QPainter, rect: QRectF, text: str, *, raised: bool = False) -> None:
    """A tag, `raised` on a selected row; it elides only when `rect` is narrower than the word."""
    paint_frame(painter, rect, radius=4, fill="surface" if raised else "sunken")
    painter.save()
    painter.setFont(theme().font(Role.SMALL))
    painter.setPen(theme().color("text2"))
    room = rect.adjusted(8, 0, -8, 0)
    mode = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(text, mode, round(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
