"""What the page says at an instant, worked out without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.agenda import agenda_of
from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.run import fold
from facilitator.domain.run_events import (
    Advanced,
    Ended,
    Paused,
    Resumed,
    RunEvent,
    Started,
    StepTicked,
    TimeAdded,
    WentBack,
)
from facilitator.domain.session import Group, Participant, Session
from facilitator.ui.run.announcing import announcement, phase_announcement
from facilitator.ui.run.clock_reading import clock_reading
from facilitator.ui.run.clock_readings import ClockReader
from facilitator.ui.run.draft import Draft
from facilitator.ui.run.form_head import form_head
from facilitator.ui.run.groups_reading import groups_reading
from facilitator.ui.run.header_reading import header_reading, transport_reading
from facilitator.ui.run.moment import Moment, latest_by_group
from facilitator.ui.run.phase_reading import phase_reading, things
from facilitator.ui.run.rundown_reading import RowState, rundown_reading
from facilitator.ui.widgets.countdown_reading import CountdownState
from tests.ui.rig import FOUR_GROUPS, SOIL, phase

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def at(clock: str, *, seconds: int = 0) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return START.replace(hour=hour, minute=minute, second=seconds)


def moment(
    when: datetime,
    *events: RunEvent,
    plan: LessonPlan = SOIL,
    groups: tuple[Group, ...] = FOUR_GROUPS,
    seen: tuple[Observation, ...] = (),
) -> Moment:
    session = Session("s", "p", 1, plan.title, START, "Field house", groups)
    run = fold(agenda_of(plan, START), events)
    return Moment(session, plan, run, when, seen=seen, zone=UTC, latest=latest_by_group(seen))


STARTED = Started("0", at("09:02"))
SECOND = Advanced("1", at("09:34"), 1)
BREAK = Advanced("2", at("10:36"), 2)
EXPLAIN = Advanced("3", at("10:51"), 3)
IN_EXPLAIN = (STARTED, SECOND, BREAK, EXPLAIN)


def look(group: str, when: datetime, level: int = 0, note: str = "") -> Observation:
    found = AttainmentLevel(level) if level else None
    return Observation(f"{group}{when}", "s", when, 0, (group,), 2, found, (), note)


# --- the clock ---


def test_before_the_start_it_counts_down_to_it() -> None:
    reading = clock_reading(moment(at("08:47", seconds=30)))

    assert reading.state is CountdownState.NOT_STARTED
    assert (reading.digits, reading.heading) == ("12:30", "Starts in")
    assert [fact.text for fact in reading.facts] == [
        "Start 09:00",
        "End ≈12:45",
        "3 h 30 min learning + 15 min break",
    ]
    assert reading.planned_seconds == 1800


def test_a_start_that_is_far_off_shows_day_and_time_and_a_late_one_counts_up() -> None:
    far = clock_reading(moment(START - timedelta(days=2)))
    late = clock_reading(moment(at("09:04", seconds=10)))

    assert (far.digits, far.heading) == ("09:00", "Starts on Fri 20 Nov")
    assert (late.digits, late.heading) == ("+4:10", "Since the planned start")


def test_while_a_phase_runs_digits_and_used_time_make_up_the_plan() -> None:
    reading = clock_reading(moment(at("11:15", seconds=42), *IN_EXPLAIN))

    assert reading.state is CountdownState.RUNNING
    assert reading.digits == "25:18"
    assert reading.heading == "Time left in Explain"
    assert [fact.text for fact in reading.facts] == [
        "24:42 used of 50:00",
        "Ends 11:41 · plan 11:35",
        "5-min warning at 11:36",
    ]
    assert reading.facts[1].bold == ("11:41",)
    assert reading.position == 3
    assert reading.warning_at_seconds == 45 * 60


def test_parts_of_a_second_never_show_a_second_twice_or_too_few() -> None:
    begun = Started("0", at("09:00") + timedelta(milliseconds=400))
    shown = [
        clock_reading(moment(at("09:10", seconds=second), begun)).digits for second in range(4)
    ]

    assert shown == ["20:01", "20:00", "19:59", "19:58"]


def test_the_warning_counts_begun_minutes_and_names_what_is_next() -> None:
    reading = clock_reading(moment(at("11:36", seconds=12), *IN_EXPLAIN))

    assert reading.state is CountdownState.WARNING
    assert (reading.digits, reading.heading) == ("4:48", "5 min to go")
    assert reading.facts[-1].text == "Next: Elaborate · 50 min"


def test_over_time_it_says_when_the_phase_was_due() -> None:
    reading = clock_reading(moment(at("11:45", seconds=10), *IN_EXPLAIN))

    assert reading.state is CountdownState.OVERTIME
    assert (reading.digits, reading.heading) == ("+4:10", "Over time")
    assert [fact.text for fact in reading.facts] == [
        "54:10 used of 50:00",
        "Was due to end 11:41",
    ]
    assert (reading.start_label, reading.planned_label, reading.extra_label) == (
        "10:51",
        "50 min",
        "+4",
    )


def test_a_pause_stands_still_and_its_end_is_only_projected() -> None:
    paused = Paused("p", at("11:15", seconds=42))
    reading = clock_reading(moment(at("11:16", seconds=54), *IN_EXPLAIN, paused))

    assert reading.state is CountdownState.PAUSED
    assert (reading.digits, reading.heading) == ("25:18", "Paused 1:12")
    assert [fact.text for fact in reading.facts][1:] == [
        "Ends ≈11:42 · plan 11:35",
        "Space to go on",
    ]


def test_a_break_says_when_to_be_back() -> None:
    reading = clock_reading(moment(at("10:40"), STARTED, SECOND, BREAK))

    assert reading.heading == "Back at 10:51"
    assert reading.position is None


def test_short_phases_warn_in_their_last_fifth_and_tiny_ones_do_not() -> None:
    plan = LessonPlan("P", phases=(phase("Short", 12), phase("Tiny", 4)))
    short = clock_reading(moment(at("09:01"), Started("0", START), plan=plan))
    tiny = (Started("0", START), Advanced("1", at("09:05"), 1))

    assert short.facts[-1].text == "Warning at 09:10"
    assert clock_reading(moment(at("09:06"), *tiny, plan=plan)).facts[-1].text == (
        "Next: end of session"
    )


def test_a_phase_of_unknown_length_counts_up_and_is_never_over() -> None:
    plan = LessonPlan("P", phases=(phase("Talk", None), phase("Then", 20)))
    reading = clock_reading(moment(at("10:40"), Started("0", START), plan=plan))

    assert reading.state is CountdownState.RUNNING
    assert (reading.digits, reading.heading) == ("100:00", "Time used in Talk")
    assert reading.facts[0].text == "Started 09:00 · no planned length"
    assert reading.planned_seconds == 0


def test_what_is_read_aloud_changes_with_the_minute_only() -> None:
    def said(second: int) -> str:
        return clock_reading(moment(at("11:15", seconds=second), *IN_EXPLAIN)).spoken

    assert {said(second) for second in range(1, 59)} == {"Explain, 26 min left"}


# --- the rundown ---


def test_rows_say_what_was_what_is_and_what_will_be() -> None:
    rows = rundown_reading(moment(at("11:16"), *IN_EXPLAIN)).rows
    first, _, rest, now, then, last = rows

    assert (first.state, first.plan, first.actual) == (RowState.DONE, "09:00", "09:02")
    assert (first.status, first.delta, first.delta_icon) == (
        "used 32 of 30",
        "2 over",
        "ph.caret-up",
    )
    assert (rest.status, rest.delta, rest.is_break) == ("15 min", "on time", True)
    assert (now.state, now.status, now.icon) == (
        RowState.NOW,
        "Now · 25 min left",
        "ph.play-fill",
    )
    assert now.share == pytest.approx(0.5)
    assert (then.actual, then.status) == ("≈11:41", "Next · 50 min")
    assert (last.actual, last.status) == ("≈12:31", "20 min")
    assert now.number == 3
    assert rest.number is None


def test_an_early_phase_is_under_and_a_running_one_can_be_over() -> None:
    early = (STARTED, Advanced("1", at("09:29"), 1))
    rows = rundown_reading(moment(at("10:33"), *early)).rows

    assert (rows[0].delta, rows[0].delta_icon) == ("3 under", "ph.caret-down")
    assert (rows[1].status, rows[1].tone, rows[1].is_over) == ("4 min over time", "danger", True)
    assert rows[1].short == "4 over"


def test_added_minutes_do_not_hide_that_the_plan_was_passed() -> None:
    added = TimeAdded("a", at("09:10"), 0, timedelta(minutes=5))
    rows = rundown_reading(moment(at("09:38"), STARTED, added, Advanced("1", at("09:37"), 1))).rows

    assert (rows[0].status, rows[0].delta) == ("used 35 of 30", "5 over")


def test_going_back_makes_the_later_phase_one_to_come_again() -> None:
    back = WentBack("b", at("09:40"), 0)
    rows = rundown_reading(moment(at("09:41"), STARTED, SECOND, back)).rows

    assert rows[0].state is RowState.NOW
    assert rows[0].actual == "09:02"
    assert (rows[1].state, rows[1].status) == (RowState.TO_COME, "Next · 54 min")
    assert rows[1].actual.startswith("≈")


def test_rows_before_the_start_and_after_the_end() -> None:
    waiting = rundown_reading(moment(at("08:55"))).rows
    over = rundown_reading(moment(at("12:00"), STARTED, SECOND, Ended("e", at("09:50"))))

    assert [row.actual for row in waiting][:2] == ["≈09:00", "≈09:30"]
    assert waiting[0].status == "Next · 30 min"
    assert over.projected_end == "09:50"
    assert [row.state for row in over.rows[:3]] == [
        RowState.DONE,
        RowState.DONE,
        RowState.TO_COME,
    ]


def test_the_foot_tells_both_ends_and_what_the_sign_means() -> None:
    reading = rundown_reading(moment(at("11:16"), *IN_EXPLAIN))

    assert (reading.planned_end, reading.projected_end) == ("12:45", "≈12:51")
    assert reading.note == "3 h 30 min learning + 15 min break. ≈ means projected."


# --- header and transport ---


def test_header_tells_session_pace_and_ends() -> None:
    reading = header_reading(moment(at("11:16"), *IN_EXPLAIN, seen=(look("g1", at("11:00"), 3),)))

    assert reading.title == "Reading the Soil"
    assert reading.line == "Fri 20 Nov · Field house · 4 groups · 17 people · 1 observation"
    assert (reading.pace.text, reading.pace.tone) == ("6 min behind", "warn")
    assert (reading.ends, reading.ends_caption) == ("≈12:51", "Ends · plan 12:45")
    assert reading.clock == "11:16"


@pytest.mark.parametrize(
    ("begun", "words", "tone"),
    [
        ("08:57", "3 min ahead", "accent"),
        ("08:59", "On time", "ok"),
        ("09:01", "On time", "ok"),
        ("09:02", "2 min behind", "warn"),
    ],
)
def test_one_minute_either_way_is_on_time(begun: str, words: str, tone: str) -> None:
    pace = header_reading(moment(at("09:10"), Started("0", at(begun)))).pace

    assert (pace.text, pace.tone) == (words, tone)


def test_a_session_that_waits_is_behind_only_when_it_should_have_begun() -> None:
    assert header_reading(moment(at("08:50"))).pace.text == "Not started"
    assert header_reading(moment(at("09:04"))).pace.text == "4 min behind"


def test_the_main_button_starts_moves_on_and_ends() -> None:
    last = (*IN_EXPLAIN, Advanced("4", at("11:41"), 5))
    waiting = transport_reading(moment(at("08:50")))
    running = transport_reading(moment(at("11:16"), *IN_EXPLAIN))

    assert (waiting.forward, waiting.can_pause, waiting.can_back) == ("Start Engage", False, False)
    assert (running.forward, running.can_change_time) == ("Next: Elaborate", True)
    assert transport_reading(moment(at("11:50"), *last)).forward == "End session"


def test_the_pause_button_says_how_to_go_on() -> None:
    paused = transport_reading(moment(at("09:10"), STARTED, Paused("p", at("09:09"))))

    assert (paused.pause, paused.pause_icon, paused.is_paused) == ("Go on", "ph.play", True)


# --- the phase ---


def test_the_phase_tells_its_place_steps_and_start() -> None:
    ticked = StepTicked("t", at("10:52"), 3, 0)
    reading = phase_reading(moment(at("11:16"), *IN_EXPLAIN, ticked), 3)

    assert (reading.number, reading.name) == (3, "Explain")
    assert reading.line == "Phase 3 of 5 · 50 min · started 10:51"
    assert [(step.text, step.is_done) for step in reading.steps] == [("Sort the signs.", True)]


def test_given_and_taken_minutes_are_told() -> None:
    given = TimeAdded("a", at("11:00"), 3, timedelta(minutes=5))
    taken = TimeAdded("b", at("11:00"), 3, timedelta(minutes=-2))

    assert "5 min added" in phase_reading(moment(at("11:16"), *IN_EXPLAIN, given), 3).line
    assert "2 min taken" in phase_reading(moment(at("11:16"), *IN_EXPLAIN, taken), 3).line


def test_only_profiles_in_the_room_have_a_note_in_group_order() -> None:
    groups = (
        Group("a", "Oak", "Experienced farmers"),
        Group("b", "Ash", "New growers"),
        Group("c", "Elm", "Experienced farmers"),
    )
    reading = phase_reading(moment(at("09:10"), STARTED, groups=groups), 0)

    assert [(note.profile, note.groups) for note in reading.notes] == [
        ("Experienced farmers", (("1", "Oak"), ("3", "Elm"))),
        ("New growers", (("2", "Ash"),)),
    ]
    assert reading.present == "3 groups · 2 profiles"


def test_groups_without_a_profile_go_by_the_note_for_all() -> None:
    groups = (Group("a", "Oak"), Group("b", "Ash", "A profile the plan lost"))
    plan = LessonPlan("P", phases=(phase("Try", 10, differentiation="Go slowly."),))
    reading = phase_reading(moment(START, plan=plan, groups=groups), 0)

    assert reading.notes == ()
    assert reading.for_all.profile == "All groups"
    assert reading.for_all.groups == (("1", "Oak"), ("2", "Ash"))
    assert reading.for_all.text == "Go slowly."


def test_technology_tells_whether_it_needs_a_network_and_what_works_without() -> None:
    online = phase(
        "A", 10, technology="Live polling software", offline_alternative="Coloured cards"
    )
    local = phase("B", 10, technology="A projector")
    plan = LessonPlan("P", phases=(online, local, phase("C", 10)))
    first, second, third = (
        phase_reading(moment(START, plan=plan), place).technology for place in range(3)
    )

    assert first is not None
    assert (first.offline, first.needs_internet) == ("Coloured cards", True)
    assert second is not None
    assert not second.needs_internet
    assert third is None


def test_in_a_break_one_sees_what_comes_and_no_strategies() -> None:
    plan = LessonPlan(
        "P",
        strategies=SOIL.strategies,
        phases=(phase("A", 10), Phase("Break: Tea"), phase("B", 20, resources="Jars, two spades")),
    )
    reading = phase_reading(moment(START, plan=plan), 1)

    assert reading.coming is not None
    assert reading.coming.line == "B · 20 min"
    assert reading.coming.resources == ("Jars", "Two spades")
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flour, scales (two, small), and water.", ("Flour", "Scales (two, small)", "Water")),
        ("- a jar\n- a spade", ("A jar", "A spade")),
        ("Whiteboard; markers", ("Whiteboard", "Markers")),
        ("", ()),
    ],
)
def test_things_are_told_apart(text: str, expected: tuple[str, ...]) -> None:
    assert things(text) == expected


def test_marks_of_markdown_are_not_shown() -> None:
    plan = LessonPlan("P", phases=(phase("A", 10, learner_activities="Draw **two** `circles`"),))

    assert phase_reading(moment(START, plan=plan), 0).learners == ("Draw two circles",)


# --- the groups ---


def test_tiles_tell_level_and_how_long_nobody_looked() -> None:
    seen = (look("g1", at("11:00"), 1), look("g3", at("11:13"), 3), look("g1", at("11:02")))
    tiles = groups_reading(moment(at("11:16"), *IN_EXPLAIN, seen=seen)).tiles

    assert [(tile.key, tile.name, tile.level, tile.minutes) for tile in tiles] == [
        ("1", "Aspen", 1, "14 min"),
        ("2", "Beech", 0, "134 min"),
        ("3", "Cypress", 3, "3 min"),
        ("4", "Dogwood", 0, "134 min"),
    ]
    assert [tile.is_stale for tile in tiles] == [True, True, False, True]
    assert tiles[0].spoken == "Aspen, level 1, not observed for 14 minutes"


def test_a_group_is_stale_from_ten_minutes_on_or_when_the_setting_says() -> None:
    fresh = moment(at("09:11", seconds=59), STARTED)
    stale = moment(at("09:12"), STARTED)

    assert not groups_reading(fresh).tiles[0].is_stale
    assert groups_reading(stale).tiles[0].is_stale
    assert not groups_reading(stale, stale_after=timedelta(minutes=15)).tiles[0].is_stale


def test_a_quiet_line_says_where_to_look_next() -> None:
    seen = (look("g1", at("11:14"), 1), look("g3", at("11:15"), 3), look("g4", at("11:13")))
    reading = groups_reading(moment(at("11:16"), *IN_EXPLAIN, seen=seen))

    assert reading.next_looks[0].startswith("Next: Beech, 134 min unseen, nothing on O")
    assert reading.next_looks[-1] == "Next: Beech, 134 min unseen"
    assert groups_reading(moment(at("09:03"), STARTED)).next_looks == ()
    assert groups_reading(moment(at("08:50"))).next_looks == ()


def test_where_to_look_next_stands_above_the_form_until_a_group_is_chosen() -> None:
    seen = (look("g1", at("11:14"), 1), look("g3", at("11:15"), 3), look("g4", at("11:13")))
    reading = groups_reading(moment(at("11:16"), *IN_EXPLAIN, seen=seen))

    assert form_head(Draft(), reading, "").hints[0].startswith("Next: Beech")
    assert form_head(Draft(), reading, "").hints[-1] == "Choose a group"
    assert not form_head(Draft(groups=("g1",)), reading, "").hints


def test_before_the_start_no_time_is_counted_and_a_tenth_group_has_no_key() -> None:
    groups = tuple(
        Group(str(n), f"G{n}", participants=(Participant("p", "Ada"),)) for n in range(10)
    )
    tiles = groups_reading(moment(at("08:50"), groups=groups)).tiles

    assert {tile.minutes for tile in tiles} == {""}
    assert not any(tile.is_stale for tile in tiles)
    assert (tiles[8].key, tiles[9].key) == ("9", "")
    assert [one.name for one in tiles[0].people] == ["Ada"]


def test_lines_of_what_was_seen_come_newest_first() -> None:
    seen = (look("g1", at("11:00"), 3, "Names all"), look("g2", at("11:04"), 0, "Quiet"))
    lines = groups_reading(moment(at("11:16"), *IN_EXPLAIN, seen=seen)).recent

    assert [line.summary for line in lines] == [
        "11:04 Beech, O3, Quiet",
        "11:00 Aspen, O3, level 3",
    ]


# --- what is said aloud ---


def said(before: datetime, now: datetime, *events: RunEvent) -> str:
    return announcement(before, moment(now, *events))


def test_only_edges_are_announced() -> None:
    quiet = said(at("11:20"), at("11:20", seconds=1), *IN_EXPLAIN)
    warning = said(at("11:35", seconds=59), at("11:36"), *IN_EXPLAIN)
    zero = said(at("11:41"), at("11:41", seconds=1), *IN_EXPLAIN)
    five = said(at("11:45", seconds=59), at("11:46"), *IN_EXPLAIN)

    assert quiet == ""
    assert warning == "5 min to go. Explain."
    assert zero == "The time for Explain is over."
    assert five == "Explain is 5 min over time."


def test_an_edge_is_told_even_when_ticks_were_missed_and_only_the_last_one() -> None:
    assert said(at("11:20"), at("11:52"), *IN_EXPLAIN) == "Explain is 10 min over time."


def test_nothing_is_said_in_a_pause_before_the_start_or_when_time_stands_still() -> None:
    paused = (*IN_EXPLAIN, Paused("p", at("11:35", seconds=30)))

    assert said(at("11:35", seconds=59), at("11:46"), *paused) == ""
    assert said(at("08:00"), at("09:30")) == ""
    assert said(at("11:36"), at("11:36"), *IN_EXPLAIN) == ""


def test_coming_into_a_phase_its_name_and_length_are_said() -> None:
    assert phase_announcement(moment(at("10:51"), *IN_EXPLAIN)) == "Explain, 50 min"
    assert phase_announcement(moment(at("08:00"))) == ""


# --- what is read again each second ---


def test_what_is_remembered_from_before_is_what_is_read_anew() -> None:
    """Through a phase, its warning, over its time, a pause, the next phase, back and the end."""

    def minutes(count: int) -> timedelta:
        return timedelta(minutes=count)

    moves: tuple[RunEvent, ...] = (
        Started("s", START + minutes(2)),
        Paused("p", START + minutes(50)),
        Resumed("r", START + minutes(52)),
        Advanced("n", START + minutes(55), 1),
        WentBack("b", START + minutes(170), 0),
        Ended("e", START + minutes(180)),
    )
    reader = ClockReader()
    stale = timedelta(minutes=10)
    seen = (Observation("o", "s", START + minutes(9), 0, (FOUR_GROUPS[1].id,), level=None),)
    for count, begin in enumerate(moves, start=1):
        end = moves[count].at if count < len(moves) else START + minutes(190)
        so_far = moment(begin.at, *moves[:count], seen=seen[: count - 1])
        for second in range(0, (end - begin.at) // timedelta(seconds=1), 7):
            now = replace(so_far, at=begin.at + timedelta(seconds=second))
            read = reader.read(now, stale_after=stale)
            assert read.rundown == rundown_reading(now)
            assert read.clock == clock_reading(now)
            assert read.header == header_reading(now)
            assert read.transport == transport_reading(now)
            assert read.groups == groups_reading(now, stale_after=stale)


def test_in_most_seconds_only_the_countdown_is_another() -> None:
    reader, others = ClockReader(), 0
    before = reader.read(moment(START + timedelta(minutes=10), STARTED), stale_after=timedelta(1))
    for second in range(1, 61):
        now = replace(moment(START, STARTED), at=START + timedelta(minutes=10, seconds=second))
        read = reader.read(now, stale_after=timedelta(1))
        others += read.header is not before.header
        before = read
    assert others == 1


def test_over_time_nothing_is_made_again_before_a_shown_minute_moved() -> None:
    reader = ClockReader()
    over = moment(START + timedelta(minutes=50), STARTED)
    before = reader.read(over, stale_after=timedelta(1)).rundown
    for second in (1, 29, 31):
        now = replace(over, at=over.at + timedelta(seconds=second))
        rows = reader.read(now, stale_after=timedelta(1)).rundown.rows
        kept = [new is old for new, old in zip(rows, before.rows, strict=True)]
        assert kept == [second < 30] * len(rows)
