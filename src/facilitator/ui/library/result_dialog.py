"""After an import: one row a document, failures last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.library.result_model import ImportResult, Kind, ResultRow
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panes import ScrollPane, Separator

if TYPE_CHECKING:
    from collections.abc import Callable

_ROWS_AT_ONCE, _ROWS_A_TURN = 10, 2
_LOOK = {
    Kind.READ: ("ph.check-circle", "ok"),
    Kind.UNCHANGED: ("ph.check", "text2"),
    Kind.CHECKS: ("ph.warning", "warn"),
    Kind.FAILED: ("ph.x-circle", "danger"),
}


class ResultDialog(QDialog):
    """`checks_requested` carries the plan's id; both it and undoing close the dialog.

    `landing_requested` carries it too, and leaves the dialog open.
    """

    checks_requested = Signal(str)
    undo_requested = Signal()
    landing_requested = Signal(str)
    example_requested = Signal()

    def __init__(self, result: ImportResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import lesson plans"))
        self.setMinimumSize(560, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(0)
        column.addWidget(label(result.heading, Role.TITLE, wrap=True))
        column.addSpacing(14)
        column.addWidget(Separator())
        column.addWidget(self._rows(result.rows), 1)
        column.addWidget(Separator())
        column.addSpacing(16)
        column.addLayout(self._footer(result))
        self.resize(720, min(180 + 75 * max(1, len(result.rows)), 640))

    def _rows(self, rows: tuple[ResultRow, ...]) -> QWidget:
        scroll = ScrollPane(self.tr("Documents"), spacing=0, takes_focus=True)
        scroll.column.addStretch(1)
        self._add_rows(scroll, rows)
        return scroll

    def _add_rows(self, scroll: ScrollPane, rows: tuple[ResultRow, ...]) -> None:
        """Those in sight at once, the others a few at a time: the window goes on meanwhile."""
        first = scroll.column.count() == 1
        now = _ROWS_AT_ONCE if first else _ROWS_A_TURN
        for row in rows[:now]:
            if scroll.column.count() > 1:
                scroll.column.insertWidget(scroll.column.count() - 1, Separator())
            scroll.column.insertWidget(scroll.column.count() - 1, self._row(row))
        if rows[now:]:
            QTimer.singleShot(0, scroll, lambda: self._add_rows(scroll, rows[now:]))

    def _row(self, row: ResultRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(2, 10, 2, 10)
        line.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(row.title, Role.BODY, bold=True))
        words.addWidget(label(row.sentence, Role.SMALL, tone="text2", wrap=True))
        line.addWidget(Glyph(*_LOOK[row.kind], 22), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        if row.kind in (Kind.READ, Kind.CHECKS) and row.plan_id:
            shown_id = row.plan_id
            compare = self.tr("What was read")
            self._act(line, compare, lambda: self.landing_requested.emit(shown_id), row.title)
        if row.kind is Kind.CHECKS and row.plan_id:
            plan_id = row.plan_id
            self._act(line, self.tr("Open checks"), lambda: self._open_checks(plan_id), row.title)
        elif row.kind is Kind.FAILED and row.sentence:
            self._act(line, self.tr("Show example"), self.example_requested.emit, row.title)
        return made

    def _act(self, line: QHBoxLayout, text: str, wanted: Callable[[], object], about: str) -> None:
        made = button(text, height=36)
        made.setAccessibleName(f"{text}: {about}")
        made.clicked.connect(lambda: wanted())
        line.addWidget(made)

    def _footer(self, result: ImportResult) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(result.note, Role.BODY, tone="text2", wrap=True), 1)
        if result.can_undo:
            undo = button(self.tr("Undo import"), icon="ph.arrow-u-up-left", height=48)
            undo.clicked.connect(self._undo)
            row.addWidget(undo)
        done = button(self.tr("Done"), kind="primary", height=48)
        done.clicked.connect(self.accept)
        done.setDefault(True)
        done.setFocus()
        row.addWidget(done)
        return row

    def _open_checks(self, plan_id: str) -> None:
        self.accept()
        self.checks_requested.emit(plan_id)

    def _undo(self) -> None:
        self.accept()
        self.undo_requested.emit()
