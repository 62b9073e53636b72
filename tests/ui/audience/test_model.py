"""What learners read at each moment of a session."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from facilitator.services import runs
from facilitator.ui.audience.model import Scene, StripCell
from facilitator.ui.widgets.countdown_reading import CountdownState
from tests.ui.audience.conftest import SECRET, Room

if TYPE_CHECKING:
    from facilitator.ui.audience.model import AudienceReading


def test_before_the_start_the_title_and_the_time_to_come(room: Room) -> None:
    room.rig.clock.jump(seconds=-600)
    reading = room.reading()

    assert reading.scene is Scene.WAITING
    assert reading.title == "Reading the Soil"
    assert reading.digits == "10:00"
    assert reading.caption == "Starts at 08:00"
    assert (reading.next_label, reading.next_number, reading.next_text) == ("First", 1, "Engage")


def test_nobody_is_told_that_the_start_is_late(room: Room) -> None:
    room.wait(minutes=7)
    reading = room.reading()

    assert reading.digits == ""
    assert reading.caption == "We start in a moment"


def test_a_phase(room: Room) -> None:
    room.start()
    room.wait(minutes=10, seconds=20)
    reading = room.reading()

    assert reading.scene is Scene.PHASE
    assert (reading.number, reading.title, reading.digits) == (1, "Engage", "19:40")
    assert reading.cells == (
        StripCell(1, "Engage", is_current=True),
        StripCell(2, "Explain"),
        StripCell(3, "Evaluate"),
    )
    assert (reading.caption, reading.time_label, reading.time) == ("minutes left", "Ends", "08:30")
    assert reading.task == "Walk to your plot. Note three signs."
    assert reading.needs == ("Spade", "Jar")
    assert (reading.next_label, reading.next_text) == ("Next at 08:30", "Tea")
    assert reading.next_is_break
    assert reading.alert == ""
    assert abs(reading.share_left - 19.67 / 30) < 0.001


def test_the_warning_counts_begun_minutes(room: Room) -> None:
    room.start()
    room.wait(minutes=25, seconds=12)
    assert room.reading().alert == "5 minutes to go"
    room.wait(minutes=4)
    assert room.reading().alert == "1 minute to go"


def test_over_time(room: Room) -> None:
    room.start()
    room.wait(minutes=34, seconds=10)
    reading = room.reading()

    assert reading.state is CountdownState.OVERTIME
    assert (reading.digits, reading.caption, reading.alert) == ("+4:10", "over time", "Time is up")
    assert (reading.time_label, reading.time) == ("Was due", "08:30")
    assert reading.next_label == "Next at once"
    assert reading.share_left == 0


def test_a_pause_is_said_and_moves_the_end(room: Room) -> None:
    room.start()
    room.wait(minutes=10)
    room.do(runs.pause)
    room.wait(minutes=5)
    reading = room.reading()

    assert reading.alert == "Paused"
    assert (reading.digits, reading.time) == ("20:00", "08:35")
    assert reading.next_label == "Next"


def test_a_break_says_when_to_be_back(room: Room) -> None:
    room.start()
    room.wait(minutes=30)
    room.next()
    room.wait(minutes=3, seconds=35)
    reading = room.reading()

    assert reading.scene is Scene.BREAK
    assert (reading.title, reading.number, reading.digits) == ("Tea", None, "11:25")
    assert (reading.time_label, reading.time) == ("Back at", "08:45")
    assert (reading.next_number, reading.next_text) == (2, "Explain")
    assert [cell.is_done for cell in reading.cells] == [True, False, False]


def test_list_items_stand_on_lines_of_their_own(room: Room) -> None:
    room.start()
    room.next()
    room.next()

    assert room.reading().task == "Draw the layers\nName each of them"


def test_a_phase_without_a_length_counts_up(room: Room) -> None:
    room.start()
    for _ in range(3):
        room.next()
    room.wait(minutes=3)
    reading = room.reading()

    assert (reading.digits, reading.caption) == ("3:00", "minutes so far")
    assert reading.time == ""
    assert (reading.next_label, reading.next_text) == ("Next", "End of the session")


def test_a_message_takes_the_place_of_the_task_and_of_the_break(room: Room) -> None:
    room.start()
    room.next()
    reading = room.reading("Lunch is ready")

    assert reading.scene is Scene.PHASE
    assert reading.message == "Lunch is ready"


def test_after_the_end(room: Room) -> None:
    room.start()
    room.do(runs.end)
    reading = room.reading()

    assert reading.scene is Scene.ENDED
    assert all(cell.is_done for cell in reading.cells)


def test_no_reading_holds_a_word_that_is_not_for_learners(room: Room) -> None:
    room.start()
    for _ in range(4):
        assert SECRET not in " ".join(_words(room.reading()))
        room.next()


def _words(reading: AudienceReading) -> list[str]:
    return [str(getattr(reading, field.name)) for field in fields(reading)] + [reading.spoken]


def test_groups_that_take_turns(room: Room) -> None:
    room.start()
    room.next()
    room.next()
    room.rotate(rounds=6, minutes=10)
    room.wait(minutes=22, seconds=20)
    turns = room.reading().turns

    assert turns is not None
    assert (turns.round, turns.each) == ("Round 3 of 6", "10 minutes at each station")
    assert turns.move == "Move in 7:40"
    assert [(card.name, card.station, card.then) for card in turns.cards] == [
        ("Aspen", "Station 3", "Station 4"),
        ("Beech", "Station 4", "Station 5"),
        ("Cypress", "Station 5", "Station 6"),
        ("Dogwood", "Station 6", "Station 1"),
    ]


def test_a_group_that_was_given_more_time_sees_it_on_its_card(room: Room) -> None:
    room.start()
    room.next()
    room.next()
    room.rotate(rounds=6, minutes=10)
    room.wait(minutes=8)
    room.give_more(group=1, minutes=4)
    room.wait(minutes=3)
    turns = room.reading().turns

    assert turns is not None
    assert [(card.station, card.then, card.more) for card in turns.cards] == [
        ("Station 2", "Station 3", ""),
        ("Station 2", "", "3:00"),
        ("Station 4", "Station 5", ""),
        ("Station 5", "Station 6", ""),
    ]


def test_the_last_round_brings_everybody_together(room: Room) -> None:
    room.start()
    room.next()
    room.next()
    room.rotate(rounds=2, minutes=15)
    room.wait(minutes=20)
    turns = room.reading().turns
    assert turns is not None
    assert turns.move == "Together in 10:00"
    assert {card.then for card in turns.cards} == {""}
    room.wait(minutes=15)
    assert room.reading().turns is None
