"""Questions of Run: a banner above the transport, so that the clock is never covered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.widgets.buttons import Button


@dataclass(frozen=True, slots=True)
class Question:
    """`yes` and `no` are what the buttons say, and `other` a third one says.

    With `must_choose` Esc answers nothing. What does not take the keys is a mere reminder: Enter
    goes on saving the observation that somebody is writing.
    """

    title: str
    sentence: str
    yes: str
    no: str
    on_yes: Callable[[], None]
    on_no: Callable[[], None] = lambda: None
    kind: str = "warn"
    icon: str = "ph.info"
    is_end: bool = False
    must_choose: bool = False
    takes_keys: bool = True
    other: str = ""
    on_other: Callable[[], None] = lambda: None

    def is_like(self, other: Question) -> bool:
        """Whether both ask what to do now, or both tell of the clock: the later one is enough."""
        return self.kind == other.kind


class AskBar(QWidget):
    """Shows one question at a time; Enter is yes, Esc is no."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner("warn", "")
        self._question: Question | None = None
        self._later: list[Question] = []
        self.yes: Button | None = None
        self.no: Button | None = None
        self.other: Button | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.addWidget(self._banner)
        self.hide()

    @property
    def question(self) -> Question | None:
        """What is asked right now."""
        return self._question

    @property
    def controls(self) -> tuple[Button, ...]:
        """What Tab comes to, in its order."""
        return tuple(one for one in (self.no, self.other, self.yes) if one is not None)

    def ask(self, question: Question) -> None:
        """In place of what is asked; what must be answered comes back afterwards."""
        before = self._question
        asked = [*self._later, *([before] if before is not None and before.must_choose else [])]
        self._later = [one for one in asked if not one.is_like(question)]
        self._show(question)

    def _show(self, question: Question) -> None:
        self._question = question
        self._banner.set_message(
            question.kind, question.title, question.sentence, icon=question.icon
        )
        self._banner.clear_actions()
        self.no = self._banner.add_action(question.no, lambda: self.answer(yes=False))
        self.other = None
        if question.other:
            self.other = self._banner.add_action(question.other, self._answer_other)
        self.yes = self._banner.add_action(
            question.yes, lambda: self.answer(yes=True), kind="primary"
        )
        for button in self.controls:
            button.set_height(44)
        self.show()
        if question.takes_keys:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._banner.announce()

    def answer(self, *, yes: bool) -> None:
        question = self._question
        if question is not None:
            self._answered(question.on_yes if yes else question.on_no)

    def _answer_other(self) -> None:
        question = self._question
        if question is not None:
            self._answered(question.on_other)

    def _answered(self, do: Callable[[], None]) -> None:
        """What was asked before comes back, unless the answer made it needless or asked anew."""
        later = self._later
        self.withdraw()
        self._later = later
        do()
        if self._later and self._question is None:
            self._show(self._later.pop())

    def has_the_keys(self, focus: QWidget | None) -> bool:
        """Whether Enter and Esc are meant for it before all else on the page."""
        question = self._question
        return question is not None and (question.takes_keys or focus in self.controls)

    def press(self, focus: QWidget | None) -> bool:
        """What Enter does: the button that has the focus, else yes; False when it is not meant."""
        if not self.has_the_keys(focus):
            return False
        if self.other is not None and focus is self.other:
            self._answer_other()
        else:
            self.answer(yes=focus is not self.no)
        return True

    def dismiss(self) -> None:
        """What Esc does: say no, where no changes nothing."""
        if self._question is not None and not self._question.must_choose:
            self.answer(yes=False)

    def withdraw(self) -> None:
        """The question is answered, or has answered itself."""
        self._later = []
        self._question = self.yes = self.no = self.other = None
        self._banner.clear_actions()
        self.hide()
