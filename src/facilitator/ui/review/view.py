"""The Review page: one session at a glance, its time, its groups, its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.review.cards import MatrixCard, TimeCard
from facilitator.ui.review.exporting import export_menu
from facilitator.ui.review.follow_ups import FollowUpsPane
from facilitator.ui.review.next_time import NextTimeCard
from facilitator.ui.review.notes import NotesPane
from facilitator.ui.review.observers_card import ObserversCard
from facilitator.ui.review.phase_table import PhaseTimesCard
from facilitator.ui.review.reflection import ReflectionPane
from facilitator.ui.review.right import RightSide
from facilitator.ui.review.scores_card import ScoresCard
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import Button, IconButton, button
from facilitator.ui.widgets.confirming import confirmation
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import ElidedLabel, label, set_tone
from facilitator.ui.widgets.panes import Pane, ScrollPane, Separator
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from facilitator.ui.review.words import Fact

_BAR = 64
_PICKER = 150
_LARGE = 1700
_MEDIUM = 1200
_REVIEW, _PLANNED, _NOTHING = range(3)


def left_width(window_width: int) -> int:
    """How wide time and matrix are, by the width of the window."""
    if window_width >= _LARGE:
        return 800
    return 600 if window_width >= _MEDIUM else 540


class FactBlock(QWidget):
    """Two lines of the bar; `may_be_cut` is for names, never for times and counts."""

    def __init__(self, *, may_be_cut: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Glyph("", "warn")
        self._strong = label("", Role.STRONG)
        small = ElidedLabel if may_be_cut else label
        self._small: QLabel = small("", Role.SMALL, tone="text2")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self._strong, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._small)
        column.addStretch(1)

    def show_fact(self, fact: Fact) -> None:
        self._icon.setVisible(bool(fact.icon))
        self._icon.set_icon(fact.icon, fact.tone)
        self._strong.setText(fact.strong)
        set_tone(self._strong, fact.tone)
        self._small.setText(fact.small)
        self.setAccessibleName(f"{fact.strong}, {fact.small}")


class ReviewView(QWidget):
    """Widgets and what the user asked for; every sentence comes from the presenter."""

    came_into_sight = Signal()
    session_chosen = Signal(object)
    set_up_requested = Signal()
    start_requested = Signal()
    change_requested = Signal()
    delete_requested = Signal()
    print_requested = Signal()
    run_requested = Signal()
    people_requested = Signal()
    paper_requested = Signal()
    export_requested = Signal(str)
    """With a value of `ReportFormat`."""

    def __init__(self) -> None:
        super().__init__()
        self.time = TimeCard()
        self.matrix = MatrixCard()
        self.scores = ScoresCard()
        self.observers = ObserversCard()
        self.phase_times, self.next_time = PhaseTimesCard(), NextTimeCard()
        self.notes = NotesPane()
        self.follow_ups, self.reflection = FollowUpsPane(), ReflectionPane()
        self._right = RightSide(self.notes, self.follow_ups, self.reflection)
        self._bar = self._make_bar()
        self._pages = QStackedWidget()
        self._left = ScrollPane(margins=(20, 12, 20, 12), spacing=12)
        self._lay_out()

    def show_sessions(self, options: Sequence[tuple[str, str]], current: str) -> None:
        """The sessions to choose from, as id and words."""
        self._picker.set_options(options)
        self._picker.set_current(current)

    def show_facts(self, facts: Sequence[Fact], *, running: bool, started: bool) -> None:
        for block, fact in zip(self._facts, facts, strict=False):
            block.show_fact(fact)
        for place, block in enumerate(self._facts):
            block.setVisible(place < len(facts))
            self._lines[place].setVisible(place < len(facts))
        self._run.setVisible(running)
        self._export.setVisible(started and not running)
        self._bar.setVisible(True)
        self._pages.setCurrentIndex(_REVIEW if started else _PLANNED)

    def show_names(self, kept: bool, /) -> None:
        """Where no name is kept there is nothing to ask about them."""
        self._people.setVisible(kept)

    def show_planned(self, title: str, sentence: str) -> None:
        """What is said of a session that has not begun."""
        self._planned.set_words(title, sentence)

    def show_nothing(self) -> None:
        """The plan has no session yet."""
        self._bar.setVisible(False)
        self._pages.setCurrentIndex(_NOTHING)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_into_sight.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.window().width()
        self._left.setFixedWidth(left_width(width))
        self._right.set_tabbed(width < _MEDIUM)
        self._fit_bar(narrow=width < _MEDIUM)

    def _fit_bar(self, *, narrow: bool) -> None:
        """Times and counts are never cut: buttons and gaps give way first."""
        self._export.setText(self.tr("Export") if narrow else self.tr("Export review"))
        self._export.setAccessibleName(self.tr("Export review"))
        self._bar_row.setSpacing(8 if narrow else 16)

    def _make_bar(self) -> Pane:
        bar = Pane("surface", edges=("bottom",))
        bar.setFixedHeight(_BAR)
        self._bar_row = row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 20, 1)
        row.setSpacing(16)
        self._picker = Select(self.tr("Session"), icon="ph.calendar-blank")
        self._picker.setMinimumWidth(theme().px(_PICKER))
        self._picker.chosen.connect(self.session_chosen)
        row.addWidget(self._picker)
        self._facts = [FactBlock(may_be_cut=place > 0) for place in range(3)]
        self._lines = [Separator(vertical=True) for _ in self._facts]
        for line, block in zip(self._lines, self._facts, strict=True):
            line.setFixedHeight(40)
            row.addWidget(line)
            row.addWidget(block)
        row.addStretch(1)
        self._print = button(self.tr("Print"), icon="ph.printer")
        self._print.clicked.connect(self.print_requested)
        self._run = button(self.tr("Go to Run"), kind="primary", icon="ph.play-circle")
        self._run.clicked.connect(self.run_requested)
        self._export = button(self.tr("Export review"), kind="primary", icon="ph.export")
        self._menu = export_menu(self._export, self.export_requested.emit)
        self._export.clicked.connect(self._show_menu)
        self._people = IconButton("ph.user-list", self.tr("Names: whose are kept, and how long"))
        self._people.clicked.connect(self.people_requested)
        self._paper = IconButton("ph.clipboard-text", self.tr("Enter an observation sheet"))
        self._paper.clicked.connect(self.paper_requested)
        for made in (self._people, self._paper, self._print, self._export, self._run):
            row.addWidget(made)
        for made in (self._people, self._export, self._run):
            made.hide()  # until it is known which of them is wanted
        return bar

    def _show_menu(self) -> None:
        self._menu.popup(self._export.mapToGlobal(self._export.rect().bottomLeft()))

    def _lay_out(self) -> None:
        cards = (
            self.time,
            self.matrix,
            self.scores,
            self.observers,
            self.phase_times,
            self.next_time,
        )
        for card in cards:
            self._left.column.addWidget(card)
        self._left.column.addStretch(1)
        review = Pane("bg")
        row = QHBoxLayout(review)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        self._planned = self._make_planned()
        for page in (review, self._planned, self._make_nothing()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._pages, 1)

    def _make_planned(self) -> EmptyState:
        planned = EmptyState("ph.calendar-blank", self.tr("Saved for later"))
        start = button(self.tr("Start now"), kind="primary", icon="ph.play", height=48)
        change = button(self.tr("Change set-up"), icon="ph.pencil-line", height=48)
        delete = button(self.tr("Delete session"), kind="flat", icon="ph.trash", height=48)
        start.clicked.connect(self.start_requested)
        change.clicked.connect(self.change_requested)
        delete.clicked.connect(self._confirm_delete)
        for made in (start, change, delete):
            planned.add_button(made)
        return planned

    def _confirm_delete(self) -> None:
        box = confirmation(
            self,
            self.tr("Delete this session and its groups? This cannot be undone."),
            yes=self.tr("Delete session"),
            no=self.tr("Keep it"),
            on_yes=self.delete_requested.emit,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _make_nothing(self) -> EmptyState:
        nothing = EmptyState(
            "ph.chart-bar",
            self.tr("No session yet"),
            self.tr(
                "Set up a session of this plan and run it. What you observe and how the time "
                "went can be seen here afterwards."
            ),
        )
        made: Button = button(
            self.tr("Set up session"), kind="primary", icon="ph.calendar-plus", height=48
        )
        made.clicked.connect(self.set_up_requested)
        nothing.add_button(made)
        return nothing
