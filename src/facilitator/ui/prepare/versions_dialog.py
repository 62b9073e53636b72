"""All versions of a plan: named, read, set side by side, and brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.prepare.comparison import Comparison, Difference
from facilitator.ui.theme import Role, set_focus_shape
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import Field, LineEdit
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.lists import row_list
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version: its number, how it came to be, and the name the trainer gave it."""

    number: int
    text: str
    label: str = ""
    is_newest: bool = False


class VersionsDialog(QDialog):
    """`compare_wanted` carries two numbers; the others that of the version chosen."""

    compare_wanted = Signal(int, int)
    label_wanted = Signal(int, str)
    read_wanted = Signal(int)
    restore_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[VersionLine, ...] = ()
        self.setWindowTitle(self.tr("Versions of this plan"))
        self.resize(960, 620)
        self.list = row_list(self.tr("Versions"))
        set_focus_shape(self.list, 6, shape="inset")
        self.list.currentRowChanged.connect(self._choose)
        self.name = LineEdit(self.tr("Name"), placeholder=self.tr("Such as: as run in May"))
        self.name.committed.connect(self._rename)
        self.read = button(self.tr("Read"), icon="ph.list-bullets")
        self.read.clicked.connect(self._read)
        self.restore = button(self.tr("Restore"), icon="ph.arrow-u-up-left")
        self.restore.clicked.connect(self._restore)
        self.other = Select(self.tr("Compare with"), prefix=self.tr("Compare with"))
        self.other.chosen.connect(lambda _number: self._compare())
        self._heads = (label("", Role.BODY, tone="text2"), label("", Role.BODY, tone="text2"))
        self.comparison = Comparison()
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.list, 1)
        left.addWidget(Field(self.tr("Name of this version"), self.name))
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.read)
        acts.addWidget(self.restore)
        left.addLayout(acts)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.other)
        heads = QHBoxLayout()
        for head in self._heads:
            heads.addWidget(head, 1)
        right.addLayout(heads)
        right.addWidget(self.comparison, 1)
        close = button(self.tr("Done"), kind="primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(20)
        row.addLayout(left, 2)
        row.addLayout(right, 4)

    @property
    def chosen(self) -> VersionLine | None:
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def show_versions(self, lines: Sequence[VersionLine], chosen: int) -> None:
        """Newest first; the choice of what to compare with stays if it can."""
        self._lines = tuple(lines)
        self.list.blockSignals(True)
        self.list.clear()
        for line in lines:
            self.list.addItem(f"{line.label}\n{line.text}" if line.label else line.text)
        numbers = [line.number for line in lines]
        self.list.setCurrentRow(numbers.index(chosen) if chosen in numbers else 0)
        self.list.blockSignals(False)
        self._choose(self.list.currentRow())

    def show_differences(self, found: Sequence[Difference]) -> None:
        chosen, other = self.chosen, self._line(self.other.currentData())
        if chosen is None or other is None:
            return
        before, after = sorted((chosen, other), key=lambda line: line.number)
        for head, line in zip(self._heads, (before, after), strict=True):
            head.setText(self._called(line))
        self.comparison.show_differences(found, self._called(before), self._called(after))

    def _called(self, line: VersionLine) -> str:
        told = self.tr("Version {number}").format(number=line.number)
        return f"{told} · {line.label}" if line.label else told

    def _line(self, number: object) -> VersionLine | None:
        return next((line for line in self._lines if line.number == number), None)

    def _choose(self, _row: int) -> None:
        line = self.chosen
        if line is None:
            return
        self.name.set_text(line.label)
        self.restore.setEnabled(not line.is_newest)
        others = [each for each in self._lines if each is not line]
        kept = self.other.currentData()
        self.other.set_options([(each.number, each.label or each.text) for each in others])
        if kept not in [each.number for each in others] and others:
            older = [each for each in others if each.number < line.number]
            self.other.set_current((older or others)[0].number)
        self.other.setEnabled(bool(others))
        if others:
            self._compare()
        else:
            self.comparison.say(
                self.tr(
                    "This is the only version so far. Each import and each time you work on the"
                    " plan leaves one, to compare with and to come back to."
                )
            )

    def _compare(self) -> None:
        line, other = self.chosen, self.other.currentData()
        if line is not None and isinstance(other, int):
            before, after = sorted((line.number, other))
            self.compare_wanted.emit(before, after)

    def _rename(self, text: str) -> None:
        line = self.chosen
        if line is not None:
            self.label_wanted.emit(line.number, text)

    def _read(self) -> None:
        line = self.chosen
        if line is not None:
            self.accept()
            self.read_wanted.emit(line.number)

    def _restore(self) -> None:
        line = self.chosen
        if line is not None:
            self.restore_wanted.emit(line.number)
