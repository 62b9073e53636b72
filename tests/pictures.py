"""Pictures as a phone makes them."""

from __future__ import annotations

import struct

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage


def jpeg(width: int = 64, height: int = 48, color: str = "#a05020") -> bytes:
    """Plain, as we keep them."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 85)
    return bytes(buffer.data().data())


def with_exif(image: bytes, words: bytes = b"GPS 51.5 N 0.1 W") -> bytes:
    """The same with an orientation that turns it, and with words that say where it was taken."""
    tags = struct.pack("<HHHIHH", 1, 0x0112, 3, 1, 6, 0) + struct.pack("<I", 0)
    body = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + tags + words
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return image[:2] + segment + image[2:]
