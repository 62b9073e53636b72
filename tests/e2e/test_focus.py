"""Tab through every page and dialog, and nothing over the clock: checks 7 and 10 of VISUAL.md."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget

from facilitator.ui.place import Place
from facilitator.ui.prepare.axis_card import AxisCard
from facilitator.ui.prepare.whole_plan import PlanText
from facilitator.ui.widgets.toast import Toast
from tests.e2e.test_visual_checks import SIZES, fit, rect_of, run_view

if TYPE_CHECKING:
    from facilitator.ui.run.view import RunView
    from tests.e2e.filled import Filled

_ENOUGH = 300
_BY_TAB = Qt.FocusPolicy.TabFocus
TYPED = ("make groups", "names", "new plan")
DIALOGS = (
    "import result",
    "what was read",
    "columns",
    "versions",
    "keys",
    "reuse",
    "alignment",
    "dismiss",
    "package",
    "tags",
    "backups",
    "settings",
    "letterhead",
    "people",
    "report",
    "about",
    *TYPED,
)
VIEWS = (
    "library",
    "prepare",
    "details",
    "whole plan",
    "print",
    "review",
    "run",
    "set-up",
    *DIALOGS,
)


@dataclass(frozen=True)
class Stop:
    """Where Tab came to, the rings that were seen then, and how the place looked."""

    widget: QWidget
    rings: int
    in_sight: bool
    is_whole: bool
    look: QImage

    @property
    def told(self) -> str:
        return f"{type(self.widget).__name__} {self.widget.accessibleName()!r}"


def walk(view: QWidget) -> list[Stop]:
    """Press Tab until the focus is where it came to first."""
    stops: list[Stop] = []
    for _ in range(_ENOUGH):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        QApplication.processEvents()
        here = QApplication.focusWidget()
        assert here is not None, f"the focus is lost after {stops[-1].told if stops else view}"
        if stops and here is stops[-1].widget:
            continue  # a date goes through its parts first
        if stops and here is stops[0].widget:
            return stops
        assert all(here is not stop.widget for stop in stops), f"Tab circles at {here}"
        stops.append(look_at(here, view))
    raise AssertionError(f"Tab never comes round: {[stop.told for stop in stops]}")


def look_at(here: QWidget, view: QWidget) -> Stop:
    rings = [one for one in view.findChildren(QWidget, "focus_ring") if one.isVisible()]
    parts = rings if isinstance(here, QAbstractScrollArea) else (here, *rings)
    in_sight = here.isVisible() and not any(one.visibleRegion().isEmpty() for one in parts)
    around = rect_of(here, view).adjusted(-4, -4, 4, 4).intersected(view.rect())
    inside = here.property("focusShape") == "inset" or isinstance(here, QAbstractScrollArea)
    is_whole = inside or all(one.geometry().contains(around) for one in rings)
    return Stop(here, len(rings), in_sight, is_whole, picture(here, view))


def picture(here: QWidget, view: QWidget) -> QImage:
    around = rect_of(here, view).adjusted(-6, -6, 6, 6)
    return view.grab(around.intersected(view.rect())).toImage()


def reachable(view: QWidget) -> list[QWidget]:
    """All that should be stopped at: of what has a proxy, the proxy is."""
    return [
        one
        for one in view.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & _BY_TAB
        and one.focusProxy() is None
    ]


@pytest.mark.parametrize("name", TYPED)
def test_typing_can_begin_at_once(filled: Filled, name: str) -> None:
    view = filled.views()[name]()
    assert isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
    filled.leave(view)


@pytest.mark.parametrize("size", [(1024, 700), (1366, 768)])
@pytest.mark.parametrize("name", VIEWS)
def test_tab_shows_where_it_is(filled: Filled, name: str, size: tuple[int, int]) -> None:
    fit(filled, size)
    view = filled.views()[name]()
    stops = walk(view)
    names = [stop.told for stop in stops if not stop.widget.accessibleName()]
    unseen = [stop.told for stop in stops if not stop.in_sight]
    odd = [stop.told for stop in stops if stop.rings > 1 or not stop.is_whole]
    ringless = [
        stop.told
        for stop in stops
        if not stop.rings
        and stop.widget is not QApplication.focusWidget()
        and stop.look == picture(stop.widget, view)
    ]
    went = [stop.widget for stop in stops]
    lost = [one.accessibleName() or str(one) for one in reachable(view) if one not in went]
    filled.leave(view)
    assert (names, unseen, odd, ringless, lost) == ([], [], [], [], [])


@pytest.mark.parametrize("name", VIEWS)
def test_tab_goes_down_each_pane(filled: Filled, name: str) -> None:
    """Within what stands one below the other in a pane, never back up, but round once."""
    view = filled.views()[name]()
    assert view is not filled.window or name not in DIALOGS
    stops = walk(view)
    places = [rect_of(stop.widget, view) for stop in stops]
    up = [
        f"{stops[n].told} → {stops[n + 1].told}"
        for n, (here, following) in enumerate(pairwise(places))
        if same_column(here, following) and following.bottom() < here.top()
    ]
    filled.leave(view)
    assert len(up) <= 1, up


def same_column(one: QRect, other: QRect) -> bool:
    return abs(one.left() - other.left()) < 24


@pytest.mark.parametrize("place", [Place.PREPARE, Place.RUBRIC, Place.PRINT, Place.REVIEW])
def test_a_page_takes_the_focus_of_the_one_before(filled: Filled, place: Place) -> None:
    """No field, choice or switch of a new page may get what is typed next."""
    filled.window.navigation.go_to(Place.LIBRARY)
    filled.stage.settle()
    filled.window.navigation.open_plan(filled.plan_id("Soil"), place)
    filled.stage.settle()
    focus = QApplication.focusWidget()
    page = filled.window.pages.of_plan(place).view
    assert focus is page or isinstance(focus, AxisCard | PlanText)


# --- 10: clock cover ---


@pytest.mark.parametrize("size", SIZES)
def test_nothing_covers_the_clock(filled: Filled, size: tuple[int, int]) -> None:
    fit(filled, size)
    view = run_view(filled)
    clock = on_screen(view.centre.panel)
    shown = (
        lambda: filled.window.navigation.say("As long as one may well be. " * 4, lambda: None),
        view.rundown.open_requested.emit,
        view.end_session,
        filled.window.pages.run.show_recovered,
    )
    for show in shown:
        show()
        filled.stage.settle()
        over = [one for one in covering(view) if clock.intersects(on_screen(one))]
        assert over == []
    assert len(covering(view)) >= 2, "nothing was shown"
    filled.stage.press("Go on")


def test_only_the_key_list_may_cover_it_and_any_key_closes_that(filled: Filled) -> None:
    view = run_view(filled)
    filled.stage.key(Qt.Key.Key_F1)
    assert on_screen(view.key_list).contains(on_screen(view.centre.panel))
    filled.stage.key(Qt.Key.Key_X)
    assert not view.key_list.isVisible()


def covering(view: RunView) -> list[QWidget]:
    """Everything that came up over the page or made room for itself in it.

    Not the pop-ups: the screen without a screen is smaller than the window, and moves them.
    """
    parts = (*view.findChildren(Toast), view.drawer, view.ask_bar)
    return [one for one in parts if one.isVisible()]


def on_screen(part: QWidget) -> QRect:
    return QRect(part.mapToGlobal(QPoint(0, 0)), part.size())
