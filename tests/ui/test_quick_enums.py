"""PySide's enums come out as Python makes them, in every attribute."""

from __future__ import annotations

import enum
import pickle
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from facilitator.ui import quick_enums

KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
kinds = st.sampled_from(KINDS)
names = st.text("ABCdef", min_size=1, max_size=3) | st.sampled_from(
    ("name", "value", "real", "mro", "_private", "__dunder__", "numerator")
)
values = st.integers(-3, 9) | st.sampled_from((16, 32, 48, 2**31))
pairs = st.lists(st.tuples(names, values), max_size=12)


def _made(make: Any, kind: Any, members: list[tuple[str, int]]) -> Any:
    """The class, or the error that its making ends in."""
    try:
        return make(kind, "Made", members, module=__name__, boundary=enum.KEEP)
    except (TypeError, ValueError, AttributeError) as error:
        return type(error), str(error)


def _told(value: Any, made: Any) -> Any:
    """Something that can be compared between two classes with the same members."""
    if isinstance(value, made):
        kept = {name: _told(part, made) for name, part in vars(value).items()}
        return type(value).__name__, value._name_, value._value_, kept
    if isinstance(value, dict):
        return [(key, _told(part, made)) for key, part in value.items()]
    if isinstance(value, enum.property):
        return "property"
    return "itself" if value is made else repr(value)


def _all_of(made: Any) -> Any:
    if isinstance(made, tuple):
        return made
    return {name: _told(value, made) for name, value in vars(made).items()}


@given(kinds, pairs)
def test_an_enum_made_quickly_is_the_one_that_python_makes(
    kind: Any, members: list[tuple[str, int]]
) -> None:
    quick = _made(quick_enums._create, kind, members)
    slow = _made(quick_enums._made_by_python, kind, members)

    assert _all_of(quick) == _all_of(slow)


@given(kinds, st.lists(st.tuples(st.text("ABC", min_size=1), st.integers(0, 40)), max_size=12))
def test_it_is_walked_found_and_combined_alike(kind: Any, members: list[tuple[str, int]]) -> None:
    members = list(dict(members).items())
    quick = _made(quick_enums._create, kind, members)
    slow = _made(quick_enums._made_by_python, kind, members)

    assert [member.name for member in quick] == [member.name for member in slow]
    for name, value in members:
        assert repr(quick[name]) == repr(slow[name])
        assert quick(value) is quick[name]
        assert str(quick[name]) == str(slow[name])
    if issubclass(kind, enum.Flag):
        for _, one in members:
            for _, other in members:
                assert repr(quick(one) | quick(other)) == repr(slow(one) | slow(other))
                assert repr(quick(one) & ~quick(other)) == repr(slow(one) & ~slow(other))


def test_the_module_is_the_one_that_asked_for_it() -> None:
    quick_enums.make_enums_quickly()

    assert enum.IntEnum("Asked", [("A", 1)]).__module__ == __name__


@pytest.mark.skipif(
    sys.version_info[:2] not in quick_enums._TRIED, reason="this Python makes them itself"
)
def test_it_is_in_use_once_asked_for() -> None:
    quick_enums.make_enums_quickly()

    assert enum.EnumType._create_ is quick_enums._create  # type: ignore[attr-defined]


def test_enums_of_qt_still_work() -> None:
    assert pickle.loads(pickle.dumps(Qt.Key.Key_A)) is Qt.Key.Key_A
    assert Qt.AlignmentFlag(0x84) == Qt.AlignmentFlag.AlignCenter
