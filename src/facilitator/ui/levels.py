"""Attainment levels as they are called on the screen; they describe work, not persons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from facilitator.domain.observation import AttainmentLevel

translate = QCoreApplication.translate


def level_name(level: AttainmentLevel) -> str:
    return {
        AttainmentLevel.BEGINNING: translate("Levels", "Beginning"),
        AttainmentLevel.DEVELOPING: translate("Levels", "Developing"),
        AttainmentLevel.PROFICIENT: translate("Levels", "Proficient"),
        AttainmentLevel.EXTENDING: translate("Levels", "Extending"),
    }[level]
