"""A session that observes until somebody kills it; each line on stdout says what is saved."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from facilitator.library.errors import LibraryError
from facilitator.library.store import Library
from facilitator.paths import below
from facilitator.services import observations
from facilitator.services.desk import Desk
from tests.fakes import FakeClock


def main(folder: Path, session_id: str, times: int, carelessly: bool) -> None:
    paths = below(folder)
    try:
        library = Library.open(paths.library, backups=paths.backups)
    except LibraryError as refused:
        os.write(2, f"{refused}\n".encode())
        return
    if carelessly:
        _be_careless(library)
    desk = Desk(library, FakeClock(), paths)
    for number in range(times):
        seen, _ = observations.record(desk, session_id, phase=0, note=f"{number} " * 300)
        if not desk.library.waiting:
            os.write(1, f"{seen.id}\n".encode())
    os._exit(0)  # no farewell: what is on the disk is all there is


def _be_careless(library: Library) -> None:
    """As most programs are: the disk may take its time, and there is no journal."""
    raw = library._writer.connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA synchronous = NORMAL")
    library.journals.add = lambda *_: True  # type: ignore[method-assign]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:] == ["normal"])
