"""The journal's files: readable by anybody, and each damage costs only what it hit."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.deeds import BroughtBack, Happened, Observed, Removed, Reworded
from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.domain.run_events import Paused, Started
from facilitator.library.journal import BLOCK, Journals
from facilitator.library.journal_records import deed_of, record_of
from tests.library.examples import AT, LATER, instants, several, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.domain.deeds import Deed

seen = st.builds(
    Observation,
    id=st.uuids().map(lambda one: one.hex),
    session_id=st.just("s"),
    at=instants,
    phase=st.none() | st.integers(0, 20),
    groups=several,
    objective=st.none() | st.integers(0, 20),
    level=st.none() | st.sampled_from(AttainmentLevel),
    tags=several,
    note=texts,
    follow_up=st.booleans(),
    participants=several,
    entered=st.none() | instants,
)
deeds = st.one_of(
    st.builds(Observed, seen),
    st.builds(Reworded, seen, instants),
    st.builds(Removed, seen, instants),
    st.builds(BroughtBack, seen),
    st.just(Happened("s", Started("e", AT, 0), None, (AT, None))),
    st.just(Happened("s", Paused("f", LATER))),
)


@pytest.fixture
def journals(tmp_path: Path) -> Journals:
    return Journals(tmp_path / "journal")


def file_of(journals: Journals) -> Path:
    (file,) = journals.folder.iterdir()
    return file


def add_numbers(journals: Journals, count: int) -> None:
    for number in range(count):
        assert journals.add("s", {"number": number})


def numbers(journals: Journals) -> list[int]:
    return [record["number"] for record in journals.records("s")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(deeds, max_size=5))
def test_what_was_done_comes_back_from_the_file(tmp_path: Path, told: list[Deed]) -> None:
    journals = Journals(tmp_path / os.urandom(8).hex())
    for deed in told:
        journals.add("s", record_of(deed))

    assert [deed_of("s", record) for record in journals.records("s")] == told


def test_a_person_can_read_it(journals: Journals) -> None:
    note = "Zoë fragt nach dem Sauerteig"
    journals.add("s", record_of(Observed(Observation("o", "s", AT, note=note))))

    assert note in file_of(journals).read_text(encoding="utf-8")


def test_every_record_fills_whole_blocks_of_its_own(journals: Journals) -> None:
    for length in (1, BLOCK - 60, BLOCK, 3 * BLOCK):
        before = file_of(journals).stat().st_size if journals.holds("s") else 0
        journals.add("s", {"note": "x" * length})
        grown = file_of(journals).stat().st_size - before
        assert grown % BLOCK == 0
        assert length < grown <= length + 2 * BLOCK

    last = journals.last("s")
    assert last is not None
    assert last["note"] == "x" * 3 * BLOCK


@pytest.mark.parametrize("hit", range(6))
def test_a_damaged_block_costs_its_own_record_only(journals: Journals, hit: int) -> None:
    add_numbers(journals, 6)
    content = bytearray(file_of(journals).read_bytes())
    content[hit * BLOCK : (hit + 1) * BLOCK] = bytes(BLOCK)
    file_of(journals).write_bytes(content)

    assert numbers(journals) == [number for number in range(6) if number != hit]


@pytest.mark.parametrize("lost", [1, 7, BLOCK - 1, BLOCK, BLOCK + 1])
def test_a_record_that_broke_off_does_not_spoil_the_next(journals: Journals, lost: int) -> None:
    add_numbers(journals, 3)
    with file_of(journals).open("rb+") as file:
        file.truncate(3 * BLOCK - lost)
    assert numbers(journals) == ([0, 1] if lost <= BLOCK else [0])

    journals.add("s", {"number": 9})

    assert numbers(journals)[-1] == 9
    assert file_of(journals).stat().st_size % BLOCK == 0


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("call", ["write", "fsync", "open"])
@pytest.mark.parametrize("failing", range(1, 5))
def test_what_the_disk_refused_is_written_first_the_next_time(
    journals: Journals, monkeypatch: pytest.MonkeyPatch, code: int, call: str, failing: int
) -> None:
    monkeypatch.setattr(os, call, failing_at(getattr(os, call), failing, code))
    for number in range(6):
        journals.add("s", {"number": number})

    # Written twice is harmless: whoever reads a journal takes each event once.
    assert list(dict.fromkeys(numbers(journals))) == list(range(6))


def failing_at(real: Callable[..., object], failing: int, code: int) -> Callable[..., object]:
    calls = 0

    def call(*arguments: object, **more: object) -> object:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(code, os.strerror(code))
        return real(*arguments, **more)

    return call


@pytest.mark.skipif(os.name == "nt", reason="rights are kept elsewhere there")
def test_nobody_else_may_read_it(journals: Journals) -> None:
    old = os.umask(0)
    try:
        journals.add("s", {"number": 1})
        journals.rewrite("s", lambda record: record)
    finally:
        os.umask(old)

    assert journals.folder.stat().st_mode & 0o777 == 0o700
    assert file_of(journals).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("id_", ["../../x", "a/b", "CON", "", "s" * 64, "Ä", "nul\0l"])
def test_no_id_leads_out_of_the_folder(journals: Journals, id_: str) -> None:
    journals.add(id_, {"number": 1})

    assert file_of(journals).parent == journals.folder
    assert journals.sessions() == ((id_,) if id_ else ())
    assert [one["number"] for one in journals.records(id_)] == [1]


def test_what_no_program_wrote_is_passed_over(journals: Journals) -> None:
    deed = Observed(Observation("o", "s", AT, note="Seen"))
    nonsense = {"deed": "danced"}

    assert deed_of("s", nonsense) is None
    assert deed_of("s", record_of(replace(deed)) | {"colour": "red"}) == deed
