"""Pictures from files, the clipboard or a drop, made small and plain before anything is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from facilitator.domain.photo import MOST_BYTES, MOST_SIDE
from facilitator.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

translate = QCoreApplication.translate
ENDINGS = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff")
_MOST_FILE = 60_000_000
_MOST_PIXELS = 120_000_000
_QUALITIES = (85, 75, 60, 45, 30)


def from_file(path: Path) -> bytes:
    """Raises UserError when it cannot be read, or is no picture."""
    try:
        if path.stat().st_size > _MOST_FILE:
            raise UserError(translate("Photos", "This file is too large for a photo."))
        return from_bytes(path.read_bytes())
    except OSError as error:
        said = translate("Photos", "“{name}” could not be read: {reason}.")
        raise UserError(said.format(name=path.name, reason=error.strerror or error)) from error


def from_bytes(data: bytes) -> bytes:
    """A JPEG within our limits, upright and without anything but the picture.

    Raises UserError when it is no picture.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise UserError(translate("Photos", "This picture has too many pixels for a photo."))
    if size.isValid():
        reader.setScaledSize(_within(size))
    image = reader.read()
    if image.isNull():
        raise UserError(translate("Photos", "This is no picture that can be read here."))
    return from_image(image)


def from_image(image: QImage) -> bytes:
    """Painted anew: nothing of what came with the pixels comes along."""
    size = _within(image.size())
    plain = QImage(size, QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(plain.rect(), image)
    painter.end()
    for quality in _QUALITIES:
        made = _jpeg(plain, quality)
        if len(made) <= MOST_BYTES:
            return made
    raise UserError(translate("Photos", "This picture could not be made small enough."))


def from_mime(data: QMimeData) -> bytes | None:
    """What was pasted or dropped; None when there is no picture in it.

    Raises UserError for a file that is none.
    """
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    pictures = [one for one in files if one.suffix.lower().lstrip(".") in ENDINGS]
    if pictures:
        return from_file(pictures[0])
    if data.hasImage():
        image = data.imageData()
        return from_image(image) if isinstance(image, QImage) and not image.isNull() else None
    return None


def has_picture(data: QMimeData) -> bool:
    """Without reading it, as long as it only hovers."""
    endings = (url.path().rpartition(".")[2].lower() for url in data.urls() if url.isLocalFile())
    return data.hasImage() or any(one in ENDINGS for one in endings)


def picture_of(image: bytes, most: QSize) -> QImage:
    """Decoded no larger than asked: JPEG gives small pictures in a fraction of the time."""
    buffer = QBuffer()
    buffer.setData(QByteArray(image))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _within(size: QSize) -> QSize:
    if max(size.width(), size.height()) <= MOST_SIDE:
        return size
    return size.scaled(MOST_SIDE, MOST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
