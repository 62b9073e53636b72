"""One window per library: a second start brings the first window to the front."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

_RAISE = b"raise"
_PATIENCE = 1000  # ms


def _name(library: Path) -> str:
    """The same for every path to one library; a local socket's name must be short."""
    digest = hashlib.sha256(str(library.resolve()).encode(errors="surrogateescape")).hexdigest()
    return f"facilitator-{digest[:24]}"


def raise_running(library: Path) -> bool:
    """Ask the process that has the library open to show its window; False if none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_RAISE)
    socket.flush()
    answered = socket.waitForReadyRead(_PATIENCE)
    socket.disconnectFromServer()
    return answered


class Doorbell(QObject):
    """Listens for second starts; only the user's own processes can ring."""

    rung = Signal()

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
            socket.disconnected.connect(socket.deleteLater)
            self.rung.emit()
