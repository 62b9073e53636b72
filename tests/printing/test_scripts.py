"""Scripts beyond Latin, Greek and Cyrillic: shaped, ordered, searchable, and never silent boxes."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pymupdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.paper import Paper
from facilitator.printing import machine_fonts
from facilitator.printing.coverage import missing_characters, printable
from facilitator.printing.machine_fonts import MachineFonts, look_for_fonts_in
from facilitator.printing.rubric_sheet import rubric_sheet
from facilitator.printing.shaping import own_faces, shape
from facilitator.printing.style import TEXT
from facilitator.printing.typesetting import at_most, set_plain, single_line, text_width
from tests.printing.examples import rubric_of
from tests.printing.pdf_reading import Pdf, assert_readable, squeezed, text_by_pdfium

if TYPE_CHECKING:
    from pathlib import Path

ARABIC = "يشرح المتعلّم كيف تعمل الخميرة"
MIXED = "يشرح المتعلّم كيف تعمل الخميرة (CO2) في 20 دقيقة، ثم يقارن."
HINDI = "क्षत्रिय हिन्दी में समझाएँ कि खमीर आटे को कैसे फुलाता है"
LOOSE = "ọ́nà ɛ̀dɔ̀ m̀bá"
SCRIPTS = st.text("abc يشرح المتعلّم 12٣() क्षत्रियहिन्दी ọ́ß\u200c水", min_size=1, max_size=60)


def sheet(text: str) -> bytes:
    return rubric_sheet(rubric_of(2, 3, text=text), lesson=text, paper=Paper.A4, groups=(text,))


@pytest.mark.parametrize("text", [ARABIC, HINDI, LOOSE])
def test_words_are_found_as_they_were_written(text: str) -> None:
    content = sheet(text)
    pdf = Pdf(content)
    assert_readable(pdf)
    for read in (pdf.text(), text_by_pdfium(content)):
        assert all(squeezed(printable(word)) in squeezed(read) for word in text.split())


def test_letters_are_joined() -> None:
    arabic = own_faces()[1].regular
    alone = {part[0] for letter in "بيت" for part in shape(arabic, letter, to_left=True)[0].outline}
    joined = {part[0] for sign in shape(arabic, "بيت", to_left=True) for part in sign.outline}
    assert len(joined - alone) >= 2


def test_vowels_stand_before_the_letter_they_are_spoken_after() -> None:
    signs = shape(own_faces()[0].regular, "हि", to_left=False)
    assert [sign.text for sign in signs] == ["हि"]
    assert [right for _, right, _ in signs[0].outline] == [0, 259]


def test_lines_that_run_to_the_left_stand_at_the_right() -> None:
    stack = set_plain(MIXED, TEXT, 120)
    assert len(stack) > 1
    assert all(line.indent + line.width == pytest.approx(120) for line in stack)
    assert " ".join(line.text for line in stack) == MIXED
    assert all(line.indent == 0 for line in set_plain(f"Arabic: {ARABIC}", TEXT, 120))


def test_numbers_and_latin_words_keep_their_direction() -> None:
    runs = [run.text for run in single_line(MIXED, TEXT).runs if run.shaped is None]
    assert "CO2" in runs
    assert "20" in runs
    assert runs.index("20") < runs.index("CO2")
    at = runs.index("CO2")
    assert (runs[at - 1][-1], runs[at + 1][0]) == ("(", ")")


def test_what_is_cut_says_so_at_its_end() -> None:
    cut = at_most(2, set_plain(MIXED, TEXT, 90), 90)[-1]
    assert cut.text.endswith("…")
    assert cut.runs[0].text.startswith("…")
    assert cut.indent + cut.width == pytest.approx(90)


def has_stray_sign(text: str) -> bool:
    """A vowel sign without a letter of its script: alone it is drawn as no text has it."""
    pairs = pairwise(f" {text}")
    return any(
        "\u093e" <= sign <= "\u094d" and not "\u0900" <= before <= "\u097f"
        for before, sign in pairs
    )


@example("तaि11111श", 55.0)
@given(SCRIPTS, st.floats(20, 200))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    for line in set_plain(text, TEXT, width):
        letters = len(squeezed(line.text))
        assert line.width <= width + 0.01 or letters <= 8
        if not has_stray_sign(text):
            assert line.width == pytest.approx(text_width(line.text, TEXT), abs=0.6 * letters)


@given(SCRIPTS)
def test_no_letter_is_lost(text: str) -> None:
    said = "".join(line.text for line in set_plain(text, TEXT, 60))
    assert squeezed(said) == squeezed(printable(text))


def test_the_same_text_gives_the_same_bytes() -> None:
    assert sheet(MIXED + HINDI) == sheet(MIXED + HINDI)


def test_title_and_bookmarks_are_the_words_themselves() -> None:
    document = pymupdf.open(stream=sheet("水 عربي 🙂"), filetype="pdf")
    assert document.metadata["subject"] == "水 عربي 🙂"
    assert "水 عربي 🙂" in [entry[1] for entry in document.get_toc()]


def font_of(
    letters: str, family: str = "Machine", *, cubic: bool = False, rights: int = 0
) -> bytes:
    """A font with a square for each letter."""
    names = [".notdef", *(f"uni{ord(letter):04X}" for letter in letters)]
    pens = {name: T2CharStringPen(1000, None) if cubic else TTGlyphPen(None) for name in names}
    for name in names[1:]:
        pen = pens[name]
        pen.moveTo((100, 0))
        for point in ((100, 700), (900, 700), (900, 0)):
            pen.lineTo(point)
        pen.closePath()
    builder = FontBuilder(1000, isTTF=not cubic)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(
        {ord(letter): name for letter, name in zip(letters, names[1:], strict=True)}
    )
    if cubic:
        drawn = {name: pen.getCharString() for name, pen in pens.items()}
        builder.setupCFF(family, {}, drawn, {})
    else:
        builder.setupGlyf({name: pen.glyph() for name, pen in pens.items()})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(fsType=rights)
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


@pytest.mark.parametrize("cubic", [False, True], ids=["TrueType", "CFF"])
def test_fonts_of_the_machine_are_used_where_ours_end(cubic: bool, tmp_path: Path) -> None:
    (tmp_path / "machine.otf").write_bytes(font_of("水火", cubic=cubic))
    assert printable("水 火 木") == "[U+6C34] [U+706B] [U+6728]"
    look_for_fonts_in(tmp_path)
    assert printable("水 火 木") == "水 火 [U+6728]"
    assert missing_characters(["水火木"]) == ("木",)
    content = sheet("水火水火")
    assert "水火水火" in squeezed(Pdf(content).text())
    assert "水火水火" in squeezed(text_by_pdfium(content))
    blank = Pdf(sheet("    "))
    assert Pdf(content).darkness(0) > blank.darkness(0) + 0.001


def test_a_line_may_end_between_ideographs_but_not_before_a_full_stop(tmp_path: Path) -> None:
    (tmp_path / "machine.ttf").write_bytes(font_of("水火木。「」"))
    look_for_fonts_in(tmp_path)
    lines = [line.text for line in set_plain("水火木水火木。「水火」木", TEXT, 60.5)]
    assert len(lines) == 3
    assert not any(line[0] in "。」" or line[-1] == "「" for line in lines)


def test_fonts_that_must_not_be_embedded_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.ttf").write_bytes(font_of("水", rights=2))
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0" + b"?" * 100)
    (tmp_path / "cut.ttc").write_bytes(b"ttcf")
    assert MachineFonts((tmp_path,)).face_covering("水") is None


def test_what_fonts_cover_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, fonts = tmp_path / "cache", tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "machine.ttf").write_bytes(font_of("水"))
    assert MachineFonts((fonts,), cache).face_covering("水")
    monkeypatch.setattr(machine_fonts, "_read", lambda file: pytest.fail(f"read {file} again"))
    assert MachineFonts((fonts,), cache).face_covering("水")


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"a": 1}', json.dumps({"x": [1, 2, 3]})])
def test_a_damaged_list_of_fonts_is_made_anew(kept: str, tmp_path: Path) -> None:
    (tmp_path / "machine.ttf").write_bytes(font_of("水"))
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "on-this-machine-1.json").write_text(kept)
    assert MachineFonts((tmp_path,), cache).face_covering("水")


def test_the_plainer_font_is_chosen(tmp_path: Path) -> None:
    for family in ("A Serif", "B Mono", "C Sans"):
        (tmp_path / f"{family}.ttf").write_bytes(font_of("水", family))
    face = MachineFonts((tmp_path,)).face_covering("水")
    assert face is not None
    assert face.regular.name.startswith("C Sans")
