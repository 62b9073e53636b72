"""Packages: what is written is read again, and what nobody of ours wrote is refused."""

from __future__ import annotations

import json
import struct
import tracemalloc
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from facilitator.domain.exchange import RubricRecord, VersionRecord
from facilitator.errors import UserError
from facilitator.formats.package import (
    FORMAT,
    About,
    PackageError,
    attachment_part,
    open_package,
    part_of_plan,
    part_of_rubric,
    part_of_session,
    write_parts,
)
from facilitator.formats.package.directory import MOST_BYTES, MOST_ENTRIES
from tests.accounts import AT, plans, rubrics, sessions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.domain.exchange import PlanRecord, RubricRecord, SessionRecord

ABOUT = About("9.9", datetime(2026, 11, 20, 9, tzinfo=UTC), "library", "A. B.")
SAFE = "plans/x.json"


def manifest(entries: Iterable[tuple[str, bytes]], /, **changes: object) -> bytes:
    listed = [
        {"name": name, "size": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in entries
    ]
    data = {
        "package": "facilitator-package",
        "format": FORMAT,
        "app": "9.9",
        "created": AT.isoformat(),
        "library": "library",
        "entries": listed,
    }
    return json.dumps({**data, **changes}).encode()


def zipped(
    target: Path,
    entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]],
    listed: bytes | None = None,
    method: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """A package that anybody could have made; its list is honest unless one is given."""
    kept = list(entries)
    named = [(one if isinstance(one, str) else one.filename, content) for one, content in kept]
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in kept:
            archive.writestr(name, content, method)
        archive.writestr("manifest.json", manifest(named) if listed is None else listed, method)
    return target


def refused(path: Path) -> str:
    """The sentence with which it is refused, wherever in reading that happens."""
    with pytest.raises(UserError) as caught:
        read_all(path)
    return str(caught.value)


def read_all(path: Path) -> None:
    with open_package(path) as package:
        package.verify()
        list(package.plans())
        list(package.rubrics())
        list(package.sessions())


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return tmp_path / "a.facilitator"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans(), rubric=rubrics(), session=sessions())
def test_what_is_packed_comes_out_again(
    tmp_path: Path, plan: PlanRecord, rubric: RubricRecord, session: SessionRecord
) -> None:
    file = tmp_path / "p.facilitator"
    records = [part_of_plan(plan), part_of_rubric(rubric), part_of_session(session)]
    write_parts(file, ABOUT, [attachment_part(b"# x"), *records])

    with open_package(file) as package:
        assert package.about == ABOUT
        assert list(package.plans()) == [plan]
        assert list(package.rubrics()) == [rubric]
        assert list(package.sessions()) == [session]
        assert package.attachment(sha256(b"# x").hexdigest()) == b"# x"
        assert package.unknown == ()


def test_the_same_package_has_the_same_bytes(tmp_path: Path) -> None:
    parts = [attachment_part(b"abc"), ("plans/a.json", b"{}")]
    one, other = tmp_path / "one.facilitator", tmp_path / "other.facilitator"
    write_parts(one, ABOUT, parts)
    write_parts(other, ABOUT, parts)

    assert one.read_bytes() == other.read_bytes()


def test_a_package_cut_short_anywhere_is_refused(tmp_path: Path, package: Path) -> None:
    noise = b"".join(sha256(str(n).encode()).digest() for n in range(3000))
    rubric = ("rubrics/r.json", b'{"id":"r"}')
    write_parts(package, ABOUT, [attachment_part(noise), attachment_part(noise[:5000]), rubric])
    whole = package.read_bytes()
    cut = tmp_path / "cut.facilitator"

    ends = [*range(0, len(whole), 4096), *range(len(whole) - 60, len(whole))]
    assert len(ends) > 80
    for end in ends:
        cut.write_bytes(whole[:end])
        assert "cut short" in refused(cut)


def test_a_package_with_any_byte_changed_is_refused_or_reads_the_same(
    tmp_path: Path, package: Path
) -> None:
    content = b"the only document"
    write_parts(package, ABOUT, [attachment_part(content)])
    whole = package.read_bytes()
    digest = sha256(content).hexdigest()
    bent = tmp_path / "bent.facilitator"

    for place in range(len(whole)):
        bent.write_bytes(whole[:place] + bytes([whole[place] ^ 0x21]) + whole[place + 1 :])
        try:
            with open_package(bent) as read:
                read.verify()
                assert read.attachment(digest) in (content, None)
        except PackageError:
            continue


BAD_NAMES = [
    "../up.json", "/abs.json", "plans/../../x", "C:/x.json", "x:y.txt", "plans\\x.json", "con.txt",
    "plans/NUL", "plans/aux.json", "plans/", "a//b", "./a", "plans/x.json.", "plans/ x", "~/x",
    "a/b/c/d/e/f", "x" * 200, "plans/é.json", ".hidden", "plans/x\x01",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES)
def test_unsafe_names_are_refused(package: Path, name: str) -> None:
    assert "was not opened" in refused(zipped(package, [(name, b"x")]))


def test_a_name_with_a_hidden_end_is_refused(package: Path) -> None:
    zipped(package, [("plans/aXb.json", b"{}")])
    package.write_bytes(package.read_bytes().replace(b"plans/aXb.json", b"plans/a\0b.json"))

    assert refused(package)


def test_names_that_differ_by_case_only_are_refused(package: Path) -> None:
    sentence = refused(zipped(package, [("plans/a.json", b"{}"), ("plans/A.json", b"{}")]))
    assert "two parts of one name" in sentence


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_twins_are_refused(package: Path) -> None:
    assert "two parts" in refused(zipped(package, [(SAFE, b"{}"), (SAFE, b"{ }")]))


def test_links_are_refused(package: Path) -> None:
    link = zipfile.ZipInfo("plans/link.json")
    link.create_system, link.external_attr = 3, 0o120777 << 16

    assert "link" in refused(zipped(package, [(link, b"/etc/passwd")]))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(package: Path, method: int) -> None:
    assert "packed in a way" in refused(zipped(package, [(SAFE, b"{}")], method=method))


def test_a_bomb_is_refused_before_it_goes_off(package: Path) -> None:
    zipped(package, [("attachments/bomb", bytes(30_000_000))])
    tracemalloc.start()
    try:
        assert "100 times" in refused(package)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_more_than_the_most_is_refused_by_what_is_declared(package: Path) -> None:
    """No file of that size is needed: the list is what is believed, and what is refused."""
    zipped(package, [(f"attachments/{n}", b"x" * 90) for n in range(3)], method=zipfile.ZIP_STORED)
    each = MOST_BYTES // 3 + 1
    package.write_bytes(with_sizes(package.read_bytes(), b"attachments/", each, each))

    assert refused(package)


@pytest.mark.parametrize("size", [10_000_000_000 % 2**32, 0xFFFFFFFE])
def test_an_entry_of_gigabytes_is_refused_by_its_word(package: Path, size: int) -> None:
    zipped(package, [("attachments/a", b"x" * 90)])
    package.write_bytes(with_sizes(package.read_bytes(), b"attachments/", None, size))

    assert "100 times" in refused(package)


def test_an_entry_of_ten_gigabytes_in_a_large_archive_is_refused(package: Path) -> None:
    """Such sizes stand in an extra field that only large archives have."""
    info = zipfile.ZipInfo("attachments/a")
    info.extra = struct.pack("<HHQ", 1, 8, 10_000_000_000)
    zipped(package, [(info, b"x" * 90)])
    package.write_bytes(with_sizes(package.read_bytes(), b"attachments/", None, 0xFFFFFFFF))

    assert "100 times" in refused(package)


def with_sizes(content: bytes, name: bytes, packed: int | None, size: int) -> bytes:
    """The archive with other sizes in its list for entries whose names begin so."""
    changed = bytearray(content)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        if changed[at + 46 : at + 46 + len(name)] == name:
            if packed is not None:
                changed[at + 20 : at + 24] = struct.pack("<L", packed)
            changed[at + 24 : at + 28] = struct.pack("<L", size)
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def test_too_many_entries_are_refused_before_they_are_listed(package: Path) -> None:
    zipped(package, [(f"x/{n}", b"") for n in range(MOST_ENTRIES + 1)], method=zipfile.ZIP_STORED)

    assert "more than 5000 parts" in refused(package)


def test_parts_over_each_other_are_refused(package: Path) -> None:
    """One packed text that is listed many times is how small files hold much."""
    zipped(package, [("attachments/a", b"x" * 90), ("attachments/b", b"x" * 90)])
    content = bytearray(package.read_bytes())
    second = content.rfind(b"PK\x01\x02", 0, content.rfind(b"attachments/b"))
    content[second + 42 : second + 46] = struct.pack("<L", 0)
    package.write_bytes(bytes(content))

    assert "over each other" in refused(package)


def test_a_locked_part_is_refused(package: Path) -> None:
    zipped(package, [(SAFE, b"{}")])
    content = bytearray(package.read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    package.write_bytes(bytes(content))

    assert "locked" in refused(package)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a package", bytes(100_000)])
def test_what_is_no_archive_is_refused(package: Path, content: bytes) -> None:
    package.write_bytes(content)

    assert "cut short, or it is something else" in refused(package)


def test_an_archive_of_others_is_refused(package: Path) -> None:
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    assert "not a package of this program" in refused(package)


def test_parts_that_the_list_does_not_name_are_refused(package: Path) -> None:
    listed = manifest([])
    assert "does not hold what its list says" in refused(zipped(package, [(SAFE, b"{}")], listed))
    listed = manifest([(SAFE, b"{}"), ("plans/y.json", b"{}")])
    assert "plans/y.json" in refused(zipped(package, [(SAFE, b"{}")], listed))


def test_a_newer_format_is_refused_politely(package: Path) -> None:
    listed = manifest([], format=FORMAT + 1, entries={"all": "different"})

    assert "A newer version of this program made" in refused(zipped(package, [], listed))


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"{", b"[]", b"null", b"\xff", b'{"id": NaN}', b'{"id": 1}', b'{"id": "../x"}',
        b"[" * 100_000, b'{"a":' * 50_000, b'{"id": "\\ud800"}', b'{"id": "x", "versions": []}',
        b'{"id": "x", "versions": [{}]}', b'{"id": "x", "versions": {"a": 1}}',
        b'{"id": ' + b"9" * 5000 + b"}", b'{"id": "x", "tags": [1]}',
        b'{"id": "x", "versions": [{"at": "now", "sha256": "", "plan": {}}]}',
        b'{"id": "x", "versions": [{"at": "2026-01-01T00:00:00+00:00", "sha256": "", "plan": {}}]}',
    ],
)  # fmt: skip
def test_broken_parts_are_refused_by_name(package: Path, broken: bytes) -> None:
    assert SAFE in refused(zipped(package, [(SAFE, broken)], method=zipfile.ZIP_STORED))


@pytest.mark.parametrize("broken", [b"{}", b'{"id": "s", "setup": {"at": 1}}'])
def test_broken_sessions_are_refused_by_name(package: Path, broken: bytes) -> None:
    assert "sessions/s.json" in refused(zipped(package, [("sessions/s.json", broken)]))


@pytest.mark.parametrize(
    "broken",
    [
        b"{}", b'{"id": "r", "versions": []}', b'{"id": "", "versions": [{}]}',
        b'{"versions": [{"at": "2026-01-01T00:00:00+00:00", "sha256": "", "rubric": {}}]}',
    ],
)  # fmt: skip
def test_broken_rubrics_are_refused_by_name(package: Path, broken: bytes) -> None:
    assert "rubrics/r.json" in refused(zipped(package, [("rubrics/r.json", broken)]))


def test_rubrics_whose_ids_differ_by_case_only_go_into_one_package(package: Path) -> None:
    body = '{"title":"x"}'
    version = VersionRecord(AT, sha256(body.encode()).hexdigest(), body)
    records = [RubricRecord(id_, "", AT, (version,)) for id_ in ("r", "R", "../ä" * 50)]
    write_parts(package, ABOUT, map(part_of_rubric, records))

    with open_package(package) as read:
        assert {rubric.id for rubric in read.rubrics()} == {rubric.id for rubric in records}


def test_parts_of_later_versions_are_named_and_not_refused(package: Path) -> None:
    zipped(package, [("goals/r.json", b"{}"), ("scores/s.csv", b"1")])

    with open_package(package) as read:
        read.verify()
        assert read.unknown == ("goals/r.json", "scores/s.csv")


def test_a_document_that_is_not_what_its_name_says_is_refused(package: Path) -> None:
    digest = sha256(b"right").hexdigest()
    zipped(package, [(f"attachments/{digest}", b"wrong")])

    with open_package(package) as read, pytest.raises(PackageError):
        read.attachment(digest)


def test_what_packs_like_a_bomb_can_be_packed_all_the_same(package: Path) -> None:
    write_parts(package, ABOUT, [attachment_part(bytes(1_000_000))])

    with open_package(package) as read:
        read.verify()


def test_too_much_for_one_package_is_said_and_leaves_the_older_file(package: Path) -> None:
    write_parts(package, ABOUT, [])
    before = package.read_bytes()

    with pytest.raises(PackageError, match="too much for one package"):
        write_parts(package, ABOUT, ((f"x/{n}", b"") for n in range(MOST_ENTRIES)))

    assert package.read_bytes() == before
    assert list(package.parent.iterdir()) == [package]


def test_a_failure_while_writing_leaves_the_older_file(package: Path) -> None:
    write_parts(package, ABOUT, [])
    before = package.read_bytes()

    def breaking() -> Iterable[tuple[str, bytes]]:
        yield attachment_part(b"a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_parts(package, ABOUT, breaking())

    assert package.read_bytes() == before
    assert list(package.parent.iterdir()) == [package]


def test_a_disk_that_forgets_is_noticed_before_the_older_file_goes(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_parts(package, ABOUT, [])
    before = package.read_bytes()
    monkeypatch.setattr("os.fsync", forgetting)

    with pytest.raises(PackageError, match="could not be read back"):
        write_parts(package, ABOUT, [attachment_part(b"a" * 500)])

    assert package.read_bytes() == before


def forgetting(descriptor: int) -> None:
    """A stick that says yes and keeps half."""
    import os

    os.truncate(descriptor, os.fstat(descriptor).st_size // 2)


def test_a_folder_or_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="is a folder"):
        write_parts(tmp_path, ABOUT, [])
    with pytest.raises(PackageError, match="Could not save"):
        write_parts(tmp_path / "no" / "p.facilitator", ABOUT, [])
    assert "could not be opened" in refused(tmp_path / "missing.facilitator")
