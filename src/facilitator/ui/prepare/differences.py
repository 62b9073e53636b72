"""What two versions of a plan say differently, as texts to be shown side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from facilitator.domain.length import Length
from facilitator.domain.plan import (
    Assessment,
    Dismissal,
    KeptText,
    Objective,
    Phase,
    PhaseField,
    Rotation,
    Section,
    Strategy,
)
from facilitator.domain.plan_diff import Change
from facilitator.ui.prepare.comparison import Difference
from facilitator.ui.prepare.sections import field_name, section_name
from facilitator.ui.wording import minute_of_day, minutes_text, planned_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.plan_diff import FieldChange, ItemChange, PlanDiff, SectionChange

translate = QCoreApplication.translate
_CLOCKS = ("pinned_start", "start")
_MINUTES = ("shortest", "warning")
_SETTINGS = (
    "objectives", "audience_text", "pinned_start", "priority", "locked", "shortest", "warning",
    "auto_advance", "quiet", "rotation",
)  # fmt: skip


def differences(found: PlanDiff) -> tuple[Difference, ...]:
    """In the order of the plan; a phase or an assessment field by field."""
    made = [_field(section_name(Section.HEADER), each) for each in found.header]
    for section in found.sections:
        made += _in_section(section)
    return tuple(made)


def _in_section(section: SectionChange) -> Iterator[Difference]:
    name = section_name(section.section)
    for row in (*section.rows, *section.kept):
        if row.moved:
            yield _moved(name, row)
        if row.change is Change.CHANGED and row.fields:
            where = f"{name} · {_title(row.after)}" if _title(row.after) else name
            yield from (_field(where, each) for each in row.fields)
        elif row.change is not Change.SAME:
            yield Difference(name, _text(row.before), _text(row.after))


def _moved(name: str, row: ItemChange) -> Difference:
    place = translate("Prepare", "Place {number}")
    told = f"{name} · {_title(row.after) or _text(row.after)}"
    before, after = row.old_position or 0, row.new_position or 0
    return Difference(
        told, place.format(number=before + 1), place.format(number=after + 1), moved=True
    )


def _field(where: str, change: FieldChange) -> Difference:
    before = _value(change.name, change.before)
    return Difference(f"{where} · {_name(change.name)}", before, _value(change.name, change.after))


def _name(field: str) -> str:
    if field in list(PhaseField):
        return field_name(PhaseField(field))
    names = {
        "title": translate("Prepare", "Title"),
        "name": translate("Prepare", "Name"),
        "audience": translate("Prepare", "Audience"),
        "start": translate("Prepare", "Starts"),
        "text": translate("Prepare", "Text"),
        "level": translate("Prepare", "Bloom level"),
        "kind": translate("Prepare", "Kind"),
        "method": translate("Prepare", "Method"),
        "alignment": translate("Prepare", "Alignment"),
        "objectives": translate("Prepare", "Objectives covered"),
        "audience_text": translate("Prepare", "On audience screen"),
        "pinned_start": translate("Prepare", "Starts at"),
        "priority": translate("Prepare", "Priority"),
        "locked": translate("Prepare", "Keep its length when time runs short"),
        "shortest": translate("Prepare", "Shortest it may become"),
        "warning": translate("Prepare", "Warn before its end"),
        "auto_advance": translate("Prepare", "Go on by itself when its time is up"),
        "quiet": translate("Prepare", "No sounds"),
        "rotation": translate("Prepare", "Rotation"),
        "kept": translate("Prepare", "Other text"),
        "other_cells": translate("Prepare", "Other text"),
        "reason": translate("Prepare", "Reason"),
    }
    return names.get(field, field)


def _value(field: str, value: Any) -> str:
    """A field's value in words; empty for one that says nothing."""
    if field in _CLOCKS and isinstance(value, int):
        return minute_of_day(value)
    if field in _MINUTES and isinstance(value, int):
        return minutes_text(value)
    if field == "objectives" and isinstance(value, tuple):
        return ", ".join(f"O{place + 1}" for place in value)
    return _text(value)


def _title(item: Any) -> str:
    """What an item is called among its neighbours."""
    match item:
        case Phase():
            return item.label
        case Strategy():
            return item.audience
        case Assessment():
            return item.kind
        case _:
            return ""


def _text(value: Any) -> str:
    match value:
        case None | False | "" | ():
            return ""
        case True:
            return translate("Prepare", "yes")
        case Length():
            return planned_length(value)
        case Rotation():
            return f"{value.rounds} × {minutes_text(value.minutes)}"
        case tuple():
            return "\n".join(_text(each) for each in value)
        case _:
            return _item(value)


def _item(item: Any) -> str:
    """A whole item with all it says."""
    match item:
        case Objective():
            parts: tuple[str, ...] = (item.text, item.level)
        case Assessment():
            parts = (item.kind, item.method, item.alignment)
        case Strategy():
            parts = (item.audience, item.text)
        case Dismissal():
            parts = (item.subject, item.reason)
        case KeptText():
            parts = (item.text,)
        case Phase():
            parts = (item.label, planned_length(item.duration), *_texts(item))
        case _:
            parts = (str(item),)
    return "\n".join(part for part in parts if part)


def _texts(phase: Phase) -> tuple[str, ...]:
    fields = [field for field in PhaseField if field is not PhaseField.DURATION]
    told = tuple(f"{field_name(f)}: {getattr(phase, f)}" for f in fields if getattr(phase, f))
    return (*told, *_settings(phase), *(kept.text for kept in phase.kept))


def _settings(phase: Phase) -> Iterator[str]:
    """What was settled about it beside its texts, each with its name."""
    for field in _SETTINGS:
        if value := _value(field, getattr(phase, field)):
            yield f"{_name(field)}: {value}"
