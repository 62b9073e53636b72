"""Observing one participant of a group: by keys, by hand, and by nobody's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.session import Participant
from tests.ui.rig import FOUR_GROUPS, SOIL
from tests.ui.run.conftest import KEY, SHIFT, Stage, put_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig

NAMED = replace(FOUR_GROUPS[0], participants=(Participant("a", "Ann"), Participant("b", "Bo")))


@pytest.fixture
def named(rig: Rig, qtbot: QtBot) -> Stage:
    session = rig.add_session(rig.add_plan(SOIL), NAMED, *FOUR_GROUPS[1:])
    stage = put_on(rig, qtbot, session)
    stage.start()
    return stage


def test_names_are_offered_where_the_group_has_some(named: Stage) -> None:
    select = named.view.groups.form.participant
    named.press(KEY.Key_2)
    assert not select.isVisible()
    named.press(KEY.Key_Escape)
    named.press(KEY.Key_1)
    assert select.isVisible()
    names = [select.itemText(place) for place in range(select.count())]
    assert names == ["The whole group", "Ann · not seen yet", "Bo · not seen yet"]


def test_n_names_the_next_participant_and_four_keys_save(named: Stage) -> None:
    for key in (KEY.Key_1, KEY.Key_N, KEY.Key_3, KEY.Key_Return):
        named.press(key)
    (seen,) = named.seen
    assert (seen.groups, seen.participants) == (("g1",), ("a",))
    assert "Aspen: Ann" in named.view.groups.last.words
    named.press(KEY.Key_1)
    select = named.view.groups.form.participant
    assert select.itemText(1) == "Ann · 1"
    assert select.participant == ""


def test_shift_n_goes_back_and_round(named: Stage) -> None:
    named.press(KEY.Key_1)
    named.press(KEY.Key_N, SHIFT)
    assert named.view.groups.draft.participant == "b"
    named.press(KEY.Key_N)
    assert named.view.groups.draft.participant == ""


def test_another_group_takes_the_name_away(named: Stage) -> None:
    named.press(KEY.Key_1)
    named.press(KEY.Key_N)
    named.view.groups.choose_group(1)
    assert named.view.groups.draft.participant == ""


def test_several_groups_and_nobody_in_particular(named: Stage) -> None:
    named.view.groups.choose_group(0)
    named.view.groups.choose_group(1, adding=True)
    select = named.view.groups.form.participant
    assert select.itemText(0) == "The whole groups"
    named.press(KEY.Key_2)
    named.press(KEY.Key_Return)
    (seen,) = named.seen
    assert (seen.groups, seen.participants) == (("g1", "g2"), ())
