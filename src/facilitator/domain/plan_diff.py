"""What is different between two versions of a plan, part by part, to be shown side by side."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from facilitator.domain.editing.lists import FIELDS, items_of
from facilitator.domain.plan import (
    Assessment,
    Dismissal,
    KeptText,
    Objective,
    Phase,
    Section,
    Strategy,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from facilitator.domain.plan import LessonPlan

_ALIKE = 0.5
_LONGEST_COMPARED = 2000
_HEADER = ("title", "duration", "audience", "start")


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a plan's head or of an item, with its values before and after."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One row of a section: an item on the left, on the right, or on both sides.

    Positions count from 0 and are None on the side where it is not. `moved`: others of the
    section passed it. `fields` are those that differ; an item of plain text has none.
    """

    change: Change
    before: Any = None
    after: Any = None
    old_position: int | None = None
    new_position: int | None = None
    moved: bool = False
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionChange:
    """All rows of a section in the order of the newer version, what is gone where it stood."""

    section: Section
    rows: tuple[ItemChange, ...]
    kept: tuple[ItemChange, ...] = ()

    @property
    def differs(self) -> bool:
        return any(row.change is not Change.SAME or row.moved for row in (*self.rows, *self.kept))


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """The fields of the head that differ, and every section that one of the versions has."""

    header: tuple[FieldChange, ...]
    sections: tuple[SectionChange, ...]

    @property
    def differs(self) -> bool:
        return bool(self.header) or any(section.differs for section in self.sections)


def compare(before: LessonPlan, after: LessonPlan) -> PlanDiff:
    """How `after` came to differ from `before`."""
    header = tuple(_fields(before, after, _HEADER))
    sections = (_section(section, before, after) for section in Section)
    return PlanDiff(header, tuple(one for one in sections if one.rows or one.kept))


def _section(section: Section, before: LessonPlan, after: LessonPlan) -> SectionChange:
    rows: tuple[ItemChange, ...] = ()
    if section in FIELDS:
        rows = compare_items(items_of(before, section), items_of(after, section))
    kept = compare_items(_kept(before, section), _kept(after, section))
    return SectionChange(section, rows, kept)


def _kept(plan: LessonPlan, section: Section) -> tuple[KeptText, ...]:
    return tuple(text for text in plan.kept if text.section is section)


def compare_items(old: Sequence[Any], new: Sequence[Any]) -> tuple[ItemChange, ...]:
    """The rows of two lists; an item is itself as long as it says mostly the same."""
    pairs = _pairs(old, new)
    passed = _passed(pairs)
    partner = {there: here for here, there in pairs.items()}
    rows: list[ItemChange] = []
    gone = [here for here in range(len(old)) if here not in pairs]
    for there, item in enumerate(new):
        here = partner.get(there)
        if here is None:
            rows.append(ItemChange(Change.ADDED, after=item, new_position=there))
            continue
        while here not in passed and gone and gone[0] < here:
            rows.append(_removed(old, gone.pop(0)))
        rows.append(_pair(old[here], item, here, there, moved=here in passed))
    return (*rows, *(_removed(old, here) for here in gone))


def _removed(old: Sequence[Any], here: int) -> ItemChange:
    return ItemChange(Change.REMOVED, before=old[here], old_position=here)


def _pair(before: Any, after: Any, here: int, there: int, *, moved: bool) -> ItemChange:
    change = Change.SAME if before == after else Change.CHANGED
    differing = () if before == after or isinstance(before, str) else _all_fields(before, after)
    return ItemChange(change, before, after, here, there, moved, differing)


def _all_fields(before: Any, after: Any) -> tuple[FieldChange, ...]:
    return tuple(_fields(before, after, [field.name for field in fields(before)]))


def _fields(before: Any, after: Any, names: Iterable[str]) -> Iterator[FieldChange]:
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FieldChange(name, old, new)


def _pairs(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Positions in `old` with those in `new`: equal ones first, then of one name, then alike."""
    pairs: dict[int, int] = {}
    for key in (lambda item: item, name_of):
        _pair_by(key, old, new, pairs)
    _pair_alike(old, new, pairs)
    return pairs


def _pair_by(
    key: Callable[[Any], object], old: Sequence[Any], new: Sequence[Any], pairs: dict[int, int]
) -> None:
    taken = set(pairs.values())
    places: dict[object, list[int]] = {}
    for there in range(len(new)):
        if there not in taken and key(new[there]):
            places.setdefault(key(new[there]), []).append(there)
    for here in range(len(old)):
        if here not in pairs and places.get(key(old[here])):
            pairs[here] = places[key(old[here])].pop(0)


def _pair_alike(old: Sequence[Any], new: Sequence[Any], pairs: dict[int, int]) -> None:
    free = [there for there in range(len(new)) if there not in set(pairs.values())]
    for here in range(len(old)):
        if here in pairs or not free:
            continue
        best = max(free, key=lambda there: _likeness(old[here], new[there]))
        if _likeness(old[here], new[best]) >= _ALIKE:
            pairs[here] = best
            free.remove(best)


def _likeness(before: Any, after: Any) -> float:
    matcher = SequenceMatcher(None, _words(before), _words(after), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _words(item: Any) -> list[str]:
    match item:
        case str():
            text = item
        case Phase():
            text = f"{item.name} {item.facilitator_actions} {item.learner_activities}"
        case Objective() | Strategy() | KeptText():
            text = item.text
        case Assessment():
            text = f"{item.kind} {item.method}"
        case Dismissal():
            text = f"{item.code} {item.subject}"
        case _:
            text = ""
    return text[:_LONGEST_COMPARED].split()


def name_of(item: Any) -> object:
    """What an item is called among its like; nothing for plain texts."""
    match item:
        case Phase():
            return item.name
        case Objective():
            return item.text
        case Strategy():
            return item.audience
        case Assessment():
            return item.method
        case Dismissal():
            return item.code and (item.code, item.subject)
        case KeptText():
            return item.text
    return None


def _passed(pairs: dict[int, int]) -> set[int]:
    """The old positions of items that others passed: all but the longest run that kept order."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for here in sorted(pairs):
        length = bisect_left(ends, pairs[here])
        ends[length:] = [pairs[here]] if length == len(ends) else [pairs[here], *ends[length + 1 :]]
        last[length:] = [here] if length == len(last) else [here, *last[length + 1 :]]
        before[here] = last[length - 1] if length else None
    in_order: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        in_order.add(at)
        at = before[at]
    return set(pairs) - in_order
