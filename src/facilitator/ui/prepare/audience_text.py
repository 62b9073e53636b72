"""The short version of what learners do, for the second screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.prepare.live_fields import LiveLine
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

MOST = 120


class AudienceText(QWidget):
    """Opened by `switch`, which stands over the learners' text; open whenever it holds a text."""

    edited = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = button(
            self.tr("On audience screen"), kind="flat", icon="ph.projector-screen", height=32
        )
        self.switch.setCheckable(True)
        self.switch.setToolTip(self.tr("What the second screen says in this phase"))
        self.text = LiveLine(
            self.tr("On audience screen"),
            placeholder=self.tr("A short version for the audience screen"),
        )
        self._count = label("", Role.CAPTION, tone="text2")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.text.edited.connect(self._take)
        self.switch.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(self.text)
        column.addWidget(self._count)
        self._show()

    def set_text(self, text: str) -> None:
        self.text.set_text(text)
        self._tell_length(text)
        if not self.text.hasFocus():
            self.switch.setChecked(bool(text))
        self._show()

    def _open(self) -> None:
        self._show()
        if self.switch.isChecked():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self.setVisible(self.switch.isChecked())

    def _take(self, text: str) -> None:
        """What is typed beyond the longest text is not taken."""
        if len(text) > MOST:
            text = text[:MOST].rstrip()
            self.text.set_text(text)
        self._tell_length(text)
        self.edited.emit(text, self.text.turn)

    def _tell_length(self, text: str) -> None:
        told = self.tr("{number} of {most} characters")
        self._count.setText(told.format(number=len(text), most=MOST))
