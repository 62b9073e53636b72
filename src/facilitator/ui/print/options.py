"""The right pane: paper and groups for all, copies for one document, and off to paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QProgressBar, QVBoxLayout, QWidget

from facilitator.domain.paper import Arrangement, Look, Paper, RubricForm
from facilitator.ui.override import override
from facilitator.ui.print.model import MOST_COPIES, GroupSource
from facilitator.ui.print.option_row import OptionRow
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import Field, TextArea
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, ScrollPane, Separator
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_NARROW = 260
"""Below this width the two parts of the sum stand one below the other."""
LANGUAGES = (("en", "English"), ("de", "Deutsch"), ("es", "Español"), ("fr", "Français"))
"""Each by its own name, for whoever reads that."""
_LINK_PADDING = 10
"""What a link has around its words, so that they can stand below other words."""


@dataclass(frozen=True, slots=True)
class OptionsShown:
    """Everything the options say.

    What a document has not is None: groups to be named, tickets on a page, people to be named,
    the form of a rubric and whether it is filled. `for_all` is a sheet that all groups share.
    """

    title: str
    paper: Paper
    language: str
    look: Look
    groups: tuple[str, ...] | None
    copies: int
    named: bool
    has_people: bool
    per_person: bool
    for_all: bool = False
    up: int | None = None
    form: RubricForm | None = None
    filled: bool | None = None
    with_names: bool | None = None
    may_enter: bool = False
    arrangement: Arrangement = Arrangement.SINGLE
    both_sides: bool = False
    gray: bool = False


@dataclass(frozen=True, slots=True)
class FootShown:
    """The sum and what can be done with it."""

    documents: str
    sheets: str
    print_words: str
    printer: str
    may_print: bool
    may_save: bool
    busy: bool = False
    progress: tuple[int, int] = (0, 0)


class OptionsPane(Pane):
    """Signals carry what the user chose, never what was filled in."""

    paper_chosen = Signal(object)
    source_chosen = Signal(object)
    names_typed = Signal(str)
    copies_chosen = Signal(int)
    per_person_chosen = Signal(bool)
    named_chosen = Signal(bool)
    large_chosen = Signal(bool)
    spacious_chosen = Signal(bool)
    ink_saver_chosen = Signal(bool)
    up_chosen = Signal(int)
    form_chosen = Signal(object)
    filled_chosen = Signal(bool)
    with_names_chosen = Signal(bool)
    language_chosen = Signal(object)
    print_requested = Signal()
    save_requested = Signal()
    save_each_requested = Signal()
    cancel_requested = Signal()
    paper_requested = Signal()
    letterhead_requested = Signal()
    arrangement_chosen = Signal(object)
    both_sides_chosen = Signal(bool)
    gray_chosen = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("left",), parent=parent)
        self._make_fields()
        self._body = ScrollPane(margins=(16, 16, 16, 16), spacing=16)
        for field in (self._paper_field, self._source_field, self._names_field):
            self._body.column.addWidget(field)
        self._body.column.addLayout(self._make_copies())
        self._body.column.addWidget(Separator())
        own = (self._enter, self._up_field, self._form_field, self._filled)
        for part in (*own, self._named, self._with_names, *self._looks):
            self._body.column.addWidget(part)
        self._add_for_all()
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
        self._language.set_current(shown.language)
        self._arrangement.set_current(shown.arrangement)
        self._both_sides.set_on(shown.both_sides or shown.arrangement is Arrangement.BOOKLET)
        self._both_sides.set_enabled(shown.arrangement is not Arrangement.BOOKLET)
        self._gray.set_on(shown.gray)
        self._show_looks(shown)
        grouped = bool(shown.groups)
        self._copies_label.setText(self._copies_words(shown))
        self._copies.set_value(shown.copies)
        self._each.setVisible(shown.has_people)
        self._each.setText(self._each_words(per_person=shown.per_person))
        self._is_per_person = shown.per_person
        self._named.setVisible(shown.groups is not None)
        self._named.set_enabled(grouped)
        self._named.set_on(shown.named and grouped)
        self._named.set_hint(", ".join(shown.groups or ()) or self.tr("No groups chosen"))

    def _copies_words(self, shown: OptionsShown) -> str:
        if shown.per_person:
            return self.tr("Copies per person")
        per_group = bool(shown.groups) and not shown.for_all
        return self.tr("Copies per group") if per_group else self.tr("Copies")

    def _each_words(self, *, per_person: bool) -> str:
        """The other way to count."""
        return self.tr("Count per group") if per_person else self.tr("Count per person")

    def _show_looks(self, shown: OptionsShown) -> None:
        large, spacious, ink_saver = self._looks
        large.set_on(shown.look.large)
        spacious.set_on(shown.look.spacious)
        ink_saver.set_on(shown.look.ink_saver)
        self._up_field.setVisible(shown.up is not None)
        if shown.up is not None:
            self._up.set_current(str(shown.up))
        self._form_field.setVisible(shown.form is not None)
        if shown.form is not None:
            self._form.set_current(shown.form)
        self._filled.setVisible(shown.filled is not None)
        self._filled.set_on(bool(shown.filled))
        self._with_names.setVisible(shown.with_names is not None)
        self._with_names.set_on(bool(shown.with_names))
        self._enter.setVisible(shown.may_enter)

    def show_foot(self, foot: FootShown) -> None:
        self._documents.setText(foot.documents)
        self._sheets.setText(foot.sheets)
        self._print.setText(foot.print_words)
        self._print.setEnabled(foot.may_print)
        self._save.setEnabled(foot.may_save)
        self._save_each.setEnabled(foot.may_save)
        self._printer.setText(foot.printer)
        self._bar.setVisible(foot.busy)
        self._cancel.setVisible(foot.busy)
        self._save_each.setVisible(not foot.busy)
        done, total = foot.progress
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        way = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        self._sums.setDirection(way)

    def _make_fields(self) -> None:
        papers = (
            Segment(Paper.A4, "A4", snug=True),
            Segment(Paper.LETTER, self.tr("Letter"), snug=True),
            Segment(Paper.A5, "A5", snug=True),
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
        self._each = button(self._each_words(per_person=False), kind="link", height=32)
        self._is_per_person = False
        self._named = OptionRow(self.tr("Group name on each page"))
        self._make_looks()

    def _make_looks(self) -> None:
        self._language = Select(self.tr("Language of printed words"), icon="ph.text-aa")
        self._language.set_options(LANGUAGES)
        self._language_field = Field(self.tr("Language of printed words"), self._language)
        self._make_sheets()
        self._letterhead = button(self.tr("Letterhead"), icon="ph.buildings")
        tickets = (Segment("2", "2"), Segment("4", "4"))
        self._up = SegmentedButtons(tickets, name=self.tr("Tickets on a page"))
        self._up_field = Field(self.tr("Tickets on a page"), self._up)
        forms = (
            Segment(RubricForm.SHEETS, self.tr("Sheets"), snug=True),
            Segment(RubricForm.GRID, self.tr("One grid"), snug=True),
        )
        self._form = SegmentedButtons(forms, name=self.tr("Groups on the rubric"))
        self._form_field = Field(self.tr("Groups on the rubric"), self._form)
        self._filled = OptionRow(
            self.tr("Filled from scores"), self.tr("What was judged in this session")
        )
        self._with_names = OptionRow(
            self.tr("Names of people"), self.tr("One for each named participant")
        )
        self._enter = button(self.tr("Enter a filled sheet"), icon="ph.clipboard-text")
        self._looks = (
            OptionRow(self.tr("Large print"), self.tr("18 pt text, 12 mm lines")),
            OptionRow(self.tr("Easier to read"), self.tr("More room around letters and lines")),
            OptionRow(self.tr("Ink saver"), self.tr("No gray areas, thinner lines")),
        )

    def _make_sheets(self) -> None:
        name = self.tr("Pages on a side")
        self._arrangement = Select(name, icon="ph.squares-four")
        self._arrangement.set_options(
            [
                (Arrangement.SINGLE, self.tr("1 page")),
                (Arrangement.TWO_UP, self.tr("2 pages")),
                (Arrangement.FOUR_UP, self.tr("4 pages")),
                (Arrangement.BOOKLET, self.tr("Booklet")),
            ]
        )
        self._arrangement_field = Field(name, self._arrangement)
        self._both_sides = OptionRow(
            self.tr("Both sides of the paper"), self.tr("Each copy begins on a front")
        )
        self._gray = OptionRow(self.tr("Gray"), self.tr("No colour at all"))

    def _add_for_all(self) -> None:
        """What is seldom changed, below what belongs to the document that is shown."""
        self._body.column.addWidget(Separator())
        self._body.column.addWidget(label(self.tr("For all documents"), Role.STRONG))
        for part in (
            self._language_field,
            self._arrangement_field,
            self._both_sides,
            self._gray,
            self._letterhead,
        ):
            self._body.column.addWidget(part)

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
        self._save_each = button(self.tr("Save as separate files"), kind="link", height=32)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Making the pages"))
        self._bar.setTextVisible(False)
        self._cancel = button(self.tr("Cancel"), kind="link", height=32)
        for made in (self._bar, self._cancel):
            made.hide()
        self._printer = label("", Role.SMALL, tone="text2", wrap=True)
        column.addLayout(self._sums)
        for part in (
            self._bar,
            self._print,
            self._save,
            self._save_each,
            self._cancel,
            self._printer,
        ):
            column.addWidget(part)
        return foot

    def _connect(self) -> None:
        self._paper.chosen.connect(lambda key: self.paper_chosen.emit(Paper(key)))
        self._source.chosen.connect(self.source_chosen)
        self._names.typed.connect(self.names_typed)
        self._copies.value_changed.connect(self.copies_chosen)
        self._each.clicked.connect(lambda: self.per_person_chosen.emit(not self._is_per_person))
        self._named.switched.connect(self.named_chosen)
        self._with_names.switched.connect(self.with_names_chosen)
        self._language.chosen.connect(self.language_chosen)
        self._form.chosen.connect(lambda key: self.form_chosen.emit(RubricForm(key)))
        self._filled.switched.connect(self.filled_chosen)
        self._up.chosen.connect(lambda key: self.up_chosen.emit(int(key)))
        signals = (self.large_chosen, self.spacious_chosen, self.ink_saver_chosen)
        for row, signal in zip(self._looks, signals, strict=True):
            row.switched.connect(signal)
        self._print.clicked.connect(self.print_requested)
        self._enter.clicked.connect(self.paper_requested)
        self._arrangement.chosen.connect(lambda key: self.arrangement_chosen.emit(Arrangement(key)))
        self._both_sides.switched.connect(self.both_sides_chosen)
        self._gray.switched.connect(self.gray_chosen)
        self._letterhead.clicked.connect(self.letterhead_requested)
        self._save.clicked.connect(self.save_requested)
        self._save_each.clicked.connect(self.save_each_requested)
        self._cancel.clicked.connect(self.cancel_requested)
