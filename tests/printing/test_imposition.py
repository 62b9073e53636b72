"""Pages on sheets: none lost, none twice, none cut, and a booklet that can be folded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.paper import Arrangement, Paper
from facilitator.printing import rubric_sheet
from facilitator.printing.imposition import Leaf, Placed, Side, sides
from facilitator.printing.render import render
from facilitator.printing.rubric_answers import RubricSource
from tests.printing.examples import rubric_of
from tests.printing.pdf_reading import Pdf

UP, LYING = (595.0, 842.0), (842.0, 595.0)
LEAVES = st.lists(
    st.builds(
        lambda size, chapter: Leaf(*size, chapter), st.sampled_from((UP, LYING)), st.integers(0, 2)
    ),
    min_size=1,
    max_size=20,
)


def corners(placed: Placed, leaf: Leaf) -> Iterator[tuple[float, float]]:
    a, b, c, d, e, f = placed.matrix
    for x, y in ((0.0, 0.0), (leaf.width, 0.0), (0.0, leaf.height), (leaf.width, leaf.height)):
        yield a * x + c * y + e, b * x + d * y + f


def boxes(side: Side, leaves: list[Leaf]) -> list[tuple[float, float, float, float]]:
    found = []
    for placed in side.pages:
        xs, ys = zip(*corners(placed, leaves[placed.position]), strict=True)
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


@given(LEAVES, st.sampled_from(Arrangement), st.booleans())
def test_every_page_is_there_once_and_inside_its_sheet(
    leaves: list[Leaf], arrangement: Arrangement, fronts: bool
) -> None:
    made = list(sides(leaves, arrangement, fronts=fronts))
    shown = sorted(placed.position for side in made for placed in side.pages)
    assert shown == list(range(len(leaves)))
    for side in made:
        for left, low, right, high in boxes(side, leaves):
            assert left >= -0.01
            assert low >= -0.01
            assert right <= side.width + 0.01
            assert high <= side.height + 0.01


@given(LEAVES, st.sampled_from(Arrangement))
def test_no_two_pages_overlap(leaves: list[Leaf], arrangement: Arrangement) -> None:
    for side in sides(leaves, arrangement):
        found = boxes(side, leaves)
        for at, one in enumerate(found):
            for other in found[at + 1 :]:
                apart = (
                    one[2] <= other[0] + 0.01
                    or other[2] <= one[0] + 0.01
                    or one[3] <= other[1] + 0.01
                    or other[3] <= one[1] + 0.01
                )
                assert apart


@given(st.integers(1, 40))
def test_a_booklet_read_leaf_by_leaf_runs_from_the_first_page_to_the_last(count: int) -> None:
    made = list(sides([Leaf(*UP)] * count, Arrangement.BOOKLET))
    assert len(made) == 2 * Arrangement.BOOKLET.sheets(count)
    order: dict[int, int] = {}
    total = len(made) * 2
    for sheet in range(len(made) // 2):
        front, back = made[2 * sheet], made[2 * sheet + 1]
        # Folded, the right half of a front comes first, its back follows.
        for side, right, left in ((front, 2 * sheet, total - 1 - 2 * sheet),
                                  (back, total - 2 - 2 * sheet, 2 * sheet + 1)):  # fmt: skip
            for placed, box in zip(side.pages, boxes(side, [Leaf(*UP)] * count), strict=True):
                order[right if box[0] > side.width / 2 - 1 else left] = placed.position
    assert [order[place] for place in sorted(order)] == list(range(count))


def test_chapters_do_not_share_a_side_and_fronts_stay_fronts() -> None:
    leaves = [Leaf(*UP, 0), Leaf(*UP, 1), Leaf(*UP, 1), Leaf(*UP, 1)]
    plain = [len(side.pages) for side in sides(leaves, Arrangement.TWO_UP)]
    assert plain == [1, 2, 1]
    fronts = [len(side.pages) for side in sides(leaves, Arrangement.TWO_UP, fronts=True)]
    assert fronts == [1, 0, 2, 1]


def test_copies_begin_on_a_front() -> None:
    leaves = [Leaf(*UP, 0, copy) for copy in range(3)]
    assert [len(side.pages) for side in sides(leaves, Arrangement.SINGLE, fronts=True)] == [
        1, 0, 1, 0, 1, 0,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arrangement", "pages"),
    [(Arrangement.SINGLE, 5), (Arrangement.TWO_UP, 3), (Arrangement.FOUR_UP, 2),
     (Arrangement.BOOKLET, 4)],
)  # fmt: skip
def test_real_sheets_hold_all_words_to_be_searched(arrangement: Arrangement, pages: int) -> None:
    names = tuple(f"Group {number}" for number in range(5))
    story = rubric_sheet.story(RubricSource(rubric_of(3, 4), "Bread"), paper=Paper.A4, groups=names)
    assert len(story.pages) == 1
    pdf = Pdf(render(story, arrangement=arrangement))
    assert len(pdf) == pages
    for name in names:
        assert name in pdf.text()
    assert pdf.text().count("Work of this level 1.4") == 5
    assert render(story, arrangement=arrangement) == pdf.content


def test_several_documents_become_one_booklet() -> None:
    stories = [
        rubric_sheet.story(
            RubricSource(rubric_of(3, 4, title=title), "Bread"),
            paper=Paper.A4,
            groups=("Aspen", "Beech"),
        )
        for title in ("First", "Second", "Third")
    ]
    pdf = Pdf(render(*stories, title="All", arrangement=Arrangement.BOOKLET))
    assert len(pdf) == 4
    assert pdf.document.get_toc() == []
