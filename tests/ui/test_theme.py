from __future__ import annotations

import re
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.theme import (
    DARK,
    LIGHT,
    Mode,
    Role,
    Theme,
    Tokens,
    focus_by_keyboard,
    focus_visibly,
    theme,
)
from facilitator.ui.theme.current import palette
from facilitator.ui.theme.stylesheet import stylesheet
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.panes import ScrollPane

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightness(color: str) -> float:
    """CIE L*."""
    y = luminance(color)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


@pytest.mark.parametrize(
    ("ink", "ground", "light", "dark"),
    [
        ("text", "bg", 15.2, 15.6),
        ("text", "surface", 16.6, 13.9),
        ("text", "sunken", 14.0, 11.6),
        ("text2", "surface", 8.2, 9.2),
        ("text2", "bg", 7.5, 10.4),
        ("text2", "sunken", 6.9, 7.7),
        ("text3", "surface", 6.1, 6.7),
        ("text3", "bg", 5.5, 7.5),
        ("text3", "sunken", 5.1, 5.6),
        ("line", "surface", 4.0, 4.8),
        ("line", "bg", 3.6, 5.4),
        ("accent", "surface", 6.9, 8.0),
        ("accent", "accentt", 5.7, 6.3),
        ("text", "accentt", 13.8, 10.9),
        ("onaccent", "accent", 6.9, 7.9),
        ("onaccent", "accenth", 9.4, 9.5),
        ("focus", "surface", 6.9, 9.6),
        ("focus", "bg", 6.3, 10.8),
        ("ok", "surface", 7.0, 8.5),
        ("ok", "okt", 6.0, 7.2),
        ("warn", "surface", 7.5, 9.9),
        ("warn", "warnt", 6.6, 8.3),
        ("text", "warnt", 14.7, 11.6),
        ("warnl", "surface", 3.8, 7.5),
        ("danger", "surface", 7.5, 7.8),
        ("danger", "dangert", 6.3, 7.2),
        ("onover", "over", 9.4, 9.0),
        ("brk", "surface", 4.6, 5.4),
        ("onbrk", "brk", 4.6, 6.2),
        ("o1", "p1", 5.9, 12.5),
        ("o2", "p2", 4.5, 9.5),
        ("o3", "p3", 5.5, 7.2),
        ("o4", "p4", 8.1, 5.3),
        ("o5", "p5", 12.1, 4.6),
    ],
)
def test_contrast_is_what_the_table_promises(
    ink: str, ground: str, light: float, dark: float
) -> None:
    for tokens, promised in ((LIGHT, light), (DARK, dark)):
        measured = contrast(getattr(tokens, ink), getattr(tokens, ground))
        assert measured == pytest.approx(promised, abs=0.06)


@THEMES
def test_text_can_be_read_on_every_ground_it_stands_on(tokens: Tokens) -> None:
    for ground in (tokens.bg, tokens.surface, tokens.sunken):
        for ink in ("text", "text2", "text3", "accent", "ok", "warn", "danger"):
            assert contrast(getattr(tokens, ink), ground) >= 4.5
    for ground in (tokens.bg, tokens.surface):
        for edge in ("line", "focus", "warnl"):
            assert contrast(getattr(tokens, edge), ground) >= 3.0


@THEMES
def test_countdown_digits_reach_seven_to_one(tokens: Tokens) -> None:
    for ink, ground in (("text", "bg"), ("text", "warnt"), ("onover", "over")):
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 7.0


@THEMES
def test_phases_get_darker_one_after_the_other(tokens: Tokens) -> None:
    steps = [lightness(getattr(tokens, f"p{number}")) for number in range(1, 6)]
    gaps = [before - after for before, after in pairwise(steps)]
    assert min(gaps) >= 6


@THEMES
def test_tokens_are_colours(tokens: Tokens) -> None:
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in tokens)


@THEMES
def test_stylesheet_holds_only_colours_of_its_theme(tokens: Tokens) -> None:
    used = set(re.findall("#[0-9A-Fa-f]{6}", stylesheet(tokens, 1.0)))
    assert used <= set(tokens)


def test_palette_follows_the_tokens() -> None:
    made = palette(DARK)
    assert made.color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    assert made.color(QPalette.ColorRole.Text) == QColor(DARK.text)


def test_modes_choose_the_tokens(light_theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(light_theme.changed):
        light_theme.set_mode(Mode.DARK)
    assert light_theme.tokens is DARK
    assert light_theme.color("bg") == QColor(DARK.bg)
    assert light_theme.toggle_dark() is Mode.LIGHT
    assert light_theme.tokens is LIGHT


class NightHints:
    """What a system that has gone dark answers; the offscreen platform has no scheme at all."""

    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Dark

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None: ...


def test_system_mode_follows_the_system(
    light_theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    signal = QApplication.styleHints().colorSchemeChanged
    monkeypatch.setattr(light_theme, "_hints", NightHints())
    signal.emit(Qt.ColorScheme.Dark)
    assert light_theme.tokens is LIGHT
    light_theme.set_mode(Mode.SYSTEM)
    assert light_theme.tokens is DARK
    light_theme.set_mode(Mode.LIGHT)
    light_theme._mode = Mode.SYSTEM
    signal.emit(Qt.ColorScheme.Dark)
    assert light_theme.tokens is DARK


@pytest.mark.parametrize(("asked", "kept"), [(0.2, 0.9), (1.25, 1.25), (3.0, 1.5)])
def test_scale_stays_within_bounds(light_theme: Theme, asked: float, kept: float) -> None:
    light_theme.set_ui_scale(asked)
    assert light_theme.ui_scale == kept
    assert light_theme.font(Role.BODY).pixelSize() == round(14 * kept)
    assert QApplication.font().pixelSize() == round(14 * kept)


def test_the_systems_font_comes_back_after_another(light_theme: Theme) -> None:
    before = light_theme.family
    light_theme.set_family("DejaVu Sans Mono")
    assert QApplication.font().family() == "DejaVu Sans Mono"
    light_theme.set_family("")
    assert light_theme.family == QApplication.font().family() == before


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_size_and_weight(role: Role) -> None:
    font = theme().font(role)
    assert (font.pixelSize(), font.weight()) == (role.px, QFont.Weight(role.weight))
    assert font.pixelSize() >= 12


def test_every_token_is_reachable_by_name() -> None:
    for name, value in LIGHT._asdict().items():
        assert theme().color(name).name().upper() == value


def color_count(image: QImage, color: str) -> int:
    wanted = QColor(color).rgb()
    pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in pixels)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(20, 20, 20, 20)
    for name in ("one", "two"):
        control = button(name)
        control.setObjectName(name)
        column.addWidget(control)
    field = QLineEdit()
    field.setObjectName("field")
    field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    column.addWidget(field)
    qtbot.addWidget(made)
    made.resize(240, 220)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def ring_around(window: QWidget, name: str) -> bool:
    """Whether a 2 px ring in the focus colour stands 2 px away from a child, on all sides."""
    child = window.findChild(QWidget, name)
    corner = child.mapTo(window, QPoint(0, 0))
    image = window.grab().toImage()
    middle = corner + QPoint(child.width() // 2, child.height() // 2)
    left, right = corner.x() - 3, corner.x() + child.width() + 2
    top, bottom = corner.y() - 3, corner.y() + child.height() + 2
    spots = [(left, middle.y()), (right, middle.y()), (middle.x(), top), (middle.x(), bottom)]
    ring = QColor(LIGHT.focus)
    gap = QColor(LIGHT.bg)
    return (
        all(image.pixelColor(*spot) == ring for spot in spots)
        and image.pixelColor(corner.x() - 1, middle.y()) == gap
    )


def test_tab_shows_exactly_one_ring(window: QWidget) -> None:
    QTest.mouseClick(window.findChild(QLineEdit, "field"), Qt.MouseButton.LeftButton)
    window.findChild(QWidget, "one").setFocus()
    assert not ring_around(window, "one")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget().objectName() == "two"
    assert ring_around(window, "two")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert ring_around(window, "one")
    assert not ring_around(window, "two")
    assert focus_by_keyboard()


def test_pointer_shows_no_ring(window: QWidget) -> None:
    focus_visibly(window.findChild(QWidget, "two"))
    QTest.mouseClick(window.findChild(QWidget, "one"), Qt.MouseButton.LeftButton)
    assert window.focusWidget().objectName() == "one"
    assert not ring_around(window, "one")
    assert not focus_by_keyboard()


def test_text_field_shows_its_ring_for_any_focus(window: QWidget) -> None:
    field = window.findChild(QLineEdit, "field")
    before = color_count(field.grab().toImage(), LIGHT.focus)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    assert before == 0
    assert color_count(field.grab().toImage(), LIGHT.focus) > field.width()


def test_ring_can_be_asked_for_where_the_focus_is_already(window: QWidget) -> None:
    focus_visibly(window.focusWidget())
    assert ring_around(window, "one")


def test_ring_moves_with_its_control(window: QWidget) -> None:
    focus_visibly(window.findChild(QWidget, "two"))
    window.resize(300, 260)
    QApplication.processEvents()
    assert ring_around(window, "two")


def test_ring_is_cut_off_where_the_scroll_area_ends(qtbot: QtBot) -> None:
    pane = ScrollPane("Notes", margins=(8, 8, 8, 8))
    for number in range(12):
        pane.column.addWidget(button(f"Note {number}"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 60, 0, 60)
    column.addWidget(pane)
    qtbot.addWidget(holder)
    holder.resize(240, 320)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    second = pane.column.itemAt(1).widget()
    focus_visibly(second)
    assert color_count(holder.grab().toImage(), LIGHT.focus) > second.width()
    pane.verticalScrollBar().setValue(80)
    QApplication.processEvents()
    assert color_count(holder.grab().toImage().copy(0, 0, 240, 60), LIGHT.focus) == 0


def test_closing_a_window_takes_the_ring_along(window: QWidget, qtbot: QtBot) -> None:
    focus_visibly(window.findChild(QWidget, "two"))
    window.close()
    other = button("other")
    qtbot.addWidget(other)
    other.show()
    focus_visibly(other)
    assert other.isVisible()
