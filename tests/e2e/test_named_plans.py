"""What the design says about two real plans, checks 11 and 12 of VISUAL.md."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.services import plans, sessions
from facilitator.ui.prepare.view import PrepareView
from facilitator.ui.run.group_notes import GroupChip, GroupNotes
from tests.e2e.filled import LESSONS, THREE_PROFILES, TOO_LONG
from tests.e2e.painted import listening
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.skipif(not LESSONS.is_dir(), reason="../shared/lessons is not here")


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "library", FakeClock())
    made.window.resize(1366, 768)
    yield made
    made.kill()


def bring_in(stage: Stage, file: Path) -> str:
    """Drop the file on the window; the id of the plan that was in it."""
    stage.window.library_view.files_dropped.emit((file,))
    stage.settle()
    stage.press("Done")
    (row,) = plans.shelf(stage.desk)
    return row.id


def test_phases_longer_than_the_plan_says(stage: Stage, tmp_path: Path) -> None:
    """4 h 30 min of phases under a stated 4 h; from 09:00, with one break of 15 minutes."""
    before, after = (LESSONS / TOO_LONG).read_text(encoding="utf-8").split("### Explain", 1)
    file = tmp_path / "with-a-break.txt"
    rest = "### Break\n**Duration:** 15 minutes\n\n### Explain"
    file.write_text(f"{before}{rest}{after}", encoding="utf-8")
    stage.window.navigation.open_plan(bring_in(stage, file))
    stage.settle()
    view = stage.window.findChild(PrepareView)
    assert view is not None
    first = view.checks.cards[0].accessibleName()
    assert first.startswith("Phases add up to 4 h 30 min but the plan says 4 h. 30 min over")
    with listening() as painted:
        view.axis.grab()
    assert {"09:00", "13:15", "plan ends", "13:45"} <= painted.painted
    assert "13:45" in view.axis.canvas.cards[-1].accessibleName()


@pytest.mark.parametrize("turned", [False, True])
def test_a_note_for_each_profile_in_the_order_of_the_groups(stage: Stage, *, turned: bool) -> None:
    plan_id = bring_in(stage, LESSONS / THREE_PROFILES)
    drafted = sessions.draft(
        stage.desk, plan_id, planned_start=stage.clock.now(), names=("Alder", "Birch", "Cedar")
    )
    first, *others = drafted.groups
    groups = (first, *others, replace(first, id="damson", name="Damson"))
    sessions.save(stage.desk, replace(drafted, groups=groups[::-1] if turned else groups))
    stage.window.navigation.run_session(drafted.id)
    stage.settle()
    stage.press("Start Engage")
    notes = stage.window.findChild(GroupNotes)
    assert notes is not None
    chips = [one.accessibleName() for one in notes.findChildren(GroupChip)]
    turned_round = ["Damson", "Alder", "Cedar", "Birch"]
    assert chips == (turned_round if turned else ["Alder", "Damson", "Birch", "Cedar"])
    strategies = plans.open_plan(stage.desk, plan_id).plan.strategies
    for strategy in strategies:
        assert sum(strategy.text in text for text in notes.texts) == 1
    assert len(strategies) == 3
