"""Making PySide's enums in a third of the time that Python takes for them.

The first window needs some 190 of them with 2,800 members, since a class of Qt brings all of its
own along: a sixth of the start. Python makes each member by way of a descriptor that looks into
every base for a name it might hide. PySide hands over names and whole numbers that hide nothing,
so the same members can be put in their places at once. Whatever is not of this plain kind, and
every enum of a Python that was not tried, is made by Python itself.
"""

from __future__ import annotations

import enum
import sys
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_TRIED = ((3, 11), (3, 12), (3, 13))
_KINDS: tuple[Any, ...] = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_made_by_python: Any = enum.EnumType._create_  # type: ignore[attr-defined]
_TAKEN = {kind: frozenset({"mro"}.union(*(vars(base) for base in kind.__mro__))) for kind in _KINDS}
"""What a member would hide."""


def make_enums_quickly() -> None:
    """From now on; another call changes nothing."""
    if sys.version_info[:2] in _TRIED:
        enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def _create(kind: Any, class_name: str, names: Any, **more: Any) -> Any:
    """What `Kind("Name", [("MEMBER", 1), …])` calls."""
    if more.get("module") is None:
        # Python looks two frames up for it, and would find this function's caller.
        more["module"] = sys._getframe(2).f_globals.get("__name__")
    if more.get("type") is not None or not _is_plain(kind, names):
        return _made_by_python(kind, class_name, names, **more)
    made = _made_by_python(kind, class_name, (), **more)
    if issubclass(kind, enum.Flag):
        _fill(made, names, _is_one_bit)
        _describe_bits(made)
    else:
        _fill(made, names, _always)
    return made


def _is_plain(kind: Any, names: Any) -> bool:
    taken = _TAKEN.get(kind)
    if taken is None or type(names) is not list:
        return False
    seen = {name for name, value in names if type(value) is int and name[:1] not in {"_", ""}}
    return (
        len(seen) == len(names)
        and taken.isdisjoint(seen)
        and not (issubclass(kind, enum.Flag) and any(value < 0 for _, value in names))
    )


def _fill(made: Any, names: list[tuple[str, int]], is_listed: Callable[[int], bool]) -> None:
    """Members in the order of their names; a value's second name is an alias of the first."""
    by_name, by_value, order = made._member_map_, made._value2member_map_, made._member_names_
    new = int.__new__ if made._member_type_ is int else _plain_object
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(order)
            if is_listed(value):
                order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    if hasattr(made, "_hashable_values_"):  # in some versions of Python
        made._hashable_values_.extend(by_value)


def _plain_object(made: Any, _value: int) -> Any:
    return object.__new__(made)


def _always(_value: int) -> bool:
    return True


def _is_one_bit(value: int) -> bool:
    """Only these are listed; the others are names for several flags or for none."""
    return value.bit_count() == 1


def _describe_bits(made: Any) -> None:
    values = list(made._value2member_map_)
    listed = [made._member_map_[name]._value_ for name in made._member_names_]
    made._flag_mask_ = reduce(or_, values, 0)
    made._singles_mask_ = reduce(or_, listed, 0)
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    if listed != sorted(listed):
        made._iter_member_ = made._iter_member_by_def_
