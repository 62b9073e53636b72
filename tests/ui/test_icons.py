from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QRawFont

from facilitator.resources import icon_font
from facilitator.ui.icons import glyph, icon
from facilitator.ui.theme import DARK, LIGHT, Mode, Theme

_LISTED = """
books pencil-line table printer play-circle chart-bar gear-six moon sun sign-out
magnifying-glass funnel play pause skip-back skip-forward arrows-in-line-horizontal
projector-screen monitor picture-in-picture arrows-out-simple keyboard timer hourglass-medium
hourglass-high flag bell-simple stop-circle check-circle check warning warning-octagon
warning-circle x-circle info clock-clockwise clock-counter-clockwise caret-up caret-down
eye-slash clock spinner-gap circle lock-simple chalkboard-teacher student package users-three
target wifi-high wifi-slash coffee dots-six-vertical arrows-clockwise tag lightbulb plus minus
copy trash x arrow-u-up-left arrow-u-up-right dots-three calendar-plus calendar-blank map-pin
users users-four user-list download-simple file-arrow-down folder-open export file-pdf notepad
user-focus list-numbers ticket eye check-square magnifying-glass-plus magnifying-glass-minus
scissors caret-left caret-right arrow-right dots-three-vertical list-bullets sort-descending
arrows-out-line-horizontal play-fill
"""


@pytest.mark.parametrize("name", _LISTED.split())
def test_every_icon_of_the_design_has_a_glyph(name: str) -> None:
    raw = QRawFont(str(icon_font()[0]), 20)
    assert raw.supportsCharacter(ord(glyph(f"ph.{name}")))


def inked(made: QIcon, side: int = 24, dpr: float = 1.0) -> QImage:
    image = made.pixmap(QSize(side, side), dpr).toImage()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def strongest(image: QImage) -> QColor:
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return max((image.pixelColor(*spot) for spot in spots), key=lambda color: color.alpha())


def test_an_icon_takes_the_theme_in_force_when_it_is_drawn(light_theme: Theme) -> None:
    made = icon("ph.books", "accent")
    assert strongest(inked(made)).name().upper() == LIGHT.accent
    light_theme.set_mode(Mode.DARK)
    assert strongest(inked(made)).name().upper() == DARK.accent


def test_an_icon_is_sharp_on_a_dense_screen() -> None:
    assert inked(icon("ph.gear-six"), 24, 2.0).size() == QSize(48, 48)


def test_a_mirrored_icon_is_the_other_way_round() -> None:
    plain = inked(icon("ph.sign-out"), 48)
    mirrored = inked(icon("ph.sign-out", mirrored=True), 48)
    flipped = plain.flipped()
    assert mirrored != plain
    differing = sum(
        abs(mirrored.pixelColor(x, y).alpha() - plain.pixelColor(47 - x, y).alpha()) > 128
        for x in range(48)
        for y in range(48)
    )
    assert differing < 40
    assert flipped != plain


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("ph.no-such-glyph")
