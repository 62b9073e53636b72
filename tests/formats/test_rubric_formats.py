"""Rubrics from and for other programs: nothing is lost without a word."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric, RubricKind
from facilitator.domain.rubric_identity import anonymous, identified
from facilitator.domain.text import clean_block, clean_line
from facilitator.formats.rubrics import (
    FoundRubrics,
    Target,
    losses,
    read_rubrics,
    write_canvas,
    write_case,
    write_markdown,
    write_moodle,
    write_word,
)
from facilitator.formats.unreadable import UnreadableFile
from tests.rubrics import KNOTS

_BESIDE = (above / "shared" / "corpus" for above in Path(__file__).parents)
CORPUS = next((folder for folder in _BESIDE if folder.exists()), Path("none"))
AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
REPEATED = (
    "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,"
    "Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points"
)
NUMBERED = (
    "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,"
    "Rating Name 1,Rating Description 1,Rating Points 1,"
    "Rating Name 2,Rating Description 2,Rating Points 2"
)


def read(text: str, name: str = "list.csv") -> FoundRubrics:
    return read_rubrics(text.encode(), name)


def only(found: FoundRubrics) -> Rubric:
    (rubric,) = found.rubrics
    return rubric


@pytest.mark.parametrize("header", [REPEATED, NUMBERED])
def test_canvas_in_both_styles_with_ragged_rows_and_commas(header: str) -> None:
    text = f"""{header}
Bread,Crumb,Even,false,Good,"Open,
and ""even""\",4,Fair,Some holes,"1,75",Poor,Dense,0
Bread,Crust,,true,Good,Crisp,2.5
Soup,Taste,,false,Good,Rich,2,Fair,Thin,1
"""
    bread, soup = read(text).rubrics
    crumb, crust = bread.criteria
    assert [(one.label, one.score) for one in crumb.levels] == [
        ("Poor", 0),
        ("Fair", Decimal("1.75")),
        ("Good", 4),
    ]
    assert crumb.levels[2].descriptor == 'Open,\nand "even"'
    assert [(one.lowest, one.score) for one in crust.levels] == [(0, Decimal("2.5"))]
    assert [one.title for one in soup.criteria] == ["Taste"]


def test_bad_rows_are_named_by_number_and_the_good_ones_come_in() -> None:
    text = f"""{REPEATED}
Bread,Crumb,,false,Good,Open,4,Fair,Dense,1

,Crust,,false,Good,Crisp,4,Fair,Soft,1
Bread,,,false,Good,x,1
Bread,Smell,,false
Bread,Taste,,false,Good,Sweet,four,Fair,Flat,1
Bread,Crust,,false,Good,Crisp,4,Fair,Soft,1
"""
    found = read(text)
    assert [one.title for one in only(found).criteria] == ["Crumb", "Crust"]
    assert [one.sentence for one in found.broken] == [
        "Row 4: the rubric name is missing.",
        "Row 5: the criterion's name is missing.",
        "Row 6: “Smell” has no ratings.",
        "Row 7: the points of rating 1 (“Good”) are “four”, which is no number.",
    ]


def test_a_file_without_one_good_row_says_why() -> None:
    with pytest.raises(UnreadableFile, match="Row 2: “Smell” has no ratings"):
        read(f"{REPEATED}\nBread,Smell,,false\n")
    with pytest.raises(UnreadableFile, match="There is no rubric"):
        read("a,b\n1,2\n")
    with pytest.raises(UnreadableFile, match="no text"):
        read_rubrics(b"\x00\x01", "picture.csv")


@pytest.mark.skipif(not CORPUS.exists(), reason="no corpus beside the checkout")
def test_the_template_of_canvas_comes_back_byte_for_byte() -> None:
    file = CORPUS / "b2ta" / "canvas-rubric-template.csv"
    content = file.read_bytes()
    rubric = only(read_rubrics(content, file.name))
    assert len(rubric.criteria) == 4
    assert write_canvas(rubric).encode() == content.replace(b"\r\n", b"\n")


@pytest.mark.skipif(not CORPUS.exists(), reason="no corpus beside the checkout")
@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_assignments_in_three_scripts_are_read(language: str) -> None:
    file = CORPUS / "iot-for-beginners" / language / "assignment.md"
    first, _ = only(read_rubrics(file.read_bytes(), file.name)).criteria
    assert [one.score for one in first.levels] == [1, 2, 3]
    assert all(level.label and level.descriptor for level in first.levels)


_words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=14)
_lines = _words.map(clean_line).filter(bool)
_blocks = st.lists(_words, max_size=3).map("\n".join).map(clean_block)
_scores = st.lists(
    st.integers(0, 50) | st.decimals(0, 20, places=2).map(lambda one: one.normalize()),
    min_size=1,
    max_size=5,
    unique=True,
).map(sorted)
_levels = _scores.flatmap(
    lambda scores: st.tuples(
        *(
            st.builds(CriterionLevel, st.just(score), _words.map(clean_line), _blocks)
            for score in scores
        )
    )
)
_criteria = st.builds(
    Criterion, title=_lines, description=_blocks, weight=st.just(0), levels=_levels
)
_canvas_rubrics = st.builds(
    Rubric,
    title=_lines,
    task=st.just(""),
    criteria=st.lists(_criteria, min_size=1, max_size=3).map(tuple),
)


@given(_canvas_rubrics)
def test_whatever_canvas_can_hold_comes_back_the_same(rubric: Rubric) -> None:
    text = write_canvas(rubric)
    assert only(read(text)) == rubric
    assert write_canvas(only(read(text))) == text
    lost = losses(rubric, Target.CANVAS)
    assert lost == ()


@given(_canvas_rubrics)
def test_both_styles_of_header_say_the_same(rubric: Rubric) -> None:
    rows = list(csv.reader(io.StringIO(write_canvas(rubric), newline="")))
    numbered = [*rows[0][:4], *(f"{name} {at // 3 + 1}" for at, name in enumerate(rows[0][4:]))]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([numbered, *rows[1:]])
    assert only(read(out.getvalue())) == rubric


def test_moodle_has_one_row_a_level_and_none_with_the_same_score() -> None:
    text = write_moodle(KNOTS)
    assert text.splitlines()[:2] == [
        "criterion,level,level_description,score",
        "Ties it,Beginning,Ties it at 1,1",
    ]
    back = only(read(text, "Knots rubric.csv"))
    plain = tuple(
        replace(one, weight=0, objective=None, may_not_apply=False) for one in KNOTS.criteria
    )
    assert back == replace(KNOTS, task="", criteria=plain)
    found = read(text + ",Also,More,4\n,Half,More,x\n")
    assert [one.sentence for one in found.broken] == [
        "Row 10: “Explains it” has two levels with the score 4.",
        "Row 11: the score “x” is no number.",
    ]


def named(rubric: Rubric) -> Rubric:
    numbers = count(1)
    return identified(rubric, lambda: f"{next(numbers):032x}")


def test_case_keeps_identifiers_and_addresses_as_they_came() -> None:
    numbers = count(1)

    def of(kind: str, **more: object) -> dict[str, object]:
        own = f"{kind.upper()}-{next(numbers)}"
        return {"identifier": own, "uri": f"https://case.example/{kind}/{own}?v=1", **more}

    levels = [
        of("level", quality="Low", description="Some", score=1, feedback="Go on", position=1),
        of("level", quality="High", description="All", score=4.5, feedback="", position=2),
    ]
    row = of(
        "row",
        category="Crumb",
        description="How even it is",
        CFItemURI="https://case.example/item/7",
        weight=100,
        position=1,
        CFRubricCriterionLevels=levels,
    )
    text = json.dumps({"CFRubrics": [of("rubric", title="Bread", CFRubricCriteria=[row])]})
    rubric = only(read(text, "case.json"))
    assert rubric.criteria[0].levels[0].feedback == "Go on"
    assert rubric.criteria[0].levels[1].score == Decimal("4.5")

    written = write_case(rubric, AT)
    assert '"score": 1,' in written
    out = json.loads(written)
    assert out["identifier"] == rubric.id == "RUBRIC-4"
    assert out["uri"] == "https://case.example/rubric/RUBRIC-4?v=1"
    assert out["lastChangeDateTime"] == "2026-03-01T09:30:00Z"
    again = out["CFRubricCriteria"][0]
    assert (again["identifier"], again["CFItemURI"]) == ("ROW-3", "https://case.example/item/7")
    assert again["CFRubricCriterionLevels"][0]["rubricCriterionId"] == "ROW-3"
    assert only(read(written, "again.json")) == rubric


def test_our_own_rubric_goes_out_to_case_and_comes_back() -> None:
    written = write_case(named(KNOTS), AT)
    assert json.loads(written)["uri"] == "urn:uuid:00000000-0000-0000-0000-000000000001"
    back = only(read(written, "knots.json"))
    plain = tuple(replace(one, objective=None, may_not_apply=False) for one in KNOTS.criteria)
    assert anonymous(back) == replace(KNOTS, criteria=plain)


def test_what_is_no_case_is_refused() -> None:
    for text in ("{", "[]", '{"CFRubricCriteria": 5}', "[" * 100_000):
        with pytest.raises(UnreadableFile):
            read(text, "case.json")


MIXED = replace(
    KNOTS,
    criteria=(
        replace(KNOTS.criteria[0], description="On the first | second try\nwith one hand"),
        replace(
            KNOTS.criteria[1],
            levels=(
                CriterionLevel(2, "Half", "Some: all (1)", lowest=1),
                CriterionLevel(Decimal("3.5"), "Whole", "All"),
            ),
        ),
    ),
)


@pytest.mark.parametrize("ending", ["md", "docx"])
def test_tables_give_the_rubric_back(ending: str) -> None:
    content = write_markdown(MIXED).encode() if ending == "md" else write_word(MIXED, AT)
    back = only(read_rubrics(content, f"knots.{ending}"))
    plain = tuple(replace(one, objective=None, may_not_apply=False) for one in MIXED.criteria)
    assert back == replace(MIXED, criteria=plain)


def test_each_way_out_says_what_it_cannot_hold() -> None:
    rubric = replace(MIXED, kind=RubricKind.HOLISTIC)
    said = {target: " ".join(losses(rubric, target)) for target in Target}
    for target in Target:
        assert "has no “N/A”: “Ties it”." in said[target]
        assert "holistic" in said[target]
    assert "the task: “Tying a bowline”" in said[Target.CANVAS]
    assert "“Ties it” 60 %, “Explains it” 40 %" in said[Target.MOODLE]
    assert "no ranges of points, the upper end stays: “Explains it”" in said[Target.CASE]
    assert "no ranges" not in said[Target.MARKDOWN] + said[Target.DOCX]
    assert "no description" in said[Target.MOODLE]
    twice = replace(MIXED.criteria[1], levels=(MIXED.criteria[1].levels[0],) * 2)
    lost = losses(replace(MIXED, criteria=(twice,)), Target.MOODLE)
    assert any("“Explains it” has 2 with 2." in sentence for sentence in lost)
