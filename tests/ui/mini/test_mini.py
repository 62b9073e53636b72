"""The mini timer: what it says, its size, its places, its buttons and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from facilitator.ui.mini.places import inside, snapped
from facilitator.ui.mini.view import MiniTimer
from facilitator.ui.theme import Mode, theme
from tests.e2e.painted import listening
from tests.ui.audience.conftest import LAPTOP, WALL, FakeScreens
from tests.ui.run.conftest import KEY, Stage, utc

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.run.companions import Companions
    from tests.ui.rig import Rig

__all__ = ["utc"]

# This platform knows no windows on top of others and no opacity.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE = QSize(300, 128)
AREA = QRect(0, 30, 1366, 738)


@pytest.fixture
def stage(rig: Rig, qtbot: QtBot) -> Stage:
    from tests.ui.rig import FOUR_GROUPS, SOIL
    from tests.ui.run.conftest import put_on

    session = rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS)
    made = put_on(rig, qtbot, session, screens=FakeScreens(LAPTOP, WALL))
    companions(made).mini.opened.connect(qtbot.addWidget)
    made.start()
    return made


def companions(stage: Stage) -> Companions:
    return stage.page.presenter.companions


def mini(stage: Stage) -> MiniTimer:
    if not companions(stage).mini.is_shown:
        stage.press(KEY.Key_M)
        stage.view.activateWindow()
        QApplication.processEvents()
    found = companions(stage).mini.window
    assert found is not None
    return found


def texts(window: MiniTimer) -> set[str]:
    with listening() as words:
        window.grab()
    assert not words.faults
    return {one for one in words.painted if len(one) > 1}


def test_a_key_shows_it_and_takes_it_away(stage: Stage) -> None:
    window = mini(stage)
    assert window.isVisible()
    assert (window.width(), window.height()) == (300, 128)
    flags = window.windowFlags()
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.FramelessWindowHint
    stage.press(KEY.Key_M)
    assert not window.isVisible()


def test_it_tells_the_same_as_the_page(stage: Stage) -> None:
    window = mini(stage)
    stage.wait(minutes=9, seconds=59)
    assert window.reading.digits == stage.view.centre.panel.reading.digits == "20:00"
    assert texts(window) == {"Engage", "ends 08:30"}
    stage.wait(minutes=16)
    assert texts(window) == {"4 min to go", "ends 08:30"}
    stage.wait(minutes=5)
    assert texts(window) == {"Over time", "was due 08:30"}
    stage.press(KEY.Key_P)
    stage.wait(minutes=1, seconds=12)
    assert texts(window) == {"Paused 1:12", "ends 08:32"}


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_four_states_look_different_without_colour(stage: Stage, mode: Mode) -> None:
    theme().set_mode(mode)
    window = mini(stage)
    grays = []
    for minutes, key in ((10, None), (16, None), (5, None), (0, KEY.Key_P)):
        stage.wait(minutes=minutes)
        if key:
            stage.press(key)
        image = (
            window.grab()
            .toImage()
            .convertToFormat(window.grab().toImage().Format.Format_Grayscale8)
        )
        grays.append(image)

    assert all(one != other for i, one in enumerate(grays) for other in grays[:i])


def test_every_button_is_large_enough_for_a_finger_and_has_a_name(stage: Stage) -> None:
    buttons = mini(stage).findChildren(QAbstractButton)

    assert [one.accessibleName() for one in buttons] == ["Pause", "Next: Explore", "Full window"]
    assert all(one.width() >= 44 and one.height() >= 44 for one in buttons)


def test_its_buttons_pause_and_go_on(stage: Stage) -> None:
    window = mini(stage)
    QTest.mouseClick(window.pause, Qt.MouseButton.LeftButton)
    assert stage.run.is_paused
    assert window.pause.accessibleName() == "Go on"
    QTest.mouseClick(window.pause, Qt.MouseButton.LeftButton)
    stage.wait(seconds=2)
    QTest.mouseClick(window.forward, Qt.MouseButton.LeftButton)
    assert stage.run.current == 1


def test_its_keys_are_those_of_the_page(stage: Stage) -> None:
    window = mini(stage)
    stage.wait(seconds=2)
    QTest.keyClick(window, KEY.Key_PageDown)
    assert stage.run.current == 1
    QTest.keyClick(window, KEY.Key_Up)
    assert stage.run.added_to(1).total_seconds() == 60
    QTest.keyClick(window, KEY.Key_M)
    assert not window.isVisible()


def test_back_to_the_full_window(stage: Stage) -> None:
    window = mini(stage)
    QTest.mouseClick(window.full, Qt.MouseButton.LeftButton)

    assert not window.isVisible()
    assert stage.rig.navigator.went[-1] == ("run", stage.session.id)


def test_it_goes_when_the_run_ends(stage: Stage) -> None:
    window = mini(stage)
    stage.page.presenter._end()
    stage.wait(seconds=1)

    assert not window.isVisible()


def test_before_the_start_it_says_why_it_does_not_come(rig: Rig, qtbot: QtBot) -> None:
    from tests.ui.rig import SOIL
    from tests.ui.run.conftest import put_on

    early = put_on(rig, qtbot, rig.add_session(rig.add_plan(SOIL)))
    early.press(KEY.Key_M)

    assert companions(early).mini.window is None
    assert rig.navigator.said == ["The mini timer comes when the session has started."]


def test_it_comes_back_where_it_was_left(stage: Stage) -> None:
    window = mini(stage)
    area = window.screen().availableGeometry()
    window.move(area.topLeft() + QPoint(120, 200))
    window.moved.emit()
    stage.press(KEY.Key_M)
    window.move(0, 0)
    stage.press(KEY.Key_M)

    assert window.pos() - area.topLeft() == QPoint(120, 200)


def test_dragging_snaps_to_the_edge(stage: Stage) -> None:
    window = mini(stage)
    area = window.screen().availableGeometry()
    window.move(area.topLeft() + QPoint(100, 100))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    QTest.mouseMove(window, QPoint(150 - 88, 20 + 30))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))

    assert window.pos() - area.topLeft() in (QPoint(0, 130), QPoint(100, 100), QPoint(12, 130))


def test_its_menu(stage: Stage) -> None:
    mini(stage)
    presenter = companions(stage).mini
    actions = {one.text(): one for one in presenter.make_menu().actions() if one.text()}
    actions["Add 5 minutes"].trigger()
    assert stage.run.added_to(0).total_seconds() == 300
    actions["Opacity 70 %"].trigger()
    assert "Opacity 70 %" in {
        one.text() for one in presenter.make_menu().actions() if one.isChecked()
    }
    actions["Audience screen on or off"].trigger()
    assert companions(stage).audience.state.is_on
    companions(stage).audience.turn_off()


POINTS = st.builds(QPoint, st.integers(-3000, 3000), st.integers(-3000, 3000))


@given(POINTS)
def test_wherever_it_was_kept_all_of_it_is_on_the_screen(corner: QPoint) -> None:
    assert AREA.contains(QRect(inside(corner, SIZE, AREA), SIZE))


@given(POINTS)
def test_it_moves_by_at_most_sixteen_px_to_an_edge(corner: QPoint) -> None:
    at = snapped(corner, SIZE, AREA)
    moved = at - corner
    assert abs(moved.x()) <= 16
    assert abs(moved.y()) <= 16
    if moved.x():
        assert at.x() in (AREA.left(), AREA.left() + AREA.width() - SIZE.width())
    if moved.y():
        assert at.y() in (AREA.top(), AREA.top() + AREA.height() - SIZE.height())
