"""What was judged by rubrics, one grid for each, beside the way to judge more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.review.scores import ScoresTable
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.score_table import ScoreTable
    from facilitator.domain.session import Session


class ScoresCard(Card):
    """`scoring_wanted` carries a rubric's id and a subject; both are empty from the button."""

    scoring_wanted = Signal(str, object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.tables: list[ScoresTable] = []
        self.score = button(self.tr("Score…"), icon="ph.check-square", height=36)
        self.score.clicked.connect(lambda: self.scoring_wanted.emit("", None))
        self._none = label("", Role.SMALL, tone="text2", wrap=True)
        self._none.setContentsMargins(14, 0, 14, 4)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 10, 6)
        head.addWidget(label(self.tr("Rubric scores"), Role.STRONG))
        head.addStretch(1)
        head.addWidget(self.score)
        self._grids = QVBoxLayout()
        self._grids.setSpacing(0)
        self._note = label("", Role.CAPTION, tone="text2", wrap=True)
        self._note.setContentsMargins(14, 6, 14, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._grids)
        column.addWidget(self._note)

    def show_scores(
        self, session: Session, shown: Sequence[ScoreTable], owner: str, *, may_score: bool
    ) -> None:
        """Without a score and without a rubric there is nothing to say."""
        self.setVisible(bool(shown) or may_score)
        self.score.setVisible(may_score)
        self._none.setVisible(not shown)
        self._none.setText(self.tr("Nobody’s work was judged by a rubric yet."))
        self._note.setVisible(bool(shown))
        self._note.setText(
            self.tr("What does not apply is left out of the points; what was not seen stays open.")
        )
        self._clear()
        for scores in shown:
            self._add(session, scores, owner)

    def _clear(self) -> None:
        while (item := self._grids.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.tables = []

    def _add(self, session: Session, scores: ScoreTable, owner: str) -> None:
        title = label(scores.rubric.title, Role.BODY, bold=True, wrap=True)
        title.setContentsMargins(14, 6, 14, 0)
        made = ScoresTable(parent=self)
        made.setAccessibleName(scores.rubric.title)
        made.set_scores(session, scores, owner)
        rubric_id = scores.rubric.id
        made.line_wanted.connect(lambda subject: self.scoring_wanted.emit(rubric_id, subject))
        self._grids.addWidget(title)
        self._grids.addWidget(made)
        self.tables.append(made)
        title.show()
        made.show()
