"""Fields for a day and for a wall time."""

from __future__ import annotations

from datetime import date, time
from string import Template

from PySide6.QtCore import QDate, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QSizePolicy, QToolButton, QWidget

from facilitator.ui.icons import icon, paint_icon
from facilitator.ui.override import override
from facilitator.ui.session.model import quarter_from, read_time
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.wording import time_text

_EDGE = 12
_LAST_DAY = QDate(2199, 12, 31)
_NO_ARROW = """
QDateEdit::drop-down { border: none; width: 28px; background: transparent; }
QDateEdit::down-arrow { image: none; width: 0px; height: 0px; }
"""
_CALENDAR = """
QCalendarWidget #qt_calendar_navigationbar { background: $surface; border: 1px solid $line;
  border-bottom: none; }
QCalendarWidget QToolButton { color: $text; background: $surface; border: none;
  border-radius: 6px; min-height: 32px; min-width: 36px; margin: 3px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $sunken; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { background: $surface; outline: none; border: 1px solid $line;
  border-top: none; selection-background-color: $accent; selection-color: $onaccent; }
QCalendarWidget QAbstractItemView:disabled { color: $text3; }
"""


class DayField(QDateEdit):
    """A day to type, to step through with the arrow keys, or to pick from a calendar."""

    day_chosen = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.setAccessibleName(name)
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setCalendarPopup(True)
        self.setDateRange(QDate(2000, 1, 1), _LAST_DAY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().setTextMargins(theme().px(28), 0, 0, 0)
        self.setStyleSheet(_NO_ARROW)
        _dress(self.calendarWidget())
        self.dateChanged.connect(self._tell)

    @property
    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_day(self, day: date) -> None:
        self._filling = True
        self.setDate(QDate(day.year, day.month, day.day))
        self._filling = False

    @override
    def sizeHint(self) -> QSize:
        around = 2 * _EDGE + theme().px(28) + 28
        text = text_width(self.font(), self.lineEdit().displayText())
        return QSize(round(text) + around, max(theme().px(44), super().sizeHint().height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change the day."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side, caret = theme().px(20), theme().px(16)
        left = QRectF(_EDGE, 0, side, self.height())
        right = QRectF(self.width() - _EDGE - caret, 0, caret, self.height())
        paint_icon(painter, left, "ph.calendar-blank", "text2")
        paint_icon(painter, right, "ph.caret-down", "text2")

    def _tell(self) -> None:
        if not self._filling:
            self.day_chosen.emit()


def _dress(calendar: QCalendarWidget) -> None:
    """The pop-up in the theme's colours; it lives no longer than its dialog."""
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    plain, quiet = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(theme().color("text"))
    quiet.setForeground(theme().color("text2"))
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekend, plain)
    calendar.setHeaderTextFormat(quiet)
    calendar.setMinimumSize(theme().px(320), theme().px(280))
    tokens = theme().tokens._asdict()
    calendar.setStyleSheet(Template(_CALENDAR).substitute(tokens))
    for name, glyph in (("prev", "ph.caret-left"), ("next", "ph.caret-right")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if button is not None:
            button.setIcon(icon(glyph))


class TimeField(LineEdit):
    """A wall time as people write it; the arrow keys go to the quarters of an hour."""

    time_chosen = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, icon="ph.clock", parent=parent)
        self.committed.connect(self._take)

    @property
    def chosen_time(self) -> time | None:
        """None when the text is no time."""
        return read_time(self.text())

    def set_time(self, at: time | None) -> None:
        if at is not None:
            self.setModified(False)
            self.set_text(time_text(at))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        at = self.chosen_time
        if way is None or at is None:
            super().keyPressEvent(event)
            return
        self.set_time(quarter_from(at, way))
        self.time_chosen.emit()

    def _take(self) -> None:
        self.set_time(self.chosen_time)
        self.time_chosen.emit()
