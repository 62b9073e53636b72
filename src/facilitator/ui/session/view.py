"""The set-up dialog: which plan, when, where, and with which groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.session.coverage_line import CoverageLine
from facilitator.ui.session.groups import GroupsEditor
from facilitator.ui.session.helpers import GroupsWish, MakeGroupsDialog, NamesDialog
from facilitator.ui.session.model import Coverage, Problems, SetupForm, groups_line
from facilitator.ui.session.plan_select import PlanSelect
from facilitator.ui.session.when import DayField, TimeField
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.confirming import confirmation
from facilitator.ui.widgets.fields import Field, LineEdit
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.session import Group
    from facilitator.domain.shelf import PlanSummary

_FRAME = 36
"""The title bar that the system adds."""
_WIDTH, _HEIGHT = 840, 680 - _FRAME


class SetupDialog(QDialog):
    """A form; what it means and whether it is right is the presenter's business."""

    edited = Signal()
    when_chosen = Signal()
    plan_chosen = Signal(object)
    group_wanted = Signal()
    groups_wished = Signal(object)
    names_given = Signal(object)
    save_requested = Signal()
    start_requested = Signal()
    rehearsal_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set up session"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._changed = False
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_body(), 1)
        column.addWidget(self._make_foot())
        self._groups.set_tab_after(self._place)
        self._start.setFocus()
        self._connect()
        self._take_size()

    @property
    def form(self) -> SetupForm:
        return SetupForm(
            plan_id=self._plan.currentData() or "",
            day=self._day.day,
            start=self._start.chosen_time,
            place=" ".join(self._place.text().split()),
            groups=self._groups.groups,
        )

    def show_plans(self, plans: Sequence[PlanSummary], current: str) -> None:
        self._plan.set_plans(plans, current)

    def show_form(self, form: SetupForm, profiles: Sequence[str]) -> None:
        """Fill everything in; nothing is announced."""
        self._day.set_day(form.day)
        self._start.set_time(form.start)
        self._place.set_text(form.place)
        self.show_groups(form.groups, profiles)

    def show_groups(self, groups: Sequence[Group], profiles: Sequence[str]) -> None:
        self._groups.set_groups(groups, profiles, may_delete=self._start_now.isVisibleTo(self))
        self._count_groups()

    def add_group(self, group: Group) -> None:
        self._groups.add_group(group)

    def show_end(self, words: str) -> None:
        self._end.setText(words or "–")
        self._worked_out.setVisible(bool(words))
        self._end.setAccessibleName(self.tr("Ends {time}").format(time=words))

    def show_coverage(self, coverage: Coverage) -> None:
        self._coverage.show_coverage(coverage)

    def show_problems(self, problems: Problems, remark: str) -> None:
        """Sentences beside the fields; `remark` is about the day and no error."""
        self._start_field.set_error(problems.start)
        self._day_field.set_hint(remark)
        self._groups.show_problems(problems.groups)

    def focus_problem(self, problems: Problems) -> None:
        if problems.start:
            self._start.setFocus()
        else:
            self._groups.focus_problem()

    def set_running(self) -> None:
        """A session that began keeps its plan and its groups; names and place may change."""
        self._plan.setEnabled(False)
        self._add.setEnabled(False)
        self._make.setEnabled(False)
        self._start_now.hide()
        self._save.setText(self.tr("Save"))
        self._save.set_kind("primary")

    def ask_for_groups(self, wish: GroupsWish) -> None:
        asked = MakeGroupsDialog(wish, parent=self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.groups_wished.connect(self.groups_wished)
        asked.open()

    def mark_unchanged(self) -> None:
        """What is shown now is what closing may forget."""
        self._changed = False

    @override
    def reject(self) -> None:
        """Cancel, Esc or the window's cross: what was entered is not thrown away unasked."""
        if not self._changed:
            super().reject()
            return
        box = confirmation(
            self,
            self.tr("Close without saving what you entered?"),
            yes=self.tr("Close"),
            no=self.tr("Stay"),
            on_yes=self._forget,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _forget(self) -> None:
        self.mark_unchanged()
        self.reject()

    def _make_fields(self) -> None:
        self._plan = PlanSelect(self.tr("Lesson plan"))
        self._day = DayField(self.tr("Date"))
        self._start = TimeField(self.tr("Starts"))
        self._place = LineEdit(self.tr("Place"), icon="ph.map-pin")
        self._day_field = Field(self.tr("Date"), self._day)
        self._start_field = Field(self.tr("Starts"), self._start)
        self._end = label("", Role.STRONG)
        self._worked_out = label(self.tr("worked out"), Role.SMALL, tone="text2")
        self._groups = GroupsEditor()
        self._counted = label("", Role.BODY, tone="text2")
        self._add = button(self.tr("Add group"), icon="ph.plus", height=40)
        self._make = button(self.tr("Make groups for me"), icon="ph.users-four", height=40)
        self._named = label("", Role.BODY, tone="text2")
        self._names = button(self.tr("Add names"), kind="link", height=40)
        self._coverage = CoverageLine()

    def _make_body(self) -> QLayout:
        body = QVBoxLayout()
        body.setContentsMargins(28, 20, 28, 16)
        body.setSpacing(0)
        body.addWidget(Field(self.tr("Lesson plan"), self._plan))
        body.addSpacing(14)
        body.addLayout(self._make_when())
        body.addSpacing(18)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Groups"), Role.STRONG))
        head.addStretch(1)
        head.addWidget(self._counted)
        body.addLayout(head)
        body.addSpacing(6)
        body.addWidget(self._groups)
        body.addSpacing(10)
        body.addLayout(self._make_tools())
        body.addSpacing(12)
        body.addWidget(self._coverage)
        body.addStretch(1)
        return body

    def _make_when(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        ends = QWidget()
        column = QVBoxLayout(ends)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Ends"), Role.SMALL, tone="text2", bold=True))
        line = QHBoxLayout()
        line.setSpacing(8)
        self._end.setMinimumHeight(44)
        line.addWidget(self._end)
        line.addWidget(self._worked_out)
        line.addStretch(1)
        column.addLayout(line)
        parts = ((self._day_field, 20), (self._start_field, 14), (ends, 14))
        for part, stretch in (*parts, (Field(self.tr("Place"), self._place), 25)):
            row.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_tools(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._add)
        row.addWidget(self._make)
        row.addStretch(1)
        row.addWidget(Glyph("ph.user-list"))
        row.addWidget(self._named)
        row.addWidget(self._names)
        return row

    def _make_foot(self) -> QWidget:
        foot = Pane("bg", edges=("top",))
        foot.setFixedHeight(72)
        row = QHBoxLayout(foot)
        row.setContentsMargins(28, 1, 28, 0)
        row.setSpacing(12)
        self._rehearse = button(self.tr("Rehearse"), kind="flat", height=48)
        self._rehearse.setToolTip(self.tr("Try it out first, on a clock that can run faster."))
        self._rehearse.clicked.connect(self.rehearsal_requested)
        row.addWidget(self._rehearse)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), height=48)
        self._save = button(self.tr("Save for later"), height=48)
        self._start_now = button(self.tr("Start now"), kind="primary", icon="ph.play", height=48)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self.save_requested)
        self._start_now.clicked.connect(self.start_requested)
        for made in (cancel, self._save, self._start_now):
            row.addWidget(made)
        return foot

    def _connect(self) -> None:
        self._plan.chosen.connect(self.plan_chosen)
        self._day.day_chosen.connect(self.when_chosen)
        self._start.time_chosen.connect(self.when_chosen)
        self._place.textEdited.connect(self.edited)
        self._groups.edited.connect(self.edited)
        self._add.clicked.connect(self.group_wanted)
        self._make.clicked.connect(lambda: self.groups_wished.emit(None))
        self._names.clicked.connect(self._ask_for_names)
        for signal in (self.when_chosen, self.edited, self.plan_chosen):
            signal.connect(self._note_change)

    def _note_change(self) -> None:
        self._changed = True
        self._count_groups()

    def _ask_for_names(self) -> None:
        asked = NamesDialog(self._groups.groups, parent=self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.names_given.connect(self.names_given)
        asked.open()

    def _count_groups(self) -> None:
        groups = self._groups.groups
        self._counted.setText(groups_line(groups))
        named = sum(len(group.participants) for group in groups)
        given = self.tr("Participant names: {count}").format(count=named)
        self._named.setText(given if named else self.tr("Participant names: optional"))
        self._names.setText(self.tr("Change names") if named else self.tr("Add names"))
        self._names.setEnabled(bool(groups))

    def _take_size(self) -> None:
        """As large as drawn, but never larger than the screen leaves room for."""
        room = self.screen().availableGeometry().size()
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height() - _FRAME))
