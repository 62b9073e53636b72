"""The quick tags of the facilitator: on the Run page, and as letters on the observation sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from facilitator.ui.choices import Choices

COUNT = 6
_TAGS = "run/tags"
translate = QCoreApplication.translate


def quick_tags(choices: Choices) -> tuple[str, ...]:
    """The user's own words where they were changed."""
    kept = tuple(filter(None, choices.text(_TAGS).split("\n")))
    usual = (
        translate("Observing", "Stuck"),
        translate("Observing", "Question"),
        translate("Observing", "Off task"),
        translate("Observing", "Helps peers"),
        translate("Observing", "Evidence"),
        translate("Observing", "Extend"),
    )
    return kept if len(kept) == COUNT else usual


def keep_quick_tags(choices: Choices, tags: tuple[str, ...]) -> None:
    choices.set_text(_TAGS, "\n".join(tags))
