"""The pages of the window, each made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.ui.shell import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from facilitator.ui.library.presenter import LibraryPresenter
    from facilitator.ui.library.view import LibraryView
    from facilitator.ui.prepare import PreparePage
    from facilitator.ui.print import PrintPage
    from facilitator.ui.review import ReviewPage
    from facilitator.ui.run import RunPage
    from facilitator.ui.shell import PlanPage, Shell


class Pages(QObject):
    """Which page is shown, and the pages that were made so far."""

    shown = Signal(Place)

    def __init__(self, stack: QStackedWidget, library: LibraryView) -> None:
        super().__init__(stack)
        self._stack = stack
        self._views: dict[Place, QWidget] = {Place.LIBRARY: library}
        self._plan_pages: dict[Place, PlanPage] = {}
        self._run: RunPage | None = None
        self._presenter: LibraryPresenter | None = None
        self._shell: Shell | None = None
        stack.addWidget(library)

    @property
    def current(self) -> Place:
        here = self._stack.currentWidget()
        return next(place for place, view in self._views.items() if view is here)

    @property
    def current_view(self) -> QWidget:
        return self._stack.currentWidget()

    def attach(self, shell: Shell, library: LibraryView) -> None:
        from facilitator.ui.library.presenter import LibraryPresenter

        self._shell = shell
        self._presenter = LibraryPresenter(library, shell)

    def show(self, place: Place) -> None:
        self._stack.setCurrentWidget(self._views[place])
        self.shown.emit(place)

    @property
    def run(self) -> RunPage:
        if self._run is None:
            from facilitator.ui.run import build

            self._run = build(self._known_shell)
            self._add(Place.RUN, self._run.view)
        return self._run

    @property
    def prepare(self) -> PreparePage:
        from facilitator.ui import prepare

        return self._plan_page(Place.PREPARE, prepare.build)

    @property
    def print(self) -> PrintPage:
        from facilitator.ui import print as print_page

        return self._plan_page(Place.PRINT, print_page.build)

    @property
    def review(self) -> ReviewPage:
        from facilitator.ui import review

        return self._plan_page(Place.REVIEW, review.build)

    @property
    def _known_shell(self) -> Shell:
        assert self._shell is not None, "pages need the open library"
        return self._shell

    def _add(self, place: Place, view: QWidget) -> None:
        self._views[place] = view
        self._stack.addWidget(view)
