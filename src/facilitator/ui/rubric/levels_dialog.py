"""Names, points and ranges of the levels, for all criteria at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.text import clean_line
from facilitator.formats.rubrics.points import read_points, write_points
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.rubric import CriterionLevel


@dataclass(frozen=True, slots=True)
class _Fields:
    name: LineEdit
    lowest: LineEdit
    highest: LineEdit


class LevelsDialog(QDialog):
    """`chosen` carries the levels as they are to be; nothing is changed before."""

    chosen = Signal(object)

    def __init__(self, levels: Sequence[CriterionLevel], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Levels and points"))
        self._levels = tuple(levels)
        self.fields = [self._fields(number, one) for number, one in enumerate(levels, start=1)]
        self.problem = label("", Role.SMALL, tone="danger", wrap=True)
        self.done_button = button(self.tr("Done"), kind="primary")
        self._lay_out()
        self._check()

    def _fields(self, number: int, level: CriterionLevel) -> _Fields:
        names = (
            self.tr("Name of level {number}"),
            self.tr("Lowest points of level {number}, empty for one number"),
            self.tr("Points of level {number}"),
        )
        made = _Fields(*(LineEdit(name.format(number=number), height=40) for name in names))
        made.name.set_text(level.label)
        made.lowest.set_text("" if level.lowest is None else write_points(level.lowest))
        made.highest.set_text(write_points(level.score))
        made.lowest.setPlaceholderText("–")
        for field in (made.lowest, made.highest):
            field.setFixedWidth(88)
        for field in (made.name, made.lowest, made.highest):
            field.textChanged.connect(self._check)
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        heads = (self.tr("Level"), self.tr("From"), self.tr("Points"))
        for at, head in enumerate(heads):
            grid.addWidget(label(head, Role.SMALL, tone="text2"), 0, at)
        for row, one in enumerate(self.fields, start=1):
            for at, field in enumerate((one.name, one.lowest, one.highest)):
                grid.addWidget(field, row, at)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.done_button.clicked.connect(self._finish)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        sentence = self.tr("“From” makes a range of points. Weights decide what a row is worth.")
        column.addWidget(label(sentence, Role.BODY, tone="text2", wrap=True))
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addLayout(foot)
        self.setMinimumWidth(440)

    def _problem(self) -> str:
        for number, one in enumerate(self.fields, start=1):
            highest, lowest = read_points(one.highest.text()), read_points(one.lowest.text())
            if highest is None or (lowest is None and one.lowest.text().strip()):
                return self.tr("Give numbers as points of level {number}.").format(number=number)
            if lowest is not None and lowest > highest:
                said = self.tr("The range of level {number} ends below its beginning.")
                return said.format(number=number)
        return ""

    def _check(self) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.done_button.setEnabled(not problem)

    def _finish(self) -> None:
        scale = tuple(
            replace(
                level,
                label=clean_line(one.name.text()),
                lowest=read_points(one.lowest.text()),
                score=read_points(one.highest.text()) or 0,
            )
            for level, one in zip(self._levels, self.fields, strict=True)
        )
        self.chosen.emit(scale)
        self.accept()
