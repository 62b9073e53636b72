"""Kill the Prepare page while somebody types in it: `python -m tests.e2e.edit_kills 50`.

Each time another process opens the page on the same library, types as fast as it can and moves
phases, and confirms each key once it is done. It is killed at a random moment. Afterwards every
confirmed key has to be in the plan, and at most one more.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.library.store import Library
from facilitator.library.values import NewPlan, StoredPlan
from facilitator.paths import below
from facilitator.ui.prepare import build
from facilitator.ui.theme import install
from tests.fakes import FakeClock
from tests.ui.rig import SOIL, make_rig

_LONGEST = 0.6
TEXT = "Lay out the cards, read them aloud and ask what belongs together. " * 40
PLAN_ID = "soil"


def type_until_killed(folder: Path, out: int) -> None:
    """In the process that is killed."""
    install(QApplication([]))  # type: ignore[arg-type]
    rig = make_rig(folder)
    page = build(rig.shell)
    page.view.show()
    page.show_plan(PLAN_ID)
    field = page.view.centre.editor.form.learners
    field.setFocus()
    for letter in TEXT:
        QTest.keyClicks(field, letter)
        QApplication.processEvents()
        os.write(out, b".")


def kill_once(folder: Path, seed: int) -> int:
    """How many keys a process had confirmed when it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            type_until_killed(folder, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as confirmed:
        confirmed.read(1)  # the first key: until then windows and fonts are loaded
        time.sleep(random.Random(seed).uniform(0, _LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return 1 + len(confirmed.readall())


def stored(folder: Path) -> StoredPlan:
    paths = below(folder)
    with (
        closing(Library.open(paths.library, backups=paths.backups)) as library,
        library.reading() as work,
    ):
        found = work.plans.get(PLAN_ID)
    assert found is not None
    return found


def put_back(folder: Path) -> None:
    """The plan as nobody has touched it yet."""
    paths = below(folder)
    paths.create()
    phases = tuple(replace(phase, learner_activities="") for phase in SOIL.phases)
    new = NewPlan(PLAN_ID, replace(SOIL, phases=phases), 0)
    with (
        closing(Library.open(paths.library, backups=paths.backups)) as library,
        library.transaction() as work,
    ):
        if work.plans.get(PLAN_ID) is None:
            work.plans.add([new], FakeClock().now())
        else:
            work.plans.add_version(PLAN_ID, new, FakeClock().now())


def look(confirmed: int, before: int, after: StoredPlan) -> list[str]:
    """What is wrong with what is left; nothing when all is well."""
    text = after.plan.phases[0].learner_activities
    found = []
    if not TEXT.startswith(text):
        found.append(f"{text[-20:]!r} was never typed")
    # A space at the end is kept once a letter follows it.
    if len(text) < len(TEXT[:confirmed].rstrip()):
        found.append(f"{confirmed - len(text)} confirmed keys are not there")
    if len(text) > confirmed + 1:
        found.append(f"{len(text) - confirmed} keys are there that nobody confirmed")
    if after.version - before > 1:
        found.append(f"one sitting left {after.version - before} versions")
    return found


def main(times: int) -> int:
    """How many of the kills left something wrong."""
    wrong, keys = 0, 0
    with tempfile.TemporaryDirectory() as name:
        for seed in range(times):
            put_back(Path(name))
            before = stored(Path(name)).version
            confirmed = kill_once(Path(name), seed)
            keys += confirmed
            for problem in look(confirmed, before, stored(Path(name))):
                wrong += 1
                print(f"kill {seed}: {problem}")
    print(f"{times} kills, {keys} confirmed keys, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 50) else 0)
