"""What can be wrong with a library, in words for the person whose library it is."""

from __future__ import annotations

from facilitator.errors import UserError


class LibraryError(UserError):
    """The library cannot be used as asked; nothing in it was changed."""


class NewerLibrary(LibraryError):
    """A newer program wrote this library; this one leaves it untouched."""


class NotALibrary(LibraryError):
    """The file is something else."""


class DamagedLibrary(LibraryError):
    """The file is a library, and parts of it cannot be read."""


class MissingLibrary(LibraryError):
    """The file is gone, and its backups or journals tell that there was one."""


class UnwritableLibrary(LibraryError):
    """The disk is full, or the place may not be written to."""


class PlanInUse(LibraryError):
    """Sessions were planned or held with this plan, and they need it."""
