"""The checks of ../shared/visual/VISUAL.md, section 10, that a machine can make.

They look at the real pages with real plans in them. By their numbers there: 2 pixels, 3 no loss,
4 jump test, 11 and 12 the two plans, 13 sizes, 16 theme switch; 7 focus and 10 clock cover are in
test_focus.py. Others have their tests elsewhere: 6 contrast (ui/test_theme.py), 8 to 10 by keys
and clicker alone (test_keys_alone.py), 15 paper (printing). Left to the eye: 1 squint and 5
grayscale; and 200 % needs a screen that has it. 14 waits for the audience screen.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from facilitator.services import runs
from facilitator.ui.print.letterhead import HeadPicture
from facilitator.ui.print.preview import PageCanvas
from facilitator.ui.theme import DARK, LIGHT, Mode, theme
from facilitator.ui.widgets.digits import digits_width
from tests.e2e.painted import listening
from tests.e2e.room import losses, scroll_bars, users_words

if TYPE_CHECKING:
    from facilitator.ui.run.view import RunView
    from tests.e2e.filled import Filled

SIZES = ((1024, 700), (1366, 728), (1366, 768), (1920, 1080))


def fit(filled: Filled, size: tuple[int, int]) -> None:
    filled.window.resize(*size)
    filled.stage.settle()


def run_view(filled: Filled) -> RunView:
    filled.show_run()
    return filled.window.pages.run.view


def rect_of(part: QWidget, whole: QWidget) -> QRect:
    return QRect(part.mapTo(whole, QPoint(0, 0)), part.size())


# --- 2: pixels ---


@pytest.mark.parametrize(
    ("size", "panes", "transport", "digits"),
    [
        ((1024, 700), (104, 608, 312), 72, 74),
        ((1366, 768), (288, 734, 344), 80, 90),
        ((1920, 1080), (344, 1152, 424), 96, 141),
    ],
)
def test_run_has_the_measures_of_the_design(
    filled: Filled,
    size: tuple[int, int],
    panes: tuple[int, int, int],
    transport: int,
    digits: int,
) -> None:
    fit(filled, size)
    view = run_view(filled)
    found = (view.rundown.width(), view.centre.width(), view.groups.width())
    assert all(abs(one - other) <= 2 for one, other in zip(found, panes, strict=True)), found
    assert (view.header.height(), view.transport.height()) == (56, transport)
    assert abs(painted_digit_height(view) - digits) <= 2


def painted_digit_height(view: RunView) -> int:
    """From the top of the digits' ink to its bottom, as they stand in the picture."""
    panel = view.centre.panel
    picture = gray(panel.grab())
    width = round(digits_width(panel.reading.digits, panel.digit_height()))
    bar = picture.height() // 2 + round(panel.digit_height() / 2)
    dark = [
        y
        for y in range(8, min(bar, picture.height()))
        if any(picture.pixelColor(x, y).value() < 90 for x in range(30, width, 2))
    ]
    (top, bottom) = max(stretches(dark), key=lambda ends: ends[1] - ends[0])
    return bottom - top + 1


def stretches(numbers: list[int]) -> list[tuple[int, int]]:
    """Numbers in a row, as (first, last)."""
    starts = [n for before, n in pairwise([-2, *numbers]) if n != before + 1]
    ends = [n for n, after in pairwise([*numbers, -2]) if after != n + 1]
    return list(zip(starts, ends, strict=True))


@pytest.mark.parametrize("size", SIZES)
def test_live_controls_are_as_large_as_a_finger(filled: Filled, size: tuple[int, int]) -> None:
    fit(filled, size)
    view = run_view(filled)
    buttons = [one for one in view.findChildren(QAbstractButton) if one.isVisible()]
    small = [one for one in buttons if min(one.width(), one.height()) < 44]
    assert [(one.accessibleName(), one.size().toTuple()) for one in small] == []
    assert len(buttons) > 20


# --- 3: no loss, and 13: no horizontal scroll bar ---


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_no_words_are_lost_anywhere(filled: Filled, scale: float) -> None:
    own = users_words(filled)
    theme().set_ui_scale(scale)
    lost: list[str] = []
    with listening() as painted:
        for size in SIZES:
            fit(filled, size)
            for name, show in filled.views().items():
                where = f"{name} at {size[0]} × {size[1]}: "
                painted.forget()
                view = show()
                view.grab()
                found = [*losses(view, painted, own), *scroll_bars(view, scale)]
                filled.leave(view)
                lost.extend(where + one for one in found)
    if lost:
        pytest.fail("\n".join(lost))


# --- 4: jump test ---


def test_the_colon_never_moves(filled: Filled) -> None:
    view = run_view(filled)
    colons = []
    for digits in ("24:18", "11:11", "20:00"):
        wait_for(filled, view, digits)
        colons.append(colon_columns(view))
    assert colons[0] == colons[1] == colons[2]
    assert min(colons[0]) < 60, "there is ink where the colon should be"


def wait_for(filled: Filled, view: RunView, digits: str) -> None:
    """Give the phase minutes and let time pass until the page shows those digits."""
    minutes, seconds = (int(part) for part in digits.split(":"))
    wanted = timedelta(minutes=minutes, seconds=seconds)
    while (left := time_left(filled)) < wanted:
        view.change_minutes(5)
    filled.stage.clock.advance(seconds=(left - wanted).total_seconds())
    filled.stage.pass_time()
    assert view.centre.panel.reading.digits == digits


def time_left(filled: Filled) -> timedelta:
    live = runs.load(filled.stage.desk, filled.running)
    left = live.run.remaining(live.run.current or 0, filled.stage.clock.now())
    assert left is not None
    return left


def colon_columns(view: RunView) -> bytes:
    """The pixels of the colon's own cell, without the edges that neighbours may reach into."""
    panel = view.centre.panel
    height = panel.digit_height()
    width = digits_width(":", height)
    left = 27 + digits_width("00", height) + width / 6
    cell = QRect(round(left), 22, round(width * 2 / 3), round(height))
    return inside(gray(panel.grab(cell)))


def inside(image: QImage) -> bytes:
    """Its pixels without what fills each line up to four bytes, which can be anything."""
    lines = bytes(image.constBits())
    stride, width = image.bytesPerLine(), image.width()
    return b"".join(lines[at : at + width] for at in range(0, len(lines), stride))


def gray(picture: QPixmap) -> QImage:
    return picture.toImage().convertToFormat(QImage.Format.Format_Grayscale8)


# --- 16: theme switch, and dark on every page ---


def test_the_dark_theme_leaves_nothing_light(filled: Filled) -> None:
    """Also while a session runs: no colour of the light theme is left, and no second is lost."""
    view = run_view(filled)
    digits = view.centre.panel.reading.digits
    filled.stage.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert theme().is_dark
    assert light_pixels(filled.window) == {}
    assert view.centre.panel.reading.digits == digits
    for name, show in filled.views().items():
        shown = show()
        assert light_pixels(shown) == {}, name
        filled.leave(shown)


@pytest.mark.parametrize("name", ["library", "prepare", "print", "review", "run"])
def test_a_theme_there_and_back_changes_no_pixel(filled: Filled, name: str) -> None:
    view = filled.views()[name]()
    before = view.grab().toImage()
    for mode in (Mode.DARK, Mode.LIGHT):
        theme().set_mode(mode)
        filled.stage.settle()
    assert view.grab().toImage() == before


def light_pixels(view: QWidget) -> dict[str, int]:
    """How many of each third pixel have a light colour; white paper is no part of it.

    White is also the ink on some phases in the dark, and edges may mix to anything: those of eleven
    boxes to tick to two dozen pixels, where the shortest word would have more.
    """
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for paper in (*view.findChildren(PageCanvas), *view.findChildren(HeadPicture)):
        painter.fillRect(rect_of(paper, view), Qt.GlobalColor.black)
    painter.end()
    found = Counter(memoryview(image.constBits()).cast("I")[::3])
    only_light = set(LIGHT) - set(DARK) | {"#FFFFFF"}
    counts = {name: found[QColor(name).rgb()] for name in only_light}
    return {name: n for name, n in counts.items() if n > (500 if name == "#FFFFFF" else 30)}
