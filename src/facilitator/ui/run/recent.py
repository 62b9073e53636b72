"""What was seen last: one line and a way back, and in large windows a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.paint import paint_level

if TYPE_CHECKING:
    from facilitator.ui.run.groups_reading import SeenLine

_ROW = 37
_HEAD = 34
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LastSaved(QWidget):
    """The newest observation, whether it is on disk or waits, and Undo for it."""

    undo_requested = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._line: SeenLine | None = None
        self._waits = False
        self._icon = Glyph("ph.info", "text2")
        self._words = TextBlock("", 13, tone="text2")
        self.undo = button(self.tr("Undo"), icon="ph.arrow-u-up-left")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(lambda: self.undo_requested.emit(self._id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo)

    @property
    def words(self) -> str:
        return self._words.text()

    def set_waits(self, waits: bool, /) -> None:
        """Whether something waits in memory: then nothing here looks saved."""
        if waits != self._waits:
            self._waits = waits
            self.show_line(self._line)

    def show_line(self, line: SeenLine | None) -> None:
        self._line = line
        self._id = line.id if line is not None else ""
        self.undo.setVisible(line is not None)
        if line is None:
            self._icon.set_icon("ph.info", "text2")
            self._words.set_text(
                self.tr("No observations yet. Press a group number, a level, then Enter.")
            )
            return
        self._icon.set_icon(*(("ph.warning", "warn") if self._waits else ("ph.check-circle", "ok")))
        summary = line.summary
        shown = summary if len(summary) <= _LONGEST else summary[: _LONGEST - 1].rstrip() + "…"
        in_memory = self.tr("In memory: {line}").format(line=shown)
        self._words.set_text(in_memory if self._waits else shown)
        undo = self.tr("Undo the observation {line}")
        self.undo.setAccessibleName(undo.format(line=shown))


_LONGEST = 60


class RecentList(QWidget):
    """As many of the newest observations as there is room for."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SeenLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: tuple[SeenLine, ...]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        said = "\n".join(line.summary for line in lines)
        self.setAccessibleName(f"{self.tr('Recent observations')}\n{said}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, theme().px(_HEAD + 3 * _ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        head, high = theme().px(_HEAD), theme().px(_ROW)
        fitting = (self.height() - head) // high
        if not self._lines or fitting < 1:
            return
        painter = QPainter(self)
        self._paint_head(painter, QRectF(0, 0, self.width(), head))
        for place, line in enumerate(self._lines[:fitting]):
            self._paint_line(painter, QRectF(0, head + place * high, self.width(), high), line)

    def _paint_head(self, painter: QPainter, room: QRectF) -> None:
        side = theme().px(18)
        paint_icon(painter, QRectF(0, 0, side, room.height()), "ph.list-bullets", "text2")
        words = self.tr("Recent observations")
        _text(painter, room.adjusted(side + 8, 0, 0, 0), words, theme().font_px(14, weight=600))

    def _paint_line(self, painter: QPainter, room: QRectF, line: SeenLine) -> None:
        painter.fillRect(QRectF(0, room.top(), room.width(), 1), theme().color("border"))
        plain, bold = theme().font_px(13, tabular=True), theme().font_px(13, weight=600)
        _text(painter, room, line.time, plain)
        x = QFontMetricsF(plain).horizontalAdvance(line.time) + theme().px(12)
        name_room = theme().px(88)
        name = QFontMetricsF(bold).elidedText(line.whom, Qt.TextElideMode.ElideRight, name_room - 6)
        _text(painter, room.adjusted(x, 0, 0, 0), name, bold, tone="text")
        x += name_room
        _text(painter, room.adjusted(x, 0, 0, 0), line.objective, plain)
        x += theme().px(30)
        ball = theme().px(17)
        if line.level:
            paint_level(painter, QRectF(x, room.top(), ball, room.height()), line.level)
        x += ball + theme().px(10)
        words = QFontMetricsF(plain).elidedText(
            line.words, Qt.TextElideMode.ElideRight, room.width() - x
        )
        _text(painter, room.adjusted(x, 0, 0, 0), words, plain, tone="text")


def _text(painter: QPainter, room: QRectF, text: str, font: QFont, *, tone: str = "text2") -> None:
    painter.setFont(font)
    painter.setPen(theme().color(tone))
    painter.drawText(room, _LEFT, text)
