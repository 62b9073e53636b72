"""Which notes are in sight, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from facilitator.domain.observation import Observation
from facilitator.domain.seen import SeenFilter
from facilitator.domain.session import Group, Session
from facilitator.ui.review.notes_model import NoteRole, NotesModel, place_of
from facilitator.ui.review.words import who

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)
SESSION = Session("s", "p", 1, "Knots", NINE, groups=(Group("a", "Aspen"), Group("b", "Beech")))


def seen(minute: int, **what: object) -> Observation:
    at = NINE + timedelta(minutes=minute)
    return Observation(id=str(minute), session_id="s", at=at, note="n", **what)


observed = st.lists(
    st.builds(
        seen,
        st.integers(0, 5),
        groups=st.sampled_from([(), ("a",), ("b",), ("a", "b")]),
        objective=st.sampled_from([None, 0, 1]),
        follow_up=st.booleans(),
    )
)


def test_a_cell_shows_what_names_its_group_and_objective() -> None:
    rows = (
        seen(1, groups=("a",), objective=0),
        seen(2, groups=("a", "b"), objective=0),
        seen(3, groups=("b",), objective=0),
        seen(4, groups=("a",), objective=1),
        seen(5, groups=(), objective=0),
    )
    assert [each.id for each in SeenFilter(cell=("a", 0)).apply(rows)] == ["2", "1"]


@given(observed)
def test_turning_the_order_round_turns_the_list_round(rows: list[Observation]) -> None:
    newest, oldest = SeenFilter(), SeenFilter(newest_first=False)
    assert newest.apply(rows) == tuple(reversed(oldest.apply(rows)))
    assert sorted(map(id, oldest.apply(rows))) == sorted(map(id, rows))


@given(observed)
def test_the_follow_up_filter_keeps_only_what_is_marked(rows: list[Observation]) -> None:
    kept = SeenFilter(follow_up=True).apply(rows)
    assert len(kept) == sum(each.follow_up for each in rows)
    assert all(each.follow_up for each in kept)


def test_whom_a_note_is_about_is_named_in_room_order() -> None:
    assert who(SESSION, seen(1, groups=("b", "a"))) == "Aspen, Beech"
    assert who(SESSION, seen(1)) == "Whole room"
    assert who(SESSION, seen(1, groups=("gone",))) == "A group that was removed"


def test_the_list_gives_each_note_with_its_groups(qtmodeltester) -> None:
    model = NotesModel()
    model.set_rows(SESSION, (seen(1, groups=("b",)), seen(2)))
    qtmodeltester.check(model, force_py=True)
    index = model.index(0)
    assert index.data(NoteRole.WHO) == "Beech"
    assert index.data(Qt.ItemDataRole.EditRole) == "n"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Beech, n")
    assert place_of("2", model.rows) == 1
    assert place_of("gone", model.rows) == -1
