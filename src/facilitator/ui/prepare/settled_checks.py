"""What needs no more work: checks that were dismissed, and questions that the plan passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.prepare.checks_model import CheckLine

_TOP = Qt.AlignmentFlag.AlignTop


class _Settled(QWidget):
    """A heading and rows, made anew when they differ from those that are shown."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(label(title, Role.SMALL, tone="text2", bold=True))
        self._column.addWidget(self._rows)

    def put(self, rows: Sequence[QWidget]) -> None:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in rows:
            column.addWidget(row)
        self._column.replaceWidget(self._rows, made)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = made


class DismissedChecks(_Settled):
    """`undo_wanted` carries a `CheckLine`."""

    undo_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Dismissed"), parent)
        self._shown: tuple[tuple[CheckLine, ...], bool] = ((), True)
        self.buttons: list[QWidget] = []
        self.hide()

    def show_lines(self, lines: tuple[CheckLine, ...], *, editable: bool) -> None:
        if (lines, editable) == self._shown:
            return
        self._shown = (lines, editable)
        self.buttons = []
        self.put([self._row(line, editable=editable) for line in lines])
        self.setVisible(bool(lines))

    def _row(self, line: CheckLine, *, editable: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(line.sentence, Role.SMALL, tone="text2", wrap=True))
        if line.finding.dismissed:
            words.addWidget(label(line.finding.dismissed, Role.SMALL, wrap=True))
        undo = button(self.tr("Undo"), height=32)
        undo.setAccessibleName(self.tr("Undo dismissing: {check}").format(check=line.sentence))
        undo.clicked.connect(lambda: self.undo_wanted.emit(line))
        undo.setEnabled(editable)
        self.buttons.append(undo)
        row.addWidget(Glyph("ph.eye-slash", "text2", 16), 0, _TOP)
        row.addLayout(words, 1)
        row.addWidget(undo, 0, _TOP)
        return made


class PassedChecks(_Settled):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Passed"), parent)
        self._shown: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        return self._shown

    def show_sentences(self, sentences: tuple[str, ...]) -> None:
        if sentences != self._shown:
            self._shown = sentences
            self.put([_passed(sentence) for sentence in sentences])


def _passed(sentence: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Glyph("ph.check-circle", "ok", 16), 0, _TOP)
    row.addWidget(label(sentence, Role.SMALL, wrap=True), 1)
    return made
