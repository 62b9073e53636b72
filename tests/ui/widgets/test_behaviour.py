"""What the small widgets do when they are pressed, typed into, filled or made narrow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.theme import Theme, theme
from facilitator.ui.widgets.badges import PhaseBadge, Pill, Tag
from facilitator.ui.widgets.banner import Banner
from facilitator.ui.widgets.checks import CheckBox, Toggle
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.fields import Field, LineEdit, SearchField, TextArea
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.header import HeaderBar, HeaderTab
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.paint import phase_colors
from facilitator.ui.widgets.panes import Pane, ScrollPane
from facilitator.ui.widgets.scrim import Scrim, exec_with_scrim
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper
from facilitator.ui.widgets.timestrip import StripPart, TimeStrip
from facilitator.ui.widgets.toast import Toast

LEFT = Qt.MouseButton.LeftButton


def heard(signal: object) -> list[object]:
    caught: list[object] = []
    signal.connect(caught.append)  # type: ignore[attr-defined]
    return caught


@pytest.fixture(autouse=True)
def windows() -> Iterator[None]:
    yield
    _WINDOWS.clear()


_WINDOWS: list[QWidget] = []


def show(widget: QWidget, qtbot: QtBot) -> QWidget:
    """The widget in a shown, active window, with something else that can take the focus."""
    window = QWidget()
    column = QVBoxLayout(window)
    other = LineEdit("elsewhere")
    other.setObjectName("elsewhere")
    column.addWidget(other)
    column.addWidget(widget)
    qtbot.addWidget(window)
    _WINDOWS.append(window)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    return window


def leave(window: QWidget) -> None:
    window.findChild(QWidget, "elsewhere").setFocus()


class TestLineEdit:
    def test_filling_commits_nothing_and_typing_does(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        window = show(field, qtbot)
        caught = heard(field.committed)
        field.set_text("Room 1")
        field.setFocus()
        leave(window)
        assert caught == []
        field.setFocus()
        QTest.keyClicks(field, "2")
        leave(window)
        assert caught == ["Room 12"]

    def test_enter_commits_once(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        window = show(field, qtbot)
        caught = heard(field.committed)
        field.setFocus()
        QTest.keyClicks(field, "Hall")
        QTest.keyClick(field, Qt.Key.Key_Return)
        leave(window)
        assert caught == ["Hall"]

    def test_escape_puts_back(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        window = show(field, qtbot)
        caught = heard(field.committed)
        field.set_text("Room 1")
        field.setFocus()
        QTest.keyClicks(field, "99")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        leave(window)
        assert field.text() == "Room 1"
        assert caught == []

    def test_what_is_being_typed_is_not_overwritten(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        show(field, qtbot)
        field.setFocus()
        QTest.keyClicks(field, "Ha")
        field.set_text("Room 1")
        assert field.text() == "Ha"

    def test_locked_takes_no_keys(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        show(field, qtbot)
        field.set_text("30 min")
        field.set_locked(True)
        field.setFocus()
        QTest.keyClicks(field, "1")
        assert field.text() == "30 min"

    def test_a_message_is_shown_and_spoken(self, qtbot: QtBot) -> None:
        field = Field("Length", LineEdit("Length"), hint="In minutes")
        qtbot.addWidget(field)
        assert field.editor.accessibleDescription() == "In minutes"
        field.set_error("Enter a length from 1 to 240 minutes.")
        assert "1 to 240" in field.editor.accessibleDescription()
        assert field.editor.property("error") is True
        field.set_error("")
        assert field.editor.property("error") is False


def test_search_says_what_is_wanted_and_clears(qtbot: QtBot) -> None:
    search = SearchField("Search", placeholder="Search titles", key_hint="Ctrl F")
    show(search, qtbot)
    caught = heard(search.wanted)
    search.setFocus()
    QTest.keyClicks(search, "ml")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert caught == ["m", "ml", ""]
    search.set_text("filled")
    assert caught == ["m", "ml", ""]


class TestTextArea:
    def test_leaving_commits_only_what_was_typed(self, qtbot: QtBot) -> None:
        area = TextArea("Note")
        window = show(area, qtbot)
        typed, caught = heard(area.typed), heard(area.committed)
        area.set_text("Plan")
        area.setFocus()
        leave(window)
        assert (typed, caught) == ([], [])
        area.setFocus()
        QTest.keyClicks(area, "s ")
        leave(window)
        assert typed[-1] == caught[-1] == "s Plan"

    def test_it_grows_with_its_text_up_to_a_bound(self, qtbot: QtBot) -> None:
        area = TextArea("Note", lines=2, most_lines=5)
        show(area, qtbot)
        small = area.sizeHint().height()
        area.set_text("\n".join("line" for _ in range(4)))
        middle = area.sizeHint().height()
        area.set_text("\n".join("line" for _ in range(50)))
        assert small < middle < area.sizeHint().height() < 2 * middle

    def test_tab_leaves(self, qtbot: QtBot) -> None:
        area = TextArea("Note")
        show(area, qtbot)
        area.setFocus()
        QTest.keyClick(area, Qt.Key.Key_Tab)
        assert not area.hasFocus()
        assert area.text() == ""


class TestStepper:
    @pytest.fixture
    def stepper(self, qtbot: QtBot) -> Stepper:
        made = Stepper("Length", minimum=1, maximum=240, step=5, suffix="min")
        show(made, qtbot)
        made.set_value(32)
        return made

    def test_setting_announces_nothing(self, stepper: Stepper) -> None:
        caught = heard(stepper.value_changed)
        stepper.set_value(60)
        assert (stepper.value, stepper.line_edit.text(), caught) == (60, "60 min", [])

    def test_buttons_go_to_the_next_step(self, stepper: Stepper) -> None:
        caught = heard(stepper.value_changed)
        less, more = stepper._less, stepper._more
        QTest.mouseClick(more, LEFT)
        QTest.mouseClick(more, LEFT)
        QTest.mouseClick(less, LEFT)
        assert caught == [35, 40, 35]

    def test_arrow_keys_step(self, stepper: Stepper) -> None:
        caught = heard(stepper.value_changed)
        stepper.line_edit.setFocus()
        QTest.keyClick(stepper.line_edit, Qt.Key.Key_Up)
        QTest.keyClick(stepper.line_edit, Qt.Key.Key_Down)
        assert caught == [35, 30]

    def test_typing_is_read_and_nonsense_refused(self, stepper: Stepper) -> None:
        caught, refused = heard(stepper.value_changed), heard(stepper.rejected)
        stepper.line_edit.setFocus()
        stepper.line_edit.selectAll()
        QTest.keyClicks(stepper.line_edit, "0 min")
        QTest.keyClick(stepper.line_edit, Qt.Key.Key_Return)
        assert (caught, refused) == ([], ["0 min"])
        stepper.line_edit.selectAll()
        QTest.keyClicks(stepper.line_edit, "45")
        QTest.keyClick(stepper.line_edit, Qt.Key.Key_Return)
        assert caught == [45]
        assert stepper.line_edit.text() == "45 min"

    def test_it_stops_at_its_ends(self, stepper: Stepper) -> None:
        stepper.set_value(240)
        assert not stepper._more.isEnabled()
        stepper.set_value(1)
        assert not stepper._less.isEnabled()


class TestSegments:
    def test_choosing_comes_from_the_user_only(self, qtbot: QtBot) -> None:
        paper = SegmentedButtons((Segment("a4", "A4"), Segment("letter", "Letter")), name="Paper")
        qtbot.addWidget(paper)
        caught = heard(paper.chosen)
        paper.set_current("a4")
        assert caught == []
        QTest.mouseClick(paper.segment_button("letter"), LEFT)
        QTest.mouseClick(paper.segment_button("letter"), LEFT)
        assert caught == ["letter"]
        assert paper.current == "letter"
        assert paper.segment_button("letter").isChecked()

    def test_none_can_be_chosen_where_that_is_allowed(self, qtbot: QtBot) -> None:
        levels = SegmentedButtons([Segment("1", "One")], name="Level", can_be_none=True)
        qtbot.addWidget(levels)
        caught = heard(levels.chosen)
        QTest.mouseClick(levels.segment_button("1"), LEFT)
        QTest.mouseClick(levels.segment_button("1"), LEFT)
        assert caught == ["1", ""]

    def test_commands_stay_unchosen(self, qtbot: QtBot) -> None:
        minutes = SegmentedButtons([Segment("+1", "+1 min")], name="Time", exclusive=False)
        qtbot.addWidget(minutes)
        caught = heard(minutes.pressed)
        QTest.mouseClick(minutes.segment_button("+1"), LEFT)
        QTest.mouseClick(minutes.segment_button("+1"), LEFT)
        assert caught == ["+1", "+1"]
        assert not minutes.segment_button("+1").isChecked()

    def test_new_segments_keep_the_choice_if_it_is_still_there(self, qtbot: QtBot) -> None:
        paper = SegmentedButtons((Segment("a4", "A4"), Segment("letter", "Letter")), name="Paper")
        qtbot.addWidget(paper)
        paper.set_current("letter")
        paper.set_segments([Segment("letter", "US Letter")])
        assert paper.current == "letter"
        paper.set_segments([Segment("a5", "A5")])
        assert paper.current == ""


def test_select_tells_the_users_choice_only(qtbot: QtBot) -> None:
    select = Select("Profile")
    show(select, qtbot)
    caught = heard(select.chosen)
    select.set_options([("n", "Novices"), ("d", "Data scientists")])
    assert select.currentIndex() == -1
    select.set_current("d")
    assert caught == []
    select.setFocus()
    QTest.keyClick(select, Qt.Key.Key_Up)
    assert caught == ["n"]
    select.set_options([("d", "Data scientists"), ("n", "Novices")])
    assert select.currentData() == "n"


def test_the_wheel_over_a_select_changes_nothing(qtbot: QtBot) -> None:
    select = Select("Profile")
    show(select, qtbot)
    select.set_options([(1, "One"), (2, "Two")])
    select.set_current(1)
    middle = select.rect().center().toPointF()
    turned = QWheelEvent(
        middle,
        select.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(select, turned)
    assert select.currentData() == 1


def test_a_check_box_can_be_pressed_on_its_words_and_wraps(qtbot: QtBot) -> None:
    box = CheckBox("Guide learners in applying the principles to the challenges of the scenario")
    qtbot.addWidget(box)
    box.resize(200, box.heightForWidth(200))
    box.show()
    assert box.heightForWidth(200) > box.heightForWidth(2000) == 44
    QTest.mouseClick(box, LEFT, pos=QPoint(150, 30))
    assert box.isChecked()


def test_a_toggle_is_switched_by_space(qtbot: QtBot) -> None:
    toggle = Toggle("Ink saver")
    show(toggle, qtbot)
    toggle.setFocus()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    assert toggle.isChecked()


class TestToast:
    @pytest.fixture
    def pane(self, qtbot: QtBot) -> Pane:
        made = Pane("bg")
        qtbot.addWidget(made)
        made.resize(288, 400)
        made.show()
        return made

    def test_it_stays_inside_its_pane(self, pane: Pane) -> None:
        toast = Toast(pane)
        toast.say("Moved to Evaluate and told everybody about it", action=pane.update)
        assert pane.rect().contains(toast.geometry())
        assert toast.height() >= 52
        pane.resize(200, 300)
        assert pane.rect().contains(toast.geometry())

    def test_undo_runs_once_and_the_toast_goes(self, pane: Pane) -> None:
        toast = Toast(pane)
        undone: list[int] = []
        toast.say("Moved to Evaluate", action=lambda: undone.append(1), key_hint="Ctrl Z")
        QTest.mouseClick(toast._button, LEFT)
        assert undone == [1]
        assert not toast.isVisible()

    def test_it_goes_when_its_time_is_up(self, pane: Pane, qtbot: QtBot) -> None:
        toast = Toast(pane)
        toast.STAY_MS = 10
        toast.say("Saved")
        assert toast.isVisible()
        qtbot.waitUntil(lambda: not toast.isVisible())

    def test_it_stays_while_undo_has_the_focus(self, pane: Pane, qtbot: QtBot) -> None:
        toast = Toast(pane)
        toast.say("Saved", action=pane.update)
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        toast._button.setFocus()
        toast._time_is_up()
        assert toast.isVisible()
        toast.dismiss()

    def test_without_an_action_there_is_no_button(self, pane: Pane) -> None:
        toast = Toast(pane)
        toast.say("Saved")
        assert not toast._button.isVisible()


def test_a_banner_runs_its_actions(qtbot: QtBot) -> None:
    banner = Banner("warn", "This session was still running at 12:26")
    qtbot.addWidget(banner)
    ran: list[int] = []
    QTest.mouseClick(banner.add_action("Go on", lambda: ran.append(1)), LEFT)
    assert ran == [1]
    banner.set_message("danger", "Could not save", "Your work is kept in memory.")
    assert banner.accessibleName() == "Could not save. Your work is kept in memory."


def test_an_empty_place_says_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("ph.books", "Your library is empty", "Drop lesson plans here.")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Your library is empty. Drop lesson plans here."


class TestHeader:
    @pytest.fixture
    def header(self, qtbot: QtBot) -> HeaderBar:
        words = ("Prepare it", "Rubric set", "Printing", "Running", "Reviewing")
        icons = ("pencil-line", "table", "printer", "play-circle", "chart-bar")
        tabs = [
            HeaderTab(word.lower(), word, f"ph.{icon}")
            for word, icon in zip(words, icons, strict=True)
        ]
        made = HeaderBar(HeaderTab("library", "Library", "ph.books"), tabs)
        qtbot.addWidget(made)
        made.resize(1366, 56)
        made.show()
        return made

    def test_tabs_wait_for_a_plan(self, header: HeaderBar) -> None:
        assert header.tab("library").isEnabled()
        assert not header.tab("running").isEnabled()
        header.set_plan("Soil and water")
        assert header.tab("running").isEnabled()

    def test_pressing_a_tab_only_asks(self, header: HeaderBar) -> None:
        header.set_plan("Soil and water")
        header.set_current("library")
        caught = heard(header.tab_chosen)
        QTest.mouseClick(header.tab("running"), LEFT)
        assert caught == ["running"]
        assert header.tab("library").isChecked()
        assert not header.tab("running").isChecked()
        header.set_current("running")
        assert header.tab("running").isChecked()

    @pytest.mark.parametrize("family", ["", "DejaVu Sans"])
    @pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.5])
    @pytest.mark.parametrize("width", [1024, 1199, 1200, 1366, 1920])
    def test_everything_fits(
        self, header: HeaderBar, light_theme: Theme, family: str, width: int, scale: float
    ) -> None:
        light_theme.set_family(family)
        light_theme.set_ui_scale(scale)
        header.set_plan("Mastering the Lifecycle of Everything that is Taught Anywhere")
        header.setFixedWidth(width)
        QApplication.processEvents()
        parts = [header._home, header.plan_button, *header._tabs.values()]
        parts += [header.saved, header._theme_button, header._settings]
        for part, after in pairwise(parts):
            assert part.geometry().right() < after.geometry().left()
        assert parts[-1].geometry().right() < width
        for part in parts:
            assert part.width() >= part.sizeHint().width() or part is header.plan_button
        assert header.plan_button.width() >= 64

    def test_it_gives_up_words_when_narrow(self, header: HeaderBar) -> None:
        wide = header.saved.sizeHint().width()
        header.resize(1024, 56)
        assert header.saved.sizeHint().width() < wide / 2
        assert header.saved.toolTip() == "Saved on this computer"
        assert header.plan_button.width() == 160

    def test_the_theme_button_shows_where_it_leads(
        self, header: HeaderBar, light_theme: Theme
    ) -> None:
        assert header._theme_button.accessibleName() == "Dark theme"
        light_theme.toggle_dark()
        assert header._theme_button.accessibleName() == "Light theme"


def test_an_elided_title_tells_all_in_its_tooltip(qtbot: QtBot) -> None:
    title = ElidedLabel("Mastering Seamless Integration of Everything")
    qtbot.addWidget(title)
    title.resize(1000, 24)
    title.show()
    assert title.toolTip() == ""
    title.resize(100, 24)
    assert title.toolTip() == "Mastering Seamless Integration of Everything"


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(40, 600))
def test_a_flow_never_overlaps_and_never_leaves_its_width(lengths: list[int], width: int) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    tags = [Tag("x" * length) for length in lengths]
    for tag in tags:
        flow.addWidget(tag)
    height = flow.heightForWidth(width)
    holder.resize(width, height)
    flow.activate()
    boxes = [tag.geometry() for tag in tags]
    assert all(holder.rect().contains(box) for box in boxes)
    for place, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
    holder.deleteLater()


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 300)), max_size=25))
def test_a_strip_is_filled_from_end_to_end(parts: list[tuple[int, int]]) -> None:
    strip = TimeStrip([StripPart(position, minutes) for position, minutes in parts])
    strip.resize(400, 44)
    placed = strip.part_rects()
    assert len(placed) == sum(minutes > 0 for _, minutes in parts)
    for (_, one), (_, other) in pairwise(placed):
        assert other.left() == pytest.approx(one.right() + 2)
    if placed:
        assert placed[-1][1].right() == pytest.approx(400)
    strip.grab()
    strip.deleteLater()


def test_hues_repeat_after_five() -> None:
    assert phase_colors(6) == phase_colors(1)
    assert phase_colors(10) == phase_colors(5)
    assert len({phase_colors(position)[0].name() for position in (1, 2, 3, 4, 5, None)}) == 6


def test_a_pill_changes_only_when_it_says_something_else(qtbot: QtBot) -> None:
    pill = Pill("On time", "ok", "ph.check")
    qtbot.addWidget(pill)
    narrow = pill.sizeHint().width()
    show(pill, qtbot)
    pill.show_state("12 min behind", "warn", "ph.clock-counter-clockwise")
    qtbot.waitUntil(lambda: pill.width() > narrow)
    assert pill.accessibleName() == "12 min behind"


def test_a_badge_names_its_phase(qtbot: QtBot) -> None:
    badge = PhaseBadge(3)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "Phase 3"
    badge.set_position(None)
    assert badge.accessibleName() == "Break"


def test_a_scroll_pane_scrolls_down_only(qtbot: QtBot) -> None:
    pane = ScrollPane("Notes")
    qtbot.addWidget(pane)
    for number in range(40):
        pane.column.addWidget(label(f"Row {number} with quite a few words in it", wrap=True))
    pane.resize(160, 200)
    pane.show()
    assert pane.verticalScrollBar().maximum() > 0
    assert not pane.horizontalScrollBar().isVisible()
    assert pane.body.width() <= pane.viewport().width()


def test_a_scroll_pane_lets_the_pane_behind_it_show(qtbot: QtBot) -> None:
    behind = Pane("sunken")
    qtbot.addWidget(behind)
    QVBoxLayout(behind).addWidget(ScrollPane("Notes"))
    behind.resize(200, 200)
    assert behind.grab().toImage().pixelColor(100, 100) == theme().color("sunken")


def test_a_scrim_covers_the_window_until_the_dialog_closes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    dialog = QDialog(window)
    seen: list[bool] = []

    def look() -> None:
        veil = window.findChild(Scrim)
        seen.append(veil is not None and veil.geometry() == window.rect())
        dialog.accept()

    QTimer.singleShot(0, dialog, look)
    assert exec_with_scrim(dialog) == QDialog.DialogCode.Accepted
    assert seen == [True]
    assert not any(veil.isVisible() for veil in window.findChildren(Scrim))
