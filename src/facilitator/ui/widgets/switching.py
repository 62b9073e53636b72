"""Checkable buttons that assistive technology switches without pressing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.ui.override import override

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QButtonGroup

    _Button = QAbstractButton
else:
    _Button = object


class Switchable(_Button):
    """To mix into checkable buttons, before Qt's class.

    What Qt offers first to screen readers, voice control and the like is to toggle the check mark,
    which emits no `clicked`, and nothing else would happen. Here it counts as a click. Our own code
    only ever sets the mark to show what is so, and that remains silent.
    """

    _told = False

    def listen_to_switching(self) -> None:
        """Call once, in the constructor."""
        self.toggled.connect(self._switched)

    @override
    def nextCheckState(self) -> None:
        self._told = True
        super().nextCheckState()
        self._told = False

    @override
    def setChecked(self, checked: bool, /) -> None:
        told, self._told = self._told, True
        super().setChecked(checked)
        self._told = told

    def setCheckState(self, state: Qt.CheckState, /) -> None:
        """Of boxes with three states."""
        self._told = True
        super().setCheckState(state)  # type: ignore[misc]
        self._told = False

    def _gives_way(self) -> bool:
        """Whether one is switched off because another is switched on."""
        group: QButtonGroup | None = self.group()
        return self.autoExclusive() if group is None else group.exclusive()

    def _switched(self, on: bool) -> None:
        if not self._told and (on or not self._gives_way()):
            self.clicked[bool].emit(on)  # type: ignore[index]  # stubs know no overloads
