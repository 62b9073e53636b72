"""One place where changes are announced, with who made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes


class ChangeBus(QObject):
    """Whoever shows something listens to `changed(changes, initiator)`.

    The initiator already shows what it did and may pass its own announcement over.
    """

    changed = Signal(object, object)

    def announce(self, changes: Changes, initiator: object = None) -> None:
        if changes:
            self.changed.emit(changes, initiator)
