"""One window per library: a second start brings the first window to the front.

What that start was given to open goes along, as a path that ends with a zero byte.
"""

from __future__ import annotations

import hashlib
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE = b"raise"
_END = b"\0"
_PATIENCE = 1000  # ms
_LONGEST = 32_768  # bytes of a path; who sends more gets no answer to it


def _name(library: Path) -> str:
    """The same for every path to one library; a local socket's name must be short."""
    digest = hashlib.sha256(str(library.resolve()).encode(errors="surrogateescape")).hexdigest()
    return f"facilitator-{digest[:24]}"


def raise_running(library: Path, file: Path | None = None) -> bool:
    """Ask the process that has the library open to show its window; False if none answers.

    `file` is what it shall open.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_RAISE if file is None else os.fsencode(file.absolute()) + _END)
    socket.flush()
    answered = bool(socket.bytesAvailable()) or socket.waitForReadyRead(_PATIENCE)
    socket.disconnectFromServer()
    return answered


class Doorbell(QObject):
    """Listens for second starts; only the user's own processes can ring."""

    rung = Signal()
    brought = Signal(object)
    """The path of a file to open."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # Whoever crashed leaves a socket behind; we hold the lock, so it is nobody's.
        QLocalServer.removeServer(_name(library))
        self._server.listen(_name(library))

    def close(self) -> None:
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.write(_RAISE)
            socket.flush()
            heard = bytearray()
            socket.readyRead.connect(partial(self._hear, socket, heard))
            socket.disconnected.connect(socket.deleteLater)
            self.rung.emit()
            self._hear(socket, heard)  # what came before anybody listened

    def _hear(self, socket: QLocalSocket, heard: bytearray) -> None:
        heard += socket.readAll().data()
        if heard.endswith(_END) and len(heard) <= _LONGEST:
            path = Path(os.fsdecode(bytes(heard[:-1])))
            heard.clear()
            self.brought.emit(path)
