"""Rubric sheets, read back from the PDF."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.inline import plain
from facilitator.domain.paper import Paper
from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric, SheetParts
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.errors import UserError
from facilitator.printing.coverage import printable
from facilitator.printing.rubric_answers import RubricSource
from facilitator.printing.rubric_sheet import rubric_sheet, story
from tests.printing.examples import LABELS, LETTERS, PLAN, rubric_of, texts_of
from tests.printing.pdf_reading import (
    MM,
    Pdf,
    assert_readable,
    pitches,
    squeezed,
    text_by_pdfium,
)
from tests.rubrics import KNOTS

WORDS = st.text(
    alphabet=LETTERS,
    max_size=60,
)
LONG = st.builds(lambda text, times: text * times, WORDS, st.integers(1, 30))


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    levels = draw(st.integers(1, 6))
    criteria = draw(st.lists(st.tuples(LONG, LONG, st.lists(WORDS | LONG)), max_size=12))
    return Rubric(
        title=draw(WORDS),
        task=draw(WORDS),
        criteria=tuple(
            Criterion(
                title,
                description,
                draw(st.integers(0, 20)) * 5,
                tuple(
                    CriterionLevel(
                        score, LABELS[score - 1], (texts or [""])[score % (len(texts) or 1)]
                    )
                    for score in range(1, levels + 1)
                ),
            )
            for title, description, texts in criteria
        )
        or rubric_of(1, levels).criteria,
    )


def sheet(rubric: Rubric, paper: Paper = Paper.A4, groups: tuple[str, ...] = ()) -> Pdf:
    return Pdf(rubric_sheet(rubric, lesson=PLAN.title, paper=paper, groups=groups))


def test_says_everything_on_one_landscape_page() -> None:
    rubric = draft_rubric(PLAN)
    pdf = sheet(rubric)
    assert len(pdf) == 1
    assert (round(pdf.document[0].rect.width / MM), round(pdf.document[0].rect.height / MM)) == (
        297,
        210,
    )
    for text in texts_of(rubric):
        assert text in pdf.text()
    for words in ("Bread without a machine", "Team baking plans.", "Group", "Date", "Assessor",
                  "Strength", "Next step", "Total", "of 20", "Page 1 of 1",
                  "Rubric sheet. Tick one box in each row."):  # fmt: skip
        assert words in pdf.text()


@pytest.mark.parametrize("paper", Paper)
def test_can_be_read(paper: Paper) -> None:
    assert_readable(sheet(draft_rubric(PLAN), paper))


def test_both_readers_find_the_same_words() -> None:
    rubric = draft_rubric(PLAN)
    found = text_by_pdfium(rubric_sheet(rubric, lesson=PLAN.title, paper=Paper.A4))
    assert all(squeezed(text) in squeezed(found) for text in texts_of(rubric))


@pytest.mark.parametrize(("criteria", "levels"), [(1, 2), (4, 4), (6, 3), (12, 6)])
def test_has_a_box_to_tick_in_every_cell(criteria: int, levels: int) -> None:
    pdf = sheet(rubric_of(criteria, levels))
    boxes = [
        drawing["rect"]
        for page in range(len(pdf))
        for drawing in pdf.drawings(page)
        if abs(drawing["rect"].width - 4 * MM) < 0.5
        and abs(drawing["rect"].height - 4 * MM) < 0.5
        and drawing["type"] == "s"
        and any(item[0] == "l" for item in drawing["items"])
    ]
    assert len(boxes) == criteria * levels


def test_repeats_the_head_and_never_tears_a_row() -> None:
    rubric = rubric_of(12, 6, text="Words that fill a narrow column with several lines, " * 2)
    pdf = sheet(rubric)
    assert len(pdf) > 1
    assert_readable(pdf)
    for number in range(len(pdf)):
        assert "Criterion" in pdf.text(number)
        assert "Extending" in pdf.text(number)
        assert f"Page {number + 1} of {len(pdf)}" in pdf.text(number)
    for number in range(1, 13):
        homes = [page for page in range(len(pdf)) if f"Description {number} " in pdf.text(page)]
        cells = [page for page in range(len(pdf)) if f" {number}.6" in pdf.text(page)]
        assert homes == cells


def test_a_row_taller_than_a_page_goes_on_without_loss() -> None:
    words = [f"w{number}" for number in range(1200)]
    pdf = sheet(rubric_of(2, 4, text=" ".join(words)))
    assert_readable(pdf)
    seen = Counter(pdf.text().split())
    assert {seen[word] for word in words} == {8}
    assert "Criterion 1 (continued)" in pdf.text()


def test_ends_with_strength_and_next_step_beside_a_row() -> None:
    """However many rows there are, the last page is never the closing alone."""
    for criteria in range(1, 13):
        pdf = sheet(rubric_of(criteria, 4, text="Some more words " * 7))
        assert f"Criterion {criteria}" in pdf.text(len(pdf) - 1)
        assert "Next step" in pdf.text(len(pdf) - 1)


def test_prints_a_sheet_for_each_group_with_its_name() -> None:
    pdf = sheet(rubric_of(3, 4), groups=("Alder", "Birch", "Cedar & <friends>"))
    assert len(pdf) == 3
    for page, name in enumerate(("Alder", "Birch", "Cedar & <friends>")):
        label, found = (pdf.document[page].search_for(words)[0] for words in ("Group", name))
        assert label.x1 < found.x0
        assert abs(label.y1 - found.y1) < 3
        assert "Criterion 3" in pdf.text(page)
        assert "Page 1 of 1" in pdf.text(page)
    assert_readable(pdf)
    assert [entry[1] for entry in pdf.document.get_toc()] == ["Alder", "Birch", "Cedar & <friends>"]


def test_further_pages_of_a_group_say_whose_they_are() -> None:
    pdf = sheet(rubric_of(12, 6, text="Words " * 20), groups=("Alder", "Birch"))
    half = len(pdf) // 2
    assert half > 1
    assert all("Alder" in pdf.text(page) for page in range(half))
    assert all("Birch" in pdf.text(page) for page in range(half, len(pdf)))


def test_copies_store_what_they_share_once() -> None:
    few = rubric_sheet(rubric_of(4, 4), lesson="L", paper=Paper.A4, groups=("A", "B"))
    many = rubric_sheet(
        rubric_of(4, 4), lesson="L", paper=Paper.A4, groups=tuple(map(str, range(100)))
    )
    assert len(many) - len(few) < 98 * 1000


@pytest.mark.parametrize("name", ["A name of a group that is longer than its line", "x" * 300,
                                  "words " * 200, "🙂 Birds"])  # fmt: skip
def test_makes_room_for_a_long_name(name: str) -> None:
    pdf = sheet(rubric_of(2, 4), groups=(name,))
    assert_readable(pdf)
    assert squeezed(printable(name))[:20] in squeezed(pdf.text())


def test_shows_a_new_head_where_the_scale_changes() -> None:
    four, two = rubric_of(1, 4).criteria[0], rubric_of(1, 2).criteria[0]
    pdf = sheet(Rubric("Mixed", "", (four, two)))
    assert pdf.text().count("Points") == 2
    assert_readable(pdf)


def test_prints_labels_of_any_length() -> None:
    levels = tuple(CriterionLevel(score, "Label " * 60, "x") for score in range(1, 7))
    pdf = sheet(Rubric("Labels", "", (Criterion("C", "d", 100, levels),)))
    assert len(pdf) == 1
    assert_readable(pdf)


def test_a_criterion_without_levels_still_prints() -> None:
    assert "Lonely" in sheet(Rubric("R", "", (Criterion("Lonely", "d", 100, ()),))).text()


def test_a_criterion_without_a_name_still_stands_below_its_rule() -> None:
    nameless = Criterion("", "", 0, (CriterionLevel(1, "Beginning", "Words"),))
    assert_readable(sheet(Rubric("R", "", (nameless, nameless))))


def test_refuses_a_rubric_without_criteria() -> None:
    with pytest.raises(UserError, match="no criteria"):
        rubric_sheet(Rubric("R", "", ()), lesson="L", paper=Paper.A4)


def test_lines_to_write_on_are_eight_millimetres_apart() -> None:
    pdf = sheet(rubric_of(2, 4))
    lines = pdf.writing_lines(0)
    assert len(lines) > 2
    assert pitches(lines) == {8.0}


def test_is_light_on_ink() -> None:
    assert 0.005 < sheet(draft_rubric(PLAN)).darkness(0) < 0.05


def test_embeds_its_fonts_and_names_no_other() -> None:
    pdf = sheet(draft_rubric(PLAN))
    fonts = pdf.document[0].get_fonts()
    assert {font[3].partition("+")[2] for font in fonts} == {"NotoSans-Regular", "NotoSans-Bold"}
    assert all(pdf.document.extract_font(font[0])[3] for font in fonts)


def test_carries_title_language_and_bookmarks() -> None:
    rubric = draft_rubric(PLAN)
    pdf = sheet(rubric)
    assert pdf.document.metadata["title"] == rubric.title
    assert pdf.document.metadata["subject"] == PLAN.title
    assert not pdf.document.metadata["author"]
    assert pdf.document.xref_get_key(pdf.document.pdf_catalog(), "Lang") == ("string", "en")
    assert [entry[1] for entry in pdf.document.get_toc()] == [
        rubric.title,
        *(criterion.title for criterion in rubric.criteria),
    ]


def test_gives_the_same_bytes_again() -> None:
    made = [rubric_sheet(draft_rubric(PLAN), lesson="L", paper=Paper.A4) for _ in range(2)]
    assert made[0] == made[1]


def test_shows_bold_and_leaves_other_marks_out() -> None:
    pdf = sheet(rubric_of(1, 2, text="Uses **steam**, *slowly*, for `5*3` minutes"))
    assert "Uses steam, slowly, for 5*3 minutes" in pdf.text()
    bold = [span.text for span in pdf.spans(0) if "Bold" in span.font]
    assert any("steam" in text for text in bold)


def test_text_size_grows_where_there_is_room() -> None:
    small = sheet(rubric_of(4, 4, text="Work that fills four or five lines of its column " * 2))
    large = sheet(rubric_of(4, 4))
    assert max(span.size for span in large.spans(0) if "Work" in span.text) > max(
        span.size for span in small.spans(0) if "Work" in span.text
    )


def test_story_can_be_asked_before_it_is_drawn() -> None:
    told = story(
        RubricSource(rubric_of(12, 4, text="Words " * 30), "L"), paper=Paper.A4, groups=("A", "B")
    )
    assert len(told.copies) == 2
    assert all(len(copy.additions) == len(told.pages) for copy in told.copies)


@settings(max_examples=25)
@given(rubrics(), st.sampled_from(Paper))
def test_any_rubric_can_be_read_without_loss(rubric: Rubric, paper: Paper) -> None:
    pdf = sheet(rubric, paper)
    assert_readable(pdf)
    found = squeezed(pdf.text())
    for text in texts_of(rubric):
        for word in printable(plain(text)).split():
            assert squeezed(word)[:8] in found


def test_the_sheet_leaves_room_for_what_the_rubric_wants() -> None:
    plain = Pdf(rubric_sheet(KNOTS, lesson="Knots", paper=Paper.A4)).text()
    assert "Next step" in plain
    assert "Signature" not in plain
    signed = replace(KNOTS, sheet=SheetParts(next_step=False, signature=True))
    text = Pdf(rubric_sheet(signed, lesson="Knots", paper=Paper.A4)).text()
    assert "Next step" not in text
    assert "Signature" in text
    assert "of 20" in text
