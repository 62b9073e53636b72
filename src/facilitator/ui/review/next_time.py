"""What the sessions of a plan teach, each line to be accepted into a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.lessons_learned import LessonKind
from facilitator.ui.review.words import tr
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card

if TYPE_CHECKING:
    from facilitator.domain.histories import ObjectiveHistory
    from facilitator.domain.lessons_learned import Lesson


def lesson_words(lesson: Lesson) -> str:
    """`Elaborate ran 14 min over in 3 of 4 runs: 75 min?`."""
    patterns = {
        LessonKind.RAN_OVER: tr("{what} ran {minutes} min over in {runs}: {proposal} min?"),
        LessonKind.RAN_SHORT: tr("{what} took {minutes} min less in {runs}: {proposal} min?"),
        LessonKind.LEFT_OUT: tr("{what} was left out in {runs}: mark it as “could”?"),
        LessonKind.NEVER_SEEN: tr("“{what}” was not observed in {runs}: plan a look at it?"),
    }
    return patterns[lesson.kind].format(
        what=lesson.what,
        minutes=lesson.minutes,
        runs=_runs(lesson),
        proposal=lesson.proposal,
    )


def _runs(lesson: Lesson) -> str:
    if lesson.sessions == 1:
        return tr("the only run")
    words = tr("{times} of {sessions} runs")
    return words.format(times=lesson.times, sessions=lesson.sessions)


def done_words(lesson: Lesson) -> str:
    """What the toast says after a line was taken over."""
    patterns = {
        LessonKind.RAN_OVER: tr("{what} is now {proposal} min in a new version of the plan"),
        LessonKind.RAN_SHORT: tr("{what} is now {proposal} min in a new version of the plan"),
        LessonKind.LEFT_OUT: tr("{what} is now marked as “could” in a new version of the plan"),
        LessonKind.NEVER_SEEN: tr("A look at it is now in a new version of the plan"),
    }
    return patterns[lesson.kind].format(what=lesson.what, proposal=lesson.proposal)


def objective_words(number: int, history: ObjectiveHistory) -> str:
    """`O3: seen in 3 of 4 runs, level 2 ×5, level 3 ×1`."""
    parts = [
        tr("O{number}: seen in {times} of {sessions} runs").format(
            number=number, times=history.seen_in, sessions=history.sessions
        )
    ]
    pattern = tr("level {level} ×{count}")
    parts += [pattern.format(level=int(level), count=count) for level, count in history.levels]
    return ", ".join(parts)


class LessonLine(QWidget):
    """One line of the change list with its button."""

    accepted = Signal(object)

    def __init__(self, lesson: Lesson, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.lesson = lesson
        words = lesson_words(lesson)
        self.button = button(self.tr("Accept"), icon="ph.check", height=36)
        self.button.setAccessibleName(self.tr("Accept: {change}").format(change=words))
        self.button.clicked.connect(lambda: self.accepted.emit(self.lesson))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(words, Role.BODY, wrap=True), 1)
        row.addWidget(self.button)


class NextTimeCard(Card):
    """The change list, and the levels on each objective over all sessions."""

    accepted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lines: list[LessonLine] = []
        self._about = label("", Role.SMALL, tone="text2", wrap=True)
        self._levels = label("", Role.SMALL, tone="text2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 14)
        self._column.setSpacing(8)
        self._column.addWidget(label(self.tr("For the next time"), Role.STRONG))
        self._column.addWidget(self._about)
        self._column.addWidget(self._levels)

    def show_lessons(self, found: tuple[Lesson, ...], about: str, levels: str) -> None:
        self._about.setText(about)
        self._levels.setText(levels)
        self._levels.setVisible(bool(levels))
        if [line.lesson for line in self.lines] == list(found):
            return
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [LessonLine(one, parent=self) for one in found]
        for place, line in enumerate(self.lines):
            line.accepted.connect(self.accepted)
            self._column.insertWidget(2 + place, line)
            line.show()
