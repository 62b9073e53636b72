"""After an import: one row a document, failures last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.services.imports import SameTitle
from facilitator.ui.library.result_model import ImportResult, Kind, ResultRow
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panes import ScrollPane, Separator

if TYPE_CHECKING:
    from collections.abc import Callable

_ROWS_AT_ONCE, _ROWS_A_TURN = 3, 2
_LOOK = {
    Kind.READ: ("ph.check-circle", "ok"),
    Kind.UNCHANGED: ("ph.check", "text2"),
    Kind.CHECKS: ("ph.warning", "warn"),
    Kind.FAILED: ("ph.x-circle", "danger"),
}


class ResultDialog(QDialog):
    """`checks_requested` carries the plan's id; both it and undoing close the dialog.

    `landing_requested` carries it too, and leaves the dialog open, as does `same_title_settled`
    with the ids of plans and what becomes of them.
    """

    checks_requested = Signal(str)
    undo_requested = Signal()
    landing_requested = Signal(str)
    same_title_settled = Signal(object, object)
    example_requested = Signal()

    def __init__(self, result: ImportResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import lesson plans"))
        self.setMinimumSize(560, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(0)
        self._heading = label("", Role.TITLE, wrap=True)
        self._note = label("", Role.BODY, tone="text2", wrap=True)
        self._twins: tuple[str, ...] = ()
        self._scroll = ScrollPane(self.tr("Documents"), spacing=0, takes_focus=True)
        self._scroll.column.setContentsMargins(8, 0, 8, 0)
        self._undo_button: QWidget | None = None
        column.addWidget(self._heading)
        column.addSpacing(14)
        column.addWidget(Separator())
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        column.addWidget(self._scroll, 1)
        column.addWidget(Separator())
        column.addSpacing(16)
        column.addLayout(self._footer(can_undo=result.can_undo))
        self.show_result(result)
        self._done.setFocus()
        self.resize(720, min(180 + 75 * max(1, len(result.rows)), 640))

    def show_result(self, result: ImportResult) -> None:
        """Anew when something has been settled: what is waiting to be shown is not."""
        self._shown = result
        self._heading.setText(result.heading)
        self._note.setText(result.note)
        if self._undo_button is not None:
            self._undo_button.setVisible(result.can_undo)
        self._twins = result.twins
        _clear(self._above)
        if len(result.twins) > 1:
            self._above.addWidget(self._all_twins())
        _clear(self._scroll.column)
        self._scroll.column.addStretch(1)
        self._add_rows(result, result.rows)

    def _all_twins(self) -> QWidget:
        """What becomes of all plans that have the title of another one."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(2, 10, 2, 10)
        line.setSpacing(8)
        many = self.tr("{count} plans with the title of another one were kept beside it.")
        words = many.format(count=len(self._twins))
        line.addWidget(label(words, Role.BODY, wrap=True), 1)
        for text, tip, choice in self._choices():
            act = button(text, height=36)
            act.setToolTip(tip)
            act.clicked.connect(partial(self._settle_all, choice))
            line.addWidget(act)
        return made

    def _choices(self) -> tuple[tuple[str, str, SameTitle], ...]:
        return (
            (self.tr("Keep both"), self.tr("They stay beside each other"), SameTitle.KEEP),
            (
                self.tr("Replace"),
                self.tr("What was imported becomes a new version of the other plan"),
                SameTitle.REPLACE,
            ),
            (self.tr("Skip"), self.tr("What was imported goes again"), SameTitle.SKIP),
        )

    def _settle_all(self, choice: SameTitle, _on: bool = False) -> None:
        self.same_title_settled.emit(self._twins, choice)

    def _settle_one(self, plan_id: str, choice: SameTitle, _on: bool = False) -> None:
        self.same_title_settled.emit((plan_id,), choice)

    def _add_rows(self, result: ImportResult, rows: tuple[ResultRow, ...]) -> None:
        """Those in sight at once, the others a few at a time: the window goes on meanwhile."""
        if result is not self._shown:
            return
        scroll = self._scroll
        first = scroll.column.count() == 1
        now = _ROWS_AT_ONCE if first else _ROWS_A_TURN
        for row in rows[:now]:
            if scroll.column.count() > 1:
                scroll.column.insertWidget(scroll.column.count() - 1, Separator())
            scroll.column.insertWidget(scroll.column.count() - 1, self._row(row))
        if rows[now:]:
            QTimer.singleShot(0, scroll, lambda: self._add_rows(result, rows[now:]))

    def _row(self, row: ResultRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(2, 10, 2, 10)
        line.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(row.title, Role.BODY, bold=True))
        words.addWidget(label(row.sentence, Role.SMALL, tone="text2", wrap=True))
        if row.has_twin and row.plan_id:
            words.addLayout(self._twin_of(row.plan_id, row.title))
        line.addWidget(Glyph(*_LOOK[row.kind], 22), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        if row.kind in (Kind.READ, Kind.CHECKS) and row.plan_id:
            shown_id = row.plan_id
            compare = self.tr("What was read")
            self._act(line, compare, lambda: self.landing_requested.emit(shown_id), row.title)
        if row.kind is Kind.CHECKS and row.plan_id:
            plan_id = row.plan_id
            self._act(line, self.tr("Open checks"), lambda: self._open_checks(plan_id), row.title)
        elif row.needs_example:
            self._act(line, self.tr("Show example"), self.example_requested.emit, row.title)
        return made

    def _twin_of(self, plan_id: str, title: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for text, tip, choice in self._choices():
            act = button(text, kind="flat", height=32)
            act.setToolTip(tip)
            act.setAccessibleName(f"{text}: {title}")
            act.clicked.connect(partial(self._settle_one, plan_id, choice))
            line.addWidget(act)
        line.addStretch(1)
        return line

    def _act(self, line: QHBoxLayout, text: str, wanted: Callable[[], object], about: str) -> None:
        made = button(text, height=36)
        made.setAccessibleName(f"{text}: {about}")
        made.clicked.connect(lambda: wanted())
        line.addWidget(made)

    def _footer(self, *, can_undo: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._note, 1)
        if can_undo:
            undo = button(self.tr("Undo import"), icon="ph.arrow-u-up-left", height=48)
            undo.clicked.connect(self._undo)
            row.addWidget(undo)
            self._undo_button = undo
        done = button(self.tr("Done"), kind="primary", height=48)
        done.clicked.connect(self.accept)
        done.setDefault(True)
        self._done = done
        row.addWidget(done)
        return row

    def _open_checks(self, plan_id: str) -> None:
        self.accept()
        self.checks_requested.emit(plan_id)

    def _undo(self) -> None:
        self.accept()
        self.undo_requested.emit()


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
