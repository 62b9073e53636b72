"""Two laptops whose clocks differ: one account of the session, and nothing rewritten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facilitator.domain.seen import SeenFilter
from facilitator.services import observations, runs, sessions
from facilitator.services.desk import new_id
from facilitator.services.package_news import clock_words, lines_of
from facilitator.services.packages import open_package, preview_package, undo_merge, write_package
from facilitator.services.reviews import clocks_of
from facilitator.services.seen import listed
from tests.fakes import FakeClock
from tests.services.test_packages import add, file, hand_over, laptop, session_of, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.services.desk import Desk

__all__ = ["file"]  # fixture
AHEAD = timedelta(minutes=2, seconds=10)


@pytest.fixture
def fast(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    """The clock of the second laptop is 2 min 10 s ahead."""
    with laptop(tmp_path / "fast", FakeClock(clock.now() + AHEAD)) as desk:
        yield desk


def pass_time(minutes: float, *desks: Desk) -> None:
    for desk in desks:
        desk.clock.advance(minutes=minutes)  # type: ignore[attr-defined]


def both_run(desk: Desk, fast: Desk, file: Path) -> str:
    """Each presses Start and Next on a laptop of their own, and each notes one thing."""
    session_id = set_up(desk, add(desk))
    hand_over(desk, fast, file, session_id)
    for each in (desk, fast):
        runs.start(each, runs.load(each, session_id))
    pass_time(10, desk, fast)
    observations.record(desk, session_id, phase=0, note="Mine")
    pass_time(1, desk, fast)
    observations.record(fast, session_id, phase=0, note="Theirs")
    pass_time(1, desk, fast)
    observations.record(desk, session_id, phase=0, note="Mine again")
    for each in (desk, fast):
        runs.advance(each, runs.load(each, session_id))
    return session_id


def test_times_of_others_are_told_by_the_clock_of_this_one(
    desk: Desk, fast: Desk, file: Path
) -> None:
    session_id = both_run(desk, fast, file)
    begin = desk.clock.now() - timedelta(minutes=12)
    write_package(fast, file, session_ids=[session_id])

    (news,) = preview_package(desk, file).sessions
    ((owner, ahead),) = news.clocks
    assert owner.startswith("laptop ")
    assert ahead == AHEAD
    assert clock_words(ahead) == "2 min 10 s ahead"
    assert any("2 min 10 s ahead" in line for line in lines_of(preview_package(desk, file)))
    report, _ = open_package(desk, file)

    seen = observations.of_session(desk, session_id)
    assert [(one.note, one.at - begin) for one in seen] == [
        ("Mine", timedelta(minutes=10)),
        ("Theirs", timedelta(minutes=11)),
        ("Mine again", timedelta(minutes=12)),
    ]
    notes = listed(desk, session_id, SeenFilter())
    assert [one.at for one in notes] == [one.at for one in reversed(seen)]
    ((who, by),) = clocks_of(desk, session_id)
    assert (len(who), by) == (32, AHEAD)
    run = runs.load(desk, session_id).run
    assert run.actual_start(0) == begin
    assert run.actual_start(1) == begin + timedelta(minutes=12)
    assert sessions.find(desk, session_id).started_at == begin

    undo_merge(desk, report)
    assert [one.note for one in observations.of_session(desk, session_id)] == ["Mine", "Mine again"]


def test_nothing_is_rewritten_and_both_have_the_same_record(
    desk: Desk, fast: Desk, file: Path
) -> None:
    session_id = both_run(desk, fast, file)
    written = session_of(fast, session_id)
    hand_over(fast, desk, file, session_id)
    hand_over(desk, fast, file, session_id)
    assert session_of(desk, session_id) == session_of(fast, session_id)
    held = session_of(desk, session_id)
    assert held is not None
    assert written is not None
    assert written.events.items() <= held.events.items()
    assert written.observations.items() <= held.observations.items()

    (theirs,) = [one for one in observations.of_session(desk, session_id) if one.note == "Theirs"]
    pass_time(1, desk, fast)
    observations.change(desk, replace(theirs, note="Theirs, edited"))

    (now,) = [one for one in observations.of_session(desk, session_id) if "edited" in one.note]
    assert now.at == theirs.at
    (revision,) = observations.revisions(desk, session_id)
    assert revision.before.at == theirs.at
    states = session_of(desk, session_id).observations[theirs.id]  # type: ignore[union-attr]
    assert len({json.loads(state.value)["at"] for state in states}) == 1
    hand_over(desk, fast, file, session_id)
    assert session_of(desk, session_id) == session_of(fast, session_id)


@settings(
    max_examples=15,
    phases=set(Phase) - {Phase.shrink},
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_three_clocks_come_together_in_any_order(tmp_path: Path, data: st.DataObject) -> None:
    folder = tmp_path / new_id()
    start = FakeClock().now()
    ahead = [timedelta(seconds=data.draw(st.integers(-900, 900))) for _ in range(3)]
    with (
        laptop(folder / "0", FakeClock(start + ahead[0])) as first,
        laptop(folder / "1", FakeClock(start + ahead[1])) as second,
        laptop(folder / "2", FakeClock(start + ahead[2])) as third,
    ):
        desks = (first, second, third)
        session_id = set_up(first, add(first))
        for desk in (second, third):
            hand_over(first, desk, folder / "start.facilitator", session_id)
        for desk in desks:
            runs.start(desk, runs.load(desk, session_id))
        for number in data.draw(st.lists(st.integers(0, 2), max_size=6)):
            pass_time(1, *desks)
            observations.record(desks[number], session_id, phase=0, note="Seen")
        files = [folder / f"{number}.facilitator" for number in range(3)]
        for desk, target in zip(desks, files, strict=True):
            write_package(desk, target, session_ids=[session_id])
        for desk in desks:
            for number in data.draw(st.permutations([0, 1, 2, 0])):
                open_package(desk, files[number])

        records = [session_of(desk, session_id) for desk in desks]
        assert records[0] == records[1] == records[2]
        told = [
            sorted(
                (one.at - off - start, one.id) for one in observations.of_session(desk, session_id)
            )
            for desk, off in zip(desks, ahead, strict=True)
        ]
        for mine, theirs in zip(told[0], told[1], strict=True):
            assert abs(mine[0] - theirs[0]) <= timedelta(seconds=20)
        apart = [abs(one - other) for one in ahead for other in ahead if one != other]
        if all(each >= timedelta(seconds=10) for each in apart):
            assert told[0] == told[1] == told[2]
