"""From the Print page through the printing system of this computer to a queue."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest

from tests.e2e import cups_queue
from tests.e2e.cups_queue import Queue

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(bool(cups_queue.missing()), reason=cups_queue.missing())

_FACILITATOR = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QAbstractButton
from facilitator.ui.print import build
from facilitator.ui.theme import install
from tests.ui.rig import FOUR_GROUPS, SOIL, make_rig

application = QApplication([])
install(application)
rig = make_rig(Path(sys.argv[1]))
page = build(rig.shell)
page.view.show()
session = rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS)
page.show_session(session.id)
page.view.shown.emit()
if "both" in sys.argv:
    page.view.options.both_sides_chosen.emit(True)
asked = []

def accept(title, pages, sides):
    from facilitator.ui.print.printer import new_printer
    asked.append(pages)
    page.view.printer_chosen.emit(new_printer(title, pages, sides))

page.view.ask_for_printer = accept
buttons = page.view.findChildren(QAbstractButton)
next(one for one in buttons if one.text().startswith("Print 1")).click()
assert not rig.navigator.errors, rig.navigator.errors
page.view.hide()
rig.desk.library.close()
"""


@pytest.fixture
def queue(tmp_path: Path) -> Queue:
    folder = tmp_path / "cups"
    folder.mkdir()
    made = Queue(folder)
    yield made
    made.close()


def print_on(queue: Queue, library: Path, *words: str) -> None:
    """In a process of its own: the printing system is chosen when it is first asked."""
    import os

    environment = os.environ | {
        "CUPS_SERVER": queue.server,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "QT_QPA_PLATFORM": "offscreen",
    }
    subprocess.run(
        [sys.executable, "-c", _FACILITATOR, library, *words],
        env=environment,
        check=True,
        timeout=120,
    )


def test_the_wanted_sheets_come_out_of_the_printer(queue: Queue, tmp_path: Path) -> None:
    print_on(queue, tmp_path / "library")
    with pymupdf.open(stream=queue.printed(), filetype="pdf") as pages:
        assert len(pages) == 10
        sizes = {tuple(sorted((round(p.rect.width), round(p.rect.height)))) for p in pages}
        assert all(len(page.get_images()) > 0 for page in pages)
    assert len(sizes) == 1
    assert "sides=one-sided" in queue.options()


def test_for_both_sides_every_copy_begins_on_a_front(queue: Queue, tmp_path: Path) -> None:
    print_on(queue, tmp_path / "library", "both")
    with pymupdf.open(stream=queue.printed(), filetype="pdf") as pages:
        assert len(pages) == 20
