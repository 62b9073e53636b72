"""Scores of several observers that differ, to be settled one by one; every one is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.score_table import subject_names
from facilitator.domain.scoring import Verdict
from facilitator.services import scoring
from facilitator.services.reviews import observers_of
from facilitator.services.scoring import Answer
from facilitator.ui.rubric.scoring_words import (
    NOT_APPLICABLE,
    NOT_SEEN,
    reading_of,
    seen_words,
)
from facilitator.ui.rubric.settle_card import SettleCard, SettleReading
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.domain.observation import Observation
    from facilitator.domain.observers import Difference, Opinion
    from facilitator.domain.scoring import Score
    from facilitator.domain.session import Session
    from facilitator.ui.shell import Shell

_VERDICTS = {NOT_APPLICABLE: Verdict.NOT_APPLICABLE, NOT_SEEN: Verdict.NOT_SEEN}
_KEYS = {verdict: key for key, verdict in _VERDICTS.items()}


class SettlingDialog(QDialog):
    """`agreed` carries the place of the criterion and a choice; each is saved when it is made."""

    agreed = Signal(int, str)
    taken_back = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Scores that differ"))
        self.count = label("", Role.STRONG)
        self.cards: list[SettleCard] = []
        self._area = ScrollPane(self.tr("Scores that differ"), margins=(4, 4, 4, 4), spacing=10)
        self._area.column.addStretch(1)
        keys = self.tr("1, 2, 3 … level · 0 not seen · Backspace leaves it open · ↑ ↓ the others")
        close = button(self.tr("Done"), kind="primary")
        close.setAutoDefault(False)  # Enter goes to the next criterion
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(label(keys, Role.SMALL, tone="text2", wrap=True), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.count)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.resize(theme().px(860), theme().px(600))

    def show_readings(self, readings: Sequence[SettleReading]) -> None:
        """The same criteria each time; the focus stays where it is."""
        if not self.cards:
            self._make_cards(readings)
        for card, reading in zip(self.cards, readings, strict=True):
            card.show_reading(reading)
        settled = sum(bool(reading.chosen) for reading in readings)
        words = self.tr("{settled} of {count} settled")
        self.count.setText(words.format(settled=settled, count=len(readings)))

    def _make_cards(self, readings: Sequence[SettleReading]) -> None:
        for place, reading in enumerate(readings):
            card = SettleCard(reading)
            self._area.column.insertWidget(place, card)
            card.agreed.connect(lambda key, place=place: self.agreed.emit(place, key))
            card.taken_back.connect(lambda place=place: self.taken_back.emit(place))
            card.step_wanted.connect(lambda way, place=place: self._step(place + way))
            self.cards.append(card)
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)


class Settling(QObject):
    """Between the window and the service; `differences` are read anew after each step."""

    def __init__(
        self,
        dialog: SettlingDialog,
        shell: Shell,
        session: Session,
        differences: Callable[[], Sequence[Difference]],
        name: Callable[[str], str],
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._shell, self._session = dialog, shell, session
        self._differences, self._name = differences, name
        self._shown = tuple(differences())
        dialog.agreed.connect(self._agree)
        dialog.taken_back.connect(lambda place: self._keep(place, Answer(Verdict.OPEN)))
        self._show()

    def _show(self) -> None:
        self._dialog.show_readings([self._reading(one) for one in self._shown])

    def _reading(self, one: Difference) -> SettleReading:
        page = scoring.sheet(self._shell.desk, self._session.id, one.rubric_id, one.subject)
        scored = page.of(one.criterion.id)
        reading = reading_of(scored)
        saw = self._saw(scored.seen)
        who = ": ".join(filter(None, subject_names(self._session, one.subject)))
        return SettleReading(
            title=f"{who} · {one.criterion.title}",
            opinions=tuple(
                self._opinion(each, dict(reading.choices), saw.get(each.owner, ()))
                for each in one.opinions
            ),
            choices=reading.choices,
            descriptors=reading.descriptors,
            chosen=_key(one.agreed.score) if one.agreed else "",
        )

    def _saw(self, seen: Sequence[Observation]) -> dict[str, list[Observation]]:
        """What each of them noted of it, by owner."""
        whose = observers_of(self._shell.desk, self._session.id)
        found: dict[str, list[Observation]] = {}
        for one in seen:
            found.setdefault(whose.get(one.id, ""), []).append(one)
        return found

    def _opinion(
        self, one: Opinion, names: dict[str, str], saw: Sequence[Observation]
    ) -> tuple[str, str, str]:
        judged = one.judged
        level = names.get(_key(judged.score), judged.level.label if judged.level else "")
        descriptor = judged.level.descriptor if judged.level else ""
        noted = [f"· {seen_words(each)}" for each in saw]
        head = self.tr("Saw:") if saw else self.tr("Noted nothing of it.")
        reasons = "\n".join(filter(None, (judged.score.note, descriptor, head, *noted)))
        return self._name(one.owner), level, reasons

    def _agree(self, place: int, key: str) -> None:
        verdict = _VERDICTS.get(key, Verdict.LEVEL)
        self._keep(place, Answer(verdict, level=key if verdict is Verdict.LEVEL else ""))

    def _keep(self, place: int, answer: Answer) -> None:
        one, desk = self._shown[place], self._shell.desk
        page = scoring.sheet(desk, self._session.id, one.rubric_id, one.subject)
        self._shell.bus.announce(scoring.agree(desk, page, one.criterion.id, answer), self._dialog)
        self._shown = tuple(self._differences())
        self._show()


def _key(score: Score) -> str:
    return _KEYS.get(score.verdict, score.level)


def open_settling(
    parent: QWidget,
    shell: Shell,
    session: Session,
    differences: Callable[[], Sequence[Difference]],
    name: Callable[[str], str],
) -> SettlingDialog:
    """The dialog over `parent`; `name` says who an owner is."""
    dialog = SettlingDialog(parent)
    Settling(dialog, shell, session, differences, name)
    dialog.open()
    return dialog
