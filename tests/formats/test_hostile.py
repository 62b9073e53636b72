"""Files made to harm, and files that are damaged: a sentence each, at once, in little memory."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import UserError
from facilitator.formats.archive import MOST_ENTRIES
from facilitator.formats.source import source_of
from facilitator.formats.unreadable import UnreadableFile
from facilitator.library.values import Origin
from facilitator.services.reading import read_origin
from tests.formats.test_sheets import GERMAN, ONTIME, workbook
from tests.office import h, p, table, word, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.plan import LessonPlan

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
WORD = word(
    h(0, "Waste"), h(1, "Start (20 min)"), p("Bins", listed=(1, 0)),
    table(("Time", "Activity"), ("9:00-9:10", "Hello"), ("9:10-9:20", "Bye")),
)  # fmt: skip
BOOK = workbook(("Topic", "Minutes"), ("Walk", 5), ("Talk", 10))
OPEN_TEXT = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office'
        ':1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>'
        '<t:h t:outline-level="1">Knots</t:h><t:h t:outline-level="2">Tie (5 min)</t:h>'
        "<t:list><t:list-item><t:p>Rope<t:note><t:note-body><t:p>Two metres</t:p></t:note-body>"
        '</t:note></t:p></t:list-item></t:list><t:h t:outline-level="2">Untie (5 min)</t:h>'
        "</o:text></o:body></o:document-content>",
    }
)


def read(content: bytes, name: str) -> LessonPlan:
    """Raises UserError."""
    source = source_of(content, Path(name))
    origin = Origin(name, name, source.digest, content)
    return read_origin(origin, source.text, source.kind, source.remarks).checked.plan


def outcome(content: bytes, name: str) -> str:
    """The title of the plan, or the sentence that refuses it."""
    try:
        return read(content, name).title
    except UserError as reason:
        return str(reason)


def refused(content: bytes, name: str) -> str:
    """The sentence, which must come at once and in little memory."""
    tracemalloc.start()
    begin = time.process_time()
    with pytest.raises(UnreadableFile) as reason:
        read(content, name)
    spent = time.process_time() - begin
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 1
    assert peak < 100 * 1024 * 1024
    sentence = str(reason.value)
    assert sentence.startswith(f"“{name}”")
    assert sentence.endswith(".")
    return sentence


def rezipped(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({name: change(name, archive.read(name)) for name in archive.namelist()})


def declaring(content: bytes, size: int) -> bytes:
    """The archive with another unpacked size in its table of contents."""
    made = bytearray(content)
    at = made.find(b"PK\x01\x02")
    struct.pack_into("<I", made, at + 24, size)
    return bytes(made)


def test_the_sound_ones_are_read() -> None:
    assert outcome(WORD, "a.docx") == "Waste"
    assert outcome(BOOK, "a.xlsx") == "a"
    assert outcome(OPEN_TEXT, "a.odt") == "Knots"
    assert "Two metres" in source_of(OPEN_TEXT, Path("a.odt")).text


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"word/document.xml": b" " * 60_000_000})
    assert "would fill the memory" in refused(bomb, "bomb.docx")
    assert "would fill the memory" in refused(declaring(WORD, 4_000_000_000), "huge.docx")
    many = zipped({f"word/{n}.xml": "" for n in range(MOST_ENTRIES + 1)})
    assert "would fill the memory" in refused(many, "many.docx")


def test_a_size_that_is_declared_too_small_is_not_believed() -> None:
    assert "is damaged" in refused(
        declaring(zipped({"word/document.xml": b"<a/>" * 50}), 3), "x.docx"
    )


def test_an_entry_of_ten_gigabytes_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("xl/workbook.xml")
        archive.writestr(info, "x")
        info.file_size = 10 * 1024**3
    assert "would fill the memory" in refused(made.getvalue(), "ten.xlsx")


@pytest.mark.parametrize(
    "name",
    ["../../escape.xml", "/etc/cron.d/x", "C:/x.xml", "word\\..\\..\\x", "WORD/document.xml"],
)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    assert "elsewhere on this computer" in refused(zipped({**parts, name: b"x"}), "x.docx")


def test_links_are_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("word/document.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "elsewhere on this computer" in refused(made.getvalue(), "x.docx")


@pytest.mark.parametrize("dtd", [LAUGHS, OUTSIDE, "<!DOCTYPE html>"])
@pytest.mark.parametrize(
    ("content", "name"), [(WORD, "a.docx"), (BOOK, "a.xlsx"), (OPEN_TEXT, "a.odt")]
)
def test_a_document_type_is_refused_in_any_part(content: bytes, name: str, dtd: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [part for part in archive.namelist() if part.endswith(".xml")]
    read = {"a.docx": "word/styles.xml", "a.xlsx": parts[0], "a.odt": "content.xml"}[name]

    def with_type(part: str, text: bytes) -> bytes:
        if part != read:
            return text
        begin = text.find(b"?>") + 2 if text.startswith(b"<?xml") else 0
        return text[:begin] + dtd.encode() + text[begin:]

    assert "its own XML entities" in refused(rezipped(content, with_type), name)


def test_the_library_for_workbooks_is_guarded() -> None:
    assert openpyxl.DEFUSEDXML


def test_documents_nested_beyond_sense_are_read_or_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + p("x") + "</w:sdtContent></w:sdt>" * 5000
    assert outcome(word(h(0, "T"), deep), "deep.docx").endswith(".")
    runs = "<w:smartTag>" * 5000 + "</w:smartTag>" * 5000
    assert outcome(word(h(0, "T"), p(runs)), "deep.docx").endswith(".")
    tables = "<w:tbl><w:tr><w:tc>" * 900 + p("x") + "</w:tc></w:tr></w:tbl>" * 900
    assert outcome(word(h(0, "T"), tables), "deep.docx").endswith(".")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7\nx", "a.pdf", "is a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.doc", "is an old Word or Excel file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.xls", "is an old Excel file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.docx", "is protected by a password"),
        (b"{\\rtf1 x}", "a.rtf", "is a rich text file"),
        (zipped({"Index/Document.iwa": "x"}), "a.pages", "is a Pages, Keynote or Numbers document"),
        (zipped({"ppt/presentation.xml": "x"}), "a.pptx", "is a presentation"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}),
         "a.ods", "is an OpenDocument spreadsheet"),
        (zipped({"a.txt": "x"}), "a.zip", "is a ZIP file"),
    ],
)  # fmt: skip
def test_other_kinds_are_named_with_what_to_do(content: bytes, name: str, words: str) -> None:
    sentence = refused(content, name)
    assert words in sentence
    assert sentence.count(".") >= 3 or "Save" in sentence or "Unpack" in sentence


NAMES = st.sampled_from(["a.docx", "a.xlsx", "a.odt", "a.csv", "a.tsv", "a.md", "a.txt"])
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FUZZ
@given(st.binary(max_size=400), NAMES)
def test_random_bytes_are_a_sentence_or_a_plan(content: bytes, name: str) -> None:
    outcome(content, name)


@FUZZ
@given(st.sampled_from([b"PK\x03\x04", WORD[:40], BOOK[:40]]), st.binary(max_size=300), NAMES)
def test_random_bytes_behind_a_true_beginning(begin: bytes, rest: bytes, name: str) -> None:
    outcome(begin + rest, name)


@FUZZ
@given(
    st.sampled_from([(WORD, "a.docx"), (BOOK, "a.xlsx"), (OPEN_TEXT, "a.odt"),
                     (GERMAN.encode(), "a.csv"), (ONTIME.encode("utf-16"), "a.csv")]),
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=8),
)  # fmt: skip
def test_damaged_bytes(one: tuple[bytes, str], changes: list[tuple[int, int]]) -> None:
    content, name = bytearray(one[0]), one[1]
    for at, value in changes:
        content[at % len(content)] = value
    outcome(bytes(content), name)


@FUZZ
@given(
    st.sampled_from([(WORD, "a.docx"), (BOOK, "a.xlsx"), (OPEN_TEXT, "a.odt")]),
    st.integers(0, 20),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 400), st.sampled_from(
        [b"", b"<", b"</", b"<w:p>", b"&#0;", b"\xff", b"999999999", b'w:val=""', b"-1"]
    )), min_size=1, max_size=4),
)  # fmt: skip
def test_damaged_parts(
    one: tuple[bytes, str], chosen: int, cuts: list[tuple[int, int, bytes]]
) -> None:
    """The archive is sound, what is in it is not."""
    with zipfile.ZipFile(io.BytesIO(one[0])) as archive:
        names = sorted(archive.namelist())

    def cut(part: str, text: bytes) -> bytes:
        if part != names[chosen % len(names)]:
            return text
        for at, length, put in cuts:
            begin = at % (len(text) + 1)
            text = text[:begin] + put + text[begin + length :]
        return text

    outcome(rezipped(one[0], cut), one[1])


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-5, 200), st.floats(allow_nan=False),
    st.sampled_from(["9:00", "9:00-9:10", "10 min", "Total", "Title", "Duration", "Time", "ID"]),
)  # fmt: skip


@FUZZ
@given(st.lists(st.lists(CELLS, max_size=7), max_size=9))
def test_any_cells_are_a_plan_or_a_sentence(rows: list[list[object]]) -> None:
    from facilitator.domain.run_sheet.mapping import guess
    from facilitator.formats.markdown import read_plan, write_plan
    from facilitator.formats.sheets import Sheet, plan_from_sheet

    sheet = Sheet("s", tuple(tuple(row) for row in rows))  # type: ignore[arg-type]
    try:
        made = plan_from_sheet(sheet, guess(sheet.rows), "s.csv")
    except UserError:
        return
    again = read_plan(write_plan(made.plan)).plan
    assert [one.name for one in again.phases] == [one.name for one in made.plan.phases]
    assert again.phase_minutes == made.plan.phase_minutes


@pytest.mark.parametrize(
    "text", ["# Day\n\n9:30 Welcome\n\n9:30 Close\n", "# Day\n\n- 9:30 Welcome\n- 9:30 Close\n"]
)
def test_times_that_do_not_go_on_are_no_crash(text: str) -> None:
    assert outcome(text.encode(), "a.md")
