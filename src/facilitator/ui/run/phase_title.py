"""The line above the clock: which phase, and which objectives it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import PhaseBadge
from facilitator.ui.widgets.buttons import IconButton, button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import ElidedLabel, PaintedWords, plain_tooltip
from facilitator.ui.widgets.paint import paint_frame

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from facilitator.ui.run.phase_reading import PhaseReading

_LINE = 20
_MOST_FACTS = 0.6


class PhaseTitle(QWidget):
    """Badge, name and facts at the left, objectives at the right."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = PhaseBadge(1, 40)
        self._name = ElidedLabel("", Role.PHASE)
        self._line = ElidedLabel("", Role.SMALL, tone="text2")
        self._objectives = ObjectiveLines()
        self._with_objectives = True
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._line)
        for label in (self._name, self._line):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._badge)
        row.addLayout(words, 6)
        row.addWidget(self._objectives, 7)
        self.more = IconButton("ph.dots-three-vertical", self.tr("Change this phase"))
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_reading(self, reading: PhaseReading) -> None:
        self._badge.set_position(reading.number)
        self._name.setText(reading.name)
        self._line.setText(reading.line)
        self._objectives.show_objectives(reading.objectives)
        self._objectives.setVisible(bool(reading.objectives) and self._with_objectives)
        self._give_room_to_times()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room_to_times()

    def _give_room_to_times(self) -> None:
        """The facts end in a time, which is never cut: the objectives give way."""
        most = round(self.width() * _MOST_FACTS)
        self._line.setMinimumWidth(min(self._line.sizeHint().width(), most))

    def set_with_objectives(self, shown: bool, /) -> None:
        """A narrow centre has no room for them."""
        self._with_objectives = shown
        self._objectives.setVisible(shown and bool(self._objectives.objectives))


class ObjectiveLines(PaintedWords):
    """One line for each objective, `O3` in bold, cut where there is no room."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.objectives: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_objectives(self, objectives: tuple[tuple[str, str], ...]) -> None:
        if objectives == self.objectives:
            return
        self.objectives = objectives
        said = "\n".join(f"{number} {text}" for number, text in objectives)
        self.setAccessibleName(said)
        self.setToolTip(plain_tooltip(said))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(_LINE) * len(self.objectives))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = theme().px(_LINE)
        top = (self.height() - line * len(self.objectives)) / 2
        for number, text in self.objectives:
            self._paint_line(painter, QRectF(0, top, self.width(), line), number, text)
            top += line

    def _paint_line(self, painter: QPainter, line: QRectF, number: str, text: str) -> None:
        side, gap = theme().px(16), theme().px(7)
        paint_icon(painter, QRectF(0, line.top(), side, line.height()), "ph.target", "text2")
        painter.setPen(theme().color("text2"))
        x = float(side + gap)
        bold, plain = theme().font_px(13, weight=600), theme().font_px(13)
        painter.setFont(bold)
        painter.drawText(line.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, number)
        x += QFontMetricsF(bold).horizontalAdvance(f"{number} ")
        painter.setFont(plain)
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(plain).elidedText(text, mode, line.width() - x)
        painter.drawText(line.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)


class LookAheadBar(QFrame):
    """Says that the centre shows another phase than the one that runs, and leads back."""

    back_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = TextBlock("", 14, weight=600, wrap=False)
        self.back = button(self.tr("Back to now"), kind="flat", key_hint="Esc", height=44)
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.back_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(10)
        row.addWidget(Glyph("ph.eye", "accent"))
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self.back)

    def set_phase(self, name: str, *, is_running: bool, is_past: bool) -> None:
        words = self.tr("Looking ahead at {phase}")
        if is_past:
            words = self.tr("Looking back at {phase}")
        self._words.set_text(words.format(phase=name))
        back = self.tr("Back to now") if is_running else self.tr("Back")
        if back != self.back.label:
            self.back.setText(back)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(QPainter(self), QRectF(self.rect()), radius=6, fill="accentt", edge="accent")
