"""The picture on the wall: sizes, words, shapes of screens, and what a second repaints."""

from __future__ import annotations

import operator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from facilitator.services import runs
from facilitator.ui.audience.model import AudienceReading, Scene, TurnCard, TurnsReading
from facilitator.ui.audience.parts import CLOCK_WIDTH, DIGITS_ROOM, LEFT
from facilitator.ui.audience.text import TASK, fitted, listed
from facilitator.ui.audience.view import AudienceWindow
from facilitator.ui.theme import Mode, theme
from facilitator.ui.widgets.countdown_reading import CountdownState
from tests.e2e.painted import listening
from tests.ui.audience.conftest import SECRET, Room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LONG = "Compare both plots in your group and write down what differs between them. "


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[AudienceWindow]:
    made = AudienceWindow()
    made.resize(1920, 1080)
    made.show()
    QApplication.processEvents()
    yield made
    made.hide()
    made.deleteLater()


def picture(window: AudienceWindow) -> QImage:
    return window.grab().toImage()


def grays(image: QImage) -> bytes:
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def height_of_ink(image: QImage, color: QColor, *, up: int = 0) -> int:
    """From the first to the last row of the digits' room with that colour."""
    room = DIGITS_ROOM.adjusted(0, -12, 0, 12).translated(0, -up).toRect()

    def has_ink(y: int) -> bool:
        return any(image.pixelColor(x, y) == color for x in range(room.left(), room.right(), 3))

    first = next(y for y in range(room.top(), room.bottom()) if has_ink(y))
    last = next(y for y in range(room.bottom(), first, -1) if has_ink(y))
    return last - first + 1


@pytest.mark.parametrize(
    ("mode", "family"), [(Mode.LIGHT, ""), (Mode.DARK, "Noto Sans"), (Mode.LIGHT, "DejaVu Sans")]
)
@pytest.mark.parametrize("digits", ["37:40", "8:08", "+4:18", "+14:18", "100:08"])
def test_digits_are_at_least_24_percent_high(
    window: AudienceWindow, digits: str, family: str, mode: Mode
) -> None:
    theme().set_mode(mode)
    theme().set_family(family)
    over = digits.startswith("+")
    state = CountdownState.OVERTIME if over else CountdownState.RUNNING
    window.show_reading(AudienceReading(Scene.PHASE, state, "Explore", digits=digits, number=2))

    ink = theme().color("onover" if over else "text")
    assert height_of_ink(picture(window), ink) >= 0.24 * 1080
    beside = DIGITS_ROOM.toRect()
    beside.setRect(round(LEFT + CLOCK_WIDTH) + 1, beside.y(), 40, beside.height())
    assert not has_color(picture(window), beside, ink), "digits reach past the bar"


def has_color(image: QImage, room: QRect, color: QColor) -> bool:
    columns, rows = range(room.left(), room.right(), 2), range(room.top(), room.bottom(), 2)
    return any(image.pixelColor(x, y) == color for x in columns for y in rows)


def test_the_text_scale_of_the_app_changes_nothing(window: AudienceWindow, room: Room) -> None:
    room.start()
    window.show_reading(room.reading())
    before = grays(picture(window))
    theme().set_ui_scale(1.5)
    after = grays(picture(window))

    # Edges of large glyphs differ by a shade from one drawing to the next.
    assert max(map(abs, map(operator.sub, before, after))) < 64


@pytest.mark.parametrize("with_disc", [False, True])
def test_every_word_has_room_and_none_is_for_the_facilitator_alone(
    window: AudienceWindow, room: Room, with_disc: bool
) -> None:
    window.set_disc(with_disc)
    room.rig.clock.jump(seconds=-300)
    with listening() as words:
        for reading in every_scene(room):
            window.show_reading(reading)
            picture(window)

    assert not words.faults
    assert not words.cut
    painted = " ".join(words.painted)
    assert "Walk to your" in painted
    for secret in (SECRET, "Aspen", "Beech", "behind", "ahead", "stuck", "level"):
        assert secret not in painted


def every_scene(room: Room) -> Iterator[AudienceReading]:
    yield room.reading()
    room.wait(minutes=5)
    room.start()
    for minutes in (10, 16, 8):
        room.wait(minutes=minutes)
        yield room.reading()
    yield room.reading("Please come back in")
    room.next()
    yield room.reading()
    room.wait(minutes=13)
    yield room.reading()
    room.do(runs.pause)
    yield room.reading()
    room.next()
    yield room.reading()
    room.next()
    yield room.reading()
    room.do(runs.end)
    yield room.reading()


@pytest.mark.parametrize("groups", [1, 4, 5, 8, 11])
@pytest.mark.parametrize("state", [CountdownState.RUNNING, CountdownState.OVERTIME])
def test_cards_of_groups_that_take_turns(
    window: AudienceWindow, groups: int, state: CountdownState
) -> None:
    cards = tuple(TurnCard(f"Group {n}", f"Station {n}", "Station 9") for n in range(1, groups + 1))
    turns = TurnsReading("Round 3 of 6", "10 minutes at each station", "Move in 7:40", cards)
    reading = AudienceReading(
        Scene.PHASE, state, "Explore", digits="37:40", number=2, turns=turns, alert="Paused"
    )
    window.show_reading(replace(reading, task=LONG * 3))
    with listening() as words:
        image = picture(window)

    assert not words.faults
    assert {card.name for card in cards} <= words.painted
    assert {card.station for card in cards} <= words.painted
    assert ("Station 9" in words.painted) is (groups <= 4 or groups >= 9)
    assert height_of_ink(image, theme().color(_ink(state)), up=36) >= 0.24 * 1080


def _ink(state: CountdownState) -> str:
    return "onover" if state is CountdownState.OVERTIME else "text"


def test_twelve_phases_still_have_their_numbers(window: AudienceWindow, room: Room) -> None:
    room.start()
    reading = room.reading()
    cells = tuple(
        replace(reading.cells[0], number=n, is_current=n == 4, is_done=n < 4) for n in range(1, 13)
    )
    window.show_reading(replace(reading, cells=cells))
    with listening() as words:
        picture(window)

    assert {str(n) for n in range(1, 13)} <= words.painted
    assert not words.faults


@pytest.mark.parametrize(
    ("width", "height"), [(1024, 768), (1920, 1200), (2560, 1080), (1280, 720)]
)
def test_other_shapes_keep_the_picture_in_the_middle(
    window: AudienceWindow, room: Room, width: int, height: int
) -> None:
    room.start()
    window.resize(width, height)
    window.show_reading(room.reading())
    stage = window.stage

    assert stage.width() / stage.height() == pytest.approx(16 / 9)
    assert stage.center().x() == pytest.approx(width / 2)
    assert stage.center().y() == pytest.approx(height / 2)
    assert stage.width() == pytest.approx(width) or stage.height() == pytest.approx(height)
    if stage.left() > 2 or stage.top() > 2:
        assert picture(window).pixelColor(1, 1) == theme().color("surface")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_black_is_black_in_both_themes(window: AudienceWindow, room: Room, mode: Mode) -> None:
    theme().set_mode(mode)
    room.start()
    window.show_reading(room.reading())
    window.set_blank(True)
    image = picture(window)

    assert all(
        image.pixelColor(x, y) == QColor("#000000")
        for x in range(0, 1920, 60)
        for y in range(0, 1080, 60)
    )


def test_a_second_repaints_the_digits_and_nothing_else(window: AudienceWindow, room: Room) -> None:
    room.start()
    room.wait(seconds=2)
    window.show_reading(room.reading())
    QApplication.processEvents()
    room.wait(seconds=1)
    with listening() as words:
        window.show_reading(room.reading())
        QApplication.processEvents()

    assert words.painted == set("29:57")


def test_the_same_second_again_repaints_nothing(window: AudienceWindow, room: Room) -> None:
    room.start()
    window.show_reading(room.reading())
    QApplication.processEvents()
    with listening() as words:
        window.show_reading(room.reading())
        QApplication.processEvents()

    assert not words.painted


def test_a_pointer_that_rests_goes_after_two_seconds(window: AudienceWindow) -> None:
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(9, 9),
        QPointF(9, 9),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, move)
    assert window.cursor().shape() is Qt.CursorShape.ArrowCursor
    window.tick()
    assert window.cursor().shape() is Qt.CursorShape.ArrowCursor
    window.tick()
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor


def test_closing_the_window_is_told(window: AudienceWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


# --- text that has to fit ---


def test_a_text_shrinks_before_it_is_cut(qapp: QApplication) -> None:
    sizes = [fitted(LONG * count, 654, TASK).setting.px for count in (1, 2, 3)]

    assert sizes == [60, 52, 52]


def test_a_text_is_cut_behind_a_sentence(qapp: QApplication) -> None:
    said = fitted(LONG * 5, 654, TASK)

    assert said.text.endswith("between them.")
    assert len(said.lines) <= said.setting.lines


def test_one_endless_sentence_is_cut_between_words(qapp: QApplication) -> None:
    said = fitted("and then the next plot " * 40, 654, TASK)

    assert said.text.endswith("…")
    assert len(said.lines) == said.setting.lines
    assert said.text.removesuffix("…").split()[-1] in {"and", "then", "the", "next", "plot"}


def test_things_that_find_no_room_leave_a_sign(qapp: QApplication) -> None:
    assert listed(("Spade", "Jar"), 900, (46, 36), 700) == ("Spade, Jar", 46)
    cut = listed(("Spade for every group", "Jar with a lid", "Water"), 700, (46, 36), 700)
    assert cut.text == "Spade for every group, …"
    assert cut.px == 36


def test_the_window_takes_no_focus_when_it_comes(window: AudienceWindow) -> None:
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
