"""Why a file cannot be read, in one sentence with what to do."""

from __future__ import annotations

from facilitator.errors import UserError


class UnreadableFile(UserError):
    """The file cannot be read, or holds no text."""


class HostileFile(UnreadableFile):
    """The file is made to fill memory or to reach other files, or is damaged."""


class WrongKind(UnreadableFile):
    """The file is none of the kinds that can be read."""

    def __init__(self, name: str, kind: str, advice: str) -> None:
        super().__init__(f"“{name}” is {kind}, not a text. {advice}")
