"""A photo on its way into an observation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox

from facilitator.services import photos
from tests.pictures import jpeg
from tests.ui.run.conftest import KEY, Stage

if TYPE_CHECKING:
    from facilitator.ui.run.photo_strip import PhotoStrip


@pytest.fixture
def running(stage: Stage) -> Stage:
    stage.start()
    return stage


def pasted() -> QMimeData:
    data = QMimeData()
    data.setImageData(QImage.fromData(jpeg(200, 100)))
    return data


def strip_of(stage: Stage) -> PhotoStrip:
    return stage.view.groups.form.photo


def answer(stage: Stage, words: str) -> None:
    (box,) = [one for one in strip_of(stage).findChildren(QMessageBox) if one.isVisible()]
    next(one for one in box.buttons() if one.text() == words).click()


def test_a_pasted_picture_is_saved_with_the_observation(running: Stage) -> None:
    strip_of(running).take_from(pasted())
    answer(running, "Keep them here")
    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.press(KEY.Key_Return)
    (seen,) = running.seen
    photo = photos.find(running.rig.desk, seen.id)
    assert photo is not None
    assert (photo.width, photo.height, photo.may_be_passed_on) == (200, 100, False)
    assert strip_of(running).image == b""


def test_consent_is_asked_once_and_kept_with_each_photo(running: Stage) -> None:
    strip = strip_of(running)
    strip.take_from(pasted())
    answer(running, "They agreed")
    running.press(KEY.Key_1)
    running.press(KEY.Key_Return)
    strip.take_from(pasted())
    assert not [one for one in strip.findChildren(QMessageBox) if one.isVisible()]
    running.press(KEY.Key_2)
    running.press(KEY.Key_Return)
    kept = [photos.find(running.rig.desk, one.id) for one in running.seen]
    assert [one.may_be_passed_on for one in kept if one] == [True, True]


def test_a_photo_can_be_taken_off_again(running: Stage) -> None:
    strip = strip_of(running)
    strip.take_from(pasted())
    answer(running, "Keep them here")
    assert strip.isVisible()
    strip.remove.click()
    assert not strip.isVisible()
    assert not running.view.groups.draft.says_something


def test_what_is_no_picture_is_said(running: Stage) -> None:
    data = QMimeData()
    data.setText("no picture")
    strip_of(running).take_from(data)
    assert running.view.groups.draft.photo == b""
