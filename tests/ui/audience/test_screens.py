"""Displays are known by what they are: name, serial, place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from facilitator.ui.audience.screens import QtScreens, Screen, kept_screen, recognized
from facilitator.ui.audience.view import AudienceWindow
from tests.ui.audience.conftest import LAPTOP, WALL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\t"), max_size=20)
NUMBERS = st.integers(-20_000, 20_000)
SCREENS = st.builds(Screen, WORDS, WORDS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)


@given(SCREENS)
def test_a_screen_comes_back_as_it_was_kept(screen: Screen) -> None:
    assert kept_screen(screen.kept) == screen


@given(st.text(max_size=40))
def test_nonsense_is_no_screen(text: str) -> None:
    found = kept_screen(text)
    assert found is None or found.kept.split("\t")[2:]


def test_a_projector_is_known_in_another_outlet_and_at_another_place() -> None:
    moved = replace(WALL, name="DP-2", left=-1920)
    assert recognized(WALL, (LAPTOP, moved)) == moved


def test_the_same_outlet_with_another_device_is_another_screen() -> None:
    assert recognized(WALL, (LAPTOP, replace(WALL, serial="BENQ-1"))) is None


def test_a_screen_without_a_serial_is_known_by_its_outlet() -> None:
    nameless = replace(WALL, serial="")
    smaller = replace(nameless, width=1280, height=720)
    assert recognized(nameless, (LAPTOP, smaller)) == smaller


def test_twins_with_one_serial_are_told_by_their_outlet() -> None:
    twin = replace(WALL, name="HDMI-2", left=3286)
    assert recognized(twin, (WALL, replace(twin, top=40))) == replace(twin, top=40)


def test_the_real_screens_of_this_computer(qapp: QApplication) -> None:
    screens = QtScreens()
    window = AudienceWindow()

    assert screens.of(window) in screens.all()
    assert screens.others(window) == ()
    window.deleteLater()
