"""Objectives in the learner's own voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.self_check import i_can
from tests.domain.objectives import FOREIGN, OBJECTIVES


@pytest.mark.parametrize(
    ("objective", "statement"),
    [
        ("Analyze the five stages of composting", "I can analyze the five stages of composting"),
        ("CPR: Perform CPR (adult) on a manikin.", "I can perform CPR (adult) on a manikin"),
        ("Learners will be able to tie a bowline", "I can tie a bowline"),
        ("Identifies and sorts MLOps risks", "I can identify and sort MLOps risks"),
        ("Introduce themselves in Welsh", "I can introduce myself in Welsh"),
        ("Reflect on their own work", "I can reflect on my own work"),
        ("Understand why soil matters", "I understand why soil matters"),
        ("Know how to sharpen a knife", "I can sharpen a knife"),
        ("Safely store chemicals", "I can safely store chemicals"),
        ("Use **safe** `grep` habits", "I can use safe grep habits"),
    ],
)
def test_says_it_as_the_learner_would(objective: str, statement: str) -> None:
    assert i_can(objective) == statement


@pytest.mark.parametrize("objective", FOREIGN)
def test_leaves_what_is_no_english_deed(objective: str) -> None:
    assert i_can(objective) == objective


@pytest.mark.parametrize("objective", [text for text, _ in OBJECTIVES])
def test_keeps_the_objectives_words(objective: str) -> None:
    said = i_can(objective)
    assert said.startswith("I ")
    assert len(said.split()) >= len(objective.split()) - 5


def test_endless_text_ends() -> None:
    assert i_can("Plan, " * 100_000).startswith("I can plan Plan,")


@given(st.text())
def test_takes_any_text(text: str) -> None:
    assert isinstance(i_can(text), str)
