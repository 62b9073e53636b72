"""The whole plan to read and to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.plan_document import write_plan
from facilitator.ui.prepare.reading_text import ReadOnlyText
from facilitator.ui.theme import theme
from facilitator.ui.widgets.finding import FindBar, Finding, Places
from facilitator.ui.widgets.panes import scroll_by_touch

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from facilitator.domain.plan import LessonPlan, Section
    from facilitator.domain.schedule import Schedule

_WIDEST = 800


class PlanText(ReadOnlyText):
    """The document, kept to a width that reads well, with the places found marked in it."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        self.places = Places(self)
        super().__init__(name, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll_by_touch(self)

    @override
    def rewrite(self) -> None:
        at = self.verticalScrollBar().value()
        super().rewrite()
        self._fit()
        self.verticalScrollBar().setValue(at)
        self.places.find_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        margin = max(theme().px(24), self.viewport().width() - theme().px(_WIDEST))
        shape.setLeftMargin(theme().px(24))
        shape.setRightMargin(margin)
        shape.setTopMargin(theme().px(20))
        shape.setBottomMargin(theme().px(32))
        frame.setFrameFormat(shape)


class WholePlan(QWidget):
    """The plan's text with its find bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PlanText(self.tr("The whole plan"))
        self.find_bar = FindBar(self.tr("Find in this plan"))
        self.find_bar.hide()
        self._finding = Finding(self.find_bar, self.text.places)
        self.find_bar.closed.connect(self.close_find)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.text, 1)

    def show_plan(self, plan: LessonPlan, day: Schedule, *, keep_place: bool) -> None:
        if not keep_place:
            self.text.verticalScrollBar().setValue(0)
        self.text.show_text(lambda writer: write_plan(writer, plan, day))
        if self.find_bar.isVisibleTo(self):
            self._finding.find(self.find_bar.field.text())

    def show_section(self, section: Section) -> None:
        """Scroll to its heading; a section that is not in the plan leaves the text at its top."""
        self.text.verticalScrollBar().setValue(0)
        self.text.scrollToAnchor(section)

    def open_find(self) -> None:
        self.find_bar.show()
        self.find_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_bar.field.selectAll()
        self._finding.find(self.find_bar.field.text())

    def close_find(self) -> None:
        self.find_bar.hide()
        self.text.places.find_all("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
