"""What the header bar is made of: tabs, the open plan, the note that work is saved."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.ui.icons import glyph, paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.labels import PaintedWords, plain_tooltip
from facilitator.ui.widgets.paint import fill_rect, paint_line
from facilitator.ui.widgets.switching import Switchable

HEIGHT = 56
TITLE_WIDE = 340


class HeaderTab(NamedTuple):
    """One page the bar leads to."""

    key: str
    text: str
    icon: str
    shortcut: str = ""


class TabButton(Switchable, QAbstractButton):
    """A tab: icon and text, with a line below when it is the page shown."""

    def __init__(self, tab: HeaderTab, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        glyph(tab.icon)
        self.tab = tab
        self._with_icon = self._with_text = True
        self.setCheckable(True)
        self.listen_to_switching()
        self.setAccessibleName(tab.text)
        self.setAccessibleDescription(tab.shortcut)
        hint = f"{tab.text} ({tab.shortcut})" if tab.shortcut else tab.text
        self.setToolTip(plain_tooltip(hint))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        set_focus_shape(self, 6, shape="inset")

    @property
    def label(self) -> str:
        return self.tab.text

    def show_parts(self, *, icon: bool, text: bool) -> None:
        """Leave one of the two out where it is narrow."""
        if (icon, text) != (self._with_icon, self._with_text):
            self._with_icon, self._with_text = icon, text
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(self._content_width() + 2 * theme().px(14)), HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() and self.isEnabled() and not self.isChecked():
            fill_rect(painter, box.adjusted(0, 0, 0, -1), "sunken")
        if self.isChecked():
            bottom = box.bottom() - 1.5
            line = QPointF(8, bottom), QPointF(box.right() - 8, bottom)
            paint_line(painter, *line, "accent", 3)
        self._paint_content(painter, box)

    def _paint_content(self, painter: QPainter, box: QRectF) -> None:
        ink, icon_ink = self._inks()
        # Beside other tabs in text2, text3 alone would not be seen to be disabled.
        painter.setOpacity(1.0 if self.isEnabled() else 0.7)
        x = (box.width() - self._content_width()) / 2
        if self._with_icon:
            side = theme().px(20)
            icon_box = QRectF(x, box.top(), side, box.height())
            paint_icon(painter, icon_box, self.tab.icon, icon_ink)
            x += side + theme().px(8)
        if not self._with_text:
            return
        painter.setFont(self._font(bold=self.isChecked()))
        painter.setPen(theme().color(ink))
        room = QRectF(x, box.top(), box.right() - x, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.tab.text)

    def _inks(self) -> tuple[str, str]:
        if not self.isEnabled():
            return "text3", "text3"
        return ("text", "accent") if self.isChecked() else ("text2", "text2")

    def _content_width(self) -> float:
        icon = theme().px(20) if self._with_icon else 0
        text = text_width(self._font(bold=True), self.tab.text) if self._with_text else 0
        return icon + text + (theme().px(8) if icon and text else 0)

    def _font(self, *, bold: bool) -> QFont:
        return theme().font(Role.LIVE, weight=600 if bold else 400)


class PlanButton(QAbstractButton):
    """The open plan's title with a caret; it elides and then tells all in the tooltip."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = TITLE_WIDE
        self._title = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        set_focus_shape(self, 6, shape="inset")
        self.set_title("")

    def set_title(self, title: str) -> None:
        self._title = title
        spoken = self.tr("Open plan: {title}").format(title=title)
        self.setAccessibleName(spoken if title else self.tr("No plan open"))
        self.setToolTip(plain_tooltip(title))
        self.update()

    def set_room(self, width: int) -> None:
        """The most the whole button takes."""
        self._room = width
        self.setFixedWidth(theme().px(width))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._room), HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self._title or self.tr("No plan open")
        font = theme().font(Role.LIVE, weight=600 if self._title else 400)
        caret, gap, pad = theme().px(16), theme().px(8), theme().px(10)
        room = self.width() - 2 * pad - caret - gap
        painter.setFont(font)
        mode = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, mode, room)
        width = text_width(font, shown)
        if self.underMouse() and self.isEnabled():
            used = QRectF(0, 8, pad * 2 + width + gap + caret, self.height() - 16)
            fill_rect(painter, used, "sunken")
        painter.setPen(theme().color("text" if self._title else "text2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(pad, 0, room + 2, self.height()), flags, shown)
        caret_box = QRectF(pad + width + gap, 0, caret, self.height())
        paint_icon(painter, caret_box, "ph.caret-down", "text")


class SavedNote(PaintedWords):
    """Where the work is kept, in words or, where it is narrow, as an icon with a tooltip."""

    FLASH_MS = 1000

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon, self._color = "", "ph.check-circle", "ok"
        self._short = self._bold = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._set_bold(bold=False))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(self.tr("Saved on this computer"))

    def set_state(self, words: str, *, icon: str = "ph.check-circle", color: str = "ok") -> None:
        glyph(icon)
        self._words, self._icon, self._color = words, icon, color
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self.updateGeometry()
        self.update()

    def set_short(self, short: bool, /) -> None:
        if short != self._short:
            self._short = short
            self.updateGeometry()

    def flash(self) -> None:
        """Set the words in bold for a second: the answer to Ctrl S."""
        self._set_bold(bold=True)
        self._timer.start(self.FLASH_MS)

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(20)
        if self._short:
            return QSize(side + 12, 44)
        words = text_width(theme().font(Role.BODY, weight=600), self._words)
        return QSize(round(side + theme().px(8) + words + 1), 44)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, height = theme().px(20), self.height()
        left = (self.width() - side) / 2 if self._short else 0
        paint_icon(painter, QRectF(left, 0, side, height), self._icon, self._color)
        if self._short:
            return
        painter.setFont(theme().font(Role.BODY, weight=600 if self._bold else 400))
        painter.setPen(theme().color("text2"))
        x = side + theme().px(8)
        room = QRectF(x, 0, self.width() - x, height)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)

    def _set_bold(self, *, bold: bool) -> None:
        self._bold = bold
        self.update()
