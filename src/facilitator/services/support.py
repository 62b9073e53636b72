"""A report for support: what the program and the computer are, and what went wrong; nobody's work.

It is text, so that whoever saves it can read every line of it first.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import __version__
from facilitator.domain.diagnostic import Severity
from facilitator.services.licences import licences
from facilitator.services.maintenance import examine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.paths import Paths

Facts = tuple[tuple[str, str], ...]
"""Names and values that a window knows and this module does not: Qt, screens."""

_LONGEST_LOG = 100_000
_PLAIN = re.compile(r"[\d.]*")
_TABLE = "table"
_HIDDEN = "…"
_SESSION = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")


def support_report(paths: Paths, facts: Facts = ()) -> str:
    """All of it as text; it takes as long as the doctor, whose findings are part of it."""
    parts = (
        ("Program", (*program(), *facts)),
        ("System", tuple(_system())),
        ("Parts", tuple((part.name, part.version) for part in licences())),
    )
    lines = ["A report of Facilitator Companion for support. It was sent nowhere."]
    for title, rows in parts:
        lines += ["", title, *(f"  {name}: {value}" for name, value in rows)]
    lines += ["", "Library", *(f"  {line}" for line in _findings(paths))]
    lines += ["", "Log", *(f"  {line}" for line in _log(paths.logs))]
    return without_home("\n".join(lines)) + "\n"


def program() -> Iterator[tuple[str, str]]:
    """The versions of what runs."""
    from facilitator.library.health import sqlite_version

    kind = "packaged" if getattr(sys, "frozen", False) else "installed"
    yield "Facilitator Companion", f"{__version__} ({kind})"
    yield "Python", platform.python_version()
    yield "SQLite", sqlite_version()


def _system() -> Iterator[tuple[str, str]]:
    """Without the computer's name, which may be its owner's."""
    yield "System", f"{platform.system()} {platform.release()} {platform.machine()}"
    if sys.platform == "linux":
        yield "Distribution", _distribution()
        wanted = (os.environ.get(name, "") for name in _SESSION)
        yield "Desktop", " ".join(filter(None, wanted)) or "none"
    yield "Processors", str(os.cpu_count())


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return "unknown"


def _findings(paths: Paths) -> Iterator[str]:
    """The doctor's sentences; titles of plans and places of files stay out of them."""
    for finding in examine(paths):
        mark = "" if finding.severity is Severity.INFO else f"{finding.severity.upper()} "
        yield f"{mark}{_sentence(finding)}"


def _sentence(finding: Diagnostic) -> str:
    return finding.template.format_map(
        {
            name: value if name == _TABLE or _PLAIN.fullmatch(value) else _HIDDEN
            for name, value in finding.values.items()
        }
    )


def _log(folder: Path) -> Iterable[str]:
    """The end of it; when it was begun anew lately, also that of the one before."""
    text = ""
    for name in ("facilitator.log", "facilitator.1.log"):
        if len(text) < _LONGEST_LOG:
            text = _text_of(folder / name) + text
    return text[-_LONGEST_LOG:].splitlines() or ["Nothing is in it."]


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def without_home(text: str) -> str:
    """`~` for the user's folder, however the system writes it."""
    home = str(Path.home())
    for written in (home, home.replace("\\", "/"), home.replace("\\", "\\\\")):
        if len(written) > 1:
            text = text.replace(written, "~")
    return text
