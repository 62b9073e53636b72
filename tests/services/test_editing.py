"""Editing sessions: durable at every save, one version a sitting, and what runs stays as it ran."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.checks import check_plan, open_checks
from facilitator.domain.editing.header import change_header
from facilitator.domain.editing.phases import set_length
from facilitator.domain.length import length_of
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.errors import UserError
from facilitator.formats.markdown import read_plan, write_plan
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.paths import below
from facilitator.resources import plan_templates
from facilitator.services import drafting, editing, plans, sessions, versions
from facilitator.services.desk import Desk, new_id
from tests.edits import edited
from tests.fakes import FakeClock
from tests.strategies import plans as any_plans

SOURCE = Path(__file__).parents[2] / "src"
PLAN = LessonPlan("Knots", phases=(Phase("Engage", length_of(10), "Show a bowline"),))


@pytest.fixture
def plan_id(desk: Desk) -> str:
    return drafting.add_plan(desk, PLAN)[0]


def numbers(desk: Desk, plan_id: str) -> list[int]:
    return [version.number for version in plans.versions(desk, plan_id)]


def test_a_rehearsal_leaves_nothing(desk: Desk, plan_id: str, clock: FakeClock) -> None:
    before = plans.open_plan(desk, plan_id)
    clock.advance(minutes=1)
    editing.rehearse(desk, editing.open_editing(desk, plan_id))
    assert plans.open_plan(desk, plan_id) == before
    assert numbers(desk, plan_id) == [1]


def test_one_sitting_leaves_one_version(desk: Desk, plan_id: str, clock: FakeClock) -> None:
    sitting = editing.open_editing(desk, plan_id)
    assert sitting.version is None
    for minutes in (11, 12, 13):
        clock.advance(minutes=1)
        sitting, changes = editing.save(desk, sitting, set_length(sitting.plan, 0, minutes))
        assert changes.plans == {plan_id}
    assert numbers(desk, plan_id) == [2, 1]
    assert plans.open_plan(desk, plan_id).plan.phase_minutes == 13
    assert plans.open_plan(desk, plan_id, version=1).plan == PLAN
    assert plans.open_plan(desk, plan_id).updated_at == clock.now()
    editing.close(desk, sitting)
    again = editing.open_editing(desk, plan_id)
    editing.save(desk, again, set_length(again.plan, 0, 20))
    assert numbers(desk, plan_id) == [3, 2, 1]


def test_what_is_saved_is_found_and_shown(desk: Desk, plan_id: str) -> None:
    plans.set_tags(desk, plan_id, ("outdoor",))
    sitting = editing.open_editing(desk, plan_id)
    for title in ("Splices", "Whippings"):
        plan = change_header(set_length(sitting.plan, 0, 25), title=title)
        sitting, _ = editing.save(desk, sitting, plan)
    row = plans.summary(desk, plan_id)
    assert row is not None
    assert (row.title, row.phase_minutes) == ("Whippings", 25)
    assert [hit.plan.id for hit in plans.search(desk, "whippings outdoor")] == [plan_id]
    assert plans.search(desk, "splices") == ()


def test_a_plan_in_the_trash_stays_out_of_the_search(desk: Desk, plan_id: str) -> None:
    sitting = editing.open_editing(desk, plan_id)
    sitting, _ = editing.save(desk, sitting, set_length(PLAN, 0, 11))
    plans.move_to_trash(desk, plan_id)
    editing.save(desk, sitting, set_length(PLAN, 0, 12))
    assert plans.search(desk, "bowline") == ()
    plans.take_from_trash(desk, plan_id)
    assert len(plans.search(desk, "bowline")) == 1


def test_saving_the_same_plan_does_nothing(desk: Desk, plan_id: str) -> None:
    sitting = editing.open_editing(desk, plan_id)
    assert editing.save(desk, sitting, replace(PLAN)) == (sitting, plans.Changes())
    assert numbers(desk, plan_id) == [1]


def test_a_version_that_a_session_runs_never_changes(
    desk: Desk, plan_id: str, clock: FakeClock
) -> None:
    sitting = editing.open_editing(desk, plan_id)
    sitting, _ = editing.save(desk, sitting, set_length(PLAN, 0, 11))
    session = sessions.draft(desk, plan_id, planned_start=clock.now(), names=("A",))
    sessions.save(desk, session)
    assert session.version == 2
    sitting, _ = editing.save(desk, sitting, set_length(PLAN, 0, 12))
    sitting, _ = editing.save(desk, sitting, set_length(PLAN, 0, 13))
    assert sitting.version == 3
    assert plans.open_plan(desk, plan_id, version=2).plan.phase_minutes == 11
    assert numbers(desk, plan_id) == [3, 2, 1]


def test_a_version_that_came_from_elsewhere_is_not_written_over(desk: Desk, plan_id: str) -> None:
    sitting = editing.open_editing(desk, plan_id)
    sitting, _ = editing.save(desk, sitting, set_length(PLAN, 0, 11))
    other = editing.open_editing(desk, plan_id)
    other, _ = editing.save(desk, other, set_length(PLAN, 0, 50))
    sitting, _ = editing.save(desk, sitting, set_length(PLAN, 0, 12))
    assert plans.open_plan(desk, plan_id, version=3).plan.phase_minutes == 50
    assert sitting.version == 4


def test_a_sitting_in_which_all_was_undone_leaves_nothing(desk: Desk, plan_id: str) -> None:
    sitting = editing.open_editing(desk, plan_id)
    sitting, _ = editing.save(desk, sitting, set_length(PLAN, 0, 11))
    sitting, _ = editing.save(desk, sitting, PLAN)
    assert editing.close(desk, sitting)
    assert numbers(desk, plan_id) == [1]
    assert not editing.close(desk, editing.open_editing(desk, plan_id))


def test_editing_a_plan_that_is_gone_is_said(desk: Desk) -> None:
    with pytest.raises(UserError, match="no longer"):
        editing.open_editing(desk, "nothing")


def test_versions_are_named_and_brought_back(desk: Desk, plan_id: str) -> None:
    sitting = editing.open_editing(desk, plan_id)
    editing.save(desk, sitting, set_length(PLAN, 0, 11))
    versions.label_version(desk, plan_id, 1, " As taught\nin May ")
    number, _ = versions.restore_version(desk, plan_id, 1)
    assert number == 3
    assert plans.open_plan(desk, plan_id).plan == PLAN
    assert [one.label for one in plans.versions(desk, plan_id)] == ["", "", "As taught in May"]
    assert versions.restore_version(desk, plan_id, 3) == (3, plans.Changes())


def test_a_copy_is_a_plan_of_its_own(desk: Desk, plan_id: str) -> None:
    plans.set_tags(desk, plan_id, ("outdoor",))
    copy_id, changes = drafting.copy_plan(desk, plan_id, "Knots again")
    assert changes.plans == {copy_id}
    copy = plans.open_plan(desk, copy_id)
    assert (copy.plan, copy.tags) == (replace(PLAN, title="Knots again"), ("outdoor",))
    assert plans.open_plan(desk, drafting.new_plan(desk, "Empty")[0]).plan == LessonPlan("Empty")


def test_phases_of_other_plans_are_found(desk: Desk, plan_id: str) -> None:
    other = LessonPlan("Sails", phases=(Phase("Explore", learner_activities="Fold a sail"),))
    drafting.add_plan(desk, other)
    (found,) = drafting.search_phases(desk, "bowl")
    assert (found.plan_title, found.phase, found.position) == ("Knots", PLAN.phases[0], 0)
    assert [one.plan_title for one in drafting.search_phases(desk, "sails fold")] == ["Sails"]
    assert len(drafting.search_phases(desk, "")) == 2
    assert drafting.search_phases(desk, "bowline fold") == ()


def test_two_versions_are_set_side_by_side(desk: Desk, plan_id: str) -> None:
    sitting = editing.open_editing(desk, plan_id)
    editing.save(desk, sitting, change_header(set_length(PLAN, 0, 12), title="Splices"))
    found = versions.compare_versions(desk, plan_id, 1, 2)
    assert [(one.before, one.after) for one in found.header] == [("Knots", "Splices")]
    assert [section.section for section in found.sections if section.differs] == ["structure"]
    with pytest.raises(UserError):
        versions.compare_versions(desk, plan_id, 1, 7)


def test_a_plan_is_begun_from_a_template(desk: Desk) -> None:
    keys = [template.key for template in drafting.templates()]
    assert keys == ["five-e", "four-mat", "edip", "briefing", "half-day"]
    plan_id, changes = drafting.plan_from_template(desk, "edip", " Splicing a rope ")
    assert changes.plans == {plan_id}
    plan = plans.open_plan(desk, plan_id).plan
    assert plan.title == "Splicing a rope"
    assert [phase.name for phase in plan.phases][:2] == ["Explain", "Demonstrate"]
    with pytest.raises(LookupError):
        drafting.plan_from_template(desk, "nothing", "x")


@pytest.mark.parametrize("file", plan_templates(), ids=lambda path: path.stem)
def test_templates_are_good_plans(file: Path) -> None:
    """In the form they are written out in, with nothing to mend and something in every phase."""
    text = file.read_text("utf-8")
    read = read_plan(text)
    assert write_plan(read.plan) == text
    assert not read.diagnostics
    assert not open_checks(check_plan(read.plan)), check_plan(read.plan)
    assert read.plan.phase_minutes == read.plan.stated_minutes
    for phase in read.plan.phases:
        assert phase.is_break or (phase.facilitator_actions and phase.learner_activities)


@settings(suppress_health_check=list(HealthCheck), max_examples=25)
@given(any_plans(), st.data(), st.integers(1, 5))
def test_any_edits_undone_one_by_one_restore_the_plan(
    desk: Desk, plan: LessonPlan, data: st.DataObject, count: int
) -> None:
    with desk.library.transaction() as work:
        work.plans.add([NewPlan(key := new_id(), plan, 0)], desk.clock.now())
    sitting = editing.open_editing(desk, key)
    undo = []
    for _ in range(count):
        undo.append(sitting.plan)
        sitting, _ = editing.save(desk, sitting, data.draw(edited(sitting.plan)))
        assert plans.open_plan(desk, key).plan == sitting.plan
    for before in reversed(undo):
        sitting, _ = editing.save(desk, sitting, before)
    assert plans.open_plan(desk, key).plan == plan
    editing.close(desk, sitting)
    assert numbers(desk, key) == [1]


_TYPING = """
import sys
from pathlib import Path
from facilitator.app import open_desk
from facilitator.domain.editing.header import change_header
from facilitator.paths import below
from facilitator.services import drafting, editing
paths = below(Path(sys.argv[1])); paths.create()
desk = open_desk(paths)
plan_id, _ = drafting.new_plan(desk, "Knots")
sitting = editing.open_editing(desk, plan_id)
print(plan_id, flush=True)
for number in range(10**9):
    plan = change_header(sitting.plan, audience=f"Scouts {number}")
    sitting, _ = editing.save(desk, sitting, plan)
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_kill_loses_at_most_the_key_in_flight(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    child = subprocess.Popen(
        [sys.executable, "-c", _TYPING, str(folder)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        plan_id = child.stdout.readline().strip()
        told = [child.stdout.readline() for _ in range(5)]
        child.send_signal(signal.SIGKILL)
        told += child.stdout.readlines()
    acknowledged = [int(line) for line in told if line.endswith("\n")]
    paths = below(folder)
    library = Library.open(paths.library, backups=paths.backups)
    try:
        desk = Desk(library, FakeClock(), paths)
        stored = plans.open_plan(desk, plan_id)
        assert not [finding for finding in library.findings() if finding.severity == "error"]
    finally:
        library.close()
    assert stored.version == 2
    assert int(stored.plan.audience.removeprefix("Scouts ")) >= acknowledged[-1]
