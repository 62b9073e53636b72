"""What to bring, and how many of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.occasion import NO_OCCASION, Occasion
from facilitator.domain.packing import Amount, also_needed, amount_of, packing_list
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.session import Group

ROOM = Occasion(groups=(*(Group(name, name, people=4) for name in "abc"), Group("d", "d")))
"""Four groups, twelve people."""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("One folded cloth for each pair", Amount(6)),
        ("Sequence cards: ten cards for each group, one action on each", Amount(40)),
        ("One spade for every five people", Amount(3)),
        ("Checklist, one for each person", Amount(12)),
        ("Handout for each participant", Amount(12)),
        ("3 pens per team", Amount(12)),
        ("One jar for each group of three", Amount(4)),
        ("Two gloves and two bandages for each person", Amount(times=12)),
        ("**Two** cards *per group*", Amount(8)),
        ("A heavy book", None),
        ("Cards for the group", None),
        ("Six case cards for each phase", None),
    ],
)
def test_quantities_follow_the_groups_and_people(text: str, amount: Amount | None) -> None:
    assert amount_of(text, ROOM) == amount
    assert amount_of(text, NO_OCCASION) is None


@given(st.text(max_size=40), st.sampled_from(["per group", "for every 0 people", "each pair"]))
def test_any_text_can_be_counted(text: str, share: str) -> None:
    amount_of(f"{text} {share}", ROOM)


def test_things_know_the_phases_that_use_them() -> None:
    plan = LessonPlan(
        "Bread",
        materials=("Mixing bowls", "Flour, one bag per group", "Apron"),
        phases=(
            Phase("Engage", resources="Mixing bowl"),
            Phase("Break", resources="Tea cups"),
            Phase("Explore", resources="Flour, Kitchen scales"),
            Phase("Explain", resources="Mixing bowl"),
        ),
    )
    listed = packing_list(plan, ROOM)
    assert [thing.phases for thing in listed] == [(1, 3), (2,), ()]
    assert listed[1].amount == Amount(4)
    assert [(thing.text, thing.phases) for thing in also_needed(plan, ROOM)] == [
        ("Tea cups", ()),
        ("Kitchen scales", (2,)),
    ]
