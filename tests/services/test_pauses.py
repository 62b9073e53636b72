"""Python's look for rubbish during long work."""

from __future__ import annotations

import gc

import pytest

from facilitator.services.pauses import few_pauses


def test_it_is_rare_during_the_work_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with few_pauses():
        inner = gc.get_threshold()
        with few_pauses():
            assert gc.get_threshold() == inner
    assert inner[0] >= 20 * before[0]
    assert gc.get_threshold() == before


def test_it_is_as_before_when_the_work_fails() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), few_pauses():
        raise ValueError("broken")
    assert gc.get_threshold() == before


def test_where_nobody_looks_nobody_begins_to() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with few_pauses():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
