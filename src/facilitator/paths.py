"""Where the library, its backups, the log and what can be made again live."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

LIBRARY_VARIABLE = "FACILITATOR_LIBRARY"
"""Environment variable that puts everything in one folder of the user's choice."""

PORTABLE = "portable-data"
"""A folder of this name beside a packaged program takes everything: a program on a stick."""

_APPLICATION = "facilitator-companion"


class Paths(NamedTuple):
    """The folders of one library; what lies in `cache` may be lost, it is made again."""

    data: Path
    backups: Path
    logs: Path
    settings: Path
    cache: Path

    @property
    def library(self) -> Path:
        return self.data / "library.sqlite3"

    @property
    def lock(self) -> Path:
        return self.data / "library.lock"

    @property
    def heartbeat(self) -> Path:
        """Says when a running session was last watched; losing it costs a question."""
        return self.data / "heartbeat.json"

    def create(self) -> None:
        """Make the folders, private to the user.

        Raises OSError when the place cannot be written.
        """
        for folder in (self.data, self.backups, self.logs, self.settings.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def paths_for(folder: Path | None) -> Paths:
    """Below `folder`, else the environment's choice, else beside the program, else the system's."""
    chosen = folder or _from_environment() or _beside_the_program()
    return below(chosen) if chosen is not None else _system_places()


def below(folder: Path) -> Paths:
    """Everything in one folder: a stick, a test, a second library."""
    folder = _at_home(folder).absolute()
    return Paths(
        data=folder,
        backups=folder / "backups",
        logs=folder / "logs",
        settings=folder / "settings.ini",
        cache=folder / "cache",
    )


def _at_home(folder: Path) -> Path:
    """`~` as shells read it: where nobody has that name, it is a folder's name like any other."""
    try:
        return folder.expanduser()
    except RuntimeError:
        return folder


def _from_environment() -> Path | None:
    value = os.environ.get(LIBRARY_VARIABLE, "").strip()
    return Path(value) if value else None


def _beside_the_program() -> Path | None:
    """A checkout has no program to put it beside."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent / PORTABLE
    return folder if folder.is_dir() else None


def _system_places() -> Paths:
    from platformdirs import PlatformDirs  # 20 ms that a given folder never pays

    places = PlatformDirs(_APPLICATION, appauthor=False)
    return Paths(
        data=Path(places.user_data_dir),
        backups=Path(places.user_data_dir) / "backups",
        logs=Path(places.user_log_dir),
        settings=Path(places.user_config_dir) / "settings.ini",
        cache=Path(places.user_cache_dir),
    )
