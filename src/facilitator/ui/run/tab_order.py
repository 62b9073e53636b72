"""The way Tab takes through the page, laid anew only when its controls are others."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


class TabOrder:
    """Remembers what was laid last: each call of Qt's costs more than the comparison."""

    def __init__(self) -> None:
        self._laid: tuple[QWidget, ...] = ()

    def forget(self) -> None:
        """What moves to another column leaves its place in the order."""
        self._laid = ()

    def lay(self, controls: Iterable[QWidget]) -> None:
        wanted = tuple(controls)
        if wanted == self._laid:
            return
        self._laid = wanted
        for one, following in pairwise(wanted):
            QWidget.setTabOrder(one, following)
