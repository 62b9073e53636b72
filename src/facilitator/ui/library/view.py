"""The library page: the list of plans, the preview beside it, and the first start."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from facilitator.ui.library.drop_area import DropArea
from facilitator.ui.library.list_pane import ListPane, Shown
from facilitator.ui.library.preview import PreviewPane
from facilitator.ui.library.preview_model import Preview, glance
from facilitator.ui.library.selected import SelectedPlans
from facilitator.ui.library.shelf import ShelfRow, Wanted
from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from facilitator.domain.shelf import PlanSummary, SearchHit
    from facilitator.ui.library.dialogs import LibraryDialogs
    from facilitator.ui.library.welcome import WelcomeState

_SMALL, _LARGE = 1200, 1700
_PREVIEW = {"small": 360, "medium": 420, "large": 560}


class LibraryView(DropArea):
    """Widgets and signals; it can show rows before the library itself is open.

    What the user wants with plans comes from `selected`.
    """

    search_wanted = Signal(str)
    wanted_changed = Signal(object)
    selection_changed = Signal()
    trash_shown = Signal()
    shelf_shown = Signal()
    empty_trash_requested = Signal()
    import_files_requested = Signal()
    import_folder_requested = Signal()
    new_plan_requested = Signal()
    import_cancelled = Signal()
    samples_requested = Signal()
    text_pasted = Signal(str)
    appeared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: datetime | None = None
        self._plans: tuple[PlanSummary, ...] = ()
        self._welcome: WelcomeState | None = None
        self._trash_is_full = False
        # Each part is made inside its parent: a tree that moves is polished once more, whole.
        self._layout = QStackedLayout(self)
        self._page = QWidget()
        self._layout.addWidget(self._page)
        self.pane = ListPane(self._page)
        self.preview = PreviewPane(self._page)
        self.selected = SelectedPlans(self.pane, self.preview)
        self._lay_out()
        self._connect()
        theme().changed.connect(self._fit_preview)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pane, 1)
        row.addWidget(self.preview)
        self._blank = Pane("bg", parent=self)
        self._layout.addWidget(self._blank)

    @cached_property
    def dialogs(self) -> LibraryDialogs:
        from facilitator.ui.library.dialogs import LibraryDialogs

        return LibraryDialogs(self)

    def show_rows(self, plans: Sequence[PlanSummary] | None, *, complete: bool = True) -> None:
        """All plans; None says that they are not known yet, which is not the same as none.

        `complete` is False when these are only the first plans of the library.
        """
        if plans is None:
            self._layout.setCurrentWidget(self._blank)
            return
        self._plans = tuple(plans)
        self.preview.set_in_trash(False)
        self.pane.show_rows([ShelfRow(plan) for plan in plans], complete=complete)
        self._show_page(empty=not plans)

    def show_hits(self, query: str, hits: Sequence[SearchHit]) -> None:
        """The matches of a search, best first."""
        rows = [ShelfRow(hit.plan, hit.snippet) for hit in hits]
        self.preview.set_in_trash(False)
        self.pane.show_rows(rows, Shown.MATCHES, query=query)
        self._show_page(empty=False)

    def show_trash(self, plans: Sequence[PlanSummary]) -> None:
        self.preview.set_in_trash(True)
        self.pane.show_rows([ShelfRow(plan) for plan in plans], Shown.TRASH)
        self._show_page(empty=False)

    def show_wanted(self, wanted: Wanted) -> None:
        """The filters and the order of last time."""
        self.pane.show_wanted(wanted)

    def want(self, wanted: Wanted) -> None:
        """The filters and the order for the rows that come next."""
        self.pane.wanted = wanted

    def show_now(self, now: datetime) -> None:
        """What "today" means from here on."""
        self._now = self.pane.plans.plans.now = now
        self.pane.plans.viewport().update()

    def show_preview(self, preview: Preview) -> None:
        """Fill in the rest of the plan selected; one selected no more is passed over."""
        if preview.plan_id == self.pane.plans.current_id():
            self.preview.show_plan(preview)

    def show_trouble(self, plan_id: str, sentence: str) -> None:
        """Say in the preview why the plan cannot be shown."""
        if plan_id == self.pane.plans.current_id() and self.preview.shown is not None:
            self.preview.show_plan(self.preview.shown._replace(note=sentence))

    def offer_trash(self, full: bool, /) -> None:
        """Say whether there is anything in the trash."""
        self._trash_is_full = full
        if self._welcome is not None:
            self._welcome.offer_trash(full)

    def clear_search(self) -> None:
        """Empty the search field without searching."""
        self.pane.tools.search.clear()

    @property
    def wanted(self) -> Wanted:
        return self.pane.wanted

    def plans_of(self, ids: Sequence[str]) -> tuple[PlanSummary, ...]:
        """The rows shown of these plans, in the order shown."""
        wanted = frozenset(ids)
        return tuple(row.plan for row in self.pane.plans.plans.rows if row.plan.id in wanted)

    def all_tags(self) -> tuple[str, ...]:
        """Every tag of the plans known to the page, by name."""
        tags = {tag for plan in self._plans for tag in plan.tags}
        return tuple(sorted(tags, key=str.casefold))

    def _connect(self) -> None:
        tools = self.pane.tools
        tools.search_wanted.connect(self.search_wanted)
        tools.import_files_requested.connect(self.import_files_requested)
        tools.import_folder_requested.connect(self.import_folder_requested)
        tools.new_plan_requested.connect(self.new_plan_requested)
        tools.trash_requested.connect(self.trash_shown)
        tools.shelf_requested.connect(self.shelf_shown)
        tools.empty_trash_requested.connect(self.empty_trash_requested)
        tools.list_wanted.connect(self.enter_list)
        self.pane.wanted_changed.connect(self.wanted_changed)
        self.pane.import_cancelled.connect(self.import_cancelled)
        self.pane.plans.selection_changed.connect(self._selection_changed)
        self.drop_held.connect(self._show_drop)

    def take_keys(self) -> None:
        """The keys of the page; nothing can be done with them before the library is open."""
        from facilitator.ui.library.keys import add_keys

        add_keys(self)

    def _show_page(self, *, empty: bool) -> None:
        if not empty:
            self._layout.setCurrentWidget(self._page)
            return
        welcome = self._welcome or self._make_welcome()
        welcome.offer_trash(self._trash_is_full)
        if self._layout.currentWidget() is not welcome:
            self._layout.setCurrentWidget(welcome)
            welcome.take_focus()

    def _make_welcome(self) -> WelcomeState:
        from facilitator.ui.library.welcome import WelcomeState

        made = self._welcome = WelcomeState()
        made.import_files_requested.connect(self.import_files_requested)
        made.import_folder_requested.connect(self.import_folder_requested)
        made.new_plan_requested.connect(self.new_plan_requested)
        made.samples_requested.connect(self.samples_requested)
        made.trash_requested.connect(self.trash_shown)
        self._layout.addWidget(made)
        return made

    def _selection_changed(self) -> None:
        """Say at once what the list knows; the presenter fills in the rest."""
        rows = self.pane.plans.selected_rows()
        current = self.pane.plans.current_row()
        if len(rows) > 1:
            self.preview.show_many(len(rows))
        elif current is None:
            self.preview.show_nothing()
        elif self.preview.shown is None or self.preview.shown.plan_id != current.plan.id:
            self.preview.show_plan(glance(current.plan, self._now))
        self.selection_changed.emit()

    def search(self) -> None:
        """Lead the keyboard to the search field."""
        self.pane.tools.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.tools.search.selectAll()

    def enter_list(self) -> None:
        """Lead the keyboard from the search to what it found."""
        if self.pane.plans.plans.rowCount():
            self.pane.plans.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_drop(self, words: str) -> None:
        """What letting go would do; empty once nothing is held over the page any more."""
        if self._welcome is not None:
            self._welcome.set_dropping(words)
        self.pane.show_drop(words)

    def paste(self) -> None:
        """Files or the text of a plan."""
        from facilitator.ui.library.dropping import dropped

        mime = QGuiApplication.clipboard().mimeData()
        files = dropped(mime)
        if files is not None:
            self.files_dropped.emit(files.paths)
        elif mime.hasText() and mime.text().strip():
            self.text_pasted.emit(mime.text())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._layout.currentWidget() is self._page:
            self.pane.plans.setFocus(Qt.FocusReason.OtherFocusReason)
        self.appeared.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    def _fit_preview(self) -> None:
        """By the window's width, which larger text makes smaller; never half the window."""
        width, px = self.width(), theme().px
        size = "small" if width < px(_SMALL) else "large" if width >= px(_LARGE) else "medium"
        self.preview.set_width(min(px(_PREVIEW[size]), width * 9 // 20))
