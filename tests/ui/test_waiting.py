"""A disk that takes nothing: one sentence, the session goes on, and nothing is called saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from facilitator.services import observations
from facilitator.ui.run.draft import Draft
from tests.e2e.stage import Stage
from tests.fakes import FakeClock
from tests.library.full_disk import full_disk
from tests.ui.rig import SOIL, Rig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.domain.session import Session


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path, FakeClock())
    yield made
    made.kill()


@pytest.fixture
def session(stage: Stage) -> Session:
    rig = Rig(stage.shell, stage.clock, stage.shell.navigator)
    made = rig.add_session(rig.add_plan(SOIL))
    rig.play(made, 1, end=False)
    stage.shell.navigator.run_session(made.id)
    stage.settle()
    return made


def fill(stage: Stage, session: Session) -> int:
    """Observe until the disk takes nothing more, and some; how often."""
    for number in range(80):
        observations.record(stage.desk, session.id, phase=0, note=f"Seen {number} " * 60)
    return 80


def test_one_sentence_within_a_second_and_the_session_goes_on(
    stage: Stage, session: Session
) -> None:
    with full_disk(stage.desk.library):
        fill(stage, session)
        stage.pass_time(seconds=1)

        banner = stage.window.waiting.banner
        assert banner is not None
        assert banner.isVisible()
        count = len(stage.desk.library.waiting)
        assert count > 40
        assert banner.accessibleName().startswith(f"{count} steps wait in memory")
        assert "The disk is full" in banner.accessibleName()
        assert len(observations.of_session(stage.desk, session.id)) == 80

    stage.pass_time(seconds=1)
    assert banner.isVisible()
    for _ in range(5):
        stage.pass_time(seconds=1)

    assert not banner.isVisible()
    assert not stage.desk.library.waiting
    with stage.desk.library.reading() as work:
        assert len(work.observations.of_session(session.id)) == 80


def test_nothing_that_waits_looks_saved(stage: Stage, session: Session) -> None:
    view = stage.window.pages.run.view
    with full_disk(stage.desk.library):
        fill(stage, session)
        view.groups.save_requested.emit(Draft(whole_room=True, note="Room is cold"))
        stage.settle()
        assert view.groups.last.words.startswith("In memory: ")

    assert stage.desk.library.write_waiting()
    stage.pass_time(seconds=1)
    assert not view.groups.last.words.startswith("In memory: ")


def test_one_is_asked_before_what_waits_is_lost(
    stage: Stage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "warning", answer)
    with full_disk(stage.desk.library):
        fill(stage, session)
        assert not stage.window.close()

    assert len(asked) == 1
    assert "not in the library yet" in asked[0]
