"""What commands work with: the folders, and the library opened when a command needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from facilitator.paths import Paths
    from facilitator.services.desk import Desk


class Workplace(Protocol):
    @property
    def paths(self) -> Paths: ...

    def desk(self) -> Desk:
        """The open library, the same at each call.

        Raises UserError when it cannot be opened or another process has it open.
        """
        ...

    def lock(self) -> None:
        """Keep other processes away from the library without opening it.

        Raises UserError when one has it open.
        """
        ...

    def close(self) -> None:
        """Close what was opened and let other processes have it."""
        ...
