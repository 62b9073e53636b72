"""Rubrics of every kind on paper, on sheets and in one grid, blank and filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.inline import plain
from facilitator.domain.paper import Look, Paper
from facilitator.domain.rubric import Rubric, RubricKind, SheetParts
from facilitator.domain.rubric_kinds import as_kind
from facilitator.printing import rubric_grid, rubric_sheet
from facilitator.printing.coverage import printable
from facilitator.printing.render import render
from facilitator.printing.rubric_answers import Answer, Filled, Other, RubricSource
from tests.printing.examples import rubric_of, texts_of
from tests.printing.pdf_reading import MM, Pdf, assert_readable, squeezed
from tests.printing.test_rubric_sheet import rubrics
from tests.rubrics import KNOTS

ALL_PARTS = SheetParts(*(True,) * 6)
GROUPS = ("Alder", "Birch", "Cedar")
parts = st.builds(SheetParts, *(st.booleans() for _ in range(6)))


def with_ids(rubric: Rubric) -> Rubric:
    criteria = (replace(one, id=f"c{at}") for at, one in enumerate(rubric.criteria))
    return replace(rubric, criteria=tuple(criteria))


def of_kind(kind: RubricKind, sheet: SheetParts = ALL_PARTS) -> RubricSource:
    rubric = with_ids(replace(as_kind(KNOTS, kind), sheet=sheet))
    return RubricSource(rubric, "Five Knots", ("Tie a bowline", "Tie a clove hitch"), 3)


def blank(source: RubricSource, paper: Paper = Paper.A4) -> Pdf:
    return Pdf(render(rubric_sheet.story(source, paper=paper, groups=GROUPS)))


def grid(source: RubricSource, *groups: str, paper: Paper = Paper.A4) -> Pdf:
    return Pdf(render(rubric_grid.story(source, paper=paper, groups=groups or GROUPS)))


def crosses(pdf: Pdf, page: int = 0) -> int:
    """Boxes that are ticked: two slanting strokes each."""
    strokes = [
        (abs(item[1].x - item[2].x), abs(item[1].y - item[2].y))
        for drawing in pdf.drawings(page)
        for item in drawing["items"]  # type: ignore[attr-defined]
        if item[0] == "l"
    ]
    slanting = [wide for wide, high in strokes if wide and wide == pytest.approx(high, abs=0.05)]
    return len(slanting) // 2


@settings(max_examples=25)
@given(rubrics(), st.sampled_from(RubricKind), parts, st.sampled_from(Paper))
def test_any_rubric_of_any_kind_can_be_read_without_loss(
    rubric: Rubric, kind: RubricKind, sheet: SheetParts, paper: Paper
) -> None:
    shown = replace(as_kind(rubric, kind), sheet=sheet)
    pdf = Pdf(render(rubric_sheet.story(RubricSource(shown, "Lesson", (), 2), paper=paper)))
    assert_readable(pdf)
    found = squeezed(pdf.text())
    for text in texts_of(shown):
        for word in printable(plain(text)).split():
            assert squeezed(word)[:8] in found


@settings(max_examples=20)
@given(
    rubrics(),
    parts,
    st.sampled_from(Paper),
    st.lists(st.text("abc Ωж", max_size=40), max_size=12).map(tuple),
)
def test_any_grid_can_be_read(
    rubric: Rubric, sheet: SheetParts, paper: Paper, groups: tuple[str, ...]
) -> None:
    source = RubricSource(replace(rubric, sheet=sheet), "Lesson", (), 2)
    assert_readable(Pdf(render(rubric_grid.story(source, paper=paper, groups=groups))))


@pytest.mark.parametrize("kind", RubricKind)
def test_a_sheet_has_what_was_asked_for(kind: RubricKind) -> None:
    everything = blank(of_kind(kind)).text()
    for words in ("not seen", "Evidence", "Strength", "Next step", "Signature", "Total"):
        assert words in everything
    nothing = blank(of_kind(kind, SheetParts(*(False,) * 6))).text()
    for words in ("not seen", "Evidence", "Strength", "Signature", "Total", "Points"):
        assert words not in nothing


def test_na_is_offered_only_where_the_criterion_allows_it() -> None:
    source = of_kind(RubricKind.ANALYTIC)
    first, *others = source.rubric.criteria
    allowed = replace(source.rubric, criteria=(replace(first, may_not_apply=True), *others))
    text = blank(replace(source, rubric=allowed)).text(0)
    assert text.count("N/A") == 1
    assert text.count("not seen") == len(allowed.criteria)


def test_the_objective_is_not_said_twice() -> None:
    source = of_kind(RubricKind.ANALYTIC)
    first, second, *others = (
        replace(one, objective=at) for at, one in enumerate(source.rubric.criteria)
    )
    first = replace(first, description="Tie a bowline in the dark")
    rubric = replace(source.rubric, criteria=(first, replace(second, description=""), *others))
    text = blank(replace(source, rubric=rubric)).text(0)
    assert "Objective: Tie a bowline" not in text
    assert "Objective: Tie a clove hitch" in text


def test_the_foot_says_which_version_of_the_rubric_it_is() -> None:
    source = of_kind(RubricKind.ANALYTIC)
    assert "Version 3 · Rubric sheet" in blank(source).text()
    assert "Version" not in blank(replace(source, version=0)).text()
    assert "Version 3 · Rubric grid" in grid(source).text()


def test_levels_of_a_whole_stand_one_below_the_other() -> None:
    pdf = blank(of_kind(RubricKind.HOLISTIC))
    tops = [
        next(box.y0 for box, word in pdf.words(0) if word == name)
        for name in ("Beginning", "Developing", "Proficient", "Extending")
    ]
    assert tops == sorted(tops)
    assert len(set(tops)) == 4


def test_a_checklist_gives_its_width_to_the_words() -> None:
    wide, usual = (blank(of_kind(kind)) for kind in (RubricKind.CHECKLIST, RubricKind.ANALYTIC))

    def first_column_ends(pdf: Pdf, label: str) -> float:
        return next(box.x0 for box, word in pdf.words(0) if word == label)

    assert first_column_ends(wide, "Not") > 2 * first_column_ends(usual, "Beginning")


def test_a_single_point_leaves_lines_where_it_says_nothing() -> None:
    source = of_kind(RubricKind.SINGLE_POINT, SheetParts(next_step=False))
    bare = tuple(
        replace(
            one,
            levels=tuple(
                replace(level, descriptor="" if at != 1 else level.descriptor)
                for at, level in enumerate(one.levels)
            ),
        )
        for one in source.rubric.criteria
    )
    with_lines = blank(replace(source, rubric=replace(source.rubric, criteria=bare)))
    assert len(with_lines.writing_lines(0)) >= 2 * len(bare)
    assert not blank(source).writing_lines(0)


# --- what was scored ---


def filled(source: RubricSource) -> tuple[Filled, ...]:
    first, second, *_ = source.rubric.criteria
    answers = {
        first.id: Answer(level=0, points="2", note="Asked twice, then named it"),
        second.id: Answer(other=Other.NOT_SEEN),
    }
    at = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    return tuple(Filled(name, "Ada", at, answers, "2", "7") for name in GROUPS)


@pytest.mark.parametrize("kind", [kind for kind in RubricKind if kind is not RubricKind.HOLISTIC])
def test_what_was_scored_is_ticked(kind: RubricKind) -> None:
    source = of_kind(kind, SheetParts())
    pdf = Pdf(render(rubric_sheet.story(source, paper=Paper.A4, filled=filled(source))))
    assert_readable(pdf)
    assert len(pdf) == len(GROUPS)
    for page, name in enumerate(GROUPS):
        text = pdf.text(page)
        assert f"Group {name}" in text
        assert "Ada, Fri 20 Nov 2026." in text
        assert "Asked twice, then named it" in text
        assert crosses(pdf, page) == 2


def test_a_filled_grid_has_a_column_for_each_line() -> None:
    source = of_kind(RubricKind.ANALYTIC, SheetParts())
    pdf = Pdf(render(rubric_grid.story(source, paper=Paper.A4, filled=filled(source))))
    assert_readable(pdf)
    assert all(name in pdf.text() for name in GROUPS)
    assert crosses(pdf) == len(GROUPS)
    assert pdf.text().count("2 of 7") == len(GROUPS)


def test_more_groups_than_a_page_is_wide_for_go_on_below() -> None:
    names = tuple(f"Group{number}" for number in range(9))
    pdf = grid(of_kind(RubricKind.ANALYTIC, SheetParts()), *names, paper=Paper.A5)
    assert all(name in pdf.text() for name in names)
    assert_readable(pdf)


def of_size(criteria: int, levels: int = 4, *, may_not_apply: bool = False) -> RubricSource:
    """A grid with all that stands in the cells of groups."""
    drawn = rubric_of(criteria, levels)
    each = (
        replace(one, may_not_apply=may_not_apply, description="What yeast eats, and what it makes")
        for one in drawn.criteria
    )
    sheet = SheetParts(other_answers=True)
    return RubricSource(with_ids(replace(drawn, criteria=tuple(each), sheet=sheet)), "Bread")


def rings(pdf: Pdf, page: int = 0) -> list[pymupdf.Rect]:
    """The circles around levels."""
    drawn = (
        drawing["rect"]
        for drawing in pdf.drawings(page)
        if all(item[0] == "c" for item in drawing["items"])  # type: ignore[attr-defined]
    )
    return [box for box in drawn if box.width > 4 * MM]


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize(
    "source", [of_size(5), of_size(5, may_not_apply=True), of_size(5, levels=6)]
)
def test_five_criteria_of_six_groups_stand_on_one_page(source: RubricSource, paper: Paper) -> None:
    pdf = grid(source, *(f"Group {letter}" for letter in "ABCDEF"), paper=paper)
    assert_readable(pdf)
    assert len(pdf) == 1
    drawn = rings(pdf)
    assert len(drawn) == 5 * 6 * len(source.rubric.criteria[0].levels)
    assert not any(one.intersects(other) for one, other in combinations(drawn, 2))


@pytest.mark.parametrize("criteria", range(1, 13))
def test_every_page_of_a_grid_tells_its_levels_above_criteria(criteria: int) -> None:
    pdf = grid(of_size(criteria, may_not_apply=True), *(f"G{number}" for number in range(8)))
    for page in range(len(pdf)):
        words = pdf.words(page)
        legend = next(box.y1 for box, word in words if word == "Proficient")
        rows = [box.y0 for box, word in words if word == "eats,"]
        assert rows
        assert legend < min(rows)


def test_large_print_is_large_in_a_grid() -> None:
    story = rubric_grid.story(
        of_kind(RubricKind.ANALYTIC), paper=Paper.A4, groups=GROUPS, look=Look(large=True)
    )
    pdf = Pdf(render(story))
    titles = [
        span.size for span in pdf.spans(0) if span.text.startswith(KNOTS.criteria[0].title[:6])
    ]
    assert min(titles) > 15
