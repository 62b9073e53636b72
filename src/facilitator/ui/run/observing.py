"""Between the groups pane and the service that keeps observations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.assessed import assessed_in
from facilitator.domain.inline import plain
from facilitator.domain.method_tags import method_tags
from facilitator.ui.quick_tags import keep_quick_tags, quick_tags
from facilitator.ui.run.draft import Draft
from facilitator.ui.run.groups_reading import seen_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.run.groups_pane import GroupsPane
    from facilitator.ui.run.live import LiveSession
    from facilitator.ui.shell import Shell

_MORE_TAGS = "run/more_tags"


class Observing(QObject):
    """Keeps the draft's phase, proposes an objective, saves, and loses nothing typed."""

    def __init__(
        self,
        pane: GroupsPane,
        shell: Shell,
        *,
        saved: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._shell = shell
        self._saved = saved
        self._say = say
        self._live: LiveSession | None = None
        self._phase: int | None = None
        self._has_phase = False
        self._proposed_in: int | None = None
        self._last_objective: int | None = None
        pane.form.tags.set_tags(quick_tags(shell.choices))
        pane.draft_begun.connect(self._begin)
        pane.save_requested.connect(self._save)
        pane.draft_cancelled.connect(self._cancelled)
        pane.tags_edited.connect(self._keep_tags)
        pane.form.tags.more_edited.connect(self._keep_more)
        pane.form.photo.failed.connect(shell.navigator.show_error)
        shell.ticker.ticked.connect(lambda _at: self._tell_what_waits())

    @property
    def says_something(self) -> bool:
        """Whether something is chosen or written that is not saved yet."""
        return self._pane.draft.says_something

    def show_session(self, live: LiveSession, *, afresh: bool) -> None:
        """`afresh` for another session: what was begun for the one before is put away."""
        self._live = live
        if not afresh:
            self._propose_anew()
            return
        self._has_phase = False
        self._last_objective = None
        self._pane.form.photo.begin_session()
        objectives = tuple(plain(one.text) for one in live.run.plan.objectives)
        self._pane.form.set_objectives(objectives)
        self._pane.form.tags.set_more(
            offered=method_tags(live.run.plan), own=self._lines(_MORE_TAGS)
        )
        self._proposed_in = self._here()
        self._pane.set_draft(Draft(objective=self._proposed()))

    def phase_changed(self) -> None:
        """Propose what this phase assesses, unless an observation was begun before."""
        self._propose_anew()

    def _propose_anew(self) -> None:
        """Once a phase: what the user then chose instead stays."""
        draft, here = self._pane.draft, self._here()
        if not draft.is_begun and here != self._proposed_in:
            self._proposed_in = here
            self._pane.set_draft(replace(draft, objective=self._proposed()))

    def save_rest(self) -> bool:
        """Save what was begun, for the whole room if no group was chosen; False if it failed."""
        draft = self._pane.draft
        if not draft.says_something:
            return True
        if not draft.has_subject:
            draft = replace(draft, whole_room=True)
        return self._save(draft)

    def _begin(self) -> None:
        if self._live is not None:
            self._phase = self._live.run.run.current
            self._has_phase = True

    def _save(self, draft: Draft) -> bool:
        """On failure the form stays as it is."""
        live = self._live
        if live is None:
            return False
        phase = self._phase if self._has_phase else live.run.run.current
        try:
            seen = live.record(draft, phase)
        except Exception as error:
            self._shell.navigator.show_error(error)
            return False
        line = seen_line(live.moment(seen.at), seen)
        self._tell_what_waits()
        self._pane.confirm(line)
        self._has_phase = False
        self._last_objective = seen.objective
        self._pane.set_draft(Draft(objective=seen.objective))
        self._propose_anew()
        self._pane.give_focus_back()
        self._saved()
        waits = self._shell.desk.library.waiting
        words = self.tr("Kept in memory. {line}") if waits else self.tr("Saved. {line}")
        self._say(words.format(line=line.summary))
        return True

    def _tell_what_waits(self) -> None:
        self._pane.last.set_waits(bool(self._shell.desk.library.waiting))

    def _cancelled(self, draft: Draft) -> None:
        """A stray Esc must not cost a sentence."""
        self._propose_anew()
        words = self.tr("Observation cancelled")
        self._shell.navigator.say(words, lambda: self._pane.set_draft(draft), icon="ph.x-circle")

    def _here(self) -> int | None:
        return self._live.run.run.current if self._live is not None else None

    def _proposed(self) -> int | None:
        """What the phase assesses, else what was used last, else the first objective."""
        live = self._live
        if live is None or not live.run.plan.objectives:
            return None
        plan = live.run.plan
        here = live.run.run.current or 0
        found = assessed_in(plan, here) if here < len(plan.phases) else ()
        if found:
            return found[0]
        return self._last_objective if self._last_objective is not None else 0

    def _lines(self, key: str) -> tuple[str, ...]:
        return tuple(filter(None, self._shell.choices.text(key).split("\n")))

    def _keep_more(self, tags: tuple[str, ...]) -> None:
        self._shell.choices.set_text(_MORE_TAGS, "\n".join(tags))

    def _keep_tags(self, tags: tuple[str, ...]) -> None:
        keep_quick_tags(self._shell.choices, tags)
