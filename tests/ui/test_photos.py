"""Whatever is picked, pasted or dropped becomes a small upright JPEG and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QSize, QUrl
from PySide6.QtGui import QColor, QImage

from facilitator.domain.photo import MOST_BYTES, MOST_SIDE, size_of
from facilitator.errors import UserError
from facilitator.ui.photos import from_bytes, from_file, from_image, from_mime, picture_of
from tests.pictures import jpeg, with_exif

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_what_says_where_it_was_taken_is_refused_as_it_is(qapp: QApplication) -> None:
    assert qapp
    assert size_of(jpeg()) == (64, 48)
    assert size_of(with_exif(jpeg())) is None


def test_a_phones_picture_loses_its_words_and_stands_upright(qapp: QApplication) -> None:
    assert qapp
    made = from_bytes(with_exif(jpeg(64, 48)))
    assert b"GPS" not in made
    assert b"Exif" not in made
    assert size_of(made) == (48, 64)


def test_a_large_picture_becomes_small(qapp: QApplication) -> None:
    assert qapp
    made = from_image(QImage(4000, 1000, QImage.Format.Format_RGB32))
    assert size_of(made) == (MOST_SIDE, 400)
    assert len(made) <= MOST_BYTES


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>"])
def test_what_is_no_picture_is_said_so(qapp: QApplication, content: bytes) -> None:
    assert qapp
    with pytest.raises(UserError):
        from_bytes(content)


def test_files_and_pictures_can_be_dropped(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp
    file = tmp_path / "Chart.JPG"
    file.write_bytes(jpeg())
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    assert size_of(from_mime(dropped) or b"") == (64, 48)
    pasted = QMimeData()
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    pasted.setImageData(image)
    assert size_of(from_mime(pasted) or b"") == (20, 10)
    assert from_mime(QMimeData()) is None
    with pytest.raises(UserError, match="could not be read"):
        from_file(tmp_path / "gone.jpg")


def test_a_thumbnail_is_no_larger_than_asked(qapp: QApplication) -> None:
    assert qapp
    assert picture_of(jpeg(800, 400), QSize(80, 80)).size() == QSize(80, 40)


@given(st.binary(max_size=400))
def test_no_bytes_at_all_are_taken_for_a_size_wrongly(content: bytes) -> None:
    size = size_of(b"\xff\xd8" + content)
    assert size is None or max(size) <= MOST_SIDE
