"""`python icons.py png|ico|icns FOLDER`: the program's icon in the form that a system wants."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

_PICTURE = Path(__file__).parents[1] / "resources" / "icons" / "facilitator.svg"
_PNG_SIDES = (16, 24, 32, 48, 64, 128, 256)
_ICNS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def png(side: int) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QIcon

    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QIcon(str(_PICTURE)).pixmap(side, side).save(buffer, "PNG")
    return bytes(content.data())


def ico() -> bytes:
    """A table of PNGs, which Windows reads since Vista."""
    pictures = [(side, png(side)) for side in _PNG_SIDES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at, table = len(head) + 16 * len(pictures), b""
    for side, picture in pictures:
        table += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + table + b"".join(picture for _, picture in pictures)


def icns() -> bytes:
    parts = [(kind, png(side)) for kind, side in _ICNS.items()]
    body = b"".join(kind + struct.pack(">I", len(data) + 8) + data for kind, data in parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main(form: str, folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    if form == "png":
        for side in _PNG_SIDES:
            (folder / f"{side}.png").write_bytes(png(side))
    else:
        (folder / f"facilitator.{form}").write_bytes({"ico": ico, "icns": icns}[form]())
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
