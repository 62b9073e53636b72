"""Work of the window's thread in slices: between two of them it paints and takes keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def after_turns(turns: int, owner: QObject, then: Callable[[], object]) -> None:
    """Do it once the event loop went round so often, unless its owner is gone by then."""
    if turns:
        QTimer.singleShot(0, owner, lambda: after_turns(turns - 1, owner, then))
    else:
        then()
