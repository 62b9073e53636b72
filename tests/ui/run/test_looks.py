"""What one sees: pane widths, digits, nothing cut, a ring on every Tab, names for every control."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator.domain.session import Group
from facilitator.ui.run.group_notes import GroupChip
from facilitator.ui.run.rundown_reading import RowState, RundownRow
from facilitator.ui.run.rundown_row import RundownRowButton
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import Mode, theme
from facilitator.ui.widgets.toast import Toast
from tests.e2e.painted import listening
from tests.ui.looks import nameless
from tests.ui.rig import FOUR_GROUPS, SOIL
from tests.ui.run.conftest import KEY, Stage, put_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig

SIZES = ((1024, 700), (1366, 736), (1366, 728), (1920, 1080))


@pytest.fixture
def running(stage: Stage) -> Stage:
    stage.start()
    stage.wait(minutes=9)
    stage.see("g1", 2, objective=1, note="A note that is as long as a note of one line may well be")
    stage.wait(minutes=14)
    stage.show_anew()
    return stage


def fit(stage: Stage, width: int, height: int) -> None:
    stage.view.resize(width, height)
    for _ in range(5):
        QApplication.processEvents()


def rect_of(part: QWidget, view: QWidget) -> QRect:
    return QRect(part.mapTo(view, QPoint(0, 0)), part.size())


@pytest.mark.parametrize(
    ("size", "widths", "transport"),
    [
        ((1024, 700), (104, 608, 312), 72),
        ((1366, 736), (288, 734, 344), 80),
        ((1920, 1080), (344, 1152, 424), 96),
    ],
)
def test_panes_have_the_widths_of_the_design(
    running: Stage, size: tuple[int, int], widths: tuple[int, int, int], transport: int
) -> None:
    fit(running, *size)
    view = running.view
    found = (view.rundown.width(), view.centre.width(), view.groups.width())

    assert all(abs(one - other) <= 2 for one, other in zip(found, widths, strict=True))
    assert view.header.height() == 56
    assert view.transport.height() == transport


@pytest.mark.parametrize(
    ("size", "height"), [((1024, 700), 74), ((1366, 736), 90), ((1920, 1080), 141)]
)
def test_digits_have_the_height_of_the_design(
    running: Stage, size: tuple[int, int], height: int
) -> None:
    fit(running, *size)

    assert abs(running.view.centre.panel.digit_height() - height) <= 2


@pytest.mark.parametrize("size", SIZES)
def test_live_controls_have_room_for_a_finger(running: Stage, size: tuple[int, int]) -> None:
    fit(running, *size)
    buttons = [
        one
        for one in running.view.findChildren(QAbstractButton)
        if one.isVisible() and not one.visibleRegion().isEmpty()
    ]

    small = [
        (one.accessibleName(), one.size()) for one in buttons if min(one.width(), one.height()) < 44
    ]
    assert small == []
    assert len(buttons) > 20


@pytest.mark.parametrize(
    ("size", "scale"),
    [*((size, 1.0) for size in SIZES), *((size, 1.25) for size in SIZES[1:])],
)
def test_no_words_are_cut(running: Stage, size: tuple[int, int], scale: float) -> None:
    theme().set_ui_scale(scale)
    fit(running, *size)
    view = running.view

    blocks = [one for one in view.findChildren(TextBlock) if one.isVisible() and one.text()]
    assert [one.text() for one in blocks if is_cut(one)] == []
    assert [one.label for one in worded_buttons(view) if one.width() < one.sizeHint().width()] == []


def is_cut(block: TextBlock) -> bool:
    if block.hasHeightForWidth():
        return block.heightForWidth(block.width()) > block.height()
    return block.natural_width() > block.width() + 1


def worded_buttons(view: QWidget) -> list[QAbstractButton]:
    """Levels and tags shrink their words instead."""
    form = view.groups.form
    shrinking = {*form.tags.tiles, *form.levels.findChildren(QAbstractButton)}
    return [
        one
        for one in view.findChildren(QAbstractButton)
        if one.isVisible()
        and one not in shrinking
        and not isinstance(one, RundownRowButton)
        and getattr(one, "label", "")
        and not one.hasHeightForWidth()
    ]


@pytest.mark.parametrize("size", SIZES)
def test_header_clock_transport_and_footers_never_give_way(
    running: Stage, size: tuple[int, int]
) -> None:
    """Also while something is asked, the lowest scroll areas give way."""
    running.view.end_session()
    fit(running, *size)
    view = running.view
    whole = view.rect()
    parts = (
        view.header,
        view.centre.panel,
        view.ask_bar,
        view.groups.last,
        view.transport.forward,
        view.transport.keys,
    )

    for part in parts:
        assert whole.contains(rect_of(part, view)), part
    for bar in view.centre.columns, view.groups._area:
        assert bar.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", SIZES)
def test_nothing_ever_covers_the_clock(running: Stage, size: tuple[int, int]) -> None:
    fit(running, *size)
    view = running.view
    clock = rect_of(view.centre.panel, view)
    view.rundown.open_requested.emit()
    view.end_session()
    QApplication.processEvents()
    covering = [view.drawer, view.ask_bar, view.toast_area()]

    assert not any(clock.intersects(rect_of(part, view)) for part in covering)


def test_small_windows_open_the_rundown_beside_the_narrow_one(running: Stage, qtbot: QtBot) -> None:
    fit(running, 1024, 700)
    view = running.view
    qtbot.mouseClick(view.rundown._head.open_button, Qt.MouseButton.LeftButton)
    assert view.drawer.isVisible()
    running.wait(seconds=1)
    assert view.drawer.rows[0].row.status == "Now · 6 min left"

    qtbot.mouseClick(view.drawer.rows[2], Qt.MouseButton.LeftButton)
    assert not view.drawer.isVisible()
    assert view.centre.shown is not None
    assert view.centre.shown.name == "Tea"
    running.press(KEY.Key_Escape)
    view.rundown.open_requested.emit()
    running.press(KEY.Key_Escape)
    assert not view.drawer.isVisible()


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (6, 2), (7, 3), (12, 3)])
def test_many_groups_stand_in_three_columns(
    rig: Rig, qtbot: QtBot, count: int, columns: int
) -> None:
    groups = tuple(Group(str(n), f"Group {n}") for n in range(count))
    crowd = put_on(rig, qtbot, rig.add_session(rig.add_plan(SOIL), *groups))
    fit(crowd, 1366, 736)
    tiles = crowd.view.groups.tiles.buttons

    assert len({one.x() for one in tiles}) == columns
    assert {one.height() for one in tiles} == {48 if columns == 3 else 56}
    assert crowd.view.rect().contains(rect_of(crowd.view.groups.form.save, crowd.view))


def test_everything_has_a_name(running: Stage) -> None:
    assert nameless(running.view) == []


def test_tab_reaches_every_control_and_shows_where_it_is(running: Stage) -> None:
    fit(running, 1366, 736)
    view = running.view
    view.setFocus()
    reached: list[QWidget] = []
    for _ in range(80):
        running.press(KEY.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in reached:
            break
        reached.append(focus)
        if focus is not view.note:
            rings = view.findChildren(QWidget, "focus_ring")
            assert [ring.isVisible() for ring in rings].count(True) == 1, focus.accessibleName()

    transport, form = view.transport, view.groups.form
    wanted = [
        view.header.leave,
        *view.rundown.rows,
        *view.centre.you.boxes,
        view.groups.whole_room,
        *view.groups.tiles.buttons,
        form.objective,
        *form.tags.tiles,
        form.note,
        form.follow_up,
        form.cancel,
        view.groups.last.undo,
        transport.pause,
        transport.forward,
        transport.keys,
    ]
    missing = [one.accessibleName() for one in wanted if one not in reached]
    assert missing == []
    places = [reached.index(one) for one in wanted]
    assert places == sorted(places)


def test_a_tick_redraws_only_what_changed(running: Stage) -> None:
    """One second later it is the clock that changes; no row, no tile, no header."""
    running.wait(seconds=1)
    before = [row.row for row in running.view.rundown.rows]
    painted: list[str] = []
    for row in running.view.rundown.rows:
        row.update = lambda *_, name=row.row.name: painted.append(name)  # type: ignore[method-assign]
    running.wait(seconds=1)

    changed = [row.row for row in running.view.rundown.rows]
    assert painted == [row.name for row, other in zip(before, changed, strict=True) if row != other]
    assert len(painted) <= 1


def test_theme_switch_while_running_leaves_no_stale_colour(running: Stage) -> None:
    fit(running, 1366, 736)
    theme().set_mode(Mode.DARK)
    QApplication.processEvents()
    switched = running.view.grab().toImage()
    fresh = put_on_again(running)

    assert mean_difference(switched, fresh) < 0.5
    assert running.view.centre.panel.reading.digits == "6:59"


def put_on_again(stage: Stage) -> QImage:
    from facilitator.ui.run import build

    page = build(stage.rig.shell)
    page.view.resize(stage.view.size())
    page.show_session(stage.session.id)
    page.view.show()
    for _ in range(5):
        QApplication.processEvents()
    grabbed = page.view.grab().toImage()
    page.view.hide()
    page.view.deleteLater()
    return grabbed


def mean_difference(one: QImage, other: QImage) -> float:
    """Between 0 and 255, over a grid of samples."""
    total = count = 0
    for x in range(0, one.width(), 7):
        for y in range(0, one.height(), 7):
            first, second = one.pixelColor(x, y), other.pixelColor(x, y)
            total += abs(first.lightness() - second.lightness())
            count += 1
    return total / count


def test_groups_here_are_those_of_the_room(running: Stage) -> None:
    chips = [one.accessibleName() for one in running.view.centre.notes.findChildren(GroupChip)]

    assert chips == ["Aspen", "Dogwood", "Beech", "Cypress"]
    texts = running.view.centre.notes.texts
    assert [text for text in texts if text.endswith(".")] == [
        "Pair them and give the card with symbols.",
        "Let them lead a plot.",
        "Ask for the plot's history.",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_of_objectives_is_no_wider_than_its_field(running: Stage) -> None:
    fit(running, 1366, 736)
    field = running.view.groups.form.objective
    field.showPopup()
    popup = QApplication.activePopupWidget()
    assert popup is not None

    assert popup.width() == field.width()
    assert popup.y() >= field.mapToGlobal(QPoint(0, field.height())).y() - 2
    field.hidePopup()


def test_a_toast_leaves_the_projected_end_in_sight(stage: Stage) -> None:
    stage.start()
    pane = stage.view.rundown
    assert stage.view.toast_area() is pane.list
    toast = Toast(pane.list)
    toast.say("5 minutes were added", action=lambda: None)
    foot = pane.list.geometry().bottom()
    assert toast.mapTo(pane, toast.rect().bottomLeft()).y() <= foot < pane.height() - 60
    toast.dismiss()


@pytest.mark.parametrize("width", [1366, 1024])
def test_catch_up_follows_the_clock_when_the_window_changes(stage: Stage, width: int) -> None:
    stage.start()
    stage.wait(minutes=45)
    stage.press(KEY.Key_C)
    panel, clock = stage.view.catch_up, stage.view.centre.panel
    stage.view.resize(1920, 1000)
    settle()
    stage.view.resize(width, 700)
    settle()
    assert panel.isVisible()
    assert (panel.x(), panel.width()) == (clock.mapTo(stage.view, QPoint()).x(), clock.width())
    assert panel.y() > clock.mapTo(stage.view, QPoint(0, clock.height())).y()


def test_a_long_name_in_the_rundown_goes_on_below_the_times() -> None:
    def row(name: str) -> RundownRow:
        times = {"plan": "09:00", "actual": "≈09:04"}
        return RundownRow(
            0, 1, name, False, RowState.TO_COME, icon="ph.circle", status="60 min", **times
        )

    short, long = (
        RundownRowButton(row(name), narrow=False) for name in ("Engage", "Water and sanitation")
    )
    for one in (short, long):
        one.resize(288, 64)
    with listening() as painted:
        short.grab()
        long.grab()
    assert painted.cut == {}
    assert {"Engage", "Water and", "sanitation"} <= painted.painted
    assert long.sizeHint().height() > short.sizeHint().height()


def settle() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.mark.parametrize(("width", "height"), [(1366, 712), (1024, 644)])
def test_save_is_seen_whole_however_much_is_chosen(
    rig: Rig, qtbot: QtBot, width: int, height: int
) -> None:
    room = put_on(rig, qtbot, rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS))
    fit(room, width, height)
    groups = room.view.groups
    groups.choose_group(1)
    groups.form.tags.set_more(offered=("Exit ticket", "Peer feedback"), own=())
    groups.form.tags.set_chosen(("Stuck", "Exit ticket", "Peer feedback"))
    fit(room, width, height)
    for one in (groups.form.save, groups.form.cancel):
        assert one.visibleRegion().boundingRect() == one.rect()
