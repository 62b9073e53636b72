"""The right side of the review: notes, follow-ups and reflection, as tabs where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.widgets.panes import Pane, ScrollPane
from facilitator.ui.widgets.segments import Segment, SegmentedButtons

if TYPE_CHECKING:
    from facilitator.ui.review.follow_ups import FollowUpsPane
    from facilitator.ui.review.notes import NotesPane
    from facilitator.ui.review.reflection import ReflectionPane

_NOTES, _TO_DO, _REFLECTION = "notes", "to do", "reflection"


class RightSide(QWidget):
    """Keeps which tab was chosen, also while there are none."""

    def __init__(
        self,
        notes: NotesPane,
        follow_ups: FollowUpsPane,
        reflection: ReflectionPane,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts: dict[str, QWidget] = {
            _NOTES: notes,
            _TO_DO: follow_ups,
            _REFLECTION: reflection,
        }
        self._tabbed = False
        self.tabs = SegmentedButtons(
            (
                Segment(_NOTES, self.tr("Notes")),
                Segment(_TO_DO, self.tr("Follow-ups")),
                Segment(_REFLECTION, self.tr("Reflection")),
            ),
            name=self.tr("What is shown"),
            height=36,
        )
        self.tabs.set_current(_NOTES)
        self.tabs.chosen.connect(lambda _key: self._show())
        self._head = Pane("surface", edges=("left", "bottom"))
        row = QVBoxLayout(self._head)
        row.setContentsMargins(12, 6, 12, 7)
        row.addWidget(self.tabs)
        self._lower = ScrollPane(self.tr("Follow-ups and reflection"), spacing=0)
        self._lower.column.addWidget(follow_ups)
        self._lower.column.addWidget(reflection, 1)
        frame = Pane("bg", edges=("left",))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self._lower)
        self._frame = frame
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(notes, 4)
        column.addWidget(frame, 5)
        self._show()

    def set_tabbed(self, tabbed: bool, /) -> None:
        if tabbed != self._tabbed:
            self._tabbed = tabbed
            self._show()

    def _show(self) -> None:
        current = self.tabs.current
        self._head.setVisible(self._tabbed)
        for key, part in self._parts.items():
            part.setVisible(not self._tabbed or key == current)
        self._frame.setVisible(not self._tabbed or current != _NOTES)
