"""Numbers with their nouns, the same words on every page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun; both forms are given because English has no plural file."""
    return (one if count == 1 else many).format(count=count)


def groups_counted(count: int) -> str:
    return counted(count, translate("Counting", "1 group"), translate("Counting", "{count} groups"))


def people_counted(count: int) -> str:
    return counted(
        count, translate("Counting", "1 person"), translate("Counting", "{count} people")
    )


def observations_counted(count: int) -> str:
    return counted(
        count,
        translate("Counting", "1 observation"),
        translate("Counting", "{count} observations"),
    )


def groups_and_people(groups: int, people: int) -> str:
    """As in "4 groups, 17 people"; with `people` 0, not known, only the groups."""
    words = groups_counted(groups)
    return f"{words}, {people_counted(people)}" if people else words
