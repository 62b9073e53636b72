"""A list of backups and beside it what the chosen one holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.confirming import confirmation
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.lists import row_list
from facilitator.ui.widgets.panes import ScrollPane, Separator

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class PreviewShown:
    """What a backup holds, in words; `may_restore` is False for one that is not sound."""

    title: str
    holds: str
    differences: str
    plans: tuple[str, ...]
    may_restore: bool


class BackupsDialog(QDialog):
    """Rows are in the presenter's order; `chosen` and `restore_wanted` carry a place in it."""

    chosen = Signal(int)
    restore_wanted = Signal(int)
    back_up_wanted = Signal()
    place_wanted = Signal()
    place_left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        self.resize(theme().px(900), theme().px(620))
        self.list = row_list(self.tr("Backups, the newest first"))
        set_focus_shape(self.list, 6, shape="inset")
        self.list.currentRowChanged.connect(self.chosen)
        self.none = label(
            self.tr("No backup yet. The first one is made after two minutes of work."), wrap=True
        )
        self.title = label("", Role.STRONG, wrap=True)
        self.holds = label("", wrap=True)
        self.differences = label("", Role.SMALL, tone="text2", wrap=True)
        self.plans = label("", Role.SMALL, wrap=True)
        self.restore = button(self.tr("Restore this one…"), icon="ph.arrow-u-up-left")
        self.restore.clicked.connect(self._ask)
        self.back_up = button(self.tr("Back up now"), icon="ph.copy")
        self.back_up.clicked.connect(self.back_up_wanted)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Making a backup"))
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.place = label("", Role.SMALL, tone="text2", wrap=True)
        self.choose_place = button(self.tr("Second place…"), icon="ph.hard-drives")
        self.choose_place.clicked.connect(self.place_wanted)
        self.leave_place = button(self.tr("No second place"), kind="link", height=36)
        self.leave_place.clicked.connect(self.place_left)
        self._lay_out()

    def show_backups(self, rows: Sequence[str], current: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(list(rows))
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.chosen.emit(current if rows else -1)

    def show_preview(self, shown: PreviewShown | None) -> None:
        for part in (self.title, self.holds, self.differences, self.plans):
            part.setVisible(shown is not None)
        self.restore.setEnabled(shown is not None and shown.may_restore)
        if shown is not None:
            self.title.setText(shown.title)
            self.holds.setText(shown.holds)
            self.differences.setText(shown.differences)
            self.plans.setText("\n".join(shown.plans))

    def show_place(self, words: str, *, has_one: bool) -> None:
        self.place.setText(words)
        self.leave_place.setVisible(has_one)

    def choose_folder(self, first: str) -> str:
        """Where backups shall go too; empty when nothing is chosen."""
        return QFileDialog.getExistingDirectory(self, self.tr("Second place for backups"), first)

    def set_busy(self, busy: bool, /) -> None:
        self.bar.setVisible(busy)
        self.back_up.setEnabled(not busy)

    def _ask(self) -> None:
        row = self.list.currentRow()
        box = confirmation(
            self,
            self.tr(
                "Go back to this backup? The app closes and opens again with it. The library as "
                "it is now is kept among the backups, so you can come back."
            ),
            yes=self.tr("Restore and open again"),
            no=self.tr("Stay"),
            on_yes=lambda: self.restore_wanted.emit(row),
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _lay_out(self) -> None:
        rule = label(
            self.tr(
                "A backup is made by itself while you work, checked, and only then an old one goes:"
                " one stays of each of the last days, weeks and months."
            ),
            Role.SMALL,
            tone="text2",
            wrap=True,
        )
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.list, 1)
        left.addWidget(self.none)
        left.addWidget(rule)
        left.addWidget(self.bar)
        left.addWidget(self.back_up)
        left.addWidget(Separator())
        left.addWidget(self.place)
        left.addWidget(self.choose_place)
        left.addWidget(self.leave_place)
        pane = ScrollPane(self.tr("What the backup holds"), margins=(4, 4, 4, 4), spacing=8)
        for part in (self.title, self.holds, self.differences, self.plans):
            pane.column.addWidget(part)
        pane.column.addStretch(1)
        done = button(self.tr("Done"), kind="primary")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.restore)
        foot.addStretch(1)
        foot.addWidget(done)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(pane, 1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(20)
        row.addLayout(left, 4)
        row.addLayout(right, 5)
