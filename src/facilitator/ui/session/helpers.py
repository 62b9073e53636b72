"""The two small dialogs of the set-up: groups made by the app, and names of participants."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.session.model import name_lines, shares_words
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import Field, TextArea
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.session import Group

_MOST_GROUPS = 30
_MOST_HEADS = 600


@dataclass(frozen=True, slots=True)
class GroupsWish:
    """How many groups for how many people, and the names they may get."""

    count: int
    people: int
    names: tuple[str, ...]


class _SmallDialog(QDialog):
    """Fields above, Cancel and one other button below."""

    def __init__(self, title: str, accept: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addWidget(self._make_foot(accept))

    def lead_keys(self, *controls: QWidget, first: QWidget) -> None:
        """Tab goes from the controls to the buttons, and typing begins in one of them."""
        for one, following in pairwise((*controls, *self._buttons)):
            QWidget.setTabOrder(one, following)
        first.setFocus()

    def _make_foot(self, accept: str) -> QWidget:
        foot = Pane("bg", edges=("top",))
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        row.addStretch(1)
        cancel, done = button(self.tr("Cancel")), button(accept, kind="primary")
        cancel.clicked.connect(self.reject)
        done.clicked.connect(self.accept)
        self._buttons = (cancel, done)
        for made in self._buttons:
            row.addWidget(made)
        return foot


class MakeGroupsDialog(_SmallDialog):
    """Asks for a number of groups and of people; `groups_wished` carries a `GroupsWish`."""

    groups_wished = Signal(object)

    def __init__(self, wish: GroupsWish, *, parent: QWidget) -> None:
        super().__init__(parent.tr("Make groups"), parent.tr("Make groups"), parent=parent)
        self._count = Stepper(self.tr("Number of groups"), minimum=1, maximum=_MOST_GROUPS)
        self._people = Stepper(self.tr("Number of people"), minimum=0, maximum=_MOST_HEADS)
        self._names = TextArea(self.tr("Names of the groups"), lines=5, most_lines=8)
        self._shares = label("", Role.BODY, tone="text2", wrap=True)
        self._count.set_value(wish.count)
        self._people.set_value(wish.people)
        self._names.set_text("\n".join(wish.names))
        numbers = QHBoxLayout()
        numbers.setSpacing(16)
        numbers.addWidget(Field(self.tr("Number of groups"), self._count))
        numbers.addWidget(Field(self.tr("Number of people"), self._people))
        self.body.addLayout(numbers)
        self.body.addWidget(self._shares)
        hint = self.tr("One in each line. They are remembered for next time.")
        self.body.addWidget(Field(self.tr("Names of the groups"), self._names, hint=hint))
        for stepper in (self._count, self._people):
            stepper.value_changed.connect(self._show_shares)
        self._show_shares()
        self.lead_keys(self._count, self._people, self._names, first=self._count.line_edit)
        self._count.line_edit.selectAll()

    @property
    def wish(self) -> GroupsWish:
        return GroupsWish(self._count.value, self._people.value, name_lines(self._names.text()))

    def _show_shares(self) -> None:
        wish = self.wish
        if not wish.people:
            self._shares.setText(self.tr("The number of people stays open."))
            return
        shares = shares_words(wish.people, wish.count)
        self._shares.setText(self.tr("People in each group: {shares}").format(shares=shares))

    @override
    def accept(self) -> None:
        self.groups_wished.emit(self.wish)
        super().accept()


class NamesDialog(_SmallDialog):
    """Participants of each group, one name a line.

    `names_given` carries the lines by the id of each group that was looked at.
    """

    names_given = Signal(object)

    def __init__(self, groups: Sequence[Group], *, parent: QWidget) -> None:
        super().__init__(parent.tr("Participant names"), parent.tr("Done"), parent=parent)
        self._groups = {group.id: group for group in groups}
        self._given: dict[str, tuple[str, ...]] = {}
        self._shown = groups[0].id
        self._which = Select(self.tr("Group"), icon="ph.users-three")
        self._which.set_options([(group.id, group.name) for group in groups])
        self._which.set_current(self._shown)
        self._names = TextArea(self.tr("Names"), lines=8, most_lines=8)
        hint = self.tr("One name in each line. Names stay on this computer.")
        self.body.addWidget(Field(self.tr("Group"), self._which))
        self.body.addWidget(Field(self.tr("Names"), self._names, hint=hint))
        self._which.chosen.connect(self._show_group)
        self._fill()
        self.lead_keys(self._which, self._names, first=self._names)

    @override
    def accept(self) -> None:
        self._take()
        self.names_given.emit(self._given)
        super().accept()

    def _show_group(self, group_id: str) -> None:
        self._take()
        self._shown = group_id
        self._fill()

    def _fill(self) -> None:
        before = (person.name for person in self._groups[self._shown].participants)
        self._names.setPlainText("\n".join(self._given.get(self._shown, before)))

    def _take(self) -> None:
        self._given[self._shown] = tuple(self._names.text().split("\n"))
