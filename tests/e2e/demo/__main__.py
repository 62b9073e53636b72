"""`PLAN=path` plays the job on a file of yours instead of on a sample plan; `--guide` also puts
the pictures that README and guide show in their place.

On a screen each step stays long enough to be seen; without one it runs as fast as it can.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.services.reading import read_document
from facilitator.ui.application import application
from tests.e2e.demo import afterwards, collecting, pictures, preparing, running
from tests.e2e.demo.performance import OUT, Performance


def perform(folder: Path, own: Path | None) -> None:
    on = Performance(folder)
    preparing.play(on)
    collecting.play(on, own=own)
    on.plan_id = teach(on, own)
    running.play(on)
    afterwards.play(on)
    on.stage.kill()


def teach(on: Performance, own: Path | None) -> str:
    """The plan that goes into the room: the user's own, else a sample with breaks."""
    return on.plan_called(read_document(own).checked.plan.title if own else "Soil")


def main() -> int:
    own = Path(os.environ["PLAN"]) if os.environ.get("PLAN") else None
    if own is not None and not own.is_file():
        print(f"There is no file {own}.", file=sys.stderr)
        return 2
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    application()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    print(f"Playing the whole job{f' on {own.name}' if own else ''}:")
    with tempfile.TemporaryDirectory() as folder:
        perform(Path(folder), own)
    if "--guide" in sys.argv[1:]:
        pictures.refresh()
    print(f"Pictures and documents are in {OUT}/")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
