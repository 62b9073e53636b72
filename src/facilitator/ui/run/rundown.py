"""The rundown: all phases with their times, and when it will all be over."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.run.rundown_reading import RowState, RundownReading
from facilitator.ui.run.rundown_row import RundownRowButton
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import set_focus_shape, theme
from facilitator.ui.widgets.panes import Pane, ScrollPane

_RIGHT = Qt.AlignmentFlag.AlignRight


class RundownPane(Pane):
    """Head, rows and foot; `narrow` keeps only badge, start and difference of each row."""

    phase_chosen = Signal(int)
    open_requested = Signal()
    menu_requested = Signal(int, QPoint)

    def __init__(
        self, *, edges: tuple[str, ...] = ("right",), parent: QWidget | None = None
    ) -> None:
        super().__init__("bg", edges=edges, parent=parent)
        self.setAccessibleName(self.tr("Rundown"))
        self._narrow = False
        self._rows: list[RundownRowButton] = []
        self._looked_at: int | None = None
        self._now: int | None = None
        self._head = _Head(self)
        self._head.open_button.clicked.connect(self.open_requested)
        self.list = ScrollPane(self.tr("Phases"), spacing=0)
        self.list.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._foot = _Foot(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, int("top" in edges), 1, int("bottom" in edges))
        column.setSpacing(0)
        for part, stretch in ((self._head, 0), (self.list, 1), (self._foot, 0)):
            column.addWidget(part, stretch)

    @property
    def rows(self) -> tuple[RundownRowButton, ...]:
        return tuple(self._rows)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        return (self._head.open_button, *self._rows)

    def show_reading(self, reading: RundownReading) -> None:
        self._match(len(reading.rows), reading)
        for button, row in zip(self._rows, reading.rows, strict=True):
            button.set_row(row)
        self._foot.show_reading(reading)
        now = next((row.position for row in reading.rows if row.state is RowState.NOW), None)
        if now != self._now:
            self._now = now
            self.show_row(now)

    def set_narrow(self, narrow: bool, /) -> None:
        self._narrow = narrow
        self._head.set_narrow(narrow)
        self._foot.set_narrow(narrow)
        # A bar would cover the times; the row that runs is brought into sight anyway.
        policy = Qt.ScrollBarPolicy
        self.list.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if narrow else policy.ScrollBarAsNeeded
        )
        for row in self._rows:
            row.set_narrow(narrow)

    def set_foot_shown(self, shown: bool, /) -> None:
        self._foot.setVisible(shown)

    def set_looked_at(self, position: int | None) -> None:
        """Mark the phase that the centre shows instead of the current one."""
        self._looked_at = position
        for row in self._rows:
            row.set_looked_at(row.row.position == position)

    def show_row(self, position: int | None) -> None:
        """Bring a row into sight."""
        if position is not None and position < len(self._rows):
            self.list.body.layout().activate()  # type: ignore[union-attr]
            self.list.ensureWidgetVisible(self._rows[position], 0, theme().px(64))

    def _match(self, count: int, reading: RundownReading) -> None:
        """As many rows as there are phases; they are made once for a plan."""
        while len(self._rows) > count:
            old = self._rows.pop()
            old.hide()
            old.deleteLater()
        for row in reading.rows[len(self._rows) :]:
            made = RundownRowButton(row, narrow=self._narrow, parent=self.list.body)
            made.clicked.connect(lambda _=False, at=row.position: self.phase_chosen.emit(at))
            made.menu_requested.connect(self.menu_requested)
            self._rows.append(made)
            self.list.column.addWidget(made)


class _Head(Pane):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("bg", edges=("bottom",), parent=parent)
        self._title = TextBlock(self.tr("Rundown"), 14, weight=600, wrap=False)
        self._plan = TextBlock(self.tr("Plan"), 13, tone="text2", wrap=False, align=_RIGHT)
        self._actual = TextBlock(self.tr("Actual"), 13, tone="text2", wrap=False, align=_RIGHT)
        self.open_button = _OpenButton(self.tr("Rundown"), self.tr("Show the whole rundown"))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for part in (self._title, self._plan, self._actual, self.open_button):
            self._row.addWidget(part, 1 if part is self._title else 0)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool, /) -> None:
        self._row.setContentsMargins(0 if narrow else theme().px(16), 0, 0 if narrow else 14, 0)
        for part in (self._title, self._plan, self._actual):
            part.setVisible(not narrow)
        self._plan.setFixedWidth(theme().px(60))
        self._actual.setFixedWidth(theme().px(60))
        self.open_button.setVisible(narrow)
        self.setFixedHeight(theme().px(44 if narrow else 40))


class _OpenButton(QAbstractButton):
    """The head of a narrow rundown as a whole opens the wide one."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        set_focus_shape(self, 4, shape="inset")

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(103), theme().px(43))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme().color("sunken"))
        side = theme().px(18)
        icon = QRectF(self.width() - side - theme().px(8), 0, side, self.height())
        paint_icon(painter, icon, "ph.arrows-out-line-horizontal", "text")
        painter.setFont(theme().font_px(13, weight=600))
        painter.setPen(theme().color("text"))
        room = QRectF(theme().px(8), 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)


class _Foot(Pane):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("bg", edges=("top",), parent=parent)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._planned = _EndLine(self.tr("Planned end"), 14, 400)
        self._projected = _EndLine(self.tr("Projected end"), 14, 600)
        self._note = TextBlock("", 12, tone="text2")
        self._short = _ShortFoot(self)
        for part in (self._planned, self._projected, self._note, self._short):
            self._column.addWidget(part)
        self.set_narrow(False)

    def show_reading(self, reading: RundownReading) -> None:
        self._planned.set_time(reading.planned_end)
        self._projected.set_time(reading.projected_end)
        self._note.set_text(reading.note)
        self._short.set_times(reading.projected_end, reading.planned_end)

    def set_narrow(self, narrow: bool, /) -> None:
        side = theme().px(12 if narrow else 16)
        self._column.setContentsMargins(side, 12, theme().px(4) if narrow else side, 12)
        for part in (self._planned, self._projected, self._note):
            part.setVisible(not narrow)
        self._short.setVisible(narrow)


class _EndLine(QWidget):
    def __init__(self, words: str, px: int, weight: int) -> None:
        super().__init__()
        tone = "text2" if weight == 400 else "text"
        self._words = TextBlock(words, px, tone=tone, weight=weight, wrap=False)
        self._time = TextBlock(
            "", px + 2, weight=max(500, weight), wrap=False, tabular=True, align=_RIGHT
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._time)

    def set_time(self, time: str) -> None:
        self._time.set_text(time)


class _ShortFoot(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._projected = TextBlock("", 16, weight=600, wrap=False, tabular=True)
        self._planned = TextBlock("", 12, tone="text2", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextBlock(self.tr("Projected"), 12, tone="text2", wrap=False))
        column.addWidget(self._projected)
        column.addWidget(self._planned)

    def set_times(self, projected: str, planned: str) -> None:
        self._projected.set_text(projected)
        self._planned.set_text(self.tr("plan {time}").format(time=planned))
