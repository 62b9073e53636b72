"""Bringing the rows of a run sheet into a plan that is there already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from facilitator.domain.run_sheet.columns import FIELDS, Column, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import LessonPlan, Phase
    from facilitator.domain.run_sheet.mapping import Mapping

_TIMES = frozenset([Column.DURATION, Column.START, Column.END])


@dataclass(frozen=True, slots=True)
class Merged:
    """The plan, how many of its phases a row was found for, and how many rows were new."""

    plan: LessonPlan
    patched: int
    added: int


def merge(
    plan: LessonPlan, phases: Sequence[Phase], ids: Sequence[str], mapping: Mapping
) -> Merged:
    """Only what a column is mapped to changes, and only where its cell says something.

    Rows find their phase by their ID, else by their title; the others become phases of their
    own behind the phase that the row above them found.
    """
    merged = list(plan.phases)
    free = list(range(len(merged)))
    patched, new, behind = 0, [], -1
    for phase, row_id in zip(phases, ids, strict=True):
        at = _find(plan.phases, free, phase, row_id)
        if at is None:
            new.append((behind, phase))
            continue
        free.remove(at)
        merged[at] = _patched(merged[at], phase, mapping)
        patched, behind = patched + 1, at
    for at, phase in reversed(new):
        merged.insert(at + 1, phase)
    return Merged(replace(plan, phases=tuple(merged)), patched, len(new))


def id_of(phase: Phase) -> str:
    """The ID that an import kept with a phase."""
    for kept in phase.kept:
        for line in kept.text.split("\n"):
            if line.startswith("**ID:** "):
                return line.removeprefix("**ID:** ").strip()
    return ""


def _find(phases: Sequence[Phase], free: Sequence[int], phase: Phase, row_id: str) -> int | None:
    if row_id:
        found = next((at for at in free if id_of(phases[at]) == row_id), None)
        if found is not None:
            return found
    return next((at for at in free if key(phases[at].label) == key(phase.label)), None)


def _patched(before: Phase, row: Phase, mapping: Mapping) -> Phase:
    changes: dict[str, Any] = {}
    if _TIMES.intersection(mapping.columns) and row.duration is not None:
        changes["duration"] = row.duration
    for column in FIELDS.keys() & set(mapping.columns):
        if text := getattr(row, FIELDS[column].value):
            changes[FIELDS[column].value] = text
    said = {kept.text for kept in before.kept}
    more = tuple(kept for kept in row.kept if kept.text not in said)
    return replace(before, kept=(*before.kept, *more), **changes)
