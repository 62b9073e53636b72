"""What the facilitator is told about the audience screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.wording import translate

if TYPE_CHECKING:
    from facilitator.ui.audience.screens import Screen


@dataclass(frozen=True, slots=True)
class AudienceState:
    """`is_lost` while its screen is unplugged; the special states can be left with Esc."""

    is_on: bool = False
    is_lost: bool = False
    is_blank: bool = False
    is_frozen: bool = False
    is_windowed: bool = False
    with_disc: bool = False
    message: str = ""
    screens: tuple[Screen, ...] = ()
    screen: Screen | None = None

    @property
    def is_special(self) -> bool:
        return self.is_on and (self.is_blank or self.is_frozen or bool(self.message))

    @property
    def words(self) -> str:
        """What the button says."""
        if not self.is_on:
            return translate("Audience", "Audience: off")
        if self.is_lost:
            return translate("Audience", "Audience: unplugged")
        if self.is_blank:
            return translate("Audience", "Audience: black")
        if self.is_frozen:
            return translate("Audience", "Audience: frozen")
        return translate("Audience", "Audience: on")
