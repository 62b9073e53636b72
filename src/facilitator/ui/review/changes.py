"""What was edited and deleted among a session's observations, with the words as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.errors import UserError
from facilitator.services import observations
from facilitator.ui.review.words import level_words, tr, who
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane
from facilitator.ui.wording import clock_time, date_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.domain.changes import Changes
    from facilitator.domain.observation import Observation, Revision
    from facilitator.domain.session import Session
    from facilitator.services.desk import Desk
    from facilitator.ui.shell import Shell

_WIDTH, _HEIGHT = 640, 560
_MOST = 200


def said_words(session: Session, seen: Observation) -> str:
    """`Cypress, O3, level 2, Developing, Stuck: Plan has no order`."""
    parts = [who(session, seen)]
    if seen.objective is not None:
        parts.append(f"O{seen.objective + 1}")
    if seen.level is not None:
        parts.append(level_words(seen.level))
    parts += seen.tags
    if seen.follow_up:
        parts.append(tr("follow up"))
    about = ", ".join(parts)
    return f"{about}: {seen.note}" if seen.note else about


class ChangesDialog(QDialog):
    """The newest first; what was deleted can be brought back, and what was edited be as it was."""

    bring_back_requested = Signal(object)
    former_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Changes to observations"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self.rows: list[QWidget] = []
        self._nothing = label(self.tr("Nothing was edited or deleted."), tone="text2")
        self._pane = ScrollPane(self.tr("Changes"), spacing=12, takes_focus=True)
        self._pane.column.addWidget(self._nothing)
        self._pane.column.addStretch(1)
        done = button(self.tr("Done"), kind="primary")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._pane, 1)
        column.addLayout(foot)

    def show_changes(self, session: Session, found: Sequence[Revision]) -> None:
        self._nothing.setVisible(not found)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._make_row(session, one) for one in reversed(found[-_MOST:])]
        for place, row in enumerate(self.rows):
            self._pane.column.insertWidget(place, row)
            row.show()

    def _make_row(self, session: Session, one: Revision) -> QWidget:
        made = QWidget(self._pane.body)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 8, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        when = f"{date_text(one.at)} {clock_time(one.at)}"
        head = self.tr("{when}, deleted") if one.after is None else self.tr("{when}, edited")
        words.addWidget(label(head.format(when=when), Role.SMALL, bold=True))
        before = self.tr("Was: {words}").format(words=said_words(session, one.before))
        words.addWidget(label(before, Role.BODY, wrap=True))
        if one.after is not None:
            now = self.tr("Then: {words}").format(words=said_words(session, one.after))
            words.addWidget(label(now, Role.BODY, tone="text2", wrap=True))
        row.addLayout(words, 1)
        if one.after is None:
            back = button(self.tr("Bring back"), icon="ph.arrow-u-up-left", height=36)
            back.setAccessibleName(f"{back.label}: {said_words(session, one.before)}")
            back.clicked.connect(lambda: self.bring_back_requested.emit(one.before))
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        else:
            former = button(self.tr("As it was"), icon="ph.arrow-u-up-left", height=36)
            former.setAccessibleName(f"{former.label}: {said_words(session, one.before)}")
            former.clicked.connect(lambda: self.former_requested.emit(one.before))
            row.addWidget(former, 0, Qt.AlignmentFlag.AlignTop)
        return made


def open_changes(parent: QWidget, shell: Shell, session: Session) -> ChangesDialog:
    """The dialog over `parent`, with what it asks for done at once."""
    dialog = ChangesDialog(parent)

    def show() -> None:
        dialog.show_changes(session, observations.revisions(shell.desk, session.id))

    def do(act: Callable[[Desk, Observation], Changes], seen: Observation) -> None:
        try:
            shell.bus.announce(act(shell.desk, seen))
            show()
        except UserError as error:
            shell.navigator.show_error(error)

    dialog.bring_back_requested.connect(lambda seen: do(observations.bring_back, seen))
    dialog.former_requested.connect(lambda seen: do(observations.change, seen))
    show()
    dialog.open()
    return dialog
