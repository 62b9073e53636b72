from __future__ import annotations

from facilitator.ui.counting import groups_and_people, observations_counted


def test_one_is_written_unlike_none_and_many() -> None:
    assert [observations_counted(count) for count in (0, 1, 2)] == [
        "0 observations",
        "1 observation",
        "2 observations",
    ]


def test_people_are_left_out_while_nobody_knows_how_many() -> None:
    assert groups_and_people(1, 1) == "1 group, 1 person"
    assert groups_and_people(4, 0) == "4 groups"
