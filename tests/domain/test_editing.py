"""What single edits do, and what holds under any number of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from facilitator.domain.editing.balance import Share, shared_out
from facilitator.domain.editing.header import change_header, set_stated_text
from facilitator.domain.editing.lists import insert_item, items_of, move_item, remove_item
from facilitator.domain.editing.objectives import (
    change_objective,
    insert_objective,
    link_assessment,
    link_phase,
    move_objective,
    remove_objective,
)
from facilitator.domain.editing.phases import (
    change_phase,
    duplicate_phase,
    insert_break,
    insert_phase,
    merge_with_next,
    move_phase,
    remove_phase,
    set_length,
    set_text,
    split_phase,
)
from facilitator.domain.editing.times import (
    lend,
    rebalance,
    spare_minutes,
    stretch_to_stated,
    trim_to_stated,
)
from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import (
    Assessment,
    KeptText,
    LessonPlan,
    Objective,
    Phase,
    PhaseField,
    Priority,
    Section,
)
from facilitator.errors import UserError
from tests.edits import edited
from tests.strategies import plans

PLAN = LessonPlan(
    title="Knots",
    duration=length_of(60),
    objectives=(Objective("Tie"), Objective("Untie"), Objective("Teach")),
    materials=("Rope", "Hook"),
    phases=(
        Phase("Engage", length_of(10), "Show", objectives=(0,)),
        Phase("Explore", length_of(40), "Walk", "Tie", objectives=(0, 2)),
        Phase("Break: Tea", length_of(5)),
        Phase("Explain", read_length("~20 min"), "Talk", objectives=()),
    ),
    assessments=(Assessment("Formative", "Watch", "", (2,)),),
    kept=(
        KeptText(Section.OBJECTIVES, 3, "From the handbook"),
        KeptText(Section.MATERIALS, 1, "Also:"),
        KeptText(Section.STRUCTURE, 4, "## Notes\n\nOnly in dry weather"),
    ),
)


def lengths(plan: LessonPlan) -> list[int | None]:
    return [phase.minutes for phase in plan.phases]


def names(plan: LessonPlan) -> list[str]:
    return [phase.name for phase in plan.phases]


def test_links_follow_their_objectives() -> None:
    first = insert_objective(PLAN, 0, "Choose a rope", "Evaluate")
    assert [phase.objectives for phase in first.phases] == [(1,), (1, 3), None, ()]
    assert first.assessments[0].objectives == (3,)
    swapped = move_objective(PLAN, 2, 0)
    assert [phase.objectives for phase in swapped.phases] == [(1,), (0, 1), None, ()]
    without = remove_objective(PLAN, 0)
    assert [phase.objectives for phase in without.phases] == [None, (1,), None, ()]


def test_links_to_objectives_that_are_not_there_are_not_made() -> None:
    assert link_phase(PLAN, 0, [2, 7, 1, 1]).phases[0].objectives == (1, 2)
    assert link_assessment(PLAN, 0, None).assessments[0].objectives is None


def test_a_text_behind_the_objectives_stays_behind_them() -> None:
    assert insert_objective(PLAN, 3, "Splice").kept[0].after == 4
    assert remove_objective(PLAN, 1).kept[0].after == 2
    assert change_objective(PLAN, 1, level="Apply").objectives[1] == Objective("Untie", "Apply")


def test_texts_between_items_keep_what_follows_them() -> None:
    more = insert_item(PLAN, Section.MATERIALS, 1, "  Second rope ")
    assert more.materials == ("Rope", "Second rope", "Hook")
    assert more.kept[1].after == 2
    assert remove_item(more, Section.MATERIALS, 0).kept[1].after == 1
    assert move_item(more, Section.MATERIALS, 0, 2).materials == ("Second rope", "Hook", "Rope")


def test_texts_that_come_together_become_one() -> None:
    plan = replace(
        PLAN,
        kept=(KeptText(Section.MATERIALS, 0, "first"), KeptText(Section.MATERIALS, 1, "second")),
    )
    assert remove_item(plan, Section.MATERIALS, 0).kept == (
        KeptText(Section.MATERIALS, 0, "first\n\nsecond"),
    )


def test_phases_move_and_what_follows_them_stays_last() -> None:
    assert names(move_phase(PLAN, 3, 0)) == ["Explain", "Engage", "Explore", "Break: Tea"]
    assert insert_phase(PLAN, 4, Phase("Close")).kept[-1].after == 5
    assert remove_phase(PLAN, 0).kept[-1].after == 3


def test_a_copy_does_not_start_at_the_same_clock_time() -> None:
    pinned = change_phase(PLAN, 1, pinned_start=600)
    copied = duplicate_phase(pinned, 1)
    assert [phase.pinned_start for phase in copied.phases[1:3]] == [600, None]
    assert copied.phases[2].facilitator_actions == "Walk"


def test_splitting_and_merging_again_gives_the_same_time_and_words() -> None:
    split = split_phase(change_phase(PLAN, 1, priority=Priority.COULD), 1, 15)
    assert names(split)[1:3] == ["Explore", "Explore (2)"]
    assert lengths(split)[1:3] == [15, 25]
    assert split.phases[2].priority is Priority.COULD
    merged = merge_with_next(split, 1)
    assert merged.phases[1] == replace(PLAN.phases[1], priority=Priority.COULD)


def test_merging_keeps_what_both_say() -> None:
    plan = remove_phase(change_phase(PLAN, 3, locked=True, objectives=(1,)), 2)
    phase = merge_with_next(plan, 1).phases[1]
    assert phase.name == "Explore / Explain"
    assert phase.facilitator_actions == "Walk\n\nTalk"
    assert (phase.minutes, phase.locked, phase.objectives) == (60, True, (0, 1, 2))


@pytest.mark.parametrize("at", [0, 40, 60])
def test_a_phase_is_split_inside_its_time(at: int) -> None:
    with pytest.raises(UserError, match="inside its 40 minutes"):
        split_phase(PLAN, 1, at)


def test_what_cannot_be_merged_is_said() -> None:
    with pytest.raises(UserError, match="break"):
        merge_with_next(PLAN, 1)
    with pytest.raises(UserError, match="No phase follows"):
        merge_with_next(PLAN, 3)
    with pytest.raises(UserError, match="no length"):
        split_phase(set_length(PLAN, 1, None), 1, 5)


def test_a_break_takes_its_minutes_from_the_phases() -> None:
    plan = insert_break(PLAN, 2, 10, name="Lunch")
    assert names(plan)[2] == "Break: Lunch"
    assert plan.phase_minutes == PLAN.phase_minutes - 10
    assert plan.break_minutes == PLAN.break_minutes + 10
    later = insert_break(PLAN, 2, 10, keep_end=False)
    assert later.phase_minutes == PLAN.phase_minutes


def test_trimming_keeps_locked_phases_and_least_lengths() -> None:
    plan = change_phase(change_phase(PLAN, 1, locked=True), 0, shortest=8)
    trimmed = trim_to_stated(plan)
    assert lengths(trimmed) == [8, 40, 5, 12]
    assert trimmed.phases[1] == plan.phases[1]


def test_what_only_could_be_done_gives_first_and_what_must_be_done_last() -> None:
    plan = change_phase(change_phase(PLAN, 1, priority=Priority.COULD), 0, priority=Priority.MUST)
    assert lengths(plan) == [10, 40, 5, 20]
    assert lengths(rebalance(plan, 60)) == [10, 30, 5, 20]
    assert lengths(rebalance(plan, 50)) == [10, 24, 5, 16]
    assert lengths(rebalance(plan, 45)) == [9, 24, 5, 12]
    assert lengths(rebalance(plan, 77)) != lengths(plan), "all may grow"


DAY = LessonPlan(
    "A day with a fixed lunch",
    length_of(200),
    start=540,
    phases=(
        Phase("A", length_of(60)),
        Phase("B", length_of(60)),
        Phase("Break: Lunch", length_of(30), pinned_start=660),
        Phase("C", length_of(50)),
        Phase("D", length_of(50)),
    ),
)


def test_minutes_are_taken_where_no_fixed_start_is_lost() -> None:
    """Shorter before lunch would only mean to wait for it."""
    assert lengths(trim_to_stated(DAY)) == [60, 60, 30, 40, 40]
    earlier = change_phase(DAY, 2, pinned_start=650)
    assert lengths(trim_to_stated(earlier)) == [55, 55, 30, 45, 45]
    assert lengths(rebalance(DAY, 170)) == [55, 55, 30, 30, 30]
    later = change_phase(DAY, 2, pinned_start=670)
    assert lengths(rebalance(later, 240)) == [65, 65, 30, 55, 55]


def test_a_break_takes_its_minutes_between_the_same_fixed_starts() -> None:
    assert lengths(insert_break(DAY, 1, 20)) == [50, 20, 50, 30, 50, 50]
    assert lengths(insert_break(DAY, 2, 20)) == [50, 50, 20, 30, 50, 50]
    assert lengths(insert_break(DAY, 4, 20)) == [60, 60, 30, 40, 20, 40]
    assert lengths(insert_break(DAY, 5, 20)) == [60, 60, 30, 40, 40, 20]


def test_trimming_says_when_it_cannot() -> None:
    with pytest.raises(UserError, match="cannot become shorter than 42 min"):
        rebalance(PLAN, 30)
    locked = LessonPlan("T", length_of(5), phases=(Phase("A", length_of(10), locked=True),))
    with pytest.raises(UserError, match="locked"):
        trim_to_stated(locked)
    with pytest.raises(UserError, match="does not say"):
        trim_to_stated(replace(PLAN, duration=None))
    with pytest.raises(UserError, match="not longer"):
        trim_to_stated(replace(PLAN, duration=length_of(90)))
    assert stretch_to_stated(replace(PLAN, duration=length_of(90))).phase_minutes == 90


def test_a_length_that_stays_keeps_its_words() -> None:
    assert lend(PLAN, 1, 0, 5).phases[3].duration == read_length("~20 min")
    assert lengths(lend(PLAN, 1, 0, 5)) == [15, 35, 5, 20]
    with pytest.raises(UserError, match="16 min at most"):
        lend(PLAN, 1, 0, 17)


def test_a_text_that_falls_empty_leaves_what_was_kept_behind_it() -> None:
    phase = Phase("A", length_of(5), "x", kept=(KeptText(Section.STRUCTURE, 2, "**Note:** y"),))
    plan = LessonPlan("T", phases=(phase,))
    emptied = set_text(plan, 0, PhaseField.FACILITATOR_ACTIONS, " ")
    assert emptied.phases[0].kept == (KeptText(Section.STRUCTURE, 1, "**Note:** y"),)
    assert set_text(plan, 0, PhaseField.DURATION, "1h30").phases[0].minutes == 90


def test_the_head_of_a_plan_is_clean_and_keeps_its_texts() -> None:
    plan = replace(PLAN, kept=(KeptText(Section.HEADER, 2, "by Kim"),))
    assert set_stated_text(plan, "").kept == (KeptText(Section.HEADER, 1, "by Kim"),)
    assert change_header(plan, title=" A\nB ").title == "A B"


shares = st.lists(
    st.integers(1, 300).flatmap(
        lambda minutes: st.builds(Share, st.just(minutes), st.integers(0, minutes))
    ),
    min_size=1,
    max_size=8,
)


@given(shares, st.integers(0, 3000))
def test_what_is_shared_out_adds_up_and_stays_above_the_least(
    parts: list[Share], total: int
) -> None:
    found = shared_out(parts, total)
    if found is None:
        assert total < sum(part.least for part in parts)
    else:
        assert sum(found) == total
        assert all(length >= part.least for length, part in zip(found, parts, strict=True))


@given(shares)
def test_nothing_changes_when_the_sum_stays(parts: list[Share]) -> None:
    assert shared_out(parts, sum(part.minutes for part in parts)) == [p.minutes for p in parts]


@settings(suppress_health_check=list(HealthCheck))
@given(plans(), st.integers(0, 600))
def test_rebalancing_touches_no_lock_and_no_break(plan: LessonPlan, minutes: int) -> None:
    try:
        changed = rebalance(plan, minutes)
    except UserError:
        assume(False)
        return
    assert changed.phase_minutes == minutes
    for before, after in zip(plan.phases, changed.phases, strict=True):
        assert replace(before, duration=None) == replace(after, duration=None)
        assert before.duration == after.duration or not (before.locked or before.is_break)
        assert (after.minutes or 0) >= before.least_minutes
        assert spare_minutes(before) >= 0


@settings(suppress_health_check=list(HealthCheck))
@given(plans(), st.data())
def test_no_text_that_the_form_does_not_know_is_lost(plan: LessonPlan, data: st.DataObject) -> None:
    changed = data.draw(edited(plan))
    texts = "\n\n".join(kept.text for kept in changed.kept)
    assert all(kept.text in texts for kept in plan.kept)


@settings(suppress_health_check=list(HealthCheck))
@given(plans(), st.data())
def test_links_mean_the_same_objectives_whatever_happens(
    plan: LessonPlan, data: st.DataObject
) -> None:
    """Objectives get names of their own, so that a link can be followed."""
    named = tuple(replace(aim, text=f"aim {n}") for n, aim in enumerate(plan.objectives))
    plan = replace(plan, objectives=named, assessments=(Assessment("Formative", "x"),))
    for n in range(len(plan.phases)):
        plan = link_phase(plan, n, plan.phases[n].objectives)
    meant = [_meant(plan, phase.objectives) for phase in plan.phases]
    for n in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(plan.objectives)))
        if at == len(plan.objectives):
            plan = insert_objective(plan, data.draw(st.integers(0, at)), f"new {n}")
        else:
            to = data.draw(st.integers(0, len(plan.objectives) - 1))
            edit = data.draw(st.booleans())
            plan = move_objective(plan, at, to) if edit else remove_objective(plan, at)
    there = {aim.text for aim in plan.objectives}
    now = [_meant(plan, phase.objectives) for phase in plan.phases]
    assert now == [wanted & there for wanted in meant]


def _meant(plan: LessonPlan, links: tuple[int, ...] | None) -> set[str]:
    return {plan.objectives[n].text for n in links or ()}


def test_items_are_found_by_section() -> None:
    assert items_of(PLAN, Section.STRUCTURE) == PLAN.phases
