"""From a plan to a session: what is proposed, checked, saved and started."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.session import Group
from facilitator.errors import UserError
from facilitator.services import people, plans, sessions
from facilitator.services.desk import new_id
from facilitator.services.rehearsing import copy_to_rehearse
from facilitator.services.starting import start_now
from facilitator.ui.session.helpers import GroupsWish
from facilitator.ui.session.model import (
    GROUP_NAMES,
    SetupForm,
    coverage,
    end_words,
    in_the_past,
    instant,
    name_lines,
    names_for,
    problems_of,
)
from facilitator.ui.session.naming import MOST_DAYS, NAMES_DAYS
from facilitator.ui.wording import clock_time, date_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from facilitator.domain.changes import Changes
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.session import Session
    from facilitator.ui.session.view import SetupDialog
    from facilitator.ui.shell import Shell

_START, _PLACE, _NAMES = "session/start", "session/place", "session/group_names"
_USUAL_GROUPS = 4


class SetupPresenter(QObject):
    """Keeps the session that is being set up and the plan it belongs to."""

    def __init__(self, dialog: SetupDialog, shell: Shell) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._shell = shell
        self._session: Session
        self._plan: LessonPlan
        self._guessed = False
        self._strict = False
        self._is_new = False

    def begin(self, plan_id: str, session_id: str | None) -> None:
        """Fill the form: with a new session, or with one that was saved.

        Raises UserError when the plan or the session is gone.
        """
        if session_id is None:
            self._session, self._is_new = self._draft(plan_id), True
        else:
            self._session = sessions.reopen(self._shell.desk, session_id)
            if sessions.find(self._shell.desk, session_id).started_at is not None:
                self._dialog.set_running()
        self._load_plan()
        self._dialog.show_plans(plans.shelf(self._shell.desk), self._session.plan_id)
        self._dialog.show_form(self._form_of(self._session), self._plan.profiles)
        self._dialog.mark_unchanged()
        self._judge()
        self._connect()

    def _connect(self) -> None:
        dialog = self._dialog
        dialog.edited.connect(self._judge)
        dialog.when_chosen.connect(self._when_chosen)
        dialog.plan_chosen.connect(lambda plan_id: self._try(lambda: self._change_plan(plan_id)))
        dialog.group_wanted.connect(self._add_group)
        dialog.groups_wished.connect(self._make_groups)
        dialog.names_given.connect(self._name_participants)
        dialog.save_requested.connect(lambda: self._finish(self._save))
        dialog.start_requested.connect(lambda: self._finish(self._start))
        dialog.rehearsal_requested.connect(lambda: self._finish(self._rehearse))

    def _draft(self, plan_id: str) -> Session:
        """The usual time and place, and the groups of last time."""
        desk, choices = self._shell.desk, self._shell.choices
        begin, self._guessed = sessions.proposed_start(desk, _usual(choices.text(_START)))
        made = sessions.draft(desk, plan_id, planned_start=begin, names=self._names(30))
        return replace(made, place=choices.text(_PLACE))

    def _load_plan(self) -> None:
        session = self._session
        stored = plans.open_plan(self._shell.desk, session.plan_id, version=session.version)
        self._plan = stored.plan

    def _form_of(self, session: Session) -> SetupForm:
        local = session.planned_start.astimezone()
        start = local.time().replace(second=0, microsecond=0)
        return SetupForm(session.plan_id, local.date(), start, session.place, session.groups)

    def _judge(self) -> None:
        """Say what follows from the form; missing names are only said once saving was tried."""
        form, dialog = self._dialog.form, self._dialog
        minutes = self._plan.phase_minutes + self._plan.break_minutes
        dialog.show_end(end_words(form, minutes))
        dialog.show_coverage(coverage(self._plan.profiles, form.groups))
        problems = problems_of(form)
        shown = problems if self._strict else replace(problems, groups={})
        dialog.show_problems(shown, in_the_past(form, self._shell.desk.clock.now()))

    def _when_chosen(self) -> None:
        self._guessed = False
        self._judge()

    def _change_plan(self, plan_id: str) -> None:
        """Another plan brings its own groups, unless the user already changed these."""
        untouched = self._dialog.form.groups == self._session.groups
        form, drafted = self._dialog.form, self._draft_groups(plan_id)
        before = self._session
        self._session = replace(drafted, id=before.id, planned_start=before.planned_start)
        self._load_plan()
        groups = drafted.groups if untouched else sessions.fresh_groups(form.groups, self._plan)
        self._session = replace(self._session, groups=groups)
        self._dialog.show_groups(groups, self._plan.profiles)
        self._judge()

    def _draft_groups(self, plan_id: str) -> Session:
        begin, names = self._session.planned_start, self._names(30)
        return sessions.draft(self._shell.desk, plan_id, planned_start=begin, names=names)

    def _add_group(self) -> None:
        """A group for a profile that has none yet, under a name that is free."""
        form = self._dialog.form
        missing = sessions.profiles_without_group(self._plan, form.groups)
        taken = [group.name for group in form.groups]
        name = names_for(1, self._favourites(), taken)[0]
        self._dialog.add_group(Group(new_id(), name, missing[0] if missing else ""))

    def _make_groups(self, wish: GroupsWish | None) -> None:
        if wish is None:
            groups = self._dialog.form.groups
            people = sum(group.people or 0 for group in groups)
            count = len(groups) or _USUAL_GROUPS
            self._dialog.ask_for_groups(GroupsWish(count, people, self._favourites()))
            return
        self._shell.choices.set_text(_NAMES, "\n".join(wish.names))
        names = names_for(wish.count, self._favourites())
        made = sessions.make_groups(
            wish.count, wish.people, profiles=self._plan.profiles, names=names
        )
        self._dialog.show_groups(made, self._plan.profiles)
        self._dialog.edited.emit()

    def _name_participants(self, names: Mapping[str, Sequence[str]]) -> None:
        groups = [
            sessions.with_participants(group, names[group.id]) if group.id in names else group
            for group in self._dialog.form.groups
        ]
        self._dialog.show_groups(groups, self._plan.profiles)
        self._dialog.edited.emit()

    def _finish(self, act: Callable[[Session], None]) -> None:
        """Save what the form says if it is right, else go to what is not."""
        self._strict = True
        form = self._dialog.form
        self._guessed = self._guessed and self._keeps_start(form)
        problems = problems_of(form)
        self._judge()
        if problems:
            self._dialog.focus_problem(problems)
            return
        self._try(lambda: act(self._session_of(form)))

    def _session_of(self, form: SetupForm) -> Session:
        """The session that the form describes; an untouched start keeps its seconds."""
        session, start = self._session, form.start
        assert start is not None
        begin = instant(form.day, start)
        assert begin is not None
        if self._keeps_start(form):
            begin = session.planned_start
        return replace(session, planned_start=begin, place=form.place, groups=form.groups)

    def _keeps_start(self, form: SetupForm) -> bool:
        same = self._form_of(self._session)
        return (same.day, same.start) == (form.day, form.start)

    def _save(self, session: Session) -> None:
        changes = sessions.save(self._shell.desk, session)
        self._close(session, changes)
        words = self.tr("Session saved for {day}, {time}")
        begin = session.planned_start
        self._shell.navigator.say(words.format(day=date_text(begin), time=clock_time(begin)))

    def _start(self, session: Session) -> None:
        changes = start_now(self._shell.desk, session, guessed=self._guessed)
        self._close(session, changes)
        self._shell.navigator.run_session(session.id)

    def _rehearse(self, session: Session) -> None:
        """The session itself is saved for later; a copy is what one tries out."""
        saved = sessions.save(self._shell.desk, session)
        copy, changes = copy_to_rehearse(self._shell.desk, session)
        self._close(session, saved | changes, copy.id)
        self._shell.navigator.run_session(copy.id)

    def _close(self, session: Session, changes: Changes, *copies: str) -> None:
        choices = self._shell.choices
        if not self._guessed:
            choices.set_text(_START, session.planned_start.astimezone().strftime("%H:%M"))
        choices.set_text(_PLACE, session.place)
        days = round(choices.number(NAMES_DAYS, 0))
        if self._is_new and 0 < days <= MOST_DAYS:
            for each in (session.id, *copies):
                changes |= people.set_keep_days(self._shell.desk, each, days)
        self._shell.bus.announce(changes, self)
        self._dialog.accept()

    def _favourites(self) -> tuple[str, ...]:
        return name_lines(self._shell.choices.text(_NAMES)) or GROUP_NAMES

    def _names(self, count: int) -> tuple[str, ...]:
        return names_for(count, self._favourites())

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self._shell.navigator.show_error(error)


def _usual(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
