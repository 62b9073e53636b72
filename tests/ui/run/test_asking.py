"""Two things to be asked at once: both are, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.ui.run.asking import AskBar, Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def question(title: str, kind: str, said: list[str], *, must_choose: bool = True) -> Question:
    return Question(
        title, "", "Yes", "No", lambda: said.append(title), kind=kind, must_choose=must_choose
    )


@pytest.fixture
def bar(qtbot: QtBot) -> AskBar:
    made = AskBar()
    qtbot.addWidget(made)
    return made


def test_what_must_be_answered_comes_back_behind_the_next_question(bar: AskBar) -> None:
    said: list[str] = []
    bar.ask(question("The clock was set", "info", said))
    bar.ask(question("It still runs", "warn", said))
    bar.answer(yes=True)
    assert bar.question is not None
    assert bar.question.title == "The clock was set"
    bar.answer(yes=True)
    assert bar.question is None
    assert said == ["It still runs", "The clock was set"]


def test_a_later_one_of_its_kind_and_mere_reminders_are_enough(bar: AskBar) -> None:
    bar.ask(question("It slept", "warn", []))
    bar.ask(question("It still runs", "warn", []))
    bar.answer(yes=True)
    assert bar.question is None
    bar.ask(question("A reminder", "warn", [], must_choose=False))
    bar.ask(question("The clock was set", "info", []))
    bar.answer(yes=True)
    assert bar.question is None


def test_what_is_withdrawn_takes_all_along(bar: AskBar) -> None:
    bar.ask(question("The clock was set", "info", []))
    bar.ask(question("It still runs", "warn", []))
    bar.withdraw()
    assert bar.question is None
    bar.ask(question("End it?", "warn", []))
    bar.answer(yes=True)
    assert bar.question is None
