"""Between the scoring window and the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.score_table import subject_names, subjects_of
from facilitator.domain.scoring import Verdict
from facilitator.services import scoring, sessions
from facilitator.services.scoring import Answer
from facilitator.ui.rubric.scoring_dialog import ScoringDialog
from facilitator.ui.rubric.scoring_words import (
    NOT_APPLICABLE,
    NOT_SEEN,
    reading_of,
    total_words,
)
from facilitator.ui.session.naming import session_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from facilitator.domain.rubric import Rubric
    from facilitator.domain.scoring import Subject
    from facilitator.domain.session import Session
    from facilitator.library.values import SessionSummary
    from facilitator.services.scoring import ScoreSheet
    from facilitator.ui.shell import Shell


class Scoring(QObject):
    """One window at a time, over the page that opened it."""

    def __init__(self, page: QWidget, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._shell = shell
        self._found: dict[str, SessionSummary] = {}
        self._rubric_id = ""
        self._sheet: ScoreSheet | None = None

    def open(
        self, plan_id: str, rubric: Rubric, session_id: str = "", subject: Subject | None = None
    ) -> None:
        """For the sessions of the plan that were begun: that one, else the last one, first."""
        begun = [
            one for one in sessions.of_plan(self._shell.desk, plan_id) if one.started_at is not None
        ]
        if not begun:
            self._shell.navigator.say(self.tr("There is no session of this plan to score yet."))
            return
        begun.sort(key=lambda one: one.started_at or one.session.planned_start, reverse=True)
        self._found = {one.session.id: one for one in begun}
        self._rubric_id = rubric.id
        self.dialog = dialog = ScoringDialog(rubric.title, self._page)
        first = session_id if session_id in self._found else begun[0].session.id
        dialog.show_sessions(session_names(begun), first)
        dialog.session_chosen.connect(self._show_session)
        dialog.subject_chosen.connect(self._show_subject)
        dialog.answered.connect(self._answer)
        dialog.noted.connect(self._note)
        dialog.pointed.connect(self._point)
        dialog.taken_back.connect(self._take_back)
        self._show_session(first, subject)
        dialog.open()

    def _show_session(self, session_id: str, subject: Subject | None = None) -> None:
        self._session_id = session_id
        subjects = [*_subjects(self._found[session_id].session)]
        known = [one for one, _ in subjects]
        first = subject if subject in known else known[0]
        self.dialog.show_subjects(subjects, first)
        self._show_subject(first)

    def _show_subject(self, subject: Subject) -> None:
        self._sheet = scoring.sheet(self._shell.desk, self._session_id, self._rubric_id, subject)
        readings = [reading_of(one) for one in self._sheet.criteria]
        self.dialog.show_scores(readings, total_words(self._sheet))

    def _answer(self, criterion_id: str, choice: str) -> None:
        self._give(criterion_id, _answer_of(choice, self._note_on(criterion_id)))

    def _point(self, criterion_id: str, points: int) -> None:
        """Within the level that was chosen, which stays the answer's level."""
        sheet = self._sheet
        former = sheet.of(criterion_id).answer if sheet else None
        if former is not None and former.level and former.points != points:
            self._give(criterion_id, Answer(Verdict.POINTS, former.level, points, former.note))

    def _note(self, criterion_id: str, note: str) -> None:
        sheet = self._sheet
        former = sheet.of(criterion_id).answer if sheet else None
        if former is not None:
            self._give(criterion_id, Answer(former.verdict, former.level, former.points, note))

    def _note_on(self, criterion_id: str) -> str:
        former = self._sheet.of(criterion_id).answer if self._sheet else None
        return former.note if former else ""

    def _give(self, criterion_id: str, answer: Answer) -> None:
        if self._sheet is not None:
            changes = scoring.give(self._shell.desk, self._sheet, criterion_id, answer)
            self._shell.bus.announce(changes, self)
            self._show_subject(self._sheet.subject)

    def _take_back(self, criterion_id: str) -> None:
        if self._sheet is not None:
            changes = scoring.take_back(self._shell.desk, self._sheet, criterion_id)
            self._shell.bus.announce(changes, self)
            self._show_subject(self._sheet.subject)


def _answer_of(choice: str, note: str) -> Answer:
    verdicts = {NOT_APPLICABLE: Verdict.NOT_APPLICABLE, NOT_SEEN: Verdict.NOT_SEEN}
    if choice in verdicts:
        return Answer(verdicts[choice], note=note)
    return Answer(Verdict.LEVEL, level=choice, note=note)


def _subjects(session: Session) -> Iterator[tuple[Subject, str]]:
    """Every group, followed by its participants as far as they have names."""
    for subject in subjects_of(session):
        yield subject, ": ".join(filter(None, subject_names(session, subject)))
