"""What learners are to reach, each with its Bloom level to choose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.bloom_verbs import GERUNDS
from facilitator.domain.inline import plain
from facilitator.ui.counting import counted
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label, plain_tooltip
from facilitator.ui.widgets.panes import Pane, Separator
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import Objective
    from facilitator.ui.prepare.checks_model import AimReading

_TOP = Qt.AlignmentFlag.AlignTop
_HEIGHT = 32


class ObjectivesCard(Pane):
    """`level_chosen` carries a position from 0 and the level in the words of the plan."""

    level_chosen = Signal(int, str)
    alignment_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("top",), parent=parent)
        self._rows: list[_Row] = []
        self._editable = True
        self._count = label("", Role.SMALL, tone="text2")
        self.alignment = button(self.tr("Alignment"), icon="ph.target", height=36)
        self.alignment.setToolTip(self.tr("Objectives by phases and assessments"))
        self.alignment.clicked.connect(self.alignment_wanted)
        self._holes = label("", Role.SMALL, tone="text2", wrap=True)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Objectives"), Role.STRONG))
        head.addStretch(1)
        head.addWidget(self._count)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.alignment)
        foot.addWidget(self._holes, 1)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(theme().px(6))
        column.addLayout(head)
        column.addLayout(self._list)
        column.addLayout(foot)

    @property
    def selects(self) -> list[Select]:
        return [row.level for row in self._rows]

    @property
    def told(self) -> str:
        return self._holes.text()

    def show_aims(self, aims: Sequence[AimReading], holes: int, *, editable: bool) -> None:
        gerunds = any(aim.objective.level.casefold().endswith("ing") for aim in aims)
        self._fit_rows(len(aims))
        for row, aim in zip(self._rows, aims, strict=True):
            row.show_aim(aim, gerunds=gerunds, editable=editable)
        number = self.tr("{count} · Bloom level").format(count=len(aims))
        self._count.setText(number)
        self._holes.setText(
            counted(holes, self.tr("1 hole"), self.tr("{count} holes"))
            if holes
            else self.tr("No holes")
        )

    def _fit_rows(self, count: int) -> None:
        while len(self._rows) > count:
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            at = len(self._rows)
            row = _Row(at + 1)
            row.level.chosen.connect(partial(self.level_chosen.emit, at))
            self._rows.append(row)
            self._list.addWidget(row)


class _Row(QWidget):
    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._shown: tuple[AimReading, bool, bool] | None = None
        self._text = label("", Role.BODY, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sign = Glyph("ph.warning", "warn", 16)
        name = self.tr("Bloom level of objective {number}").format(number=number)
        self.level = Select(name, placeholder=self.tr("Level"), height=_HEIGHT)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        row.addWidget(label(f"O{number}", Role.BODY, bold=True), 0, _TOP)
        row.addWidget(self._text, 1)
        row.addWidget(self._sign, 0, _TOP)
        row.addWidget(self.level, 0, _TOP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator())
        column.addLayout(row)

    @property
    def text(self) -> QLabel:
        return self._text

    def show_aim(self, aim: AimReading, *, gerunds: bool, editable: bool) -> None:
        if (aim, gerunds, editable) == self._shown:
            return
        self._shown = (aim, gerunds, editable)
        self._text.setText(plain(aim.objective.text))
        self._sign.setVisible(bool(aim.says))
        self._sign.setToolTip(plain_tooltip(aim.says))
        self._sign.setAccessibleName(aim.says)
        self.level.set_options(_options(aim.objective, gerunds=gerunds))
        self.level.set_current(aim.objective.level)
        self.level.setEnabled(editable)


def _options(objective: Objective, *, gerunds: bool) -> list[tuple[str, str]]:
    """The six levels as this plan writes them; what it says instead stands first."""
    names = [GERUNDS[each] if gerunds else each.name.capitalize() for each in BloomLevel]
    written = objective.level
    own = [(written, written)] if written and written not in names else []
    return [*own, *((name, name) for name in names)]
