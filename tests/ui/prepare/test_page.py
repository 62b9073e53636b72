"""The Prepare page with a real library behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from facilitator.domain.plan import LessonPlan, PhaseField
from facilitator.library.values import NewPlan
from facilitator.ui.prepare import PreparePage, build
from facilitator.ui.prepare.live_fields import LiveText
from facilitator.ui.prepare.modes import DETAILS, PHASE, WHOLE
from facilitator.ui.prepare.reading_text import ReadOnlyText
from facilitator.ui.prepare.resource_chips import ResourceChip
from facilitator.ui.theme import Mode, theme
from facilitator.ui.widgets.select import Select
from tests.ui.prepare.conftest import FULL, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig

LEFT = Qt.MouseButton.LeftButton
Found = TypeVar("Found", bound=QWidget)


@dataclass
class Open:
    rig: Rig
    page: PreparePage
    plan_id: str

    def words(self) -> str:
        """All text that can be read on the page."""
        shown = [each for each in self.page.view.findChildren(QLabel) if each.isVisible()]
        texts = [each for each in self.page.view.findChildren(ReadOnlyText) if each.isVisible()]
        written = [each for each in self.page.view.findChildren(LiveText) if each.isVisible()]
        chips = [each for each in self.page.view.findChildren(ResourceChip) if each.isVisible()]
        every = [each.toPlainText() for each in (*texts, *written)]
        return "\n".join([*(each.text() for each in shown), *every, *(c.words for c in chips)])

    @property
    def document(self) -> str:
        return self.page.view.centre.whole.text.toPlainText()


@pytest.fixture
def full(rig: Rig, qtbot: QtBot) -> Open:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 712)
    page.view.show()
    plan_id = rig.add_plan(FULL)
    page.show_plan(plan_id)
    settle()
    return Open(rig, page, plan_id)


def choose(full: Open, place: int) -> None:
    QTest.mouseClick(full.page.view.axis.canvas.cards[place], LEFT)
    settle()


def choose_mode(full: Open, mode: str) -> None:
    QTest.mouseClick(full.page.view.bar.modes.segment_button(mode), LEFT)
    settle()


def every_word(value: object) -> set[str]:
    """The words that end in "word" in any text of a value, however deep."""
    if isinstance(value, str):
        return set(re.findall(r"\w+word", value))
    if isinstance(value, tuple):
        return {word for each in value for word in every_word(each)}
    if is_dataclass(value):
        return {word for each in fields(value) for word in every_word(getattr(value, each.name))}
    return set()


def test_every_field_of_a_plan_can_be_read_in_the_whole_plan(full: Open) -> None:
    choose_mode(full, WHOLE)
    missing = every_word(FULL) - every_word(full.document)
    assert len(every_word(FULL)) > 40
    assert missing == set()


def test_what_the_form_does_not_know_stands_where_it_stood(full: Open) -> None:
    choose_mode(full, WHOLE)
    order = ("Keptbeforeword", "Conceptword", "Keptafterword", "Priorword")
    places = [full.document.index(word) for word in order]
    assert places == sorted(places)
    order = ("Actionword", "Activityword", "phasekeptword", "Resourceword")
    places = [full.document.index(word) for word in order]
    assert places == sorted(places)


def test_each_phase_shows_all_that_is_written_for_it(full: Open) -> None:
    for place, phase in enumerate(FULL.phases):
        choose(full, place)
        assert every_word(phase) - every_word(full.words()) == set()


def test_the_details_show_all_the_rest(full: Open) -> None:
    choose_mode(full, DETAILS)
    words = "\n".join([full.words(), *(one.currentText() for one in visible(full, Select))])
    assert not every_word(replace(FULL, phases=())) - every_word(words)


def visible(full: Open, kind: type[Found]) -> list[Found]:
    return [one for one in full.page.view.findChildren(kind) if one.isVisible()]


def test_marks_are_set_in_bold_and_never_taken_for_a_page(full: Open) -> None:
    choose_mode(full, WHOLE)
    assert "Titleword: Subtitleword & <b>more</b>" in full.document
    assert "**" not in full.document
    cursor = full.page.view.centre.whole.text.document().find("strongword")
    assert cursor.charFormat().fontWeight() == 600


def test_a_phase_that_needs_internet_says_so(full: Open) -> None:
    choose(full, 0)
    assert "Needs internet" in [each.accessibleName() for each in pills(full)]
    choose(full, 2)
    assert "Works offline" in [each.accessibleName() for each in pills(full)]
    assert "Needs internet" not in [each.accessibleName() for each in pills(full)]


def pills(full: Open) -> list[object]:
    from facilitator.ui.widgets.badges import Pill

    return [each for each in full.page.view.centre.findChildren(Pill) if each.isVisible()]


def test_the_bar_counts_the_day(full: Open) -> None:
    bar = full.page.view.bar
    assert (bar.ends.value, bar.plan_says.value) == ("13:45", "≈ 4 h")
    assert (bar.phases.value, bar.breaks.value) == ("4 h 30 min", "15 min")
    assert bar.phases._value.property("tone") == "warn"


def test_another_start_moves_all_times_and_is_kept(full: Open, qtbot: QtBot) -> None:
    field = full.page.view.bar.start
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "13:30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert full.page.view.bar.ends.value == "18:15"
    assert "13:30–14:00" in full.page.view.axis.canvas.cards[0].accessibleName()
    again = build(full.rig.shell)
    qtbot.addWidget(again.view)
    again.show_plan(full.plan_id)
    assert again.view.bar.ends.value == "18:15"


def test_what_is_no_time_is_put_back(full: Open) -> None:
    field = full.page.view.bar.start
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "soon")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "09:00"
    assert full.page.view.bar.ends.value == "13:45"


def test_the_axis_says_where_the_plan_ends(full: Open) -> None:
    """Phases of 4 h 30 min under stated 4 h, one break: the line stands where the plan ends."""
    canvas = full.page.view.axis.canvas
    assert canvas._day.runs_over
    assert canvas._day.planned_end == 13 * 60 + 15
    last = canvas.cards[3]
    line = canvas.y_of(canvas._axis.at(13 * 60 + 15))
    assert last.geometry().top() < line < last.geometry().bottom()


def test_cards_can_be_walked_with_the_arrow_keys(full: Open) -> None:
    cards = full.page.view.axis.canvas.cards
    cards[0].setFocus()
    QTest.keyClick(cards[0], Qt.Key.Key_Down)
    settle()
    assert full.page.view.place == 1
    assert full.page.view.centre.editor.head.title.text() == "Breakword"


def test_a_check_leads_to_its_phase(full: Open) -> None:
    full.page.view.resize(1366, 420)
    choose_mode(full, WHOLE)
    card = next(
        each for each in full.page.view.checks.cards if "Engageword" in each.accessibleName()
    )
    QTest.mouseClick(card, LEFT)
    settle()
    assert full.page.view.mode == PHASE
    assert full.page.view.place == 0
    field = full.page.view.centre.editor.form.field_widget(PhaseField.TECHNOLOGY)
    assert field is not None
    assert field.visibleRegion().boundingRect().height() > 40


def test_a_check_of_the_whole_plan_leads_to_its_part(full: Open) -> None:
    cards = full.page.view.checks.cards
    QTest.mouseClick(next(card for card in cards if card.line.phase is None), LEFT)
    settle()
    assert full.page.view.mode == DETAILS
    assert full.page.view.centre.details.isAncestorOf(full.page.view.focusWidget())


def test_checks_are_counted_and_their_phases_marked(full: Open) -> None:
    shown = full.page.view.checks.cards
    open_ones = [each for each in shown if each.line.is_open]
    assert full.page.view.checks.state == f"{len(open_ones)} to fix"
    assert "has checks" in full.page.view.axis.canvas.cards[0].accessibleName()
    assert "has checks" not in full.page.view.axis.canvas.cards[1].accessibleName()


def test_a_plan_without_findings_is_ready(rig: Rig, qtbot: QtBot) -> None:
    from facilitator.resources import sample_plans
    from facilitator.services import imports

    report, _ = imports.import_paths(rig.desk, sample_plans()[:1])
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.show_plan(report.documents[0].plan_id)
    assert page.view.checks.state == "Ready to run"


def test_finding_goes_from_place_to_place(full: Open) -> None:
    view = full.page.view
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert view.mode == WHOLE
    field = view.centre.whole.find_bar.field
    assert field.hasFocus()
    QTest.keyClicks(field, "word")
    found = view.centre.whole.find_bar.told
    assert re.fullmatch(r"1 of \d\d", found)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.centre.whole.find_bar.told.startswith("2 of ")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.centre.whole.find_bar.told == found
    QTest.keyClicks(field, "zzz")
    assert view.centre.whole.find_bar.told == "Not found"


def test_escape_leaves_the_search(full: Open) -> None:
    view = full.page.view
    view.open_find()
    QTest.keyClicks(view.centre.whole.find_bar.field, "word")
    QTest.keyClick(view.centre.whole.find_bar.field, Qt.Key.Key_Escape)
    QTest.keyClick(view.centre.whole.find_bar.field, Qt.Key.Key_Escape)
    assert not view.centre.whole.find_bar.isVisible()
    assert view.centre.whole.text.extraSelections() == []


def test_closing_the_search_takes_the_marks_away(full: Open) -> None:
    whole = full.page.view.centre.whole
    full.page.view.open_find()
    QTest.keyClicks(whole.find_bar.field, "word")
    assert len(whole.text.extraSelections()) > 40
    whole.find_bar.closed.emit()
    assert whole.text.extraSelections() == []


def test_the_way_of_reading_is_remembered(full: Open, qtbot: QtBot) -> None:
    choose_mode(full, WHOLE)
    again = build(full.rig.shell)
    qtbot.addWidget(again.view)
    assert again.view.mode == WHOLE


def add_version(full: Open) -> None:
    new = NewPlan(full.plan_id, LessonPlan("Newer", phases=FULL.phases), 0)
    full.rig.clock.advance(hours=48)
    with full.rig.desk.library.transaction() as work:
        work.plans.add_version(full.plan_id, new, full.rig.clock.now())


def test_earlier_versions_can_be_read(full: Open) -> None:
    add_version(full)
    full.page.show_plan(full.plan_id)
    choose_mode(full, WHOLE)
    assert "Newer" in full.document
    full.page.presenter.show_version(1)
    settle()
    assert "Titleword" in full.document
    assert "You are reading version 1" in full.words()
    full.page.view.newest_requested.emit()
    settle()
    assert "Newer" in full.document
    assert "You are reading version" not in full.words()


def test_a_new_version_shows_at_once(full: Open) -> None:
    choose_mode(full, WHOLE)
    add_version(full)
    from facilitator.domain.changes import Changes

    full.rig.shell.bus.announce(Changes(plans=frozenset({full.plan_id})))
    assert "Newer" in full.document


def test_the_button_leads_to_the_set_up(full: Open) -> None:
    QTest.mouseClick(full.page.view.bar.session, LEFT)
    assert full.rig.navigator.went == [("set up", full.plan_id, "")]


def test_a_plan_that_is_gone_leaves_an_empty_page(full: Open) -> None:
    with full.rig.desk.library.transaction() as work:
        work.plans.delete(full.plan_id)
    full.page.show_plan(full.plan_id)
    assert len(full.rig.navigator.errors) == 1
    assert full.page.view._nothing.isVisible()


def test_in_a_small_window_checks_are_a_drawer(full: Open) -> None:
    view = full.page.view
    view.resize(1024, 644)
    settle()
    assert not view.checks.isVisible()
    QTest.mouseClick(view.bar.checks, LEFT)
    assert view.checks.isVisible()
    assert view.checks.cards[0].hasFocus()
    QTest.keyClick(view.checks.cards[0], Qt.Key.Key_Escape)
    assert not view.checks.isVisible()
    view.resize(1366, 712)
    settle()
    assert view.checks.isVisible()


@pytest.mark.parametrize(
    ("width", "axis", "checks"), [(1024, 231, None), (1366, 315, 356), (1920, 399, 456)]
)
def test_panes_have_the_widths_of_the_design(
    full: Open, width: int, axis: int, checks: int | None
) -> None:
    view = full.page.view
    view.resize(width, 712)
    settle()
    assert view.width() == width
    assert view.axis.width() == axis
    assert (view.checks.width() if view.checks.isVisible() else None) == checks


@pytest.mark.parametrize("width", [1024, 1366, 1920])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_nothing_in_the_bar_is_cut(full: Open, width: int, scale: float) -> None:
    theme().set_ui_scale(scale)
    full.page.view.resize(width, 712)
    settle()
    for fact in full.page.view.bar.findChildren(QLabel):
        if fact.isVisible():
            assert fact.width() >= fact.sizeHint().width(), fact.text()
    for made in full.page.view.findChildren(QAbstractButton):
        if made.isVisible() and made.parent() is full.page.view.bar:
            assert made.width() >= made.sizeHint().width(), made.accessibleName()
            assert made.geometry().right() <= full.page.view.bar.width()


def test_every_button_has_a_name(full: Open) -> None:
    for made in full.page.view.findChildren(QAbstractButton):
        if made.isVisible():
            assert made.accessibleName(), made


def test_another_theme_gives_the_text_other_colours(full: Open) -> None:
    choose_mode(full, WHOLE)
    theme().set_mode(Mode.DARK)
    cursor = full.page.view.centre.whole.text.document().find("Conceptword")
    assert cursor.charFormat().foreground().color() == theme().color("text")


def test_copied_text_is_plain(full: Open) -> None:
    choose_mode(full, WHOLE)
    full.page.view.centre.whole.text.selectAll()
    mime = full.page.view.centre.whole.text.createMimeDataFromSelection()
    assert mime.formats() == ["text/plain"]
    assert "Titleword" in mime.text()
