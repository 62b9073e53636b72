"""The pages of the window, each made when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from facilitator.ui.place import Place
from facilitator.ui.theme import set_focus_shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from facilitator.ui.library.view import LibraryView
    from facilitator.ui.prepare import PreparePage
    from facilitator.ui.print import PrintPage
    from facilitator.ui.review import ReviewPage
    from facilitator.ui.rubric import RubricPage
    from facilitator.ui.run import RunPage
    from facilitator.ui.shell import PlanPage, Shell


class Pages(QObject):
    """Which page is shown, and the pages that were made so far; each is imported on its use."""

    shown = Signal(Place)

    def __init__(
        self, stack: QStackedWidget, library: LibraryView, *, name_of: Callable[[Place], str]
    ) -> None:
        super().__init__(stack)
        self._name_of = name_of
        self._library = library
        self._stack = stack
        self._views: dict[Place, QWidget] = {}
        self._add(Place.LIBRARY, library)
        self.shell: Shell | None = None

    @property
    def current(self) -> Place:
        here = self._stack.currentWidget()
        return next(place for place, view in self._views.items() if view is here)

    def show(self, place: Place) -> None:
        """Bring the page up; a focus that was on another page goes to this one."""
        view, focus = self._views[place], QApplication.focusWidget()
        leaves = focus is None or (self._stack.isAncestorOf(focus) and not view.isAncestorOf(focus))
        self._stack.setCurrentWidget(view)
        if leaves and place is not Place.LIBRARY:  # the library leads it to its list
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(place)

    def of_plan(self, place: Place) -> PlanPage:
        """The page that shows a plan there."""
        match place:
            case Place.RUBRIC:
                return self.rubric
            case Place.PRINT:
                return self.print
            case Place.REVIEW:
                return self.review
            case _:
                return self.prepare

    def session_of(self, place: Place) -> str | None:
        """The session that the page there shows, if it shows one."""
        match place:
            case Place.RUN:
                return self.run.session_id
            case Place.REVIEW:
                return self.review.session_id
            case _:
                return None

    def may_close(self) -> bool:
        """Asks where edits are not on the disk yet; a page that was never made has none."""
        return Place.PREPARE not in self._views or self.prepare.may_close()

    def toast_area(self) -> QWidget:
        """Where a toast covers nothing that counts: in Run that is a side pane."""
        match self.current:
            case Place.RUN:
                return self.run.toast_area()
            case Place.LIBRARY:
                return self._library.pane
            case place:
                return self._views[place]

    @cached_property
    def prepare(self) -> PreparePage:
        from facilitator.ui.prepare import build

        page = build(self._open_shell)
        self._add(Place.PREPARE, page.view)
        return page

    @cached_property
    def rubric(self) -> RubricPage:
        from facilitator.ui.rubric import build

        page = build(self._open_shell)
        self._add(Place.RUBRIC, page.view)
        return page

    @cached_property
    def print(self) -> PrintPage:
        from facilitator.ui.print import build

        page = build(self._open_shell)
        self._add(Place.PRINT, page.view)
        return page

    @cached_property
    def run(self) -> RunPage:
        from facilitator.ui.run import build

        page = build(self._open_shell)
        self._add(Place.RUN, page.view)
        return page

    @cached_property
    def review(self) -> ReviewPage:
        from facilitator.ui.review import build

        page = build(self._open_shell)
        self._add(Place.REVIEW, page.view)
        return page

    @property
    def _open_shell(self) -> Shell:
        assert self.shell is not None, "pages need the open library"
        return self.shell

    def _add(self, place: Place, view: QWidget) -> None:
        view.setAccessibleName(self._name_of(place))
        set_focus_shape(view, 0, shape="none")
        self._views[place] = view
        self._stack.addWidget(view)
