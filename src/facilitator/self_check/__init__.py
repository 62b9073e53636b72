"""`facilitator --self-check`: every part of the program tried once, on a library of its own.

What a package forgot to bring along is found when it is built, and not by a user in a course.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import UserError
from facilitator.self_check import job, parts, windows
from facilitator.self_check.trial import Trial

if TYPE_CHECKING:
    from facilitator.paths import Paths
    from facilitator.services.desk import Desk

Check = Callable[[Trial], Iterator[str]]
"""Tries one thing and gives a sentence for each thing that is missing."""

CHECKS: dict[str, Check] = {
    "modules": parts.modules,
    "icons": parts.icons,
    "fonts": parts.fonts,
    "sounds": parts.sounds,
    "style": parts.style,
    "pictures": parts.pictures,
    "Qt plugins": parts.plugins,
    "licences": parts.licences,
    "library": job.library,
    "import": job.imports,
    "search": job.search,
    "documents": job.documents,
    "exports": job.exports,
    "session": job.session,
    "backup": job.backup,
    "pages": windows.pages,
    "print preview": windows.print_preview,
    "guide": windows.guide,
}


def self_check(
    open_desk: Callable[[Paths], Desk],
    say: Callable[[str], None],
    checks: dict[str, Check] | None = None,
) -> bool:
    """True when nothing is missing; each check is told as one line, and what is missing below."""
    complete = True
    with tempfile.TemporaryDirectory(prefix="facilitator-") as folder:
        trial = Trial(Path(folder), open_desk)
        try:
            for name, check in (CHECKS if checks is None else checks).items():
                complete &= _told(name, _missing(check, trial), say)
        finally:
            trial.close()
    say("Nothing is missing." if complete else "Something is missing: see above.")
    return complete


def _missing(check: Check, trial: Trial) -> list[str]:
    missing: list[str] = []
    try:
        missing.extend(check(trial))
    except UserError as error:
        missing.append(str(error))
    except Exception as error:  # whatever it is, the other checks are made too
        logging.getLogger(__name__).exception("A check could not be made")
        missing.append(f"{type(error).__name__}: {error}")
    return missing


def _told(name: str, missing: list[str], say: Callable[[str], None]) -> bool:
    say(f"{'MISSING' if missing else 'ok':<8}{name}")
    for sentence in missing:
        say(f"{'':<8}- {sentence}")
    return not missing
