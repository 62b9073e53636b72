"""The details of a plan to write: what it is called, for whom, and every list it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.domain.alignment import matrix_of
from facilitator.domain.editing.lists import FIELDS, items_of
from facilitator.domain.inline import plain
from facilitator.domain.plan import Section
from facilitator.ui.prepare.item_list import ItemList
from facilitator.ui.prepare.item_rows import Around
from facilitator.ui.prepare.kept_texts import KeptTexts
from facilitator.ui.prepare.live_fields import LiveLine
from facilitator.ui.prepare.plan_edits import kept_of, kept_text, stated_length, value
from facilitator.ui.prepare.plan_parts import SECTIONS, list_words
from facilitator.ui.prepare.sections import section_name
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan

_WIDEST = 900


def _around(plan: LessonPlan, section: Section) -> Around | None:
    """What an item of the section shows of the rest of the plan."""
    if section is Section.OBJECTIVES:
        return Around(columns=plan.other_objective_columns)
    if section is Section.ASSESSMENTS:
        aims = tuple(plain(aim.text) for aim in plan.objectives)
        return Around(objectives=aims, met=matrix_of(plan).assessed)
    return None


class PlanForm(ScrollPane):
    """`edit_wanted` carries an `Edit`; filling the form tells nothing to anyone."""

    edit_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 16, 24, 24), spacing=20, parent=parent)
        self.setAccessibleName(self.tr("Details of the plan"))
        self._plan: LessonPlan | None = None
        self.title = LiveLine(self.tr("Title"), placeholder=self.tr("Title: subtitle"))
        self.audience = LiveLine(self.tr("Audience"), placeholder=self.tr("Who it is for"))
        self.length = LiveLine(
            self.tr("Stated length"), placeholder=self.tr("Such as 4 hours, breaks not counted")
        )
        self._lists: dict[Section, ItemList] = {}
        self._kept: dict[Section, KeptTexts] = {}
        self._parts: dict[Section, QWidget] = {}
        self.body.setMaximumWidth(theme().px(_WIDEST))
        self._add_header()
        for section in SECTIONS:
            self._add_section(section)
        self.column.addStretch(1)
        self._connect()

    @property
    def first(self) -> QWidget:
        return self.title

    def list_of(self, section: Section) -> ItemList:
        return self._lists[section]

    def kept_in(self, section: Section) -> KeptTexts:
        return self._kept[section]

    def show_plan(self, plan: LessonPlan) -> None:
        if plan is self._plan:
            return
        self._plan = plan
        self.title.set_text(plan.title)
        self.audience.set_text(plan.audience)
        self.length.set_text(plan.duration.text if plan.duration else "")
        for section, made in self._lists.items():
            made.show_items(items_of(plan, section), _around(plan, section))
        for section, kept in self._kept.items():
            kept.show_texts([plan.kept[at].text for at in kept_of(plan, section)])

    def show_section(self, section: Section, item: int | None = None) -> None:
        """Bring a part into sight, with the cursor in the item if one is meant."""
        part = self._parts.get(section)
        if part is None:
            self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.verticalScrollBar().setValue(0)
            return
        self.verticalScrollBar().setValue(max(0, part.y() - theme().px(16)))
        made = self._lists.get(section)
        if made is not None:
            made.focus_item(-1 if item is None else item)
        elif section is Section.HEADER:
            self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_header(self) -> None:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(8))
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Title"), self.title),
            (self.tr("Audience"), self.audience),
            (self.tr("Stated length"), self.length),
        )
        for row, (name, field) in enumerate(rows):
            told = label(name, Role.BODY, tone="text2", bold=True)
            told.setContentsMargins(0, theme().px(9), 0, 0)
            grid.addWidget(told, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        self._add_part(Section.HEADER, part)

    def _add_section(self, section: Section) -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(label(section_name(section), Role.STRONG))
        if section in FIELDS and section is not Section.STRUCTURE:
            one, add = list_words(section)
            made = ItemList(section, one, add)
            self._lists[section] = made
            column.addWidget(made)
        self._add_part(section, part)

    def _add_part(self, section: Section, part: QWidget) -> None:
        kept = KeptTexts(self.tr("Other text"))
        layout = part.layout()
        if isinstance(layout, QGridLayout):
            layout.addWidget(kept, layout.rowCount(), 0, 1, 2)
        elif layout is not None:
            layout.addWidget(kept)
        kept.hide()
        self._kept[section] = kept
        self._parts[section] = part
        self.column.addWidget(part)

    def _connect(self) -> None:
        for field, name, told in (
            (self.title, "title", self.tr("typing in the title")),
            (self.audience, "audience", self.tr("typing in the audience")),
        ):
            field.edited.connect(
                lambda text, f=field, n=name, t=told: self.edit_wanted.emit(
                    value(n, t, text, (n, f.turn))
                )
            )
        self.length.edited.connect(
            lambda text: self.edit_wanted.emit(stated_length(text, self.length.turn))
        )
        for made in self._lists.values():
            made.edit_wanted.connect(self.edit_wanted)
        for section, kept in self._kept.items():
            kept.edited.connect(
                lambda which, text, turn, s=section: self.edit_wanted.emit(
                    kept_text(s, which, text, turn)
                )
            )
