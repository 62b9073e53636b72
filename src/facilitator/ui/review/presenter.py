"""What happened in a session, from the library to the Review page and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from facilitator.domain.fair_share import Tally, attention, unnamed
from facilitator.domain.seen import SeenFilter
from facilitator.errors import UserError
from facilitator.services import observations, photos, sessions
from facilitator.services.reviews import review
from facilitator.services.seen import listed
from facilitator.services.starting import start_now
from facilitator.ui.review.afterwards import Afterwards
from facilitator.ui.review.changes import open_changes
from facilitator.ui.review.exporting import ReportExporter
from facilitator.ui.review.judging import Judging
from facilitator.ui.review.learning import Learning
from facilitator.ui.review.matrix_model import matrix
from facilitator.ui.review.model import drift, timeline
from facilitator.ui.review.notes_paint import THUMB_HEIGHT, THUMB_WIDTH
from facilitator.ui.review.people import open_people
from facilitator.ui.review.photo_dialog import open_photo
from facilitator.ui.review.words import (
    cell_name,
    facts_of,
    note_spoken,
    planned_facts,
    planned_words,
    spread_words,
    who,
)
from facilitator.ui.session.naming import session_names
from facilitator.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from facilitator.domain.changes import Changes
    from facilitator.domain.fair_share import Attention
    from facilitator.domain.observation import Observation
    from facilitator.library.values import SessionSummary
    from facilitator.services.reviews import SessionReview
    from facilitator.ui.review.view import ReviewView
    from facilitator.ui.shell import Shell


class ReviewPresenter(QObject):
    """Keeps which session of the open plan is looked at, and through which filter."""

    def __init__(self, view: ReviewView, shell: Shell) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._plan_id: str | None = None
        self._session_id = ""
        self._shown: SessionReview | None = None
        self._filter = SeenFilter()
        self._minute: datetime | None = None
        self._is_stale = False
        self._afterwards, self._learning = Afterwards(view, shell), Learning(view, shell)
        self._judging = Judging(view, shell)
        self._exporter = ReportExporter(view, shell)
        self._connect()

    def show_plan(self, plan_id: str | None) -> None:
        if plan_id != self._plan_id:
            self._session_id, self._filter = "", SeenFilter()
        self._plan_id = plan_id
        self._reload()

    @property
    def session_id(self) -> str | None:
        """The session that is looked at."""
        return self._session_id or None

    def show_session(self, session_id: str) -> None:
        self._plan_id = sessions.find(self._shell.desk, session_id).session.plan_id
        self._choose(session_id)

    def _connect(self) -> None:
        view, shell = self._view, self._shell
        view.came_into_sight.connect(self._come_into_sight)
        view.session_chosen.connect(self._choose)
        view.matrix.cell_chosen.connect(self._filter_by_cell)
        view.notes.filter_chosen.connect(self._filter_by)
        view.notes.note_edited.connect(self._edit)
        view.notes.follow_up_toggled.connect(self._toggle_follow_up)
        view.notes.delete_requested.connect(self._delete_note)
        view.notes.photo_requested.connect(self._open_photo)
        view.set_up_requested.connect(self._set_up)
        view.change_requested.connect(self._change_set_up)
        view.start_requested.connect(lambda: self._try(self._start))
        view.delete_requested.connect(lambda: self._try(self._delete_session))
        view.run_requested.connect(lambda: shell.navigator.run_session(self._session_id))
        view.print_requested.connect(lambda: shell.navigator.print_session(self._session_id))
        view.notes.changes_requested.connect(self._show_changes)
        view.export_requested.connect(self._export)
        view.paper_requested.connect(lambda: self._try(self._enter_paper))
        view.people_requested.connect(lambda: open_people(view, shell, self._session_id))
        shell.bus.changed.connect(self._follow)
        shell.ticker.ticked.connect(self._tick)

    def _follow(self, changes: Changes, initiator: object) -> None:
        touched = changes.sessions | changes.runs
        if initiator is self._afterwards and not changes.observations:
            return
        if self._plan_id not in changes.plans and self._session_id not in touched:
            return
        if self._view.isVisible():
            self._reload()
        else:
            self._is_stale = True

    def _come_into_sight(self) -> None:
        """Until then an observation in Run does not wait for a page that nobody sees."""
        if self._is_stale:
            self._reload()

    def _tick(self, at: datetime) -> None:
        """Once a minute is enough for a chart; nothing is drawn that nobody sees."""
        minute = at.replace(second=0, microsecond=0)
        if self._shown is None or minute == self._minute or not self._view.isVisible():
            return
        self._minute = minute
        if self._shown.live.run.is_running:
            self._shown = replace(self._shown, at=at)
            self._show_time(self._shown)
            self._learning.show_time(self._shown)

    def _choose(self, session_id: str) -> None:
        if session_id != self._session_id:
            self._filter = SeenFilter(newest_first=self._filter.newest_first)
        self._session_id = session_id
        self._reload()

    def _reload(self) -> None:
        self._is_stale = False
        found = sessions.of_plan(self._shell.desk, self._plan_id) if self._plan_id else ()
        self._session_id = _session_to_show(found, self._session_id)
        if not self._session_id:
            self._shown = None
            self._view.show_nothing()
            return
        self._view.show_sessions(session_names(found), self._session_id)
        self._try(self._load)

    def _load(self) -> None:
        shown = self._shown = review(self._shell.desk, self._session_id)
        groups = shown.live.session.groups
        self._view.show_names(any(group.participants for group in groups))
        if shown.live.run.started_at is None:
            self._view.show_facts(planned_facts(shown), running=False, started=False)
            self._view.show_planned(*planned_words(shown))
            return
        self._show_time(shown)
        self._show_seen(shown)
        self._judging.show(shown)
        self._afterwards.show(shown)
        self._learning.show(shown)

    def _show_time(self, shown: SessionReview) -> None:
        run = shown.live.run
        self._view.show_facts(facts_of(shown), running=run.is_running, started=True)
        chart = timeline(run, shown.live.plan, shown.at)
        self._view.time.show_time(chart, drift(run, shown.at))

    def _show_seen(self, shown: SessionReview) -> None:
        session, seen, notes = shown.live.session, shown.seen, self._view.notes
        grid = matrix(session, shown.live.plan, seen)
        self._view.matrix.show_matrix(grid, self._filter.cell, count=seen.total)
        self._view.matrix.show_spread(
            spread_words(_spread(shown), unnamed(session.groups, seen.people))
        )
        notes.show_photos(photos.of_session(self._shell.desk, session.id), self._thumbnail)
        rows = listed(self._shell.desk, session.id, self._filter)
        notes.show_notes(session, rows, self._filter)
        notes.show_tags(seen.tags)
        cell = cell_name(session, self._filter.cell)
        notes.show_counts(all_notes=seen.total, follow_ups=seen.follow_ups, cell=cell)

    def _thumbnail(self, observation_id: str) -> QImage:
        from facilitator.ui.photos import picture_of

        photo = photos.find(self._shell.desk, observation_id)
        room = QSize(2 * theme().px(THUMB_WIDTH), 2 * theme().px(THUMB_HEIGHT))
        return picture_of(photo.image, room) if photo else QImage()

    def _open_photo(self, seen: Observation) -> None:
        if self._shown is not None:
            title = note_spoken(self._shown.live.session, seen)
            open_photo(self._view, self._shell, seen, title)

    def _filter_by(self, wanted: SeenFilter) -> None:
        self._filter = wanted
        if self._shown is not None:
            self._show_seen(self._shown)

    def _filter_by_cell(self, cell: tuple[str, int] | None) -> None:
        self._filter_by(replace(self._filter, cell=cell))

    def _edit(self, seen: Observation, note: str) -> None:
        self._try(lambda: self._change(replace(seen, note=note)))

    def _toggle_follow_up(self, seen: Observation) -> None:
        self._try(lambda: self._change(replace(seen, follow_up=not seen.follow_up)))

    def _change(self, seen: Observation) -> None:
        self._announce(observations.change(self._shell.desk, seen))

    def _delete_note(self, seen: Observation) -> None:
        self._try(lambda: self._remove(seen))

    def _remove(self, seen: Observation) -> None:
        session = sessions.find(self._shell.desk, seen.session_id).session
        self._announce(observations.remove(self._shell.desk, seen))
        said = self.tr("Observation deleted: {who}").format(who=who(session, seen))
        self._shell.navigator.say(said, lambda: self._bring_back(seen), icon="ph.trash")

    def _bring_back(self, seen: Observation) -> None:
        self._try(lambda: self._announce(observations.bring_back(self._shell.desk, seen)))

    def _set_up(self) -> None:
        if self._plan_id:
            self._shell.navigator.set_up_session(self._plan_id)

    def _change_set_up(self) -> None:
        if self._plan_id:
            self._shell.navigator.set_up_session(self._plan_id, self._session_id)

    def _start(self) -> None:
        session = sessions.reopen(self._shell.desk, self._session_id)
        self._announce(start_now(self._shell.desk, session))
        self._shell.navigator.run_session(session.id)

    def _delete_session(self) -> None:
        self._announce(sessions.delete(self._shell.desk, self._session_id))

    def _show_changes(self) -> None:
        if self._shown is not None:
            open_changes(self._view, self._shell, self._shown.live.session)

    def _enter_paper(self) -> None:
        from facilitator.ui.paper.entering import open_paper_entry

        open_paper_entry(self._view, self._shell, self._session_id)

    def _export(self, kind: str) -> None:
        if self._shown is not None:
            self._exporter.export(self._shown, kind)

    def _announce(self, changes: Changes) -> None:
        """This page follows its own changes too: what it shows always comes from the library."""
        self._shell.bus.announce(changes, self)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self._shell.navigator.show_error(error)


def _spread(shown: SessionReview) -> tuple[Attention, ...]:
    live = shown.live
    begun = live.run.started_at or shown.at
    groups, objectives = live.session.groups, len(live.plan.objectives)
    return attention(groups, objectives, Tally.of(shown.seen), since=begun, at=shown.at)


def _session_to_show(found: tuple[SessionSummary, ...], wanted: str) -> str:
    """The one wanted, else one that runs, else the last that took place, else the next.

    A rehearsal is shown when it is asked for.
    """
    ids = [one.session.id for one in found]
    if wanted in ids:
        return wanted
    real = [one for one in found if not one.session.rehearsal]
    running = [one.session.id for one in real if one.started_at and not one.ended_at]
    held = [one.session.id for one in real if one.started_at]
    return next(iter([*running, *held, *reversed(ids)]), "")
