"""Damaged libraries: kept as they are, and all that can be read goes into a new one."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.deeds import Happened, Observed
from facilitator.domain.observation import Observation
from facilitator.domain.run_events import Paused
from facilitator.library.errors import LibraryError
from facilitator.library.salvage import salvage
from facilitator.library.store import Library
from facilitator.library.verification import counts_in, verify
from tests.library.damaging import KINDS, PAGE, damage
from tests.library.examples import AT, BEES, KNOTS, new, save, session

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.paths import Paths

PLANS, SEEN, EVENTS = 60, 2000, 300
DAMAGED = 50


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library of some size, without journals."""
    path = tmp_path_factory.mktemp("sound") / "library.sqlite3"
    library = Library.open(path, backups=path.parent)
    plans = [new(BEES if number % 2 else KNOTS, id_=f"plan{number}") for number in range(PLANS)]
    with library.transaction() as work:
        work.plans.add(plans, AT)
    save(library, session("plan1", id="s"))
    with library.transaction() as work:
        for number in range(SEEN):
            note = f"Counts bees at the hive, for the {number}th time"
            work.observations.add(Observation(f"o{number}", "s", AT, groups=("cedar",), note=note))
        for number in range(EVENTS):
            work.runs.append("s", Paused(f"e{number}", AT))
    library.close()
    return path


@pytest.fixture
def broken(sound: Path, paths: Paths) -> Path:
    """A copy to break."""
    paths.create()
    shutil.copyfile(sound, paths.library)
    return paths.library


def test_a_sound_library_comes_out_whole(broken: Path, tmp_path: Path) -> None:
    report = salvage(broken, tmp_path / "saved.sqlite3")

    assert report.is_whole
    assert not report.from_journals
    assert counts_in(tmp_path / "saved.sqlite3") == counts_in(broken)
    assert sum(counts_in(broken).values()) == report.kept + 1  # Alembic's own row


@pytest.mark.parametrize("number", range(DAMAGED))
def test_damage_costs_what_it_hit_and_the_rest_is_saved(
    broken: Path, paths: Paths, tmp_path: Path, number: int
) -> None:
    damage(broken, number)
    before = broken.read_bytes()

    report = salvage(broken, tmp_path / "saved.sqlite3")

    assert broken.read_bytes() == before
    assert [file.name for file in paths.data.glob(f"{broken.name}-*")] == []
    verify(tmp_path / "saved.sqlite3")
    seen = next(table for table in report.tables if table.name == "observation")
    if not seen.breaks_off:
        assert seen.kept + seen.missing >= SEEN
    with closing(Library.open(tmp_path / "saved.sqlite3", backups=paths.backups)) as saved:
        with saved.reading() as work:
            assert len(work.observations.of_session("s")) == seen.kept
            found = len(work.plans.search("bees OR knots", 100))
        assert found <= PLANS


@pytest.mark.parametrize("share", range(10))
def test_of_all_rows_on_sound_pages_nearly_all_are_saved(
    broken: Path, tmp_path: Path, share: int
) -> None:
    """One page of observations is zeroed: no other row of the table is lost."""
    content = bytearray(broken.read_bytes())
    hit = [
        page
        for page in range(1, len(content) // PAGE)
        if content[page * PAGE] == 0x0D
        and b"Counts bees at the hive" in content[page * PAGE : (page + 1) * PAGE]
    ]
    page = hit[share * len(hit) // 10]
    there = int.from_bytes(content[page * PAGE + 3 : page * PAGE + 5], "big")
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    broken.write_bytes(content)

    report = salvage(broken, tmp_path / "saved.sqlite3")

    seen = next(table for table in report.tables if table.name == "observation")
    assert seen.kept >= 0.99 * (SEEN - there)
    assert seen.missing == there or seen.breaks_off


def test_what_cannot_be_read_at_all_leaves_the_journals(paths: Paths, tmp_path: Path) -> None:
    library = Library.open(paths.library, backups=paths.backups)
    with library.transaction() as work:
        work.plans.add([new(BEES, id_="p")], AT)
    save(library, session("p", id="s"))
    library.keep(Happened("s", Paused("e", AT)))
    for number in range(20):
        library.keep(Observed(Observation(f"o{number}", "s", AT, note="Seen")))
    library.close()
    content = bytearray(paths.library.read_bytes())
    content[100:] = bytes(len(content) - 100)
    paths.library.write_bytes(content)

    report = salvage(paths.library, tmp_path / "saved.sqlite3")

    assert all(table.breaks_off for table in report.tables)
    assert report.from_journals.observations == 20
    with (
        closing(Library.open(tmp_path / "saved.sqlite3", backups=paths.backups)) as saved,
        saved.reading() as work,
    ):
        assert len(work.observations.of_session("s")) == 20
        assert len(work.runs.events("s")) == 1


def test_nothing_is_written_over(broken: Path) -> None:
    with pytest.raises(LibraryError, match="already"):
        salvage(broken, broken)


def test_each_kind_of_damage_is_in_the_corpus() -> None:
    assert len(KINDS) * 10 == DAMAGED
