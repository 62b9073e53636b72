"""The right pane: paper and groups for all, copies for one document, and off to paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from facilitator.domain.paper import Paper
from facilitator.ui.override import override
from facilitator.ui.print.model import MOST_COPIES, GroupSource
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.checks import Toggle
from facilitator.ui.widgets.fields import Field, TextArea
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panes import Pane, ScrollPane, Separator
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_NARROW = 260
"""Below this width the two parts of the sum stand one below the other."""
_LINK_PADDING = 10
"""What a link has around its words, so that they can stand below other words."""


@dataclass(frozen=True, slots=True)
class OptionsShown:
    """Everything the options say; `each` is how many copies one for each person needs."""

    title: str
    paper: Paper
    groups: tuple[str, ...]
    copies: int
    named: bool
    each: int


@dataclass(frozen=True, slots=True)
class FootShown:
    """The sum and what can be done with it."""

    documents: str
    sheets: str
    print_words: str
    printer: str
    may_print: bool
    may_save: bool


class OptionsPane(Pane):
    """Signals carry what the user chose, never what was filled in."""

    paper_chosen = Signal(object)
    source_chosen = Signal(object)
    names_typed = Signal(str)
    copies_chosen = Signal(int)
    named_chosen = Signal(bool)
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("left",), parent=parent)
        self._make_fields()
        self._body = ScrollPane(margins=(16, 16, 16, 16), spacing=16)
        for part in (self._paper_field, self._source_field, self._names_field, Separator()):
            self._body.column.addWidget(part)
        self._body.column.addLayout(self._make_copies())
        self._body.column.addLayout(self._make_named())
        self._body.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._body, 1)
        column.addWidget(self._make_foot())
        self._connect()

    def show_sources(self, sessions: Sequence[tuple[str, str]], current: str) -> None:
        """The plan's sessions as id and words, and the two other ways to name groups."""
        self._source.set_options(
            [
                *sessions,
                (GroupSource.TYPED, self.tr("Names I type")),
                (GroupSource.NOBODY, self.tr("No groups, blank sheets")),
            ]
        )
        self._source.set_current(current)
        self._names_field.setVisible(current == GroupSource.TYPED)

    def show_names(self, text: str) -> None:
        self._names.set_text(text)

    def show_options(self, shown: OptionsShown) -> None:
        self._title.setText(shown.title)
        self._paper.set_current(shown.paper)
        grouped = bool(shown.groups)
        each_group, alone = self.tr("Copies per group"), self.tr("Copies")
        self._copies_label.setText(each_group if grouped else alone)
        self._copies.set_value(shown.copies)
        self._each.setVisible(grouped and shown.each > 0)
        self._each.setEnabled(shown.copies != shown.each)
        self._each_copies = shown.each
        self._named.setEnabled(grouped)
        self._named.setChecked(shown.named and grouped)
        self._named_groups.setText(", ".join(shown.groups) or self.tr("No groups chosen"))

    def show_foot(self, foot: FootShown) -> None:
        self._documents.setText(foot.documents)
        self._sheets.setText(foot.sheets)
        self._print.setText(foot.print_words)
        self._print.setEnabled(foot.may_print)
        self._save.setEnabled(foot.may_save)
        self._printer.setText(foot.printer)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        way = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        self._sums.setDirection(way)

    def _make_fields(self) -> None:
        papers = (
            Segment(Paper.A4, "A4"),
            Segment(Paper.LETTER, self.tr("Letter")),
            Segment(Paper.A5, "A5"),
        )
        self._paper = SegmentedButtons(papers, name=self.tr("Paper"))
        self._paper_field = Field(self.tr("Paper"), self._paper)
        self._source = Select(self.tr("Groups"), icon="ph.users-three")
        self._source_field = Field(self.tr("Groups"), self._source)
        self._names = TextArea(self.tr("Names of the groups"), lines=3, most_lines=6)
        hint = self.tr("One in each line.")
        self._names_field = Field(self.tr("Names of the groups"), self._names, hint=hint)
        self._copies_label = label("", Role.SMALL, tone="text2", bold=True, wrap=True)
        self._copies = Stepper(self.tr("Copies"), minimum=1, maximum=MOST_COPIES)
        self._copies.line_edit.setMinimumWidth(theme().px(44))
        self._each = button(self.tr("1 per person"), kind="link", height=32)
        self._each_copies = 0
        self._named = Toggle(self.tr("Group name on each page"))
        self._named_groups = ElidedLabel("", Role.SMALL, tone="text2")

    def _make_head(self) -> QWidget:
        head = Pane("surface", edges=("bottom",))
        head.setFixedHeight(theme().px(48))
        self._title = label("", Role.STRONG)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 1)
        row.addWidget(self._title)
        return head

    def _make_copies(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._copies_label, 1)
        row.addWidget(self._copies)
        each = QHBoxLayout()
        each.setSpacing(0)
        each.addSpacing(-_LINK_PADDING)
        each.addWidget(self._each)
        each.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(each)
        return column

    def _make_named(self) -> QLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Group name on each page"), wrap=True))
        words.addWidget(self._named_groups)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._named)
        return row

    def _make_foot(self) -> QWidget:
        foot = Pane("surface", edges=("top",))
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        self._documents = label("", tone="text2", wrap=True)
        self._sheets = label("", bold=True)
        self._sums = QHBoxLayout()
        self._sums.addWidget(self._documents, 1)
        self._sums.addWidget(self._sheets)
        self._print = button("", kind="primary", icon="ph.printer", height=48)
        self._save = button(self.tr("Save PDF"), icon="ph.file-pdf", height=48)
        self._printer = label("", Role.SMALL, tone="text2", wrap=True)
        column.addLayout(self._sums)
        for part in (self._print, self._save, self._printer):
            column.addWidget(part)
        return foot

    def _connect(self) -> None:
        self._paper.chosen.connect(lambda key: self.paper_chosen.emit(Paper(key)))
        self._source.chosen.connect(self.source_chosen)
        self._names.typed.connect(self.names_typed)
        self._copies.value_changed.connect(self.copies_chosen)
        self._each.clicked.connect(lambda: self.copies_chosen.emit(self._each_copies))
        self._named.clicked.connect(self.named_chosen)
        self._print.clicked.connect(self.print_requested)
        self._save.clicked.connect(self.save_requested)
