"""The left of the page: tools, the list or what stands in its place, and the drop zone."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.library.plan_list import ColumnHead, PlanList
from facilitator.ui.library.shelf import SEARCH_LIMIT, Wanted, arranged, count
from facilitator.ui.library.tools import Tools
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.empty import DropHint, EmptyState
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.library.dropping import DropFrame
    from facilitator.ui.library.shelf import ShelfRow
    from facilitator.ui.widgets.banner import Banner


class Shown(Enum):
    """What the rows are: all plans, the matches of a search, or the trash."""

    SHELF = "shelf"
    MATCHES = "matches"
    TRASH = "trash"


class ListPane(Pane):
    """Holds the rows it was given and shows those that the filters let through."""

    wanted_changed = Signal(object)
    import_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent=parent)
        self._rows: Sequence[ShelfRow] = ()
        self._shown = Shown.SHELF
        self._query = ""
        self._complete = True
        self.wanted = Wanted()
        self.tools = Tools(self)
        self.tools.wanted_changed.connect(self._want)
        self._middle = QStackedWidget(self)
        self.plans = PlanList(self._middle)
        self.head = ColumnHead(self.plans, self)
        self._middle.addWidget(self.plans)
        self._nothing: EmptyState | None = None
        self._banner: Banner | None = None
        self._frame: DropFrame | None = None
        self._hint = DropHint(
            self.tr(
                "Drop lesson plans here to import them (text, Markdown, Word, Excel). "
                "Nothing leaves this computer."
            ),
            parent=self,
        )
        self._lay_out()

    def _lay_out(self) -> None:
        self._bottom = QVBoxLayout()
        self._bottom.setContentsMargins(24, 12, 24, 18)
        self._bottom.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.head)
        column.addWidget(self._middle, 1)
        column.addLayout(self._bottom)

    @property
    def shown(self) -> Shown:
        return self._shown

    def show_rows(
        self,
        rows: Sequence[ShelfRow],
        shown: Shown = Shown.SHELF,
        *,
        query: str = "",
        complete: bool = True,
    ) -> None:
        """Replace the rows; the place in the list is kept while the same is asked for."""
        same = (shown, query) == (self._shown, self._query)
        self._rows, self._shown, self._query, self._complete = rows, shown, query, complete
        self._arrange(keep_place=same)

    def show_wanted(self, wanted: Wanted) -> None:
        """Filter and sort as told, without telling anyone."""
        self.wanted = wanted
        self._arrange(keep_place=False)

    def show_drop(self, words: str) -> None:
        """The frame for files held over the window; no words take it away."""
        if words:
            self._frame = self._frame or self._make_frame()
            self._frame.show_words(words)
        elif self._frame is not None:
            self._frame.hide()

    def _make_frame(self) -> DropFrame:
        from facilitator.ui.library.dropping import DropFrame

        return DropFrame(self)

    def show_progress(self, done: int, total: int) -> None:
        """A banner in place of the drop zone while plans are read."""
        words = self.tr("Reading plans, {done} of {total}").format(done=done, total=total)
        self._show_banner(words if total else self.tr("Looking for plans"), done, total)

    def show_writing(self, done: int, total: int) -> None:
        """The same while plans are written."""
        words = self.tr("Writing plans, {done} of {total}").format(done=done, total=total)
        self._show_banner(words, done, total)

    def _show_banner(self, words: str, done: int, total: int) -> None:
        if self._banner is None:
            from facilitator.ui.widgets.banner import Banner

            self._banner = Banner("progress", "")
            self._banner.add_action(self.tr("Cancel"), self.import_cancelled.emit)
            self._bottom.addWidget(self._banner)
        self._banner.set_message("progress", words)
        self._banner.set_progress(done, total)
        self._banner.show()
        self._hint.hide()

    def hide_progress(self) -> None:
        if self._banner is not None:
            self._banner.hide()
        self._hint.show()

    def _want(self, wanted: Wanted) -> None:
        self.show_wanted(wanted)
        self.wanted_changed.emit(wanted)

    def _arrange(self, *, keep_place: bool) -> None:
        matches, trash = self._shown is Shown.MATCHES, self._shown is Shown.TRASH
        rows = tuple(self._rows) if trash else arranged(self._rows, self.wanted, ranked=matches)
        self.tools.show_trash(trash, full=bool(rows))
        if not trash:
            counts = count(self._rows)
            self.tools.show_wanted(self.wanted, counts, ranked=matches, counted=self._complete)
        shown = rows[:SEARCH_LIMIT] if matches else rows
        self.head.set_first(self._tell_matches(len(rows)) if matches else "")
        self.plans.show_rows(shown, keep_place=keep_place)
        self._show_list_or_nothing(empty=not rows)

    def _tell_matches(self, number: int) -> str:
        if number > SEARCH_LIMIT:
            return self.tr("The best {number} matches").format(number=SEARCH_LIMIT)
        if not number:
            return self.tr("No match")
        if number == 1:
            return self.tr("1 match")
        return self.tr("{number} matches").format(number=number)

    def _show_list_or_nothing(self, *, empty: bool) -> None:
        if not empty:
            self._middle.setCurrentWidget(self.plans)
            return
        if self._nothing is not None:
            self._middle.removeWidget(self._nothing)
            self._nothing.deleteLater()
        self._nothing = self._make_nothing()
        self._middle.addWidget(self._nothing)
        self._middle.setCurrentWidget(self._nothing)

    def _make_nothing(self) -> EmptyState:
        if self._shown is Shown.TRASH:
            sentence = self.tr("Plans that you move to the trash wait here until you empty it.")
            return EmptyState("ph.trash", self.tr("The trash is empty"), sentence, compact=True)
        if self._shown is Shown.MATCHES and not self.wanted.is_filtered:
            return self._no_match()
        title = self.tr("No plan passes these filters")
        made = EmptyState("ph.funnel", title, compact=True)
        clear = button(self.tr("Clear filters"), height=36)
        clear.clicked.connect(lambda: self._want(self.wanted.unfiltered()))
        made.add_button(clear)
        return made

    def _no_match(self) -> EmptyState:
        title = self.tr("No plan matches “{text}”.").format(text=self._query)
        made = EmptyState("ph.magnifying-glass", title, compact=True)
        clear = button(self.tr("Clear search"), height=36)
        clear.clicked.connect(self.tools.search.clear_search)
        made.add_button(clear)
        return made
