"""The settings dialog: what it shows, that it counts at once, and that it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator.ui.run.clicker import CLICKER, Clicker
from facilitator.ui.settings.model import Settings, keep_settings, read_settings
from facilitator.ui.settings.presenter import SettingsPresenter
from facilitator.ui.settings.view import SettingsDialog
from tests.e2e.painted import listening
from tests.ui.audience.conftest import LAPTOP, WALL, FakeScreens

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig


@pytest.fixture
def dialog(rig: Rig, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    SettingsPresenter(made, rig.shell, FakeScreens(LAPTOP, WALL))
    made.show()
    QApplication.processEvents()
    return made


def test_what_holds_when_nothing_was_chosen(rig: Rig, qapp: QApplication) -> None:
    assert read_settings(rig.shell.choices) == Settings(
        sounds=True,
        volume=70,
        with_disc=False,
        screen="",
        clicker=Clicker.PHASES,
        warning_minutes=5,
        stale_minutes=10,
        reminder_minutes=2,
        names_days=0,
    )


def test_what_was_kept_comes_back(rig: Rig, qapp: QApplication) -> None:
    chosen = Settings(
        sounds=False,
        volume=30,
        with_disc=True,
        screen=WALL.kept,
        clicker=Clicker.OFF,
        warning_minutes=3,
        stale_minutes=25,
        reminder_minutes=0,
        names_days=30,
    )
    keep_settings(rig.shell.choices, chosen)
    assert read_settings(rig.shell.choices) == chosen


def test_a_file_that_somebody_spoiled_gives_sensible_settings(rig: Rig, qapp: QApplication) -> None:
    for key in ("sound/volume", "run/stale_minutes", "run/reminder_minutes", CLICKER):
        rig.shell.choices.set_text(key, "-7000")
    found = read_settings(rig.shell.choices)

    assert (found.volume, found.stale_minutes, found.reminder_minutes) == (0, 1, 0)
    assert found.clicker is Clicker.PHASES


def test_each_change_counts_at_once(dialog: SettingsDialog, rig: Rig) -> None:
    dialog.sounds.click()
    dialog.disc.click()
    dialog.volume.value_changed.emit(40)
    dialog.clicker.chosen.emit(Clicker.AUDIENCE)
    dialog.audience_screen.chosen.emit(WALL.kept)
    dialog.warning.value_changed.emit(4)
    dialog.stale.value_changed.emit(15)
    dialog.reminder.value_changed.emit(5)
    found = read_settings(rig.shell.choices)

    assert not found.sounds
    assert found.with_disc
    assert (found.volume, found.clicker, found.screen) == (40, Clicker.AUDIENCE, WALL.kept)
    assert found.warning_minutes == 4
    assert (found.stale_minutes, found.reminder_minutes) == (15, 5)


def test_the_screens_to_choose_from(dialog: SettingsDialog) -> None:
    texts = [
        dialog.audience_screen.itemText(place) for place in range(dialog.audience_screen.count())
    ]
    assert texts == ["The screen I am not looking at", "HDMI-1 · 1920 × 1080"]


def test_every_control_has_a_name_and_every_word_has_room(dialog: SettingsDialog) -> None:
    with listening() as words:
        dialog.grab()
    assert not words.faults
    nameless = [
        one
        for one in dialog.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if not one.accessibleName()
    ]
    assert nameless == []
    assert all(
        one.height() >= 36 for one in dialog.findChildren(QAbstractButton) if one.isVisible()
    )


def test_try_it_plays_at_the_chosen_volume(
    rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui.sound.cues import Cue
    from facilitator.ui.sound.player import Loudspeaker
    from facilitator.ui.sound.tones import chime

    played: list[bytes] = []
    monkeypatch.setattr(Loudspeaker, "play", lambda _self, samples: played.append(samples))
    rig.shell.choices.set_number("sound/volume", 20)
    made = SettingsDialog()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    presenter = SettingsPresenter(made, rig.shell, FakeScreens(LAPTOP))
    made.try_sound.click()
    presenter.player.wait()

    assert played == [chime(Cue.END, 20)]
