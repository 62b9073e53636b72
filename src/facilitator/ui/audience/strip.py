"""Above the transport: what happened to the audience screen, and a message for the learners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.widgets.banner import Banner
from facilitator.ui.widgets.buttons import Button, button
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

LONGEST_MESSAGE = 120


class _MessageField(LineEdit):
    """Esc leaves it at once, whatever was typed."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class AudienceStrip(QWidget):
    """One thing at a time; the clock is never covered. `changed`: its controls are others."""

    message_given = Signal(str)
    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner("warn", "")
        self._banner_buttons: tuple[Button, ...] = ()
        self._on_escape: Callable[[], None] = self.close_strip
        self._on_enter: Callable[[], None] | None = None
        self._field = _MessageField(
            self.tr("Message to the learners"),
            placeholder=self.tr("For example: please come back at 10:50"),
        )
        self._field.setMaxLength(LONGEST_MESSAGE)
        self._show = button(self.tr("Show"), kind="primary", key_hint=self.tr("Enter"))
        self._cancel = button(self.tr("Cancel"), key_hint=self.tr("Esc"))
        self._message = self._message_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.addWidget(self._banner)
        column.addWidget(self._message)
        self.close_strip()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        if not self._message.isHidden():
            return (self._field, self._show, self._cancel)
        return self._banner_buttons

    @property
    def field(self) -> LineEdit:
        return self._field

    @property
    def is_asking(self) -> bool:
        """Whether Enter and Esc are for the strip."""
        return not self.isHidden() and self._on_enter is not None

    def enter(self) -> None:
        """What Enter does: the main button."""
        if self._on_enter is not None:
            self._on_enter()

    def escape(self) -> None:
        self._on_escape()

    def say_lost(self, *, choose: Callable[[], None] | None, turn_off: Callable[[], None]) -> None:
        """The screen is gone; it takes no focus, as somebody may be typing."""
        self._tell(
            self.tr("The audience screen was unplugged."),
            self.tr("The timer keeps running here. Plug it in again or choose another screen."),
        )
        off = self._banner.add_action(self.tr("Turn it off"), turn_off)
        buttons = [off]
        if choose is not None:
            buttons.append(self._banner.add_action(self.tr("Choose another screen"), choose))
        self._open(buttons, enter=None, escape=self.close_strip)

    def offer_window(self, show: Callable[[], None]) -> None:
        """There is no second screen."""
        self._tell(self.tr("Only one screen found."), "")
        cancel = self._banner.add_action(self.tr("Cancel"), self.close_strip)
        yes = self._banner.add_action(
            self.tr("Show it in a window"), lambda: self._do(show), kind="primary"
        )
        self._open([cancel, yes], enter=lambda: self._do(show), escape=self.close_strip)
        yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_message(self, text: str) -> None:
        """A field for a message; what is shown now stands in it."""
        self._banner.hide()
        self._message.show()
        self._field.setText(text)
        self._field.selectAll()
        self._on_enter, self._on_escape = self._give_message, self.close_strip
        self.show()
        self.changed.emit()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_strip(self) -> None:
        self._banner.clear_actions()
        self._banner_buttons = ()
        self._message.hide()
        self._on_enter = None
        self.hide()
        self.changed.emit()

    def _tell(self, title: str, sentence: str) -> None:
        self._banner.set_message("warn", title, sentence, icon="ph.projector-screen")
        self._banner.clear_actions()
        self._message.hide()
        self._banner.show()

    def _open(
        self,
        buttons: list[Button],
        *,
        enter: Callable[[], None] | None,
        escape: Callable[[], None],
    ) -> None:
        for one in buttons:
            one.set_height(44)
        self._banner_buttons = tuple(buttons)
        self._on_enter, self._on_escape = enter, escape
        self.show()
        self.changed.emit()
        self._banner.announce()

    def _do(self, wanted: Callable[[], None]) -> None:
        self.close_strip()
        wanted()

    def _give_message(self) -> None:
        text = self._field.text().strip()
        self.close_strip()
        self.message_given.emit(text)

    def _message_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = label(self.tr("Message to the learners"), bold=True)
        words.setBuddy(self._field)
        row.addWidget(words)
        row.addWidget(self._field, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._show)
        self._show.clicked.connect(self._give_message)
        self._cancel.clicked.connect(self.close_strip)
        self._field.returnPressed.connect(self._give_message)
        self._field.left.connect(self.close_strip)
        return made
