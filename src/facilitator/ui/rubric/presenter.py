"""Between the Rubric page and the services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from facilitator.domain import rubric_editing as change
from facilitator.domain.changes import Changes
from facilitator.domain.rubric import Rubric
from facilitator.domain.rubric_kinds import as_kind
from facilitator.errors import UserError
from facilitator.services import plans, rubrics
from facilitator.ui.place import Place
from facilitator.ui.rubric.editing import RubricSitting
from facilitator.ui.rubric.edits import RubricEdit
from facilitator.ui.rubric.files import RubricFiles
from facilitator.ui.rubric.live_sheet import SheetPreview
from facilitator.ui.rubric.menus import criterion_menu, page_menu
from facilitator.ui.rubric.model import reading_of
from facilitator.ui.rubric.scoring import Scoring
from facilitator.ui.wording import near_day

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtCore import QPoint

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.rubric import RubricKind
    from facilitator.ui.rubric.view import RubricView
    from facilitator.ui.shell import Shell

_REST = 400
"""ms without another step before other pages are told: each letter is saved, not announced."""
_MOST_IN_A_MENU = 12


class RubricPresenter(QObject):
    """Edits one rubric of one plan."""

    def __init__(self, view: RubricView, shell: Shell) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._plan_id: str | None = None
        self._plan: LessonPlan | None = None
        self._sitting = RubricSitting(shell.desk, self)
        self._preview = SheetPreview(view.sheet, shell, self)
        self._files = RubricFiles(view, shell, self)
        self._untold = Changes()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.tell_others)
        self.scoring = Scoring(view, shell, self)
        self._connect()
        self._connect_levels()
        self._connect_table()

    def show_plan(self, plan_id: str | None) -> None:
        """The plan's rubric that was changed last, or the one that is being edited."""
        same = plan_id == self._plan_id and self._sitting.rubric is not None
        self._plan_id = plan_id
        self._open(self._rubric_id if same else None)

    def edit(self, name: str, wanted: Callable[[Rubric], Rubric], *, key: Hashable = None) -> None:
        """One step that can be undone."""
        self._sitting.do(RubricEdit(name, wanted, key))

    def tell_others(self) -> None:
        """Announce what was saved since the last time."""
        untold, self._untold = self._untold, Changes()
        self._rest.stop()
        self._shell.bus.announce(untold, self)

    @property
    def _rubric_id(self) -> str | None:
        return self._sitting.rubric.id if self._sitting.rubric else None

    def _open(self, rubric_id: str | None = None) -> None:
        """That rubric of the plan, the one changed last, or the page for a plan without one."""
        if self._plan_id is None:
            return
        desk = self._shell.desk
        try:
            self._plan = plans.open_plan(desk, self._plan_id).plan
            found = [one.id for one in rubrics.of_plan(desk, self._plan_id)]
            if rubric_id not in found:
                rubric_id = found[0] if found else None
            if rubric_id is None:
                self._sitting.close()
            elif rubric_id != self._rubric_id or self._is_old(rubric_id):
                self._sitting.open(rubric_id)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._show()

    def _is_old(self, rubric_id: str) -> bool:
        return rubrics.open_rubric(self._shell.desk, rubric_id).rubric != self._sitting.rubric

    def _show(self) -> None:
        plan, rubric = self._plan, self._sitting.rubric
        if plan is None:
            return
        if rubric is None:
            self._view.show_empty(can_draft=bool(plan.objectives or plan.assessments))
            return
        found = rubrics.of_plan(self._shell.desk, self._plan_id or "")
        self._view.show_choice([(one.id, one.title) for one in found], rubric.id)
        self._view.show_rubric(reading_of(rubric, plan))
        self._show_undo()
        self._preview.show(plan, rubric)

    def _show_undo(self) -> None:
        stack = self._sitting.stack
        self._view.show_undo(stack.undoText(), stack.redoText())

    def _connect(self) -> None:
        view, sitting = self._view, self._sitting
        sitting.changed.connect(self._show)
        sitting.saved.connect(self._note)
        sitting.failed.connect(self._shell.navigator.show_error)
        sitting.stack.indexChanged.connect(self._show_undo)
        view.undo_requested.connect(sitting.undo)
        view.redo_requested.connect(sitting.redo)
        view.hidden.connect(self.tell_others)
        view.draft_wanted.connect(self._draft)
        view.new_wanted.connect(self._begin)
        view.rubric_chosen.connect(self._choose)
        view.objectives_wanted.connect(self._add_objectives)
        view.duplicate_wanted.connect(self._duplicate)
        view.copy_wanted.connect(self._copy)
        view.delete_wanted.connect(self._delete)
        view.kind_wanted.connect(self._set_kind)
        view.version_wanted.connect(self._go_back)
        view.menu_wanted.connect(self._show_menu)
        view.sheet.print_wanted.connect(self._print)
        view.import_wanted.connect(lambda: self._files.take_in(self._plan_id))
        view.export_wanted.connect(lambda form: self._files.write(self._sitting.rubric, form))
        self._files.imported.connect(self._open_new)
        self._shell.bus.changed.connect(self._follow)

    def _connect_levels(self) -> None:
        view = self._view
        view.levels_wanted.connect(self._ask_for_levels)
        view.scale_chosen.connect(
            lambda scale: self.edit(
                self.tr("levels and points"), lambda one: change.set_scale(one, scale)
            )
        )
        view.level_added.connect(lambda: self.edit(self.tr("add a level"), change.add_level))
        view.level_removed.connect(
            lambda: self.edit(self.tr("remove a level"), change.remove_level)
        )
        view.score_wanted.connect(self._score)

    def _connect_table(self) -> None:
        view, table = self._view, self._view.table
        view.sheet.parts_chosen.connect(
            lambda parts: self.edit(
                self.tr("what is on the sheet"), lambda one: replace(one, sheet=parts)
            )
        )
        view.title_edited.connect(
            lambda text, turn: self.edit(
                self.tr("title"), lambda one: change.set_title(one, text), key=("title", turn)
            )
        )
        table.title_edited.connect(
            lambda place, text, turn: self.edit(
                self.tr("name of the criterion"),
                lambda one: change.set_criterion_title(one, place, text),
                key=("name", place, turn),
            )
        )
        table.words_edited.connect(
            lambda place, level, text, turn: self.edit(
                self.tr("words of a level"),
                lambda one: change.set_words(one, place, level, text),
                key=("words", place, level, turn),
            )
        )
        table.weight_chosen.connect(
            lambda place, weight: self.edit(
                self.tr("weight"), lambda one: change.set_weight(one, place, weight)
            )
        )
        table.move_wanted.connect(
            lambda place, to: self.edit(
                self.tr("move criterion"), lambda one: change.move(one, place, to)
            )
        )
        table.criterion_wanted.connect(self._add_criterion)
        table.menu_wanted.connect(self._show_criterion_menu)
        view.criterion_copied.connect(
            lambda place: self.edit(
                self.tr("duplicate criterion"), lambda one: change.duplicate(one, place)
            )
        )
        view.criterion_removed.connect(self._remove_criterion)
        view.not_applicable_wanted.connect(
            lambda place, allowed: self.edit(
                self.tr("N/A"),
                lambda one: change.allow_not_applicable(one, place, allowed=allowed),
            )
        )

    # What is announced

    def _note(self, changes: Changes) -> None:
        self._untold |= changes
        self._rest.start()

    def _follow(self, changes: Changes, initiator: object) -> None:
        """The plan's objectives stand in the table; a rubric may have come from elsewhere."""
        ours = self._plan_id in changes.plans or bool(changes.rubrics)
        if initiator is not self and ours and self._view.isVisible():
            self._open(self._rubric_id)

    # What is done

    def _draft(self) -> None:
        if self._plan_id is not None:
            self._make(lambda plan_id: rubrics.draft(self._shell.desk, plan_id))

    def _begin(self) -> None:
        plan = self._plan
        if plan is None:
            return
        title = self.tr("{plan} rubric").format(plan=plan.short_title)
        empty = change.add_criterion(Rubric(title, "", ()))
        self._make(lambda plan_id: rubrics.add(self._shell.desk, empty, plan_id=plan_id))
        self._view.table.focus_cell(0)

    def _choose(self, rubric_id: str) -> None:
        """What is looked at is what is printed."""
        self._note(rubrics.choose(self._shell.desk, rubric_id))
        self._open(rubric_id)

    def _duplicate(self) -> None:
        rubric = self._sitting.rubric
        if rubric is not None:
            title = self.tr("{title} (copy)").format(title=rubric.title)
            self._make(lambda _: rubrics.duplicate(self._shell.desk, rubric.id, title))

    def _copy(self, rubric_id: str) -> None:
        """A rubric of the shelf or of another plan, to go on from here."""
        desk = self._shell.desk

        def add(plan_id: str) -> tuple[str, Changes]:
            return rubrics.add(desk, rubrics.copy_of(desk, rubric_id), plan_id=plan_id)

        self._make(add)

    def _make(self, make: Callable[[str], tuple[str, Changes]]) -> None:
        """Keep a new rubric with the plan and open it."""
        if self._plan_id is None:
            return
        try:
            rubric_id, changes = make(self._plan_id)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._note(changes)
        self._open(rubric_id)

    def _open_new(self, rubric_id: str, changes: Changes) -> None:
        self._note(changes)
        self._open(rubric_id)

    def _delete(self) -> None:
        rubric = self._sitting.rubric
        if rubric is None:
            return

        def bring_back() -> None:
            self._note(rubrics.restore(self._shell.desk, rubric.id))
            self._open(rubric.id)

        self._note(rubrics.remove(self._shell.desk, rubric.id))
        self._open()
        said = self.tr("“{title}” deleted").format(title=rubric.title)
        self._shell.navigator.say(said, bring_back)

    def _add_objectives(self) -> None:
        plan, before = self._plan, self._sitting.rubric
        if plan is None or before is None:
            return
        name = self.tr("add from objectives")
        self.edit(name, lambda one: change.add_from_objectives(one, plan))
        if self._sitting.rubric == before:
            self._shell.navigator.say(self.tr("Every objective has its criterion."))

    def _add_criterion(self) -> None:
        self.edit(self.tr("add criterion"), change.add_criterion)
        self._view.table.focus_cell(len(self._view.table.rows) - 1)

    def _remove_criterion(self, place: int) -> None:
        self.edit(self.tr("delete criterion"), lambda one: change.remove(one, place))
        self._shell.navigator.say(self.tr("Criterion deleted"), self._sitting.undo)

    def _set_kind(self, kind: RubricKind) -> None:
        self.edit(self.tr("kind of rubric"), lambda one: as_kind(one, kind))

    def _go_back(self, version: int) -> None:
        """An old version becomes the newest one again, as a step that can be undone."""
        rubric = self._sitting.rubric
        if rubric is not None:
            old = rubrics.open_rubric(self._shell.desk, rubric.id, version=version).rubric
            self.edit(self.tr("go back to a version"), lambda _: old)

    def _ask_for_levels(self) -> None:
        if self._sitting.rubric is not None:
            self._view.ask_for_levels(change.scale_of(self._sitting.rubric))

    def _score(self) -> None:
        if self._plan_id is not None and self._sitting.rubric is not None:
            self.tell_others()
            self.scoring.open(self._plan_id, self._sitting.rubric)

    def _print(self) -> None:
        self.tell_others()
        if self._plan_id is not None:
            self._shell.navigator.open_plan(self._plan_id, Place.PRINT)

    # Menus

    def _show_menu(self) -> None:
        rubric = self._sitting.rubric
        if rubric is None:
            return
        desk, now = self._shell.desk, self._shell.desk.clock.now()
        mine = {one.id for one in rubrics.of_plan(desk, self._plan_id or "")}
        others = [(one.id, one.title) for one in rubrics.everything(desk) if one.id not in mine]
        versions = [
            (
                one.number,
                self.tr("version {number}, {day}").format(
                    number=one.number, day=one.label or near_day(one.at, now)
                ),
            )
            for one in rubrics.versions(desk, rubric.id)[1:]
        ]
        menu = page_menu(
            self._view, rubric.kind, others[:_MOST_IN_A_MENU], versions[:_MOST_IN_A_MENU]
        )
        more = self._view.more
        menu.popup(more.mapToGlobal(more.rect().bottomLeft()))

    def _show_criterion_menu(self, place: int, at: QPoint) -> None:
        rubric = self._sitting.rubric
        if rubric is not None:
            menu = criterion_menu(
                self._view,
                place,
                last=len(rubric.criteria) - 1,
                may_not_apply=rubric.criteria[place].may_not_apply,
            )
            menu.popup(at)
