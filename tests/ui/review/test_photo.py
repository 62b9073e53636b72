"""The photo of a note in Review: a thumbnail in the list, and the dialog behind P."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from facilitator.services import observations, photos
from facilitator.ui.review.notes_model import NoteRole
from facilitator.ui.review.photo_dialog import PhotoDialog
from tests.pictures import jpeg

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.review.conftest import Played


def first(played: Played, role: int) -> object:
    return played.page.view.notes.list.model().index(0, 0).data(role)


def attach(played: Played) -> str:
    seen = observations.of_session(played.rig.desk, played.session.id)[-1]
    changes = photos.attach(played.rig.desk, seen, jpeg(400, 300), may_be_passed_on=False)
    played.rig.shell.bus.announce(changes, None)
    return seen.id


def opened(played: Played, qtbot: QtBot) -> PhotoDialog:
    notes = played.page.view.notes.list
    notes.setCurrentIndex(notes.model().index(0, 0))
    qtbot.keyClick(notes, Qt.Key.Key_P)
    return next(one for one in played.page.view.findChildren(PhotoDialog) if one.isVisible())


def test_a_note_with_a_photo_shows_and_says_so(played: Played) -> None:
    assert not first(played, NoteRole.PHOTO)
    attach(played)
    assert first(played, NoteRole.PHOTO)
    assert str(first(played, Qt.ItemDataRole.AccessibleTextRole)).endswith("with a photo")
    thumbnail = first(played, NoteRole.THUMBNAIL)
    assert isinstance(thumbnail, QImage)
    assert thumbnail.width() <= 144
    played.page.view.notes.grab()


def test_the_mark_of_consent_can_be_changed(played: Played, qtbot: QtBot) -> None:
    id_ = attach(played)
    dialog = opened(played, qtbot)
    dialog.may.click()
    photo = photos.find(played.rig.desk, id_)
    assert photo is not None
    assert photo.may_be_passed_on
    dialog.accept()


def test_a_removed_photo_can_be_put_back(played: Played, qtbot: QtBot) -> None:
    id_ = attach(played)
    dialog = opened(played, qtbot)
    dialog.remove.click()
    assert photos.find(played.rig.desk, id_) is None
    assert not dialog.may.isChecked()
    undo = played.rig.navigator.undo
    assert undo is not None
    undo()
    assert photos.find(played.rig.desk, id_) is not None
    dialog.accept()


def test_consent_can_be_marked_before_a_photo_is_added(played: Played, qtbot: QtBot) -> None:
    dialog = opened(played, qtbot)
    dialog.may.click()
    dialog.added.emit(jpeg())
    (id_,) = photos.of_session(played.rig.desk, played.session.id)
    photo = photos.find(played.rig.desk, id_)
    assert photo is not None
    assert photo.may_be_passed_on
    assert dialog.may.isChecked()
    dialog.accept()


def test_a_photo_can_be_added_afterwards(played: Played, qtbot: QtBot) -> None:
    dialog = opened(played, qtbot)
    dialog.added.emit(jpeg())
    assert len(photos.of_session(played.rig.desk, played.session.id)) == 1
    dialog.accept()
