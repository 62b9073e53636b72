from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.ui.theme import DARK, LIGHT, Mode, Theme, Tokens, theme
from facilitator.ui.widgets.countdown import CountdownPanel, countdown_digit_height
from facilitator.ui.widgets.countdown_bar import tick_minutes
from facilitator.ui.widgets.countdown_reading import CountdownReading, CountdownState, Fact
from facilitator.ui.widgets.digits import digit_font, digits_width, fitting_height
from tests.ui.readings import READINGS

RUNNING = READINGS[0]
WARNING = replace(
    RUNNING, state=CountdownState.WARNING, digits="4:48", heading="5 min to go", used_seconds=3312
)
OVER = replace(
    RUNNING,
    state=CountdownState.OVERTIME,
    digits="+4:10",
    heading="Over time",
    used_seconds=3850,
    start_label="11:51",
    planned_label="60 min",
    extra_label="+4",
)
PAUSED = replace(RUNNING, state=CountdownState.PAUSED, heading="Paused 1:12")
STATES = (RUNNING, WARNING, OVER, PAUSED)


@pytest.fixture
def panel(qtbot: QtBot) -> CountdownPanel:
    made = CountdownPanel()
    qtbot.addWidget(made)
    made.resize(686, made.heightForWidth(686))
    return made


def picture(panel: CountdownPanel, reading: CountdownReading) -> QImage:
    panel.set_reading(reading)
    return panel.grab().toImage()


def inked_columns(image: QImage, area: QRect, ink: str) -> set[int]:
    wanted = QColor(ink)
    return {
        x
        for x in range(area.left(), area.right())
        if any(image.pixelColor(x, y) == wanted for y in range(area.top(), area.bottom()))
    }


def runs(columns: set[int]) -> list[tuple[int, int]]:
    """Neighbouring columns joined: one run for each character that stands apart."""
    found: list[tuple[int, int]] = []
    for x in sorted(columns):
        if found and x == found[-1][1] + 1:
            found[-1] = (found[-1][0], x)
        else:
            found.append((x, x))
    return found


def digit_area(panel: CountdownPanel) -> QRect:
    return QRect(20, 16, 400, round(panel.digit_height()) + 12)


def test_digits_never_jump(panel: CountdownPanel, light_theme: Theme, uneven_digits: str) -> None:
    light_theme.set_family(uneven_digits)
    metrics = QFontMetricsF(digit_font(uneven_digits, 90))
    assert metrics.horizontalAdvance("1") != metrics.horizontalAdvance("4")
    colons = set()
    for digits in ("24:18", "11:11", "20:00"):
        image = picture(panel, replace(RUNNING, digits=digits))
        characters = runs(inked_columns(image, digit_area(panel), LIGHT.text))
        assert len(characters) == 5
        colons.add(characters[2])
    assert len(colons) == 1


@pytest.mark.parametrize("family", ["", "DejaVu Sans", "Noto Sans"])
@pytest.mark.usefixtures("noto_sans")
@pytest.mark.parametrize(
    ("pane_width", "pane_height", "wanted"), [(734, 600, 90), (608, 540, 74), (1152, 900, 141)]
)
def test_digits_have_the_height_of_the_design(
    light_theme: Theme, family: str, pane_width: int, pane_height: int, wanted: int
) -> None:
    light_theme.set_family(family)
    height = countdown_digit_height(pane_width, pane_height)
    drawn = QFontMetricsF(digit_font(theme().family, height)).tightBoundingRect("8").height()
    assert abs(drawn - wanted) <= 2


def test_the_painted_eight_is_as_high_as_asked(panel: CountdownPanel) -> None:
    image = picture(panel, replace(RUNNING, digits="88:88"))
    area = digit_area(panel)
    inked = [
        y
        for y in range(area.top(), area.bottom() + 10)
        if any(image.pixelColor(x, y).lightness() < 90 for x in range(30, 200))
    ]
    assert abs((max(inked) - min(inked) + 1) - 90) <= 2


def test_a_low_pane_makes_the_digits_smaller_but_never_too_small() -> None:
    assert countdown_digit_height(734, 500) == pytest.approx(85)
    assert countdown_digit_height(734, 100) == 72
    assert countdown_digit_height(4000, 4000) == 152


def test_a_long_time_shrinks_to_its_room(panel: CountdownPanel) -> None:
    height = fitting_height("+1000:00", 90, 390)
    assert height < 90
    assert digits_width("+1000:00", height) == pytest.approx(390, abs=4)
    image = picture(panel, replace(RUNNING, digits="+1000:00", heading="", facts=()))
    right_of_them = QRect(422, 20, 240, 90)
    assert not inked_columns(image, right_of_them, LIGHT.text)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_states_differ_without_colour(
    panel: CountdownPanel, light_theme: Theme, mode: Mode
) -> None:
    """Compared with the same digits and words, so that only shape and pattern tell them apart."""
    light_theme.set_mode(mode)
    same = [replace(reading, digits="4:10", heading="", facts=()) for reading in STATES]
    grays = [
        picture(panel, reading).convertToFormat(QImage.Format.Format_Grayscale8) for reading in same
    ]
    for one, other in combinations(grays, 2):
        assert differing_share(one, other) > 0.01


def differing_share(one: QImage, other: QImage) -> float:
    spots = [(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)]
    apart = [
        abs(one.pixelColor(*spot).lightness() - other.pixelColor(*spot).lightness()) > 40
        for spot in spots
    ]
    return sum(apart) / len(spots)


@pytest.mark.parametrize(("mode", "tokens"), [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK)])
@pytest.mark.parametrize(
    ("reading", "fill", "edge"),
    [(RUNNING, "bg", "border"), (WARNING, "warnt", "warnl"), (OVER, "over", "danger")],
)
def test_each_state_has_its_ground_and_frame(
    panel: CountdownPanel,
    light_theme: Theme,
    mode: Mode,
    tokens: Tokens,
    reading: CountdownReading,
    fill: str,
    edge: str,
) -> None:
    light_theme.set_mode(mode)
    image = picture(panel, reading)
    assert image.pixelColor(620, 24) == QColor(getattr(tokens, fill))
    assert image.pixelColor(340, 0) == QColor(getattr(tokens, edge))


def test_over_time_hatches_the_left_edge(panel: CountdownPanel) -> None:
    over = picture(panel, OVER)
    column = [over.pixelColor(8, y).lightness() for y in range(20, 160)]
    assert min(column) < 100 < 200 < max(column)


def test_paused_frame_is_dashed_and_bar_striped(panel: CountdownPanel) -> None:
    image = picture(panel, PAUSED)
    top = [image.pixelColor(x, 1) for x in range(20, 660)]
    assert QColor(LIGHT.line) in top
    assert QColor(LIGHT.bg) in top
    bar_y = 22 + 90 + 22 + 8
    bar = [image.pixelColor(x, bar_y) for x in range(60, 300)]
    assert QColor(LIGHT.p4) in bar
    assert QColor(LIGHT.surface) in bar


def test_the_bar_shows_how_much_is_used(panel: CountdownPanel) -> None:
    image = picture(panel, RUNNING)
    y = 22 + 90 + 22 + 8
    used = inked_columns(image, QRect(25, y, 640, 2), LIGHT.p4)
    assert len(used) / 636 == pytest.approx(2142 / 3600, abs=0.01)


class Paints(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Regions(QObject):
    """What of a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_it_repaints_only_when_the_reading_changed(panel: CountdownPanel, qtbot: QtBot) -> None:
    panel.set_reading(RUNNING)
    panel.show()
    qtbot.waitExposed(panel)
    seen = Paints()
    panel.installEventFilter(seen)
    qtbot.wait(20)
    before = seen.count
    panel.set_reading(replace(RUNNING))
    panel.set_reading(replace(RUNNING, spoken="24 minutes left"))
    qtbot.wait(20)
    assert seen.count == before
    panel.set_reading(replace(RUNNING, digits="24:17"))
    qtbot.waitUntil(lambda: seen.count > before)


def a_second_later(reading: CountdownReading) -> CountdownReading:
    """As the clock words it: another digit, one more second used, the rest as it was."""
    used = reading.used_seconds + 1
    over = used - reading.planned_seconds
    sign, left = ("+", over) if over > 0 else ("", -over)
    first = Fact(reading.facts[0].icon, f"{used // 60}:{used % 60:02} used of 60:00")
    return replace(
        reading,
        digits=f"{sign}{left // 60}:{left % 60:02}",
        facts=(first, *reading.facts[1:]),
        used_seconds=used,
    )


@pytest.mark.parametrize("family", ["usual", "uneven"])
@pytest.mark.parametrize("start", [RUNNING, WARNING, OVER])
@pytest.mark.parametrize("width", [500, 686, 1100])
def test_what_is_painted_bit_by_bit_is_what_is_painted_at_once(
    panel: CountdownPanel,
    light_theme: Theme,
    uneven_digits: str,
    start: CountdownReading,
    family: str,
    width: int,
) -> None:
    if family == "uneven":
        light_theme.set_family(uneven_digits)
    panel.resize(width, panel.heightForWidth(width))
    panel.set_reading(start)
    panel.show()
    QApplication.processEvents()
    seen = Regions()
    panel.installEventFilter(seen)
    reading = start
    for _ in range(70):
        reading = a_second_later(reading)
        panel.set_reading(reading)
        seen.region = QRegion()
        QApplication.processEvents()
        assert not seen.region.isEmpty()
        assert seen.region != QRegion(panel.rect())
    on_screen = panel.screen().grabWindow(panel.winId()).toImage()
    panel.update()
    QApplication.processEvents()
    at_once = panel.screen().grabWindow(panel.winId()).toImage()
    assert on_screen == at_once


def test_a_screen_reader_hears_the_reading(panel: CountdownPanel) -> None:
    assert panel.accessibleName()
    panel.set_reading(RUNNING)
    assert panel.accessibleDescription() == "Time left in Elaborate: 24:18"
    panel.set_reading(replace(RUNNING, spoken="24 minutes left in Elaborate"))
    assert panel.accessibleDescription() == "24 minutes left in Elaborate"


def test_bold_parts_keep_the_order_of_the_text() -> None:
    fact = Fact("ph.flag", "Ends 12:51 · plan 12:45", ("12:51",))
    assert fact.runs() == [("Ends ", False), ("12:51", True), (" · plan 12:45", False)]
    assert Fact("ph.flag", "Ends", ("elsewhere",)).runs() == [("Ends", False)]


@given(st.integers(0, 24 * 3600), st.floats(100, 1200))
def test_ticks_go_from_nothing_to_the_whole_phase_without_crowding(
    seconds: int, width: float
) -> None:
    ticks = tick_minutes(seconds, width)
    minutes = seconds // 60
    assert ticks[0] == 0
    assert ticks[-1] == minutes
    assert ticks == sorted(set(ticks))
    apart = [after - before for before, after in pairwise(ticks)]
    if len(apart) > 1:
        assert min(apart) * width / minutes >= 20


def test_ticks_of_the_design() -> None:
    assert tick_minutes(3600, 636) == [0, 10, 20, 30, 40, 50, 60]
    assert tick_minutes(1800, 636) == [0, 5, 10, 15, 20, 25, 30]
