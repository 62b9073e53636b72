"""Two versions of a plan side by side: only what differs, marked by more than colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QTextEdit, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.text_changes import changed_words
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane, Separator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from facilitator.ui.prepare.text_changes import Stretch


@dataclass(frozen=True, slots=True)
class Difference:
    """Something of a plan that is another one in the other version; empty where it is not there."""

    where: str
    before: str
    after: str
    moved: bool = False


class _Side(QTextEdit):
    """One wording: words the other side lacks are bold, and struck out or underlined."""

    def __init__(self, name: str, stretches: Sequence[Stretch], *, gone: bool) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setProperty("bare", True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stretches, self._gone = tuple(stretches), gone
        self._write()

    def _write(self) -> None:
        cursor = QTextCursor(self.document())
        for stretch in self._stretches:
            cursor.insertText(stretch.text, self._format(changed=stretch.changed))

    def _format(self, *, changed: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(theme().font(Role.BODY, weight=600 if changed else 400))
        made.setForeground(theme().color("text"))
        if changed:
            made.setFontStrikeOut(self._gone)
            made.setFontUnderline(not self._gone)
            made.setBackground(theme().color("dangert" if self._gone else "okt"))
        return made

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(max(theme().px(24), round(self.document().size().height()) + 2))

    @override
    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(super().sizeHint() / 8)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is for the pane around it."""
        event.ignore()


class Comparison(ScrollPane):
    """One row for each difference, under the words for what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(0, 0, 12, 0), spacing=0, takes_focus=True, parent=parent)
        self.setAccessibleName(self.tr("Differences"))
        self._rest: QWidget | None = None
        self.column.addStretch(1)

    def show_differences(self, found: Sequence[Difference], before: str, after: str) -> None:
        """`before` and `after` are what the two versions are called."""
        self._put(self._made(found, before, after))

    def say(self, words: str) -> None:
        """Why there are no differences to show."""
        self._put(label(words, Role.BODY, tone="text2", wrap=True))

    def _put(self, rest: QWidget) -> None:
        if self._rest is not None:
            self.column.removeWidget(self._rest)
            self._rest.hide()
            self._rest.deleteLater()
        self._rest = rest
        self.column.insertWidget(0, self._rest)
        self._rest.show()
        self.verticalScrollBar().setValue(0)

    def _made(self, found: Sequence[Difference], before: str, after: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(10))
        if not found:
            told = self.tr("The two versions say the same.")
            column.addWidget(label(told, Role.BODY, tone="text2", wrap=True))
            return made
        for difference in found:
            column.addWidget(self._row(difference, before, after))
            column.addWidget(Separator())
        return made

    def _row(self, found: Difference, before: str, after: str) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(theme().px(6))
        grid.addWidget(label(found.where, Role.BODY, bold=True, wrap=True), 0, 0)
        grid.addWidget(self._kind(found), 0, 1, Qt.AlignmentFlag.AlignRight)
        old, new = changed_words(found.before, found.after)
        grid.addWidget(_Side(f"{found.where}: {before}", old, gone=True), 1, 0)
        grid.addWidget(_Side(f"{found.where}: {after}", new, gone=False), 1, 1)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        return made

    def _kind(self, found: Difference) -> Pill:
        if found.moved:
            return Pill(self.tr("Moved"), "neutral", "ph.arrow-right")
        if not found.before:
            return Pill(self.tr("Added"), "ok", "ph.plus")
        if not found.after:
            return Pill(self.tr("Removed"), "danger", "ph.minus")
        return Pill(self.tr("Changed"), "neutral", "ph.pencil-line")
