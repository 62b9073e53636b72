"""Where the library lies, if that is a place in which it can break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.services.safe_place import Risk

if TYPE_CHECKING:
    from facilitator.ui.shell import Shell

_TOLD = "window/told_of_place"
translate = QCoreApplication.translate


def tell_of_risk(shell: Shell, risk: Risk | None) -> None:
    """Once for each folder: who has read it knows, and works on."""
    folder = str(shell.desk.paths.data)
    if risk is None or shell.choices.text(_TOLD) == folder:
        return
    shell.choices.set_text(_TOLD, folder)
    shell.navigator.say(risk_words(risk).format(folder=folder), icon="ph.warning")


def risk_words(risk: Risk) -> str:
    if risk is Risk.CLOUD:
        return translate(
            "Placing",
            "The library lies in a folder that is kept in step with a cloud, {folder}: that can "
            "break it. Keep it on this computer, and let the second place of the backups be in "
            "the cloud.",
        )
    return translate(
        "Placing",
        "The library lies on a network drive, {folder}: a lost connection can break it. Keep it "
        "on this computer or a stick, and let the second place of the backups be on the network.",
    )
