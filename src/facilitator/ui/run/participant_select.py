"""Whom of a group an observation is about: everybody, as long as nobody is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSizePolicy

from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.run.groups_reading import Member, Tile

translate = QCoreApplication.translate


class ParticipantSelect(Select):
    """There only where names were given to the session; how often each was seen stands beside."""

    def __init__(self) -> None:
        super().__init__(translate("Run", "Participant"), icon="ph.user")
        self._shown: tuple[Member, ...] = ()
        self._several = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def participant(self) -> str:
        """Empty for all of them."""
        return str(self.currentData() or "") if self._shown else ""

    def offer(self, groups: Sequence[Tile]) -> None:
        """The names of these groups; the choice stays where it can."""
        people = tuple(one for group in groups for one in group.people)
        several = len(groups) > 1
        if (people, several) == (self._shown, self._several):
            return
        chosen = self.participant
        self._shown, self._several = people, several
        one_group, whole_groups = (
            translate("Run", "The whole group"),
            translate("Run", "The whole groups"),
        )
        options: list[tuple[object, str]] = [("", whole_groups if several else one_group)]
        options += [(one.id, _line(one)) for one in people]
        self.set_options(options)
        self.set_current(chosen if chosen in {one.id for one in people} else "")
        self.setVisible(bool(people))

    def choose(self, participant: str) -> None:
        self.set_current(participant)

    def step(self, way: int) -> None:
        self.setCurrentIndex((self.currentIndex() + way) % max(self.count(), 1))


def _line(one: Member) -> str:
    if not one.count:
        return translate("Run", "{name} · not seen yet").format(name=one.name)
    return f"{one.name} · {one.count}"
